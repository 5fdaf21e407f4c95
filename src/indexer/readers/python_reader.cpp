#include "indexer/readers/python_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/readers/element_reader.h"
#include "indexer/readers/input_window.h"
#include "indexer/readers/json_record.h"
#include "indexer/readers/python_extent.h"
#include "indexer/readers/python_literal.h"
#include "indexer/readers/record_outlet.h"
#include "text/normaliser.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view between_records = " \t\r\n,]";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t longest_name = 64;
// How far is looked to see what a record is.
constexpr std::size_t look_bytes = 256;

std::string_view skip(std::string_view text, std::string_view space) {
    return text.substr(std::min(text.find_first_not_of(space), text.size()));
}

// A list, whose first value, if any, is what Python prints and JSON does not; or, where the name in front of it has
// shown that already, any list of strings.
bool begins_list(std::string_view text, bool named) {
    if (!text.starts_with('[') && !text.starts_with('(')) return false;
    text = skip(text.substr(1), " \t\r\n");
    const bool prefixed = text.starts_with("u'") || text.starts_with("u\"") || text.starts_with("b'");
    if (text.starts_with('\'') || prefixed) return true;
    return named && (text.starts_with('"') || text.starts_with(']'));
}

bool begins_dict(std::string_view text) {
    if (!text.starts_with('{')) return false;
    text = skip(text.substr(1), " \t\r\n");
    return text.starts_with('\'') || text.starts_with("u'") || text.starts_with("b'");
}

struct Named {
    std::string_view name;  // empty if there is none
    std::size_t value = 0;  // where the value begins
};

// "content: […]", "body = '…'", also with the name in quotation marks.
Named named_value(std::string_view text) {
    text = text.substr(0, look_bytes);
    const std::size_t stop = text.find_first_of(":=\n[{(");
    if (stop == npos || stop > longest_name || (text[stop] != ':' && text[stop] != '=')) return {};
    std::string_view name = text.substr(0, stop);
    while (!name.empty() && std::string_view(" \t'\"").find(name.back()) != npos)
        name.remove_suffix(1);
    name = skip(name, "'\"");
    const std::size_t value = text.find_first_not_of(" \t", stop + 1);
    if (name.empty() || name.find_first_of("'\"\\") != npos || value == npos) return {};
    return {name, value};
}

class PythonReader {
public:
    PythonReader(const Input& input, const RecordSink& sink)
        : outlet_(input, sink),
          window_(*input.bytes),
          parser_(input.map, input.explain),
          limit_(std::min(max_document_bytes, input.record_limit)) {}

    core::Result<void> run();

private:
    core::Result<bool> next();
    core::Result<void> look();
    core::Result<void> take();
    core::Result<void> skip_rest(PythonExtent& extent);
    core::Result<void> skip_line();
    void take_whole(std::string_view text, const Named& named);
    Mark here() const { return {window_.offset(), window_.line()}; }

    RecordOutlet outlet_;
    InputWindow window_;
    JsonRecordParser parser_;
    std::size_t limit_;
    bool anything_ = false;
};

core::Result<void> PythonReader::run() {
    while (!outlet_.stopped()) {
        const core::Result<bool> more = next();
        if (!more) return more.error();
        if (!*more) {
            outlet_.finish();
            if (!anything_) outlet_.refuse(here(), reason::empty_file, "nothing but white space");
            return {};
        }
        anything_ = true;
        outlet_.release();
        if (outlet_.stopped()) break;
        core::Result<void> taken = take();
        if (!taken) return taken;
    }
    return {};
}

