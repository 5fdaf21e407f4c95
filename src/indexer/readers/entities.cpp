#include "indexer/readers/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "text/utf8.h"

namespace arshif::indexer {

namespace {

struct Entity {
    std::string_view name;
    char32_t code;
};
// Those of XML, and those of HTML that newspapers use.
constexpr std::array<Entity, 28> entities = {{
    {"amp", U'&'},        {"lt", U'<'},          {"gt", U'>'},         {"quot", U'"'},        {"apos", U'\''},
    {"nbsp", U'\u00A0'},  {"laquo", U'\u00AB'},  {"raquo", U'\u00BB'}, {"hellip", U'\u2026'}, {"ndash", U'\u2013'},
    {"mdash", U'\u2014'}, {"lsquo", U'\u2018'},  {"rsquo", U'\u2019'}, {"ldquo", U'\u201C'},  {"rdquo", U'\u201D'},
    {"bull", U'\u2022'},  {"middot", U'\u00B7'}, {"zwnj", U'\u200C'},  {"zwj", U'\u200D'},    {"lrm", U'\u200E'},
    {"rlm", U'\u200F'},   {"shy", U'\u00AD'},    {"copy", U'\u00A9'},  {"reg", U'\u00AE'},    {"deg", U'\u00B0'},
    {"euro", U'\u20AC'},  {"pound", U'\u00A3'},  {"times", U'\u00D7'},
}};

// The longest reference looked for, between & and ;.
constexpr std::size_t longest_name = 10;

// "#1580" or "#x62c"; nothing where that is no character of a text.
std::optional<char32_t> numbered(std::string_view name) {
    name.remove_prefix(1);
    int base = 10;
    if (name.starts_with('x') || name.starts_with('X')) {
        base = 16;
        name.remove_prefix(1);
    }
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, base);
    if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    const bool control = code < U' ' && code != U'\n' && code != U'\t' && code != U'\r';
    if (code > 0x10FFFF || surrogate || control) return std::nullopt;
    return static_cast<char32_t>(code);
}

std::optional<char32_t> named(std::string_view name) {
    if (name.starts_with('#')) return numbered(name);
    const auto* const found =
        std::find_if(entities.begin(), entities.end(), [name](const Entity& entity) { return entity.name == name; });
    if (found == entities.end()) return std::nullopt;
    return found->code;
}

}  // namespace

std::size_t decode_entity(std::string_view text, std::string& out) {
    const std::size_t end = text.substr(0, longest_name + 2).find(';');
    if (end != std::string_view::npos) {
        if (const std::optional<char32_t> code = named(text.substr(1, end - 1))) {
            text::append_utf8(out, *code);
            return end + 1;
        }
    }
    out.push_back('&');
    return 1;
}

}  // namespace arshif::indexer
