#include "store/snapshot.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <unordered_map>

#include "store/biword_file.h"
#include "store/fields.h"
#include "store/files.h"
#include "store/impact_file.h"
#include "store/token_file.h"
#include "store/vocabulary.h"
#include "store/xapian_error.h"

namespace arshif::store {

struct Snapshot::State {
    State(ArchivePaths where, Catalogue opened) : paths(std::move(where)), catalogue(std::move(opened)) {}

    ArchivePaths paths;
    Catalogue catalogue;
    std::optional<Transaction> transaction;
    std::vector<FileLock> locks;
    std::vector<SegmentInfo> segments;
    std::vector<std::int64_t> dead;
    std::vector<Vocabulary> vocabularies;
    std::vector<TokenFile> tokens;
    std::unordered_map<const TokenFile*, TokenEncoder> encoders;
    std::vector<std::optional<BiwordFile>> biwords;
    std::vector<std::optional<ImpactFile>> impacts;

    // The number of the segment that would have the article; nothing for one before the first.
    std::optional<std::size_t> segment_of(std::int64_t article) const {
        const auto next =
            std::upper_bound(segments.begin(), segments.end(), article,
                             [](std::int64_t id, const SegmentInfo& segment) { return id < segment.first; });
        return next == segments.begin() ? std::nullopt
                                        : std::optional(static_cast<std::size_t>(next - segments.begin()) - 1);
    }
    // The file of the segment that would have the article; null where there is none.
    template <typename File>
    const File* file_of(const std::vector<std::optional<File>>& files, std::int64_t article) const {
        const std::optional<std::size_t> segment = segment_of(article);
        return segment && files[*segment] ? &*files[*segment] : nullptr;
    }
    Xapian::Database database;
};

namespace {

constexpr int max_attempts = 100;

// Shared locks on the folders of the segments. One that is gone or being removed means that the list is out of date.
core::Result<std::vector<FileLock>> lock_segments(const ArchivePaths& paths, const std::vector<SegmentInfo>& segments) {
    std::vector<FileLock> locks;
    for (const SegmentInfo& segment : segments) {
        ARSHIF_TRY(lock, FileLock::acquire(paths.segment(segment.name), FileLock::Kind::shared));
        locks.push_back(std::move(lock));
    }
    return locks;
}

core::Error other_terms(const std::string& folder, const std::string& version) {
    return {core::ErrorCode::archive_version,
            fmt::format("the segment {} is version {}, this program's is {}", folder,
                        version.empty() ? "unknown" : version, terms_version),
            "run `arshif compact --reanalyze` to rebuild it from the stored texts"};
}

template <typename File>
std::vector<const File*> those_there(const std::vector<std::optional<File>>& files) {
    std::vector<const File*> there;
    for (const std::optional<File>& file : files) {
        if (file) there.push_back(&*file);
    }
    return there;
}

}  // namespace

Snapshot::Snapshot(std::unique_ptr<State> state) : state_(std::move(state)) {}
Snapshot::~Snapshot() = default;
Snapshot::Snapshot(Snapshot&&) noexcept = default;
Snapshot& Snapshot::operator=(Snapshot&&) noexcept = default;

core::Result<Snapshot> Snapshot::open(const ArchivePaths& paths) {
    ARSHIF_CHECK(find_archive(paths));
    ARSHIF_TRY(catalogue, Catalogue::open(paths.catalogue(), Catalogue::Access::read));
    auto state = std::make_unique<State>(paths, std::move(catalogue));
    // Lock, then read the list again: a writer unlinks a folder only after the transaction that unnames it, so a list
    // that is still the same under the locks is safe to open.
    core::Error failure{core::ErrorCode::locked, "the archive is changing too fast to be read", "try again"};
    for (int attempt = 0; attempt < max_attempts; ++attempt) {
        ARSHIF_TRY(listed, state->catalogue.segments());
        core::Result<std::vector<FileLock>> locks = lock_segments(paths, listed);
        ARSHIF_TRY(transaction, Transaction::begin(state->catalogue.connection(), Transaction::Kind::read));
        ARSHIF_TRY(confirmed, state->catalogue.segments());
        if (confirmed != listed) continue;
        if (!locks) {
            failure = locks.error();
            if (failure.code == core::ErrorCode::locked) continue;
            return core::Error{core::ErrorCode::archive_damaged, failure.message, "run `arshif check`"};
        }
        state->locks = std::move(*locks);
        state->segments = std::move(confirmed);
        state->transaction.emplace(std::move(transaction));
        break;
    }
    if (!state->transaction) return failure;
    ARSHIF_TRY(dead, state->catalogue.tombstones());
    state->dead = std::move(dead);
    for (const SegmentInfo& segment : state->segments) {
        const std::string folder = paths.segment(segment.name);
        ARSHIF_CHECK(xapian_guard(Doing::reading, "open a segment", [&]() -> core::Result<void> {
            const Xapian::Database database(folder);
            const std::string version = database.get_metadata(std::string(terms_metadata));
            state->database.add_database(database);
            return version == std::to_string(terms_version) ? core::Result<void>() : other_terms(folder, version);
        }));
        ARSHIF_TRY(vocabulary, Vocabulary::open(fmt::format("{}/{}", folder, vocabulary_file)));
        vocabulary.expect_scattered_reads();
        state->vocabularies.push_back(std::move(vocabulary));
        ARSHIF_TRY(tokens, TokenFile::open(fmt::format("{}/{}", folder, token_file)));
        tokens.expect_scattered_reads();
        state->tokens.push_back(std::move(tokens));
        ARSHIF_TRY(biwords, BiwordFile::open(fmt::format("{}/{}", folder, biword_file)));
        state->biwords.push_back(std::move(biwords));
        ARSHIF_TRY(impacts, ImpactFile::open(fmt::format("{}/{}", folder, impact_file)));
        state->impacts.push_back(std::move(impacts));
    }
    return Snapshot(std::move(state));
}

const ArchivePaths& Snapshot::paths() const {
    return state_->paths;
}
Catalogue& Snapshot::catalogue() const {
    return state_->catalogue;
}
const Xapian::Database& Snapshot::database() const {
    return state_->database;
}
const std::vector<SegmentInfo>& Snapshot::segments() const {
    return state_->segments;
}
const std::vector<std::int64_t>& Snapshot::dead() const {
    return state_->dead;
}

std::int64_t Snapshot::article_id(std::uint32_t docid) const {
    return (docid - 1) / static_cast<std::uint32_t>(state_->segments.size()) + 1;
}

std::optional<std::uint32_t> Snapshot::document_of(std::int64_t article) const {
    const std::vector<SegmentInfo>& segments = state_->segments;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (article < segments[i].first || article > segments[i].last) continue;
        return static_cast<std::uint32_t>(static_cast<std::size_t>(article - 1) * segments.size() + i + 1);
    }
    return std::nullopt;
}