core::Result<void> PythonReader::look() {
    while (window_.bytes().size() < look_bytes && !window_.ended()) {
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
    return {};
}

// Passes to the next record; false at the end. A list of dicts is entered.
core::Result<bool> PythonReader::next() {
    while (true) {
        core::Result<void> looked = look();
        if (!looked) return looked.error();
        const std::string_view bytes = window_.bytes();
        if (bytes.empty()) return false;
        const std::size_t at = bytes.find_first_not_of(between_records);
        if (at != 0) {
            window_.advance(std::min(at, bytes.size()));
        } else if (bytes.starts_with(byte_order_mark)) {
            window_.advance(byte_order_mark.size());
        } else if (bytes.starts_with('[') && skip(bytes.substr(1, look_bytes - 1), " \t\r\n").starts_with('{')) {
            window_.advance(1);
        } else {
            return true;
        }
    }
}

core::Result<void> PythonReader::skip_line() {
    while (true) {
        const std::size_t end = window_.bytes().find('\n');
        window_.advance(std::min(end, window_.bytes().size()));
        if (end != npos) return {};
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
        if (!*more) return {};
    }
}

// Behind the value, holding nothing.
core::Result<void> PythonReader::skip_rest(PythonExtent& extent) {
    while (true) {
        const PythonExtent::Found found = extent.scan(window_.bytes(), window_.ended());
        const std::size_t passed = extent.position();
        window_.advance(passed);
        extent.discard(passed);
        if (found != PythonExtent::Found::more || window_.ended()) return {};
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
}

core::Result<void> PythonReader::take() {
    const Named named = named_value(window_.bytes());
    const char first = window_.bytes().front();
    if (named.name.empty() && first != '{' && first != '[' && first != '(') {
        outlet_.refuse(here(), reason::bad_python, "a line that begins like no value of Python");
        return skip_line();
    }
    const std::string name(named.name);
    PythonExtent extent;
    while (true) {
        const bool ended = window_.ended();
        const PythonExtent::Found found = extent.scan(window_.bytes(), ended);
        const std::size_t length = extent.position();
        if (length > limit_) {
            outlet_.refuse(here(), reason::record_too_large, fmt::format("more than {} bytes", limit_));
            if (found == PythonExtent::Found::more) return skip_rest(extent);
            window_.advance(length);
            return {};
        }
        if (found == PythonExtent::Found::whole) {
            take_whole(window_.bytes().substr(0, length), {name, named.value});
            window_.advance(length);
            return {};
        }
        if (found == PythonExtent::Found::broken) {
            outlet_.refuse(here(), reason::bad_python, "a line that ends inside of a value");
            window_.advance(length);
            return {};
        }
        if (ended) {
            outlet_.refuse(here(), reason::truncated_document, "the input ends inside this value");
            window_.advance(window_.bytes().size());
            return {};
        }
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
}

void PythonReader::take_whole(std::string_view text, const Named& named) {
    const Mark mark = here();
    const text::Utf8Check check = text::check_utf8(text);
    if (!check.valid) {
        const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(check.fault), '\n');
        return outlet_.refuse({mark.offset + check.fault, mark.line + static_cast<std::uint64_t>(lines)},
                              reason::not_utf8, std::string(not_utf8_detail));
    }
    PythonJson made = python_to_json(text.substr(std::min(named.value, text.size())));
    if (!made.reason.empty()) return outlet_.refuse(mark, made.reason, std::move(made.detail));
    const bool dict = made.json.starts_with('{');
    const std::string json =
        dict ? std::move(made.json) : fmt::format("{{\"{}\":{}}}", named.name.empty() ? "text" : named.name, made.json);
    core::Record record;
    record.offset = mark.offset;
    std::optional<RecordFault> fault = parser_.parse(json, record);
    if (!fault) return outlet_.deliver_or_hold(std::move(record));
    outlet_.refuse(mark, fault->reason == reason::bad_json ? reason::bad_python : fault->reason,
                   std::move(fault->detail));
}

}  // namespace

bool looks_like_python(std::string_view start) {
    if (begins_dict(start) || begins_list(start, false)) return true;
    if (start.starts_with('[')) return begins_dict(skip(start.substr(1), " \t\r\n"));
    const Named named = named_value(start);
    return !named.name.empty() && begins_list(start.substr(named.value), true);
}

core::Result<void> read_python(const Input& input, const RecordSink& sink) {
    return PythonReader(input, sink).run();
}

}  // namespace arshif::indexer
