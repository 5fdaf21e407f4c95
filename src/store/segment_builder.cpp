#include "store/segment_builder.h"

#include <algorithm>
#include <utility>

#include "store/fields.h"
#include "store/record.h"
#include "store/shingles.h"
#include "store/terms.h"

namespace arshif::store {

namespace {

// Slots take at most this much of a name; what is longer is no name.
constexpr std::size_t max_value_bytes = 200;

// Of a word that has not occurred in the segment.
constexpr std::uint32_t no_form_yet = 0xFFFFFFFF;

// The beginning of a name that fits into a slot, cut between characters.
std::string slot_value(const std::string& name) {
    if (name.size() <= max_value_bytes) return name;
    std::size_t end = max_value_bytes;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
        --end;
    return name.substr(0, end);
}

// The values of an article's slots; one that it does not have is left out.
std::vector<std::pair<std::uint32_t, std::string>> values_of(const core::Article& article) {
    std::vector<std::pair<std::uint32_t, std::string>> values;
    const auto add = [&values](std::uint32_t slot, std::string value) {
        if (!value.empty()) values.emplace_back(slot, std::move(value));
    };
    if (article.date.known()) add(slot::date, date_value(article.date.value, article.time));
    if (article.country.known()) add(slot::country, article.country.value);
    if (article.source.known()) add(slot::source, slot_value(article.source.value));
    if (article.category.known()) add(slot::category, slot_value(article.category.value));
    return values;
}

}  // namespace

struct SegmentBuilder::State {
    explicit State(text::Analyzer& by) : analyzer(by) {}

    ScratchSegment segment;
    text::Analyzer& analyzer;
    text::Tokeniser tokeniser;
    text::ArticleTokens tokens;  // of an article that comes uncut
    Inverter inverter;
    VocabularyCounter vocabulary;
    std::vector<std::uint32_t> stem_terms;      // of each form, the number of its stem's term
    std::vector<std::uint32_t> forms_of_words;  // of the analyzer's words of this generation
    std::uint32_t generation = 0;

    // Most stems are terms as they stand.
    std::uint32_t number_of(std::string_view stem) {
        if (2 * stem.size() <= max_term_bytes) return inverter.number_of(stem);
        return inverter.number_of(make_term(prefix::stem, stem));
    }
    // That the analyzer knows most words again saves looking each up a second time.
    std::uint32_t form_of(const text::Term& term) {
        if (term.word < forms_of_words.size() && forms_of_words[term.word] != no_form_yet)
            return forms_of_words[term.word];
        const std::uint32_t form = vocabulary.number_of(term.surface, term.code);
        if (form == stem_terms.size()) stem_terms.push_back(number_of(term.stem));
        if (term.word == text::no_word) return form;
        if (term.word >= forms_of_words.size()) forms_of_words.resize(term.word + std::size_t{1}, no_form_yet);
        return forms_of_words[term.word] = form;
    }
    void take(const std::vector<text::Term>& terms, std::int64_t id) {
        if (generation != analyzer.generation()) forms_of_words.clear();
        generation = analyzer.generation();
        for (const text::Term& term : terms) {
            segment.tokens.add(term.code);
            const std::uint32_t form = form_of(term);
            vocabulary.add(form, id);
            inverter.add(stem_terms[form], 1);
        }
    }

    void add_title(const std::vector<text::Term>& terms) {
        for (const text::Term& term : terms)
            inverter.add(make_term(prefix::title, term.stem), 0);
    }

    void add_filter(std::string_view prefix, std::string_view value) { inverter.add(make_term(prefix, value), 0); }
    void add_filters(const core::Article& article);
    void add_copy_terms(const TokenStream& stream) {
        for (const std::string& term : copy_terms(least_shingles(stream.codes, stream.title_size, shingle_terms)))
            inverter.add(term, 0);
    }
};

void SegmentBuilder::State::add_filters(const core::Article& article) {
    add_filter(prefix::identifier, article.identifier);
    add_filter(prefix::origin, article.origin);
    add_filter(prefix::country, article.country.known() ? std::string_view(article.country.value) : "none");
    for (const std::string& country : article.mentioned)
        add_filter(prefix::mentioned, country);
    if (article.source.known()) inverter.add(name_term(prefix::source, article.source.value), 0);
    if (article.category.known()) inverter.add(name_term(prefix::category, article.category.value), 0);
    if (!article.date.known()) {
        inverter.add(prefix::undated, 0);
        return;
    }
    for (const std::string& term : date_terms(article.date.value))
        inverter.add(term, 0);
}

SegmentBuilder::SegmentBuilder(text::Analyzer& analyzer) : state_(std::make_unique<State>(analyzer)) {}
SegmentBuilder::~SegmentBuilder() = default;
SegmentBuilder::SegmentBuilder(SegmentBuilder&&) noexcept = default;
SegmentBuilder& SegmentBuilder::operator=(SegmentBuilder&&) noexcept = default;

std::uint32_t SegmentBuilder::add(std::int64_t id, const core::Article& article) {
    state_->tokeniser.tokenise(article.title, article.body, state_->tokens);
    return add(id, article, state_->tokens);
}

std::uint32_t SegmentBuilder::add(std::int64_t id, const core::Article& article, const text::ArticleTokens& tokens) {
    State& state = *state_;
    ScratchSegment& segment = state.segment;
    const auto docid = static_cast<std::uint32_t>(id);
    Record record = keys_of(article);
    record.lead = lead_of(article.body);
    state.inverter.begin(docid);
    segment.tokens.begin(id);
    const std::vector<text::Term>& title = state.analyzer.analyze(tokens.title);
    state.take(title, id);
    state.add_title(title);
    segment.tokens.end_title();
    state.take(state.analyzer.analyze(tokens.body), id);
    state.add_filters(article);
    state.add_copy_terms(segment.tokens.last());
    segment.documents.push_back({docid, state.inverter.length(), encode(record), values_of(article)});
    if (segment.articles == 0) segment.first = id;
    segment.last = id;
    ++segment.articles;
    return static_cast<std::uint32_t>(segment.tokens.last().codes.size());
}

ScratchSegment SegmentBuilder::take() {
    state_->segment.postings = state_->inverter.take();
    state_->segment.vocabulary = state_->vocabulary.take();
    state_->stem_terms.clear();
    state_->forms_of_words.clear();
    return std::exchange(state_->segment, {});
}

}  // namespace arshif::store
