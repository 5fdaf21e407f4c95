#include "indexer/readers/json_record.h"

#include <fmt/format.h>

// Without exceptions every use that could throw is one that does not compile.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include <algorithm>
#include <cstdint>

#include "indexer/readers/json_fields.h"
#include "indexer/readers/json_survey.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/record_fields.h"
#include "text/normaliser.h"

namespace arshif::indexer {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

namespace {

// The parser keeps six times the size of the largest object it was given; beyond this it is made anew.
constexpr std::size_t kept_capacity = std::size_t{16} << 20U;

constexpr std::string_view white_space = " \t\r\n";

// What a JSON value says as text. `absent` tells objects, which are as if their key were not there, from empty values.
struct Value {
    std::string_view text;
    std::string joined;
    bool absent = false;
};

error_code read_number(ondemand::value value, std::string_view& into) {
    std::string_view token = value.raw_json_token();
    token = token.substr(0, token.find_last_not_of(white_space) + 1);
    if (token.find_first_not_of("0123456789+-.eE") != std::string_view::npos) return simdjson::NUMBER_ERROR;
    into = token;
    return simdjson::SUCCESS;
}

// Strings and numbers; anything else is left empty.
error_code read_scalar(ondemand::value value, std::string_view& into) {
    ondemand::json_type type{};
    if (const error_code error = value.type().get(type)) return error;
    if (type == ondemand::json_type::string) return value.get_string().get(into);
    if (type == ondemand::json_type::number) return read_number(value, into);
    if (type == ondemand::json_type::boolean) {
        bool ignored = false;
        return value.get_bool().get(ignored);
    }
    bool is_null = false;
    if (const error_code error = value.is_null().get(is_null)) return error;
    return is_null ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
}

// {"name": "…"} and the like.
error_code read_wrapped(ondemand::value value, Value& into) {
    ondemand::object object;
    if (const error_code error = value.get_object().get(object)) return error;
    for (auto member : object) {
        std::string_view key;
        if (const error_code error = member.unescaped_key().get(key)) return error;
        if (key != "name" && key != "$oid" && key != "$date") continue;
        ondemand::value inner;
        if (const error_code error = member.value().get(inner)) return error;
        std::string_view text;
        if (const error_code error = read_scalar(inner, text)) return error;
        if (into.text.empty()) into.text = text;
    }
    into.absent = into.text.empty();
    return simdjson::SUCCESS;
}

std::string_view separator_of(Field field) {
    return field == Field::body || field == Field::summary ? "\n" : ", ";
}

bool takes_first(Field field) {
    return field == Field::id || field == Field::url || field == Field::country || field == Field::date ||
           field == Field::time || field == Field::modified;
}

// A piece of the body in an object of its own, under the best of its keys that name the body: {"type": "paragraph",
// "text": "…"}.
error_code read_passage(ondemand::value value, const FieldMap* map, Value& into) {
    ondemand::object object;
    if (const error_code error = value.get_object().get(object)) return error;
    std::optional<std::uint16_t> rank;
    for (auto member : object) {
        std::string_view key;
        if (const error_code error = member.unescaped_key().get(key)) return error;
        const std::optional<FieldName> name = find_field(key, map);
        if (!name || name->field != Field::body || (rank && *rank <= name->rank)) continue;
        ondemand::value inner;
        if (const error_code error = member.value().get(inner)) return error;
        ondemand::json_type type{};
        if (const error_code error = inner.type().get(type)) return error;
        if (type != ondemand::json_type::string) continue;
        if (const error_code error = inner.get_string().get(into.text)) return error;
        rank = name->rank;
    }
    return simdjson::SUCCESS;
}

error_code read_list(ondemand::value value, Field field, const FieldMap* map, Value& into) {
    ondemand::array items;
    if (const error_code error = value.get_array().get(items)) return error;
    bool any_object = false;
    for (auto item : items) {
        ondemand::value element;
        if (const error_code error = item.get(element)) return error;
        ondemand::json_type type{};
        if (const error_code error = element.type().get(type)) return error;
        Value text;
        if (type == ondemand::json_type::object) {
            any_object = any_object || field == Field::body;
            const error_code error =
                field == Field::body ? read_passage(element, map, text) : read_wrapped(element, text);
            if (error) return error;
        } else if (type == ondemand::json_type::array) {
            any_object = true;
        } else if (const error_code error = read_scalar(element, text.text)) {
            return error;
        }
        if (text.text.empty() || (takes_first(field) && !into.joined.empty())) continue;
        if (!into.joined.empty()) into.joined.append(separator_of(field));
        into.joined.append(text.text);
    }
    into.absent = any_object && into.joined.empty();
    return simdjson::SUCCESS;
}

error_code read_value(ondemand::value value, Field field, const FieldMap* map, Value& into) {
    ondemand::json_type type{};
    if (const error_code error = value.type().get(type)) return error;
    if (type == ondemand::json_type::array) return read_list(value, field, map, into);
    if (type == ondemand::json_type::object) return read_wrapped(value, into);
    return read_scalar(value, into.text);
}

}  // namespace

struct JsonRecordParser::Implementation {
    ondemand::parser parser;
    // The object with blanks behind it: simdjson may look at the byte behind a broken object, and what it says must not
    // depend on what follows in the stream.
    std::string padded;
    RecordFields fields;
    const FieldMap* map = nullptr;
    bool explain = false;

