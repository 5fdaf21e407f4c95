#include "indexer/readers/python_literal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/readers/reader.h"
#include "text/utf8.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t max_depth = 64;
constexpr std::string_view white_space = " \t\r\n";
constexpr char32_t replacement = U'\uFFFD';

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_quote(char c) {
    return c == '\'' || c == '"';
}
bool is_surrogate(char32_t code) {
    return code >= 0xD800 && code <= 0xDFFF;
}

class Rewriter {
public:
    explicit Rewriter(std::string_view text) : text_(text) {}
    PythonJson run();

private:
    bool step();
    void open(char bracket);
    void close(char bracket);
    void take_string(std::string_view prefix);
    void take_escape(bool bytes);
    void take_code(std::size_t digits, bool bytes);
    void take_octal(bool bytes);
    std::optional<std::uint32_t> hex(std::size_t at, std::size_t digits) const;
    void put_code(char32_t code);
    void put_byte(char byte);
    void take_word();
    void take_call(std::string_view name);
    void take_date(bool clock);
    void take_number();
    void value(std::string_view json);
    void fail(std::string_view reason, std::string detail);
    bool at_key() const { return !open_.empty() && open_.back() == '}' && (out_.back() == '{' || out_.back() == ','); }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
    std::vector<char> open_;  // what closes the brackets we are in, as in the text
    PythonJson result_;
};

void Rewriter::fail(std::string_view reason, std::string detail) {
    if (!result_.reason.empty()) return;
    result_.reason = reason;
    result_.detail = std::move(detail);
}

PythonJson Rewriter::run() {
    while (at_ < text_.size() && result_.reason.empty() && step()) {
    }
    if (!open_.empty()) fail(reason::bad_python, "a bracket that is not closed");
    result_.json = std::move(out_);
    return std::move(result_);
}

bool Rewriter::step() {
    const char c = text_[at_];
    if (white_space.find(c) != npos) {
        ++at_;
    } else if (is_quote(c)) {
        take_string({});
    } else if (c == '[' || c == '{' || c == '(') {
        open(c);
    } else if (c == ']' || c == '}' || c == ')') {
        close(c);
    } else if (c == ',' || c == ':') {
        out_.push_back(c);
        ++at_;
    } else if (is_letter(c)) {
        take_word();
    } else if (is_digit(c) || c == '-' || c == '+' || c == '.') {
        take_number();
    } else {
        fail(reason::bad_python, "a character that stands in no value");
    }
    return true;
}

void Rewriter::open(char bracket) {
    if (open_.size() == max_depth) return fail(reason::nested_too_deep, fmt::format("more than {} levels", max_depth));
    open_.push_back(bracket == '[' ? ']' : bracket == '{' ? '}' : ')');
    out_.push_back(bracket == '{' ? '{' : '[');
    ++at_;
}

void Rewriter::close(char bracket) {
    if (open_.empty() || open_.back() != bracket) return fail(reason::bad_python, "a bracket that closes no other");
    open_.pop_back();
    if (out_.ends_with(',')) out_.pop_back();
    out_.push_back(bracket == '}' ? '}' : ']');
    ++at_;
}

void Rewriter::value(std::string_view json) {
    if (!at_key()) {
        out_.append(json);
        return;
    }
    out_.push_back('"');
    out_.append(json);
    out_.push_back('"');
}

// --- strings ---

void Rewriter::put_byte(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') out_.push_back('\\');
    if (code < ' ') {
        out_ += fmt::format("\\u{:04x}", code);
    } else {
        out_.push_back(byte);
    }
}

void Rewriter::put_code(char32_t code) {
    if (code < 0x80) return put_byte(static_cast<char>(code));
    text::append_utf8(out_, code > 0x10FFFF || is_surrogate(code) ? replacement : code);
}

std::optional<std::uint32_t> Rewriter::hex(std::size_t at, std::size_t digits) const {
    const std::string_view text = text_.substr(std::min(at, text_.size()), digits);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code, 16);
    if (error != std::errc() || text.size() != digits || end != text.data() + text.size()) return std::nullopt;
    return code;
}

// \xa0, \u0627, \U0001f600; two halves of a pair are one character.
void Rewriter::take_code(std::size_t digits, bool bytes) {
    const std::optional<std::uint32_t> code = hex(at_ + 2, digits);
    if (!code) return fail(reason::bad_python, "an escape without its digits");
    at_ += 2 + digits;
    if (bytes) return put_byte(static_cast<char>(*code));
    if (*code < 0xD800 || *code > 0xDBFF || text_.substr(at_, 2) != "\\u") return put_code(*code);
    const std::optional<std::uint32_t> low = hex(at_ + 2, 4);
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return put_code(*code);
    at_ += 6;
    put_code(0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00));
}

