#include "indexer/readers/json_stream.h"

namespace arshif::indexer {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr char record_separator = '\x1E';  // RFC 7464 puts one before each record

bool is_between_values(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == record_separator;
}

}  // namespace

core::Result<int> JsonStream::next() {
    crossed_line_ = false;
    while (true) {
        const std::string_view bytes = window_.bytes();
        std::size_t at = 0;
        bool undecided = false;
        for (; at < bytes.size() && !undecided; ++at) {
            crossed_line_ = crossed_line_ || bytes[at] == '\n';
            if (is_between_values(bytes[at])) continue;
            const std::string_view mark = bytes.substr(at, byte_order_mark.size());
            if (mark == byte_order_mark) {
                at += byte_order_mark.size() - 1;
                continue;
            }
            undecided = mark == byte_order_mark.substr(0, mark.size()) && !window_.ended();
            if (undecided) break;
            window_.advance(at);
            return static_cast<unsigned char>(bytes[at]);
        }
        window_.advance(at);
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
        if (!*more && window_.bytes().empty()) return at_end;
    }
}

core::Result<char> JsonStream::look_ahead(std::size_t skip, std::string_view space) {
    while (window_.bytes().size() < skip + JsonScanner::context && !window_.ended()) {
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
    const std::string_view bytes = window_.bytes().substr(0, skip + JsonScanner::context);
    const std::size_t found = bytes.find_first_not_of(space, skip);
    return found == std::string_view::npos ? '\0' : bytes[found];
}

core::Result<JsonStream::Extent> JsonStream::measure(JsonScanner& scanner, std::size_t limit) {
    while (true) {
        const bool ended = window_.ended();
        const JsonScanner::Found found = scanner.scan(window_.bytes(), ended);
        // Before what was found, so that it does not matter how much was read at once.
        if (scanner.position() > limit) return Extent::too_long;
        switch (found) {
            case JsonScanner::Found::whole:
                return Extent::whole;
            case JsonScanner::Found::line_end:
                return Extent::line_end;
            case JsonScanner::Found::new_record:
                return Extent::new_record;
            case JsonScanner::Found::more:
                break;
        }
        if (ended) return Extent::cut_off;
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
}

core::Result<void> JsonStream::skip_rest(JsonScanner& scanner) {
    while (true) {
        const bool ended = window_.ended();
        const bool found = scanner.scan(window_.bytes(), ended) != JsonScanner::Found::more;
        // The scanner looks back over the last bytes, but only while it goes on.
        const std::size_t kept = found || ended ? 0 : JsonScanner::context;
        const std::size_t passed = ended && !found ? window_.bytes().size() : scanner.position();
        if (passed > kept) {
            window_.advance(passed - kept);
            if (!found) scanner.discard(passed - kept);
        }
        if (found || ended) return {};
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
}

core::Result<void> JsonStream::skip_value() {
    const char first = window_.bytes().empty() ? '\0' : window_.bytes().front();
    if (first == '{' || first == '[' || first == '"') {
        JsonScanner scanner(JsonScanner::Lines::free);
        return skip_rest(scanner);
    }
    window_.advance(1);
    return skip_until(",{[]}\"\n");
}

core::Result<void> JsonStream::skip_until(std::string_view stops) {
    while (true) {
        const std::size_t found = window_.bytes().find_first_of(stops);
        if (found != std::string_view::npos) {
            window_.advance(found);
            return {};
        }
        window_.advance(window_.bytes().size());
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
        if (!*more) return {};
    }
}

}  // namespace arshif::indexer
