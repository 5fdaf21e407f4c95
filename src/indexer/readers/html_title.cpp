#include "indexer/readers/html_title.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/readers/html_page.h"
#include "text/normaliser.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t longest = 1000;
// En and em dash and guillemets are written out in bytes.
constexpr std::array<std::string_view, 9> separators = {
    " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xC2\xAB ", "|", " : "};
constexpr std::string_view colon = " : ";

struct Parts {
    std::string_view front;
    std::string_view back;
    std::string_view separator;
};

// Parted at the last separator, or at the first.
std::optional<Parts> parted(std::string_view title, bool last) {
    std::optional<Parts> parts;
    std::size_t best = 0;
    for (const std::string_view separator : separators) {
        const std::size_t at = last ? title.rfind(separator) : title.find(separator);
        if (at == std::string_view::npos || (parts && (last ? at <= best : at >= best))) continue;
        best = at;
        parts = {trimmed_html(title.substr(0, at)), trimmed_html(title.substr(at + separator.size())), separator};
    }
    if (parts && (parts->front.empty() || parts->back.empty())) return std::nullopt;
    return parts;
}

std::size_t words(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

}  // namespace

bool same_words(std::string_view one, std::string_view other) {
    if (one.empty() || other.empty() || one.size() > longest || other.size() > longest) return false;
    return one == other || text::fold_name(one) == text::fold_name(other);
}

std::string_view without_site(std::string_view title, std::string_view site, std::string_view heading, bool guess) {
    title = trimmed_html(title);
    if (title.size() > longest || same_words(title, heading)) return title;
    if (const std::optional<Parts> parts = parted(title, false);
        parts && (same_words(parts->front, site) || same_words(parts->back, heading))) {
        title = parts->back;
    }
    constexpr std::size_t most_words_of_site = 4;
    constexpr std::size_t least_words_of_title = 3;
    constexpr int most_parts = 3;
    for (int i = 0; i < most_parts; ++i) {
        const std::optional<Parts> parts = parted(title, true);
        if (!parts) break;
        const bool sure = same_words(parts->back, site) || same_words(parts->front, heading);
        const bool likely = guess && parts->separator != colon && words(parts->back) <= most_words_of_site &&
                            words(parts->front) >= least_words_of_title && !same_words(title, heading);
        if (!sure && !likely) break;
        title = parts->front;
        // One guess is enough, unless the site's name was seen and a section's stands before it.
        if (!sure) guess = false;
    }
    return title;
}

}  // namespace arshif::indexer
