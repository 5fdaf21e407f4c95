#include "indexer/readers/json_fields.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "data/field_names.h"
#include "indexer/readers/field_map.h"
#include "text/normaliser.h"

namespace arshif::indexer {

namespace {

constexpr std::array<std::string_view, field_count> field_names = {
    "id", "title", "body", "summary", "date", "time", "modified", "country", "source", "category", "author", "url"};
// Longer keys are nobody's field name; the limit keeps hostile ones out of the folding.
constexpr std::size_t max_key_bytes = 100;

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

// Nearly all keys are ASCII, which needs no Unicode folding.
std::string comparable_key(std::string_view key) {
    std::string folded;
    if (std::any_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        folded = text::fold_name(key);
        std::erase(folded, ' ');
        return folded;
    }
    folded.reserve(key.size());
    for (const char c : key) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (is_plain(lower)) folded.push_back(lower);
    }
    return folded;
}

namespace {

// The part of `text` before the next `delimiter`; both are removed from `text`.
std::string_view cut(std::string_view& text, char delimiter) {
    const std::size_t end = std::min(text.find(delimiter), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

using FieldTable = std::unordered_map<std::string, FieldName>;

FieldTable build_table() {
    FieldTable table;
    std::string_view lines = data::field_names;
    while (!lines.empty()) {
        std::string_view line = cut(lines, '\n');
        if (line.empty() || line.front() == '#') continue;
        const std::optional<Field> field = field_from_name(cut(line, '\t'));
        if (!field) continue;
        FieldName entry{*field, 1};
        while (!line.empty()) {
            table.emplace(comparable_key(cut(line, ' ')), entry);
            ++entry.rank;
        }
    }
    return table;
}

}  // namespace

std::string_view name_of(Field field) {
    return field_names.at(static_cast<std::size_t>(field));
}

std::optional<Field> field_from_name(std::string_view name) {
    const auto* const found = std::find(field_names.begin(), field_names.end(), name);
    if (found == field_names.end()) return std::nullopt;
    return static_cast<Field>(found - field_names.begin());
}

std::optional<FieldName> find_field(std::string_view key, const FieldMap* map) {
    static const FieldTable table = build_table();
    if (key.size() > max_key_bytes) return std::nullopt;
    const std::string name = comparable_key(key);
    if (map != nullptr) {
        if (const std::optional<Field> field = map->find(name)) return FieldName{*field, 0};
    }
    const auto found = table.find(name);
    if (found == table.end()) return std::nullopt;
    return found->second;
}

}  // namespace arshif::indexer
