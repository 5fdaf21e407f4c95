#include "store/record.h"

#include <limits>

#include "store/file_numbers.h"

namespace arshif::store {

namespace {

constexpr char record_version = 2;
constexpr std::size_t header_bytes = 4;
constexpr std::size_t word_bytes = 4;

void append(std::string& out, std::string_view text) {
    append_number(out, static_cast<std::uint32_t>(text.size()));
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
        const std::uint32_t length = load_number<std::uint32_t>(rest_.data());
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
    out.push_back(record_version);
    out.append(header_bytes - 1, '\0');
    each_string(record, [&](const std::string& text) { append(out, text); });
    return out;
}

core::Result<Record> decode_record(std::string_view bytes) {
    const core::Error damaged{core::ErrorCode::archive_damaged, "a document's record cannot be read",
                              "run `arshif check`"};
    if (bytes.size() < header_bytes || bytes.front() != record_version) return damaged;
    Record record;
    StringCursor cursor(bytes.substr(header_bytes));
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

}  // namespace arshif::store
