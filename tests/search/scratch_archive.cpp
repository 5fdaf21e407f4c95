#include "scratch_archive.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <utility>

#include "indexer/editor.h"
#include "indexer/importer.h"
#include "search/resolver.h"
#include "store/sqlite.h"
#include "store/writer.h"

namespace arshif::search::test {

namespace {

template <typename T>
T must(core::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

void must(const core::Result<void>& result) {
    if (!result) throw std::runtime_error(result.error().message);
}

class Silence final : public indexer::ImportObserver {
public:
    void progressed(const indexer::ImportProgress&) override {}
    void refused(const store::RefusalRow& refusal) override {
        throw std::runtime_error("refused: " + refusal.reason + " " + refusal.detail);
    }
    void doubted(const indexer::Doubt& doubt) override { throw std::runtime_error("doubted: " + doubt.message); }
    void found(const indexer::TextFinding&) override {}
    bool stop_requested() override { return false; }
};

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string json_line(const Draft& draft) {
    std::string line = fmt::format(R"({{"id": {}, "body": {})", json_string(draft.id), json_string(draft.body));
    const std::array<std::pair<std::string_view, const std::string*>, 5> others = {{{"title", &draft.title},
                                                                                    {"date", &draft.date},
                                                                                    {"country", &draft.country},
                                                                                    {"source", &draft.source},
                                                                                    {"category", &draft.category}}};
    for (const auto& [name, value] : others) {
        if (!value->empty()) line += fmt::format(R"(, "{}": {})", name, json_string(*value));
    }
    return line + "}\n";
}

constexpr std::string_view origin = "scratch";

store::ArchivePaths paths_in(const std::string& folder) {
    return {folder + "/archive"};
}

}  // namespace

ScratchArchive::ScratchArchive() {
    std::string pattern = (std::filesystem::temp_directory_path() / "arshif-search-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    folder_ = pattern;
    must(store::create_archive(paths_in(folder_)));
}

ScratchArchive::~ScratchArchive() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void ScratchArchive::import_drafts(const std::vector<Draft>& drafts) const {
    indexer::ImportOptions options;
    options.paths = {folder_ + "/drafts.jsonl"};
    options.origin = origin;
    std::ofstream file(options.paths.front());
    for (const Draft& draft : drafts)
        file << json_line(draft);
    file.close();
    store::Writer writer = must(store::Writer::open(paths_in(folder_)));
    Silence observer;
    must(indexer::import_articles(writer, options, observer));
}

void ScratchArchive::remove(const std::vector<std::string>& ids) const {
    store::Writer writer = must(store::Writer::open(paths_in(folder_)));
    const std::int64_t number = must(writer.catalogue().find_origin(origin)).value();
    std::vector<store::StoredArticle> articles;
    for (const std::string& id : ids)
        articles.push_back(must(writer.catalogue().find(number, id)).value());
    must(indexer::remove_articles(writer, articles));
}

void ScratchArchive::compact() const {
    store::Writer writer = must(store::Writer::open(paths_in(folder_)));
    must(writer.compact());
}

void ScratchArchive::damage(const std::string& sql) const {
    store::Writer writer = must(store::Writer::open(paths_in(folder_)));
    must(writer.catalogue().connection().execute(sql));
}

store::Snapshot ScratchArchive::open() const {
    return must(store::Snapshot::open(paths_in(folder_)));
}

store::ArchivePaths ScratchArchive::paths() const {
    return paths_in(folder_);
}

Asker::Asker(const ScratchArchive& archive, RankingWeights weights)
    : snapshot_(archive.open()), searcher_(snapshot_, weights) {}

Query Asker::query(std::string_view typed, const ParseOptions& options) {
    return must(resolve(must(parse_query(typed, options, analyzer_)), snapshot_));
}

SearchResult Asker::search(std::string_view typed, const SearchRequest& like, const ParseOptions& options) {
    SearchRequest request = like;
    request.query = query(typed, options);
    return must(searcher_.search(request));
}

std::int64_t Asker::count(std::string_view typed, const Filters& filters) {
    return must(searcher_.count(query(typed), filters));
}

std::string Asker::found(std::string_view typed, const SearchRequest& like, const ParseOptions& options) {
    return ids_of(search(typed, like, options).hits);
}

std::string ids_of(const std::vector<Hit>& hits) {
    std::string ids;
    for (const Hit& hit : hits) {
        if (!ids.empty()) ids += ' ';
        ids += hit.partial ? "(" + hit.record.identifier + ")" : hit.record.identifier;
    }
    return ids;
}

std::set<std::string> whole_matches(const SearchResult& result) {
    std::set<std::string> identifiers;
    for (const Hit& hit : result.hits) {
        if (!hit.partial) identifiers.insert(hit.record.identifier);
    }
    return identifiers;
}

namespace {

// Three letters out of those that no affix is made of.
std::vector<std::string> roots() {
    constexpr std::array<std::string_view, 16> letters = {"ج", "ح", "خ", "د", "ذ", "ر", "ز", "ش",
                                                          "ص", "ض", "ط", "ع", "غ", "ق", "ث", "ظ"};
    std::vector<std::string> out;
    for (std::size_t i = 0; i < letters.size() * letters.size() * letters.size(); ++i) {
        const std::size_t n = letters.size();
        out.push_back(fmt::format("{}{}{}", letters.at(i / n / n), letters.at(i / n % n), letters.at(i % n)));
    }
    return out;
}

}  // namespace

std::vector<Collision> forms_with_equal_codes(std::size_t wanted) {
    constexpr std::array<std::string_view, 10> before = {"", "ال", "وال", "بال", "كال", "فال", "لل", "و", "ف", "وبال"};
    constexpr std::array<std::string_view, 8> behind = {"", "ها", "هم", "هما", "ات", "ون", "ين", "ا"};
    text::Analyzer analyzer;
    std::vector<Collision> pairs;
    for (const std::string& root : roots()) {
        std::map<std::pair<std::string, text::TokenCode>, std::string> known;
        for (std::size_t i = 0; i < before.size() * behind.size() && pairs.size() < wanted; ++i) {
            const std::string word =
                fmt::format("{}{}{}", before.at(i % before.size()), root, behind.at(i / before.size()));
            const text::Term& term = analyzer.analyze(word).front();
            const auto [at, added] = known.emplace(std::pair(std::string(term.stem), term.code), word);
            if (!added) pairs.push_back({at->second, word});
        }
        if (pairs.size() == wanted) break;
    }
    return pairs;
}

std::vector<Collision> stems_with_equal_parts(std::size_t wanted) {
    text::Analyzer analyzer;
    std::vector<Collision> pairs;
    std::map<text::TokenCode, std::string> known;
    for (const std::string& root : roots()) {
        if (pairs.size() == wanted) break;
        const text::Term& term = analyzer.analyze(root).front();
        const auto [at, added] = known.emplace(text::stem_part(term.code), root);
        if (!added) pairs.push_back({at->second, root});
    }
    return pairs;
}

}  // namespace arshif::search::test
