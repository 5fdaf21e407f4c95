#include "indexer/readers/field_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace arshif::indexer {

namespace {

core::Error bad_map(std::string message) {
    std::string fields;
    for (std::size_t i = 0; i < field_count; ++i) {
        if (i > 0) fields += ", ";
        fields += name_of(static_cast<Field>(i));
    }
    return {core::ErrorCode::bad_usage, std::move(message),
            fmt::format("write it as body=content,date=published_at; the fields are {}", fields)};
}

}  // namespace

core::Result<FieldMap> FieldMap::parse(std::string_view text) {
    FieldMap map;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos) return bad_map(fmt::format("\"{}\" maps nothing", pair));
        const std::optional<Field> field = field_from_name(comparable_key(pair.substr(0, equals)));
        if (!field) return bad_map(fmt::format("there is no field \"{}\"", pair.substr(0, equals)));
        std::string key = comparable_key(pair.substr(equals + 1));
        if (key.empty()) return bad_map(fmt::format("\"{}\" names no key", pair));
        if (!map.fields_.emplace(std::move(key), *field).second)
            return bad_map(fmt::format("\"{}\" is mapped twice", pair.substr(equals + 1)));
    }
    return map;
}

std::optional<Field> FieldMap::find(const std::string& key) const {
    const auto found = fields_.find(key);
    if (found == fields_.end()) return std::nullopt;
    return found->second;
}

}  // namespace arshif::indexer
