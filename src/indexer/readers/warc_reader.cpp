#include "indexer/readers/warc_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "indexer/readers/content_coding.h"
#include "indexer/readers/html_article.h"
#include "indexer/readers/http_headers.h"
#include "indexer/readers/input_window.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/page_encoding.h"
#include "indexer/readers/record_outlet.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view magic = "WARC/";
constexpr std::size_t longest_header = std::size_t{64} << 10U;

bool is_html(std::string_view content_type) {
    const std::string type = lower_case(content_type.substr(0, content_type.find(';')));
    return type.starts_with("text/html") || type.starts_with("application/xhtml+xml");
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr std::uint64_t most = std::uint64_t{1} << 62U;
    if (error != std::errc() || end != text.data() + text.size() || value > most) return std::nullopt;
    return value;
}

// Where, from `from` on, a line begins that opens a record.
std::size_t find_record(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find("\nWARC/", from); at != npos; at = text.find("\nWARC/", at + 1)) {
        if (at + 6 < text.size() && text[at + 6] >= '0' && text[at + 6] <= '9') return at + 1;
    }
    return npos;
}

// A page in a record, with what the headers say of it.
struct Capture {
    std::string_view url;
    std::string_view date;
    std::string_view content_type;
    std::string_view coding;
    bool chunked = false;
    std::string_view body;
};

class WarcReader {
public:
    WarcReader(const Input& input, const RecordSink& sink)
        : input_(input), sink_(sink), outlet_(input, sink), window_(*input.bytes) {}

    core::Result<void> run();

private:
    core::Result<bool> find_next();
    core::Result<void> resync();
    core::Result<void> take_record();
    core::Result<std::size_t> read_header();
    core::Result<bool> fill(std::size_t size);
    core::Result<void> pass_over(std::uint64_t length);
    core::Result<void> check_end(std::size_t header, std::uint64_t length);
    std::optional<Capture> capture(const HttpHeaders& header, std::string_view block) const;
    void take_capture(const Capture& capture);
    Mark here() const { return {window_.offset(), window_.line()}; }
    void broken(std::string_view what) { outlet_.refuse(here(), reason::broken_warc, std::string(what)); }

    const Input& input_;
    const RecordSink& sink_;
    RecordOutlet outlet_;
    InputWindow window_;
    std::uint64_t records_ = 0;
    bool any_page_ = false;
};

core::Result<void> WarcReader::run() {
    while (!outlet_.stopped()) {
        ARSHIF_TRY(found, find_next());
        if (!found) break;
        ++records_;
        ARSHIF_CHECK(take_record());
    }
    if (!any_page_ && !outlet_.stopped()) {
        outlet_.refuse(here(), reason::empty_file, fmt::format("there is no page among its {} records", records_));
    }
    return {};
}

// Whether there are that many bytes.
core::Result<bool> WarcReader::fill(std::size_t size) {
    while (window_.bytes().size() < size) {
        ARSHIF_TRY(more, window_.more());
        if (!more) return false;
    }
    return true;
}

// Moves to the next record, over the empty lines before it; false at the end.
core::Result<bool> WarcReader::find_next() {
    while (true) {
        ARSHIF_CHECK(fill(magic.size()));
        const std::string_view bytes = window_.bytes();
        if (bytes.empty()) return false;
        const std::size_t blank = std::min(bytes.find_first_not_of("\r\n"), bytes.size());
        if (blank > 0) {
            window_.advance(blank);
            continue;
        }
        if (bytes.starts_with(magic)) return true;
        broken("no record begins here, where one should; the length of the last one may be wrong");
        ARSHIF_CHECK(resync());
    }
}

// To the next line that opens a record, or to the end; at least one byte.
core::Result<void> WarcReader::resync() {
    while (true) {
        const std::string_view bytes = window_.bytes();
        const std::size_t at = find_record(bytes, 0);
        if (at != npos) {
            window_.advance(at);
            return {};
        }
        // What may be the beginning of such a line is kept.
        constexpr std::size_t kept = 8;
        if (bytes.size() > kept) window_.advance(bytes.size() - kept);
        ARSHIF_TRY(more, window_.more());
        if (!more) {
            window_.advance(window_.bytes().size());
            return {};
        }
    }
}

core::Result<std::size_t> WarcReader::read_header() {
    while (true) {
        const std::size_t length = HttpHeaders::length(window_.bytes().substr(0, longest_header));
        if (length > 0 || window_.bytes().size() >= longest_header) return length;
        ARSHIF_TRY(more, window_.more());
        if (!more) return HttpHeaders::length(window_.bytes().substr(0, longest_header));
    }
}

core::Result<void> WarcReader::take_record() {
    ARSHIF_TRY(header, read_header());
    if (header == 0) {
        broken("a record whose header does not end");
        return resync();
    }
    const HttpHeaders headers(window_.bytes().substr(0, header));
    const std::optional<std::uint64_t> length = number(headers.value("content-length"));
    if (!length) {
        broken("a record without a length");
        return resync();
    }
    const std::string type = lower_case(headers.value("warc-type"));
    if (type != "response" && type != "resource") {
        ARSHIF_CHECK(pass_over(header + *length));
        return {};
    }
    const bool fits = *length <= input_.record_limit;
    const std::size_t held =
        header + static_cast<std::size_t>(fits ? *length : std::min<std::uint64_t>(*length, longest_header));
    ARSHIF_TRY(whole, fill(held));
    // The window may have moved.
    const HttpHeaders own(window_.bytes().substr(0, header));
    const std::string_view block = window_.bytes().substr(header, held - header);
    const std::optional<Capture> page = capture(own, block);
    if (!fits) {
        any_page_ = any_page_ || page;
        if (page) {
            outlet_.refuse(here(), reason::record_too_large,
                           fmt::format("more than {} bytes in one record", input_.record_limit));
        }
        return pass_over(header + *length);
    }
    any_page_ = any_page_ || page;
    if (whole) {
        if (page) take_capture(*page);
        return check_end(header, *length);
    }
    broken(fmt::format("it should have {} bytes, and the input ends before", *length));
    window_.advance(header);
    return resync();
}

