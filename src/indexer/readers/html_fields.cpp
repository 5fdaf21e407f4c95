#include "indexer/readers/html_fields.h"

#include <algorithm>
#include <unordered_map>

#include "data/html_fields.h"
#include "indexer/readers/field_map.h"
#include "indexer/readers/markup.h"

namespace arshif::indexer {

namespace {

// Longer names are nobody's.
constexpr std::size_t longest_name = 100;

using PlaceTable = std::unordered_map<std::string, FieldName>;

std::string_view cut(std::string_view& text, char delimiter) {
    const std::size_t end = std::min(text.find(delimiter), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

PlaceTable build_table() {
    PlaceTable table;
    std::string_view lines = data::html_fields;
    while (!lines.empty()) {
        std::string_view line = cut(lines, '\n');
        if (line.empty() || line.front() == '#') continue;
        const std::optional<Field> field = field_from_name(cut(line, '\t'));
        if (!field) continue;
        for (FieldName entry{*field, 1}; !line.empty(); ++entry.rank)
            table.emplace(lower_case(cut(line, '|')), entry);
    }
    return table;
}

}  // namespace

std::string html_place(std::string_view kind, std::string_view name) {
    std::string place(kind);
    if (!name.empty()) place.append(" ").append(name);
    return place;
}

std::optional<FieldName> find_html_field(std::string_view kind, std::string_view name, const FieldMap* map) {
    static const PlaceTable table = build_table();
    if (name.size() > longest_name) return std::nullopt;
    if (map != nullptr && !name.empty()) {
        if (const std::optional<Field> field = map->find(comparable_key(name))) return FieldName{*field, 0};
    }
    const auto found = table.find(lower_case(html_place(kind, name)));
    if (found == table.end()) return std::nullopt;
    return found->second;
}

}  // namespace arshif::indexer
