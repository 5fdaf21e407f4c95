#include "indexer/readers/html_page.h"

#include <algorithm>

#include "indexer/readers/entities.h"
#include "indexer/readers/html_builder.h"
#include "indexer/readers/html_tokens.h"
#include "text/utf8.h"

namespace arshif::indexer {

namespace {

constexpr char32_t arabic_comma = 0x060C;
constexpr char32_t arabic_semicolon = 0x061B;
constexpr char32_t arabic_question_mark = 0x061F;

// The comment is `saved from url=(0031)http://www.example.org/news/1 `: the number is the length of the address.
std::string address_in_comment(std::string_view comment) {
    constexpr std::string_view opening = "saved from url=(";
    const std::size_t at = comment.substr(0, 100).find(opening);
    if (at == std::string_view::npos) return {};
    comment.remove_prefix(at + opening.size());
    const std::size_t close = comment.find(')');
    if (close == std::string_view::npos) return {};
    comment.remove_prefix(close + 1);
    return std::string(comment.substr(0, comment.find_first_of(" \t\r\n")));
}

}  // namespace

HtmlMeasure measure_html_text(std::string_view text) {
    HtmlMeasure measure;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        const char32_t c = text::decode(at, end);
        switch (c) {
            case U' ':
            case U'\n':
            case U'\u00A0':
                continue;
            case U'.':
            case U',':
            case U'!':
            case U'?':
            case U':':
            case arabic_comma:
            case arabic_semicolon:
            case arabic_question_mark:
                ++measure.stops;
                break;
            default:
                break;
        }
        ++measure.letters;
    }
    return measure;
}

std::string_view trimmed_html(std::string_view text) {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
        text = text.substr(0, text.find_last_not_of(" \t\n") + 1);
        if (text.starts_with(no_break_space)) {
            text.remove_prefix(no_break_space.size());
        } else if (text.ends_with(no_break_space)) {
            text.remove_suffix(no_break_space.size());
        } else {
            return text;
        }
    }
}

std::string html_line(std::string_view text) {
    std::string out;
    bool space = false;
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find_first_of(" \t\r\n\f&"), text.size());
        if (plain > 0) {
            if (space && !out.empty()) out.push_back(' ');
            space = false;
            out.append(text.substr(0, plain));
            text.remove_prefix(plain);
        } else if (text.front() == '&') {
            if (space && !out.empty()) out.push_back(' ');
            space = false;
            text.remove_prefix(decode_entity(text, out));
        } else {
            space = true;
            text.remove_prefix(1);
        }
    }
    return out;
}

HtmlPage parse_html(std::string_view page, const FieldMap* map) {
    HtmlPage made;
    HtmlBuilder builder(made, map);
    HtmlTokens tokens(page);
    while (const std::optional<HtmlToken> token = tokens.next()) {
        switch (token->kind) {
            case HtmlToken::Kind::text:
                builder.text(token->text);
                break;
            case HtmlToken::Kind::opening:
                builder.open(*token);
                break;
            case HtmlToken::Kind::closing:
                builder.close(token->element);
                break;
            case HtmlToken::Kind::comment:
                if (made.saved_from.empty()) made.saved_from = address_in_comment(token->text);
                break;
        }
        if (made.nodes.size() > HtmlPage::max_parts || made.blocks.size() > HtmlPage::max_parts) {
            made.too_many = true;
            break;
        }
    }
    builder.finish();
    return made;
}

}  // namespace arshif::indexer