// Behind the record; where no other follows, its length is wrong, and the next may begin inside.
core::Result<void> WarcReader::check_end(std::size_t header, std::uint64_t length) {
    const std::size_t end = header + static_cast<std::size_t>(length);
    constexpr std::size_t room = 16;
    ARSHIF_CHECK(fill(end + room));
    std::string_view behind = window_.bytes().substr(end, room);
    behind.remove_prefix(std::min(behind.find_first_not_of("\r\n"), behind.size()));
    const bool follows = behind.substr(0, magic.size()) == magic.substr(0, behind.size());
    const std::size_t inside = follows ? npos : find_record(window_.bytes().substr(0, end), header);
    if (inside == npos) {
        window_.advance(end);
        return {};
    }
    broken("its length is wrong: another record begins inside");
    window_.advance(inside);
    return {};
}

core::Result<void> WarcReader::pass_over(std::uint64_t length) {
    const Mark begin = here();
    while (length > 0) {
        const std::size_t step = static_cast<std::size_t>(std::min<std::uint64_t>(length, window_.bytes().size()));
        window_.advance(step);
        length -= step;
        if (length == 0) break;
        ARSHIF_TRY(more, window_.more());
        if (more) continue;
        outlet_.refuse(begin, reason::broken_warc,
                       fmt::format("the input ends {} bytes before the end of this record", length));
        break;
    }
    return {};
}

// The page in a record, if it is one.
std::optional<Capture> WarcReader::capture(const HttpHeaders& header, std::string_view block) const {
    Capture page;
    page.url = header.value("warc-target-uri");
    // Old writers have it in brackets.
    if (page.url.starts_with('<') && page.url.ends_with('>')) page.url = page.url.substr(1, page.url.size() - 2);
    page.date = header.value("warc-date");
    if (const auto segment = number(header.value("warc-segment-number")); segment && *segment > 1) return std::nullopt;
    if (!block.starts_with("HTTP/")) {
        page.content_type = header.value("content-type");
        page.body = block;
        if (is_html(page.content_type)) return page;
        return std::nullopt;
    }
    const std::size_t length = HttpHeaders::length(block);
    if (length == 0) return std::nullopt;
    const HttpHeaders http(block.substr(0, length));
    const std::string_view line = http.first_line();
    const std::string_view status = line.substr(std::min(line.find(' '), line.size()));
    page.content_type = http.value("content-type");
    if (!status.starts_with(" 200") || !is_html(page.content_type)) return std::nullopt;
    page.coding = http.value("content-encoding");
    page.chunked = lower_case(http.value("transfer-encoding")).find("chunked") != std::string::npos;
    page.body = block.substr(length);
    return page;
}

void WarcReader::take_capture(const Capture& capture) {
    const std::string url(capture.url);
    const std::string at = url.empty() ? std::string() : fmt::format("{}: ", url);
    Decoded joined = capture.chunked ? join_chunks(capture.body) : Decoded{CodingFault::none, {}};
    const std::string_view sent = capture.chunked ? std::string_view(joined.bytes) : capture.body;
    Decoded content = joined.fault == CodingFault::none ? decode_content(sent, capture.coding, input_.record_limit)
                                                        : std::move(joined);
    if (content.fault == CodingFault::too_long) {
        return outlet_.refuse(here(), reason::record_too_large,
                              fmt::format("{}more than {} bytes when unpacked", at, input_.record_limit));
    }
    if (content.fault != CodingFault::none) {
        return outlet_.refuse(here(), reason::broken_warc,
                              content.fault == CodingFault::unknown
                                  ? fmt::format("{}a coding that is not known: {}", at, capture.coding)
                                  : fmt::format("{}the page in it cannot be unpacked", at));
    }
    DecodedPage page =
        decode_page(content.bytes, input_.encoding, encoding_from_label(charset_in(capture.content_type)));
    if (!page.decoded) return outlet_.refuse(here(), reason::not_utf8, at + std::string(not_utf8_detail));
    if (page.text.size() > input_.record_limit) {
        return outlet_.refuse(here(), reason::record_too_large,
                              fmt::format("{}more than {} bytes as UTF-8", at, input_.record_limit));
    }
    core::Record record;
    record.offset = window_.offset();
    if (const auto fault =
            read_html_article(page.text, {input_.map, input_.explain, capture.url, capture.date}, record)) {
        return outlet_.refuse(here(), fault->reason, at + fault->detail);
    }
    if (!page.notice.empty() && sink_.notice) {
        sink_.notice({input_.path, window_.offset(), at + page.notice, std::string(text::name_of(page.encoding))});
    }
    outlet_.deliver(std::move(record));
}

}  // namespace

core::Result<void> read_warc(const Input& input, const RecordSink& sink) {
    return WarcReader(input, sink).run();
}

}  // namespace arshif::indexer
