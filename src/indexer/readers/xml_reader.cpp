#include "indexer/readers/xml_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/readers/element_reader.h"
#include "indexer/readers/markup_fields.h"
#include "indexer/readers/markup_survey.h"
#include "indexer/readers/markup_text.h"

namespace arshif::indexer {

namespace {

// How much is looked at to find out what repeats: at first, and at most.
constexpr std::size_t first_look = std::size_t{64} << 10U;
constexpr std::size_t longest_look = std::size_t{4} << 20U;
// What a corpus adds to the name of the paper for its first element.
constexpr std::array<std::string_view, 4> corpus_words = {"data", "corpus", "archive", "news"};

std::string text_of(const NamedTag& named, std::string_view inside) {
    switch (named.name.field) {
        case Field::body:
        case Field::summary:
            return xml_text(inside);
        case Field::author:
        case Field::source:
            return one_line(xml_text(named_part(inside)));
        default:
            return one_line(xml_text(inside));
    }
}

class XmlReader final : public ElementReader {
public:
    using ElementReader::ElementReader;

private:
    core::Result<bool> begin() override;
    void read(std::string_view element, RecordFields& fields) override;
    void complete(core::Record& record) override {
        if (!record.source.empty() || paper_.empty()) return;
        record.source = paper_;
        if (input().explain) record.keys.emplace_back("source", fmt::format("<{}>", paper_));
    }
    void set_paper(const MarkupSurvey& survey);

    std::string paper_;
    bool bare_ = false;  // the record is a text and nothing else
    FieldName body_;
};

core::Result<bool> XmlReader::begin() {
    MarkupSurvey survey;
    for (std::size_t size = first_look;; size *= 2) {
        const core::Result<std::string_view> start = stream().look(size);
        if (!start) return start.error();
        survey = survey_markup(*start, input().map);
        if (survey.repeats || start->size() < size || size >= longest_look) break;
    }
    if (survey.record.empty()) {
        outlet().refuse(stream().here(), survey.names.empty() ? reason::empty_file : reason::no_article_fields,
                        survey.names.empty()
                            ? std::string("there is no element in it")
                            : fmt::format("neither title nor body among its tags: {}; --map names them",
                                          fmt::join(survey.names, ", ")));
        return false;
    }
    const std::optional<FieldName> itself = find_field(survey.record, input().map);
    bare_ = survey.bare && itself;
    if (bare_) body_ = *itself;
    set_paper(survey);
    set_names({survey.record}, fmt::format("<{}>", survey.shown));
    return true;
}

void XmlReader::set_paper(const MarkupSurvey& survey) {
    const std::string root = lower_case(survey.root);
    if (survey.record == root || !root.starts_with(survey.record)) return;
    const std::string rest = comparable_key(std::string_view(root).substr(survey.record.size()));
    if (std::find(corpus_words.begin(), corpus_words.end(), rest) != corpus_words.end()) paper_ = survey.shown;
}

void XmlReader::read(std::string_view element, RecordFields& fields) {
    const FieldMap* const map = input().map;
    read_own_attributes(element, map, fields);
    read_markup_fields(element, {[map](const MarkupTag& tag) { return find_markup_field(tag, map); }, text_of}, fields);
    const std::optional<MarkupTag> tag = bare_ && !fields.is_article() ? tag_at(element, 0) : std::nullopt;
    if (tag) fields.offer(body_, tag->name, {}, xml_text(element.substr(tag->end)));
}

}  // namespace

core::Result<void> read_xml(const Input& input, const RecordSink& sink) {
    return XmlReader(input, sink).run();
}

}  // namespace arshif::indexer