const TokenFile* Snapshot::token_file_of(std::int64_t article) const {
    const std::optional<std::size_t> segment = state_->segment_of(article);
    return segment ? &state_->tokens[*segment] : nullptr;
}

const TokenEncoder& Snapshot::encoder(const TokenFile& file) const {
    return state_->encoders.try_emplace(&file, file.numbered()).first->second;
}

TokenStream Snapshot::tokens(std::int64_t article, std::vector<text::TokenCode>& room) const {
    const TokenFile* const file = token_file_of(article);
    return file != nullptr ? file->at(article, room) : TokenStream();
}

const BiwordFile* Snapshot::biwords(std::int64_t article) const {
    return state_->file_of(state_->biwords, article);
}
std::vector<const BiwordFile*> Snapshot::biwords() const {
    return those_there(state_->biwords);
}
const ImpactFile* Snapshot::impacts(std::int64_t article) const {
    return state_->file_of(state_->impacts, article);
}
std::vector<const ImpactFile*> Snapshot::impacts() const {
    return those_there(state_->impacts);
}

std::int64_t Snapshot::articles() const {
    std::int64_t documents = 0;
    for (const SegmentInfo& segment : state_->segments)
        documents += segment.articles;
    return documents - static_cast<std::int64_t>(state_->dead.size());
}

std::uint32_t Snapshot::frequency(std::string_view surface) const {
    std::uint32_t frequency = 0;
    for (const Vocabulary& vocabulary : state_->vocabularies)
        frequency += vocabulary.frequency(surface);
    return frequency;
}

VocabularySource Snapshot::forms(std::string_view prefix) const {
    std::vector<VocabularySource> sources;
    for (const Vocabulary& vocabulary : state_->vocabularies)
        sources.push_back(vocabulary.entries(prefix));
    return merge_sources(std::move(sources));
}

bool Snapshot::shares_code(std::string_view surface, text::TokenCode code) const {
    for (const Vocabulary& vocabulary : state_->vocabularies) {
        for (const std::string& form : vocabulary.forms_of(code)) {
            if (form != surface) return true;
        }
    }
    return false;
}

std::vector<std::string> Snapshot::forms_of_stem_part(text::TokenCode part) const {
    std::vector<std::string> forms;
    for (const Vocabulary& vocabulary : state_->vocabularies) {
        std::vector<std::string> more = vocabulary.forms_of_stem_part(part);
        std::move(more.begin(), more.end(), std::back_inserter(forms));
    }
    return forms;
}

}  // namespace arshif::store