void Rewriter::take_octal(bool bytes) {
    std::uint32_t code = 0;
    ++at_;
    for (std::size_t digits = 0; digits < 3 && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '7'; ++digits)
        code = code * 8 + static_cast<std::uint32_t>(text_[at_++] - '0');
    if (bytes) return put_byte(static_cast<char>(code & 0xFFU));
    put_code(code);
}

void Rewriter::take_escape(bool bytes) {
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\\';
    constexpr std::string_view names = "ntrabfv";
    constexpr std::string_view meanings = "\n\t\r\a\b\f\v";
    if (c == 'x') return take_code(2, bytes);
    if (c == 'u' && !bytes) return take_code(4, false);
    if (c == 'U' && !bytes) return take_code(8, false);
    if (c >= '0' && c <= '7') return take_octal(bytes);
    at_ += 2;
    if (c == '\n') return;
    if (const std::size_t index = names.find(c); index != npos) return put_byte(meanings[index]);
    if (!is_quote(c) && c != '\\') put_byte('\\');
    put_byte(c);
}

void Rewriter::take_string(std::string_view prefix) {
    const bool raw = prefix.find_first_of("rR") != npos;
    const bool bytes = prefix.find_first_of("bB") != npos;
    const char quote = text_[at_++];
    out_.push_back('"');
    while (at_ < text_.size() && text_[at_] != quote && result_.reason.empty()) {
        if (text_[at_] == '\\' && !raw) {
            take_escape(bytes);
        } else {
            put_byte(text_[at_++]);
        }
    }
    if (at_ >= text_.size()) fail(reason::bad_python, "a string without its closing quotation mark");
    ++at_;
    out_.push_back('"');
}

// --- words and numbers ---

void Rewriter::take_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '.'))
        ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    const char next = at_ < text_.size() ? text_[at_] : '\0';
    if (is_quote(next) && word.size() <= 2 && word.find_first_not_of("uUbBrRfF") == npos) return take_string(word);
    if (next == '(') return take_call(word);
    if (next == '=') {  // the name of an argument
        ++at_;
    } else if (word == "True" || word == "False") {
        value(word == "True" ? "true" : "false");
    } else if (word == "None" || word == "nan" || word == "inf" || word == "NaT" || word == "NaN") {
        value("null");
    } else {
        value("null");
        if (!std::none_of(open_.begin(), open_.end(), [](char c) { return c == ')'; })) return;
        fail(reason::bad_python, "a word that is no value");
    }
}

void Rewriter::take_call(std::string_view name) {
    const std::string_view last = name.substr(name.rfind('.') + 1);
    if (last == "datetime" || last == "date") return take_date(last == "datetime");
    open('(');
}

// Of datetime.datetime(2019, 6, 26, 11, 30, tzinfo=…) the day and, if `clock`, the time; no deeper brackets are read.
void Rewriter::take_date(bool clock) {
    const std::size_t end = text_.find(')', at_);
    if (end == npos) return fail(reason::bad_python, "a bracket that is not closed");
    std::array<int, 5> numbers{};
    std::size_t count = 0;
    const char* place = text_.data() + at_ + 1;
    const char* const stop = text_.data() + end;
    while (count < numbers.size() && place < stop) {
        const auto [behind, error] = std::from_chars(place, stop, numbers.at(count));
        if (error != std::errc() || numbers.at(count) < 0 || numbers.at(count) > 9999) break;
        ++count;
        place = behind;
        while (place < stop && (*place == ',' || *place == ' '))
            ++place;
    }
    if (count < 3) return fail(reason::bad_python, "a date without its day");
    at_ = end + 1;
    std::string text = fmt::format("\"{:04}-{:02}-{:02}", numbers[0], numbers[1], numbers[2]);
    if (clock && count == numbers.size()) text += fmt::format("T{:02}:{:02}", numbers[3], numbers[4]);
    out_ += text + "\"";
    // A time zone that is made by a call leaves its closing bracket.
    while (at_ < text_.size() && text_[at_] == ')' && (open_.empty() || open_.back() != ')'))
        ++at_;
}

void Rewriter::take_number() {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_not_of("0123456789+-.eExXabcdfABCDFLjJ_", at_), text_.size());
    std::string_view number = text_.substr(begin, at_ - begin);
    if (number.ends_with('L')) number.remove_suffix(1);
    const std::size_t digits = number.starts_with('-') ? 1 : 0;
    const bool simple = digits < number.size() && number.find_first_not_of("0123456789", digits) == npos &&
                        (number[digits] != '0' || number.size() == digits + 1);
    if (simple) return value(number);
    out_.push_back('"');
    out_.append(number);
    out_.push_back('"');
}

}  // namespace

PythonJson python_to_json(std::string_view literal) {
    return Rewriter(literal).run();
}

}  // namespace arshif::indexer
