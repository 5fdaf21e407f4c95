#include "store/record.h"

#include <array>
#include <cstring>
#include <limits>

namespace arshif::store {

namespace {

constexpr char record_version = 1;
constexpr std::size_t header_bytes = 12;
constexpr std::size_t word_bytes = 4;

// The keystream word for the word at `index`: a 32-bit finaliser, so that no two positions look alike to deflate.
constexpr std::uint32_t keystream(std::uint32_t index) {
    std::uint32_t h = index * 0x9E3779B1U + 0x85EBCA6BU;
    h ^= h >> 16U;
    h *= 0x7FEB352DU;
    h ^= h >> 15U;
    h *= 0x846CA68BU;
    h ^= h >> 16U;
    return h;
}

std::uint32_t load(const char* at) {
    std::uint32_t word = 0;
    std::memcpy(&word, at, word_bytes);
    return word;
}

void append(std::string& out, std::uint32_t word) {
    std::array<char, word_bytes> bytes{};
    std::memcpy(bytes.data(), &word, word_bytes);
    out.append(bytes.data(), word_bytes);
}

// XOR of the bytes from `at` on, which stand at word `index` of a record, with the keystream. Its own inverse.
void scramble(std::string& bytes, std::size_t at, std::uint32_t index) {
    for (; at < bytes.size(); ++index) {
        std::uint32_t word = 0;
        const std::size_t length = std::min(word_bytes, bytes.size() - at);
        std::memcpy(&word, bytes.data() + at, length);
        word ^= keystream(index);
        std::memcpy(bytes.data() + at, &word, length);
        at += length;
    }
}

void append(std::string& out, std::string_view text) {
    append(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

// Takes strings off the decoded bytes; fails for good at the first that does not fit.
class StringCursor {
public:
    explicit StringCursor(std::string_view rest) : rest_(rest) {}

    void take(std::string& into) {
        if (failed_ || rest_.size() < word_bytes) {
            failed_ = true;
            return;
        }
        const std::uint32_t length = load(rest_.data());
        rest_.remove_prefix(word_bytes);
        failed_ = length > rest_.size();
        if (failed_) return;
        into = rest_.substr(0, length);
        rest_.remove_prefix(length);
    }
    bool failed() const { return failed_; }

private:
    std::string_view rest_;
    bool failed_ = false;
};

template <typename R, typename F>
void each_string(R& record, F&& use) {
    use(record.identifier);
    use(record.origin);
    use(record.title);
    use(record.date);
    use(record.time);
    use(record.country);
    use(record.source);
    use(record.category);
    use(record.author);
    use(record.url);
    use(record.lead);
}

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

}  // namespace

std::string encode(const Record& record) {
    std::string out;
    out.reserve(header_bytes + word_bytes * record.tokens.size() + 1024);
    out.push_back(record_version);
    out.append(3, '\0');
    append(out, static_cast<std::uint32_t>(record.tokens.size()));
    append(out, record.title_tokens);
    for (const text::TokenCode code : record.tokens)
        append(out, code);
    each_string(record, [&](const std::string& text) { append(out, text); });
    scramble(out, word_bytes, 1);  // the first word holds the version in the clear
    return out;
}

core::Result<Record> decode_record(std::string_view bytes) {
    ARSHIF_TRY(record, decode_keys(bytes));
    TokenStream(bytes).decode(record.tokens);
    return std::move(record);
}

core::Result<Record> decode_keys(std::string_view bytes) {
    const core::Error damaged{core::ErrorCode::archive_damaged, "a document's record cannot be read",
                              "run `arshif check`"};
    const TokenStream stream(bytes);
    if (bytes.size() < header_bytes || bytes.front() != record_version) return damaged;
    const std::size_t strings_at = header_bytes + word_bytes * std::size_t{stream.size()};
    if ((load(bytes.data() + word_bytes) ^ keystream(1)) != stream.size()) return damaged;
    std::string plain(bytes.substr(strings_at));
    scramble(plain, 0, static_cast<std::uint32_t>(strings_at / word_bytes));
    Record record;
    record.title_tokens = stream.title_size();
    StringCursor cursor(plain);
    each_string(record, [&](std::string& text) { cursor.take(text); });
    if (cursor.failed()) return damaged;
    return record;
}

Record keys_of(const core::Article& article) {
    Record record;
    record.identifier = article.identifier;
    record.origin = article.origin;
    record.title = article.title;
    record.date = article.date.known() ? to_string(article.date.value) : std::string();
    record.time = article.time;
    record.country = article.country.value;
    record.source = article.source.value;
    record.category = article.category.value;
    record.author = article.author;
    record.url = article.url;
    return record;
}

std::string lead_of(std::string_view body) {
    if (body.size() <= max_lead_bytes) return std::string(body);
    std::size_t end = max_lead_bytes;
    while (end > 0 && !is_space(body[end]))
        --end;
    if (end == 0) {  // one word longer than the lead: cut before a byte that begins a character
        end = max_lead_bytes;
        while (end > 0 && (static_cast<unsigned char>(body[end]) & 0xC0U) == 0x80U)
            --end;
    }
    return std::string(body.substr(0, end));
}

TokenStream::TokenStream(std::string_view record) {
    if (record.size() < header_bytes || record.front() != record_version) return;
    const std::uint32_t tokens = load(record.data() + word_bytes) ^ keystream(1);
    if (tokens > (record.size() - header_bytes) / word_bytes) return;
    tokens_ = tokens;
    title_tokens_ = std::min(tokens, load(record.data() + 2 * word_bytes) ^ keystream(2));
    codes_ = record.substr(header_bytes, word_bytes * std::size_t{tokens});
}

text::TokenCode TokenStream::operator[](std::uint32_t index) const {
    return load(codes_.data() + word_bytes * std::size_t{index}) ^ keystream(index + 3);
}

void TokenStream::decode(std::vector<text::TokenCode>& into) const {
    into.resize(tokens_);
    for (std::uint32_t index = 0; index < tokens_; ++index)
        into[index] = (*this)[index];
}

}  // namespace arshif::store
