#include "search/keyboard_layout.h"

#include <algorithm>
#include <map>
#include <utility>

#include "data/keyboard.h"
#include "recognise/table.h"
#include "search/query_characters.h"

namespace arshif::search {

namespace {

struct Layout {
    std::map<std::string, std::string, std::less<>> to_arabic;
    std::map<std::string, std::string, std::less<>> to_latin;
};

const std::map<std::string, Layout, std::less<>>& layouts() {
    static const auto table = [] {
        std::map<std::string, Layout, std::less<>> out;
        recognise::for_each_row(data::keyboard, [&](const std::vector<std::string_view>& row) {
            Layout& layout = out[std::string(row[0])];
            layout.to_arabic.emplace(row[1], row[2]);
            layout.to_latin.emplace(row[2], row[1]);
        });
        return out;
    }();
    return table;
}

bool has_script(std::string_view text, Script script) {
    const Characters characters = decode(text);
    return std::any_of(characters.points.begin(), characters.points.end(),
                       [script](char32_t c) { return script_of(c) == script; });
}

std::string lower_case(std::string_view letter) {
    std::string lower(letter);
    if (lower.size() == 1 && lower[0] >= 'A' && lower[0] <= 'Z') lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
    return lower;
}

std::string arabic_of(std::string_view text, const Layout& layout) {
    const Characters characters = decode(text);
    std::string out;
    for (std::size_t i = 0; i < characters.points.size(); ++i) {
        const std::string_view key =
            text.substr(characters.offsets[i], characters.offsets[i + 1] - characters.offsets[i]);
        auto known = layout.to_arabic.find(key);
        if (known == layout.to_arabic.end()) known = layout.to_arabic.find(lower_case(key));
        out += known == layout.to_arabic.end() ? key : std::string_view(known->second);
    }
    return out;
}

// The key of lam-alef types two letters, so the longest run of letters that one key types goes first.
std::string latin_of(std::string_view text, const Layout& layout) {
    constexpr std::size_t longest = 2;
    const Characters characters = decode(text);
    std::string out;
    for (std::size_t i = 0; i < characters.points.size();) {
        std::size_t length = std::min(longest, characters.points.size() - i);
        for (; length > 0; --length) {
            const auto known = layout.to_latin.find(
                text.substr(characters.offsets[i], characters.offsets[i + length] - characters.offsets[i]));
            if (known == layout.to_latin.end()) continue;
            out += known->second;
            break;
        }
        if (length == 0) {
            out += text.substr(characters.offsets[i], characters.offsets[i + 1] - characters.offsets[i]);
            length = 1;
        }
        i += length;
    }
    return out;
}

}  // namespace

std::vector<std::string> other_layouts(std::string_view text) {
    std::vector<std::string> others;
    const bool arabic = has_script(text, Script::arabic);
    for (const auto& [name, layout] : layouts()) {
        others.push_back(arabic ? latin_of(text, layout) : arabic_of(text, layout));
    }
    return others;
}

}  // namespace arshif::search