    error_code prepare(std::string_view object);
    error_code read_members();
};

error_code JsonRecordParser::Implementation::prepare(std::string_view object) {
    if (parser.capacity() > kept_capacity) {
        parser = ondemand::parser{};
        padded = std::string();
    }
    padded.assign(object).append(simdjson::SIMDJSON_PADDING, ' ');
    if (parser.capacity() >= object.size()) return simdjson::SUCCESS;
    return parser.allocate(std::max(object.size(), std::min(object.size() * 2, kept_capacity)));
}

error_code JsonRecordParser::Implementation::read_members() {
    ondemand::document document;
    const simdjson::padded_string_view view(padded.data(), padded.size() - simdjson::SIMDJSON_PADDING, padded.size());
    if (const error_code error = parser.iterate(view).get(document)) return error;
    ondemand::object object;
    if (const error_code error = document.get_object().get(object)) return error;
    for (auto member : object) {
        std::string_view key;
        if (const error_code error = member.unescaped_key().get(key)) return error;
        const std::optional<FieldName> name = find_field(key, map);
        if (!name) continue;
        ondemand::value json;
        if (const error_code error = member.value().get(json)) return error;
        Value value;
        if (const error_code error = read_value(json, name->field, map, value)) return error;
        if (!value.absent) fields.offer(*name, key, value.text, std::move(value.joined));
    }
    return simdjson::SUCCESS;
}

namespace {

RecordFault fault_of(error_code error, std::string_view object) {
    switch (error) {
        case simdjson::UTF8_ERROR: {
            const text::Utf8Check check = text::check_utf8(object);
            return {reason::not_utf8, std::string(not_utf8_detail), check.valid ? 0 : check.fault};
        }
        case simdjson::UNESCAPED_CHARS:
            return {reason::bad_json,
                    "a line break or control character inside a string, which must be written as \\n or \\u00XX"};
        case simdjson::UNCLOSED_STRING:
            return {reason::bad_json, "a string without its closing quotation mark"};
        case simdjson::STRING_ERROR:
            return {reason::bad_json,
                    "an escape that stands for no character, such as half a surrogate pair (\\ud800)"};
        case simdjson::MEMALLOC:
        case simdjson::CAPACITY:
            return {reason::record_too_large, "not enough memory for this record"};
        default:
            return {reason::bad_json, simdjson::error_message(error)};
    }
}

// The first `limit` bytes, without cutting a character.
std::string_view clip(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U)
        --limit;
    return text.substr(0, limit);
}

RecordFault no_fields(std::string_view object, const FieldMap* map) {
    const ObjectSurvey survey = survey_object(object, map);
    if (survey.keys.empty()) return {reason::no_article_fields, "an object without keys"};
    constexpr std::size_t shown_bytes = 40;
    std::string keys;
    for (const std::string_view key : survey.keys) {
        if (!keys.empty()) keys += ", ";
        keys += clip(key, shown_bytes);
    }
    return {reason::no_article_fields,
            fmt::format("neither title nor body among its keys: {}{}", keys, survey.more_keys ? ", …" : "")};
}

}  // namespace

JsonRecordParser::JsonRecordParser(const FieldMap* map, bool explain)
    : implementation_(std::make_unique<Implementation>()) {
    implementation_->map = map;
    implementation_->explain = explain;
}
JsonRecordParser::~JsonRecordParser() = default;

std::optional<RecordFault> JsonRecordParser::parse(std::string_view object, core::Record& record) {
    Implementation& own = *implementation_;
    own.fields.clear();
    had_body_ = false;
    error_code error = own.prepare(object);
    if (error == simdjson::SUCCESS) error = own.read_members();
    had_body_ = own.fields.present(Field::body);
    if (error != simdjson::SUCCESS) return fault_of(error, object);
    if (!own.fields.is_article()) return no_fields(object, own.map);
    own.fields.fill(record, own.explain);
    return std::nullopt;
}

}  // namespace arshif::indexer
