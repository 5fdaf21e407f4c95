#include "indexer/readers/html_tokens.h"

#include <algorithm>

namespace arshif::indexer {

namespace {

constexpr std::string_view white_space = " \t\r\n\f";

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

// The element of a name as written, and how long the name is.
struct TagName {
    HtmlElement element = 0;
    std::size_t length = 0;
};
TagName tag_name(std::string_view text) {
    constexpr std::size_t longest = 24;
    std::array<char, longest> name{};
    std::size_t length = 0;
    while (length < text.size() && !is_space(text[length]) && text[length] != '/' && text[length] != '>') {
        if (length < longest) name.at(length) = lower(text[length]);
        ++length;
    }
    if (length > longest) return {0, length};
    return {html_element({name.data(), length}), length};
}

}  // namespace

bool equals_ignoring_case(std::string_view text, std::string_view name) {
    return text.size() == name.size() &&
           std::equal(text.begin(), text.end(), name.begin(), [](char a, char b) { return lower(a) == b; });
}

// Where the next tag or comment begins; the end of the page if none does.
std::size_t HtmlTokens::markup_from(std::size_t at) const {
    for (at = page_.find('<', at); at != npos; at = page_.find('<', at + 1)) {
        if (at + 1 >= page_.size()) return page_.size();
        const char next = page_[at + 1];
        if (is_letter(next) || next == '!' || next == '?') return at;
        if (next == '/' && at + 2 < page_.size() && is_letter(page_[at + 2])) return at;
    }
    return page_.size();
}

std::optional<HtmlToken> HtmlTokens::next() {
    if (at_ >= page_.size()) return std::nullopt;
    const std::size_t markup = markup_from(at_);
    if (markup > at_) {
        HtmlToken token;
        token.text = page_.substr(at_, markup - at_);
        at_ = markup;
        return token;
    }
    const char next = page_[at_ + 1];
    return next == '!' || next == '?' ? take_comment() : take_tag();
}

HtmlToken HtmlTokens::take_comment() {
    constexpr std::string_view opening = "<!--";
    HtmlToken token;
    token.kind = HtmlToken::Kind::comment;
    if (page_.substr(at_, opening.size()) == opening && !comment_ends_missing_) {
        const std::size_t begin = at_ + opening.size();
        // <!--> and <!---> are comments too.
        std::size_t end = page_.substr(begin, 1) == ">" ? at_ + 2 : page_.find("-->", at_ + 2);
        if (page_.substr(begin, 2) == "->") end = at_ + 3;
        if (end != npos) {
            token.text = page_.substr(begin, end > begin ? end - begin : 0);
            at_ = page_.find('>', end) + 1;
            return token;
        }
        comment_ends_missing_ = true;
    }
    const std::size_t end = std::min(page_.find('>', at_), page_.size());
    token.text = page_.substr(at_ + 2, end - std::min(at_ + 2, end));
    at_ = std::min(end + 1, page_.size());
    return token;
}

// Behind the quotation mark that closes the value which begins at `at`; npos if none does.
std::size_t HtmlTokens::quote_end(std::size_t at, char quote) {
    bool& missing = quote == '"' ? double_quotes_missing_ : single_quotes_missing_;
    if (missing) return npos;
    const std::size_t end = page_.find(quote, at);
    if (end == npos) {
        missing = true;
        return npos;
    }
    return end + 1;
}

// Where the > of the tag stands; the end of the page if it has none.
std::size_t HtmlTokens::end_of_tag(std::size_t at) {
    while (true) {
        at = page_.find_first_of(">=", at);
        if (at == npos) return page_.size();
        if (page_[at] == '>') return at;
        at = page_.find_first_not_of(white_space, at + 1);
        if (at == npos) return page_.size();
        if (page_[at] != '"' && page_[at] != '\'') continue;
        const std::size_t end = quote_end(at + 1, page_[at]);
        at = end == npos ? at + 1 : end;
    }
}

HtmlToken HtmlTokens::take_tag() {
    HtmlToken token;
    const bool closes = page_[at_ + 1] == '/';
    token.kind = closes ? HtmlToken::Kind::closing : HtmlToken::Kind::opening;
    const std::size_t name = at_ + (closes ? 2U : 1U);
    const TagName tag = tag_name(page_.substr(name));
    token.element = tag.element;
    const std::size_t end = end_of_tag(name + tag.length);
    token.text = page_.substr(name + tag.length, end - name - tag.length);
    at_ = std::min(end + 1, page_.size());
    if (!closes && role_of(tag.element) == HtmlRole::raw) token.inside = take_inside(tag.element);
    return token;
}

// What stands before the closing tag, behind which reading goes on.
std::string_view HtmlTokens::take_inside(HtmlElement element) {
    bool& missing = closing_missing_.at(element);
    const std::string_view name = html_elements.at(element).name;
    for (std::size_t at = missing ? npos : page_.find("</", at_); at != npos; at = page_.find("</", at + 2)) {
        if (!equals_ignoring_case(page_.substr(at + 2, name.size()), name)) continue;
        const std::size_t behind = at + 2 + name.size();
        if (behind < page_.size() && !is_space(page_[behind]) && page_[behind] != '/' && page_[behind] != '>') continue;
        const std::string_view inside = page_.substr(at_, at - at_);
        at_ = std::min(page_.find('>', behind), page_.size() - 1) + 1;
        return inside;
    }
    missing = true;
    return {};
}

std::optional<HtmlAttribute> HtmlAttributes::next() {
    const std::size_t begin = text_.find_first_not_of(" \t\r\n\f/");
    if (begin == std::string_view::npos) return std::nullopt;
    text_.remove_prefix(begin);
    HtmlAttribute attribute;
    // An equals sign at the front belongs to the name.
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n\f/=", 1), text_.size());
    attribute.name = text_.substr(0, end);
    const std::size_t equals = std::min(text_.find_first_not_of(white_space, end), text_.size());
    if (equals == text_.size() || text_[equals] != '=') {
        text_.remove_prefix(end);
        return attribute;
    }
    text_.remove_prefix(std::min(text_.find_first_not_of(white_space, equals + 1), text_.size()));
    if (text_.empty()) return attribute;
    std::size_t skipped = 0;
    std::size_t length = 0;
    if (text_.front() == '"' || text_.front() == '\'') {
        length = std::min(text_.find(text_.front(), 1), text_.size());
        attribute.value = text_.substr(1, length - 1);
        skipped = std::min(length + 1, text_.size());
    } else {
        length = std::min(text_.find_first_of(white_space), text_.size());
        attribute.value = text_.substr(0, length);
        skipped = length;
    }
    text_.remove_prefix(skipped);
    return attribute;
}

}  // namespace arshif::indexer
