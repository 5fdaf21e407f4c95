#include "indexer/readers/markup_fields.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/readers/markup_scanner.h"
#include "indexer/readers/markup_text.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;
// No article has as many; what comes behind is not looked at, so that a record of nothing but tags costs little memory.
constexpr std::size_t most_tags = std::size_t{1} << 16U;
// Attributes that say what an empty tag stands for.
constexpr std::array<std::string_view, 5> value_attributes = {"href", "term", "value", "content", "url"};

// A tag that names a field, and where in the list of such tags its closing one stands.
struct FieldTag {
    MarkupTag tag;
    NamedTag named;
    std::size_t close = 0;  // 0: there is none
};

// All tags of fields. Each opening one knows its closing one, found from the back, so that a million tags without one
// cost no quadratic time.
std::vector<FieldTag> field_tags(std::string_view element, const FieldRules& rules) {
    std::vector<FieldTag> tags;
    std::unordered_map<std::string, std::size_t> closing;  // first only the names
    MarkupScanner scanner(element);
    scanner.next_tag();  // the element's own
    while (tags.size() < most_tags && scanner.next_tag()) {
        const MarkupTag& tag = scanner.tag();
        std::optional<NamedTag> named = rules.find(tag);
        if (named && !tag.closes) {
            closing.emplace(lower_case(tag.name), 0);
        } else if (tag.closes && !named && closing.count(lower_case(tag.name)) > 0) {
            named.emplace();
        }
        if (named) tags.push_back({tag, *named, 0});
    }
    closing.clear();
    for (std::size_t i = tags.size(); i-- > 0;) {
        const std::string name = lower_case(tags[i].tag.name);
        if (tags[i].tag.closes) {
            closing[name] = i;
        } else if (const auto found = closing.find(name); found != closing.end() && !tags[i].tag.empty) {
            tags[i].close = found->second;
        }
    }
    return tags;
}

// Whether the element only holds other fields, as <BODY><HEADLINE>…</HEADLINE><TEXT>… does.
bool wraps_fields(std::string_view element, const std::vector<FieldTag>& tags, std::size_t index) {
    if (tags[index].close == 0 || index + 1 >= tags.size()) return false;
    const FieldTag& inner = tags[index + 1];
    if (inner.tag.closes || inner.close == 0 || inner.close >= tags[index].close) return false;
    const std::size_t begin = tags[index].tag.end;
    return element.substr(begin, inner.tag.begin - begin).find_first_not_of(markup_white_space) == npos;
}

std::string attribute_text(const MarkupTag& tag) {
    for (const std::string_view name : value_attributes) {
        const std::string_view value = attribute_value(tag.attributes, name);
        if (!value.empty()) return plain_text(value);
    }
    return {};
}

void offer(const FieldTag& tag, std::string_view inside, const FieldRules& rules, RecordFields& fields) {
    if (tag.named.passed_over) return;
    std::string value = rules.text(tag.named, inside);
    if (value.empty()) value = attribute_text(tag.tag);
    fields.offer(tag.named.name, tag.named.key, {}, std::move(value));
}

}  // namespace

std::optional<NamedTag> find_markup_field(const MarkupTag& tag, const FieldMap* map) {
    if (const std::optional<FieldName> name = find_field(tag.name, map)) return NamedTag{*name, tag.name};
    const std::string_view local = tag.local_name();
    if (local.size() != tag.name.size()) {
        if (const std::optional<FieldName> name = find_field(local, map)) return NamedTag{*name, tag.name};
    }
    if (tag.closes || tag.attributes.empty()) return std::nullopt;
    const std::string_view key = attribute_value(tag.attributes, "name");
    const std::optional<FieldName> name = key.empty() ? std::nullopt : find_field(key, map);
    if (!name) return std::nullopt;
    return NamedTag{*name, key};
}

std::string_view named_part(std::string_view inside) {
    MarkupScanner scanner(inside);
    std::size_t begin = npos;
    while (scanner.next_tag()) {
        if (lower_case(scanner.tag().local_name()) != "name") continue;
        if (!scanner.tag().closes) begin = scanner.end();
        if (scanner.tag().closes && begin != npos) return inside.substr(begin, scanner.begin() - begin);
    }
    return inside;
}

void read_own_attributes(std::string_view element, const FieldMap* map, RecordFields& fields) {
    const std::optional<MarkupTag> tag = tag_at(element, 0);
    if (!tag) return;
    for_each_attribute(tag->attributes, [&](std::string_view key, std::string_view value) {
        const std::optional<FieldName> name = find_field(key.substr(key.rfind(':') + 1), map);
        if (name && !value.empty()) fields.offer(*name, key, {}, plain_text(value));
        return true;
    });
}

void read_markup_fields(std::string_view element, const FieldRules& rules, RecordFields& fields) {
    const std::vector<FieldTag> tags = field_tags(element, rules);
    for (std::size_t i = 0; i < tags.size();) {
        const FieldTag& tag = tags[i];
        if (tag.tag.closes || wraps_fields(element, tags, i)) {
            ++i;
            continue;
        }
        if (tag.tag.empty) {
            offer(tag, {}, rules, fields);
            ++i;
            continue;
        }
        const std::size_t next = tag.close != 0 ? tag.close : i + 1;
        const std::size_t end = next < tags.size() ? tags[next].tag.begin : element.size();
        offer(tag, element.substr(tag.tag.end, end - tag.tag.end), rules, fields);
        i = next;
    }
}

}  // namespace arshif::indexer
