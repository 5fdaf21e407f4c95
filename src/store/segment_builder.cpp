#include "store/segment_builder.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "store/fields.h"
#include "store/record.h"
#include "store/shingles.h"
#include "store/terms.h"
#include "store/xapian_error.h"

namespace arshif::store {

namespace {

constexpr int scratch_flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

// Slots take at most this much of a name; what is longer is no name.
constexpr std::size_t max_value_bytes = 200;

// The beginning of a name that fits into a slot, cut between characters.
std::string slot_value(const std::string& name) {
    if (name.size() <= max_value_bytes) return name;
    std::size_t end = max_value_bytes;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
        --end;
    return name.substr(0, end);
}

void add_filters(Xapian::Document& document, const core::Article& article) {
    document.add_boolean_term(make_term(prefix::identifier, article.identifier));
    document.add_boolean_term(make_term(prefix::origin, article.origin));
    document.add_boolean_term(make_term(prefix::country, article.country.known() ? article.country.value : "none"));
    if (article.country.known()) document.add_value(slot::country, article.country.value);
    for (const std::string& country : article.mentioned)
        document.add_boolean_term(make_term(prefix::mentioned, country));
    if (article.source.known()) {
        document.add_boolean_term(name_term(prefix::source, article.source.value));
        document.add_value(slot::source, slot_value(article.source.value));
    }
    if (article.category.known()) {
        document.add_boolean_term(name_term(prefix::category, article.category.value));
        document.add_value(slot::category, slot_value(article.category.value));
    }
    if (!article.date.known()) {
        document.add_boolean_term(std::string(prefix::undated));
        return;
    }
    for (const std::string& term : date_terms(article.date.value))
        document.add_boolean_term(term);
    document.add_value(slot::date, date_value(article.date.value, article.time));
}

void add_copy_terms(Xapian::Document& document, const TokenStream& stream) {
    for (const std::string& term : copy_terms(least_shingles(stream.codes, stream.title_size, shingle_terms)))
        document.add_boolean_term(term);
}

}  // namespace

struct SegmentBuilder::State {
    State(std::string where, text::Analyzer& by) : segment{std::move(where), 0, 0, 0, {}, {}}, analyzer(by) {}

    ScratchSegment segment;
    text::Analyzer& analyzer;
    Xapian::WritableDatabase database;
    VocabularyCounter vocabulary;
    std::vector<std::string> stems;  // of the article being added; its strings are reused
    std::size_t stem_count = 0;

    void take(const std::vector<text::Term>& terms, std::int64_t id) {
        for (const text::Term& term : terms) {
            segment.tokens.add(term.code);
            vocabulary.add(term.surface, term.code, id);
            if (stem_count == stems.size()) stems.emplace_back();
            stems[stem_count++].assign(term.stem);
        }
    }

    // Xapian's document keeps its terms in a tree: each is added once, in order, with its frequency.
    void add_stems(Xapian::Document& document) {
        const auto end = stems.begin() + static_cast<std::ptrdiff_t>(stem_count);
        std::sort(stems.begin(), end);
        for (auto at = stems.begin(); at != end;) {
            const auto next = std::find_if(at, end, [&](const std::string& stem) { return stem != *at; });
            document.add_term(make_term(prefix::stem, *at), static_cast<Xapian::termcount>(next - at));
            at = next;
        }
    }
};

SegmentBuilder::SegmentBuilder(std::unique_ptr<State> state) : state_(std::move(state)) {}
SegmentBuilder::~SegmentBuilder() = default;
SegmentBuilder::SegmentBuilder(SegmentBuilder&&) noexcept = default;
SegmentBuilder& SegmentBuilder::operator=(SegmentBuilder&&) noexcept = default;

core::Result<SegmentBuilder> SegmentBuilder::create(std::string path, text::Analyzer& analyzer) {
    auto state = std::make_unique<State>(std::move(path), analyzer);
    return xapian_guard(Doing::writing, "create a segment", [&]() -> core::Result<SegmentBuilder> {
        state->database = Xapian::WritableDatabase(state->segment.path, scratch_flags);
        return SegmentBuilder(std::move(state));
    });
}

core::Result<std::uint32_t> SegmentBuilder::add(std::int64_t id, const core::Article& article) {
    return xapian_guard(Doing::writing, "index an article", [&]() -> core::Result<std::uint32_t> {
        State& state = *state_;
        Record record = keys_of(article);
        record.lead = lead_of(article.body);
        Xapian::Document document;
        state.stem_count = 0;
        state.segment.tokens.begin(id);
        state.take(state.analyzer.analyze(article.title), id);
        state.segment.tokens.end_title();
        for (std::size_t i = 0; i < state.stem_count; ++i) {
            document.add_boolean_term(make_term(prefix::title, state.stems[i]));
        }
        state.take(state.analyzer.analyze(article.body), id);
        state.add_stems(document);
        add_filters(document, article);
        add_copy_terms(document, state.segment.tokens.last());
        document.set_data(encode(record));
        state.database.replace_document(static_cast<Xapian::docid>(id), document);
        if (state.segment.articles == 0) state.segment.first = id;
        state.segment.last = id;
        ++state.segment.articles;
        return static_cast<std::uint32_t>(state.segment.tokens.last().codes.size());
    });
}

core::Result<ScratchSegment> SegmentBuilder::finish() {
    return xapian_guard(Doing::writing, "write a segment", [&]() -> core::Result<ScratchSegment> {
        state_->database.set_metadata(std::string(terms_metadata), std::to_string(terms_version));
        state_->database.commit();
        state_->database.close();
        state_->segment.vocabulary = state_->vocabulary.take();
        return std::move(state_->segment);
    });
}

}  // namespace arshif::store
