#include "indexer/readers/json_survey.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "indexer/readers/json_fields.h"
#include "indexer/readers/json_scanner.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t max_keys = 12;
constexpr std::string_view white_space = " \t\r\n";

std::string_view skip_space(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(white_space), text.size()));
}

// How many bytes the value takes that `text` begins with; nothing if it does not end within.
std::optional<std::size_t> value_length(std::string_view text) {
    if (text.empty()) return std::nullopt;
    if (text.front() == '{' || text.front() == '[' || text.front() == '"') {
        JsonScanner scanner(JsonScanner::Lines::free);
        if (scanner.scan(text, true) != JsonScanner::Found::whole) return std::nullopt;
        return scanner.position();
    }
    const std::size_t end = text.find_first_of(",}] \t\r\n");
    if (end == std::string_view::npos || end == 0) return std::nullopt;
    return end;
}

// One key and what stands behind its colon, up to the end of the text.
struct Member {
    std::string_view key;
    std::string_view rest;
};

// The next member of an object, `text` being inside it.
std::optional<Member> next_member(std::string_view text) {
    text = text.substr(std::min(text.find_first_not_of(", \t\r\n"), text.size()));
    if (text.empty() || text.front() != '"') return std::nullopt;
    const std::optional<std::size_t> length = value_length(text);
    if (!length) return std::nullopt;
    const std::string_view key = text.substr(1, *length - 2);
    text = skip_space(text.substr(*length));
    if (text.empty() || text.front() != ':') return std::nullopt;
    return Member{key, skip_space(text.substr(1))};
}

// Text, or a list of texts.
bool can_be_text(std::string_view value) {
    if (value.empty() || value.front() == '{') return false;
    if (value.front() != '[') return true;
    value = skip_space(value.substr(1));
    return !value.empty() && value.front() != '{' && value.front() != '[';
}

bool is_list_of_objects(std::string_view value) {
    if (value.empty() || value.front() != '[') return false;
    value = skip_space(value.substr(1));
    return !value.empty() && value.front() == '{';
}

// Under a name of the body, a list of objects that hold pieces of it. The first of a list of articles has a title, a
// date or a URL.
bool is_list_of_passages(std::string_view value, const FieldMap* map) {
    if (!is_list_of_objects(value)) return false;
    std::string_view rest = skip_space(value.substr(1)).substr(1);
    while (const std::optional<Member> member = next_member(rest)) {
        const std::optional<FieldName> name = find_field(member->key, map);
        if (name && (name->field == Field::title || name->field == Field::date || name->field == Field::url))
            return false;
        const std::optional<std::size_t> length = value_length(member->rest);
        if (!length) break;
        rest = member->rest.substr(*length);
    }
    return true;
}

void note_field(const Member& member, const FieldMap* map, ObjectSurvey& survey) {
    const std::optional<FieldName> name = find_field(member.key, map);
    if (!name) return;
    const bool passages = name->field == Field::body && is_list_of_passages(member.rest, map);
    if (!passages && !can_be_text(member.rest)) return;
    survey.body = survey.body || name->field == Field::body;
    survey.article =
        survey.article || name->field == Field::body || name->field == Field::title || name->field == Field::summary;
}

ObjectSurvey survey_members(std::string_view object, const FieldMap* map, bool look_into_lists) {
    ObjectSurvey survey;
    bool has_list = false;
    bool has_bodies = false;
    std::string_view rest = object.substr(std::min<std::size_t>(1, object.size()));
    while (const std::optional<Member> member = next_member(rest)) {
        if (survey.keys.size() < max_keys) {
            survey.keys.push_back(member->key);
        } else {
            survey.more_keys = true;
        }
        note_field(*member, map, survey);
        if (look_into_lists && !has_bodies && is_list_of_objects(member->rest)) {
            has_list = true;
            const ObjectSurvey first = survey_members(skip_space(member->rest.substr(1)), map, false);
            survey.wraps_articles = survey.wraps_articles || first.article;
            has_bodies = has_bodies || first.body;
        }
        const std::optional<std::size_t> length = value_length(member->rest);
        if (!length) break;
        rest = member->rest.substr(*length);
    }
    survey.wrapper = !survey.body && (has_bodies || (has_list && !survey.article));
    return survey;
}

}  // namespace

ObjectSurvey survey_object(std::string_view object, const FieldMap* map) {
    return survey_members(object, map, true);
}

}  // namespace arshif::indexer
