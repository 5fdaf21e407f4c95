#include "indexer/readers/json_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/readers/json_record.h"
#include "indexer/readers/json_stream.h"
#include "indexer/readers/json_survey.h"
#include "indexer/readers/record_outlet.h"

namespace arshif::indexer {

namespace {

using Extent = JsonStream::Extent;
using Lines = JsonScanner::Lines;

// How much of an object is held before it is decided whether it is an article or only wraps a list of them.
constexpr std::size_t wrapper_lookahead = std::size_t{8} << 20U;

bool may_grow(std::string_view path) {
    return path.ends_with(".jsonl") || path.ends_with(".ndjson");
}

// The walk over one input. What it is inside of is `place_`; each step takes one value and leaves the stream behind it.
class JsonReader {
public:
    JsonReader(const Input& input, const RecordSink& sink)
        : input_(input),
          outlet_(input, sink),
          stream_(*input.bytes),
          parser_(input.map, input.explain),
          lookahead_(std::min(wrapper_lookahead, input.record_limit)) {}

    core::Result<void> run();

private:
    enum class Place { top, wrapper, list };

    core::Result<void> step(char next);
    core::Result<void> step_top(char next);
    core::Result<void> step_list(char next);
    core::Result<void> step_wrapper(char next);
    core::Result<void> open_list();
    core::Result<void> take_object();
    core::Result<void> take_element();
    core::Result<void> take_member();
    core::Result<void> take_line(char next);
    core::Result<void> too_large(JsonScanner& scanner);
    core::Result<Lines> lines_policy();
    void broken_object(const JsonScanner& scanner, Extent extent);
    void whole_object(const JsonScanner& scanner);
    void whole_element(const JsonScanner& scanner);
    bool enter_wrapper(std::string_view object);
    void finish();

    Mark here() const { return {stream_.offset(), stream_.line()}; }
    std::optional<RecordFault> parse(const JsonScanner& scanner, core::Record& record);
    void refuse_fault(std::string_view object, RecordFault&& fault);

    const Input& input_;
    RecordOutlet outlet_;
    JsonStream stream_;
    JsonRecordParser parser_;
    std::size_t lookahead_;

    bool anything_ = false;  // but white space
    Place place_ = Place::top;
    Mark opened_;                // where the list or wrapper that we are in begins
    bool in_wrapper_ = false;    // the list is inside a wrapper
    bool picky_ = false;         // the wrapper has a list that begins with an article: other lists are none of ours
    bool list_begins_ = false;   // no element of the list has been taken yet
    bool ignored_list_ = false;  // the list is passed over

    bool json_lines_ = false;          // objects stand one a line, so that a line break ends a broken one
    bool one_line_ = false;            // the last object at the top did
    std::uint64_t strict_before_ = 0;  // objects that begin before have been scanned once already, across lines
};

core::Result<void> JsonReader::run() {
    while (!outlet_.stopped()) {
        const core::Result<int> next = stream_.next();
        if (!next) return next.error();
        if (*next == JsonStream::at_end) {
            finish();
            return {};
        }
        anything_ = true;
        core::Result<void> done = step(static_cast<char>(*next));
        if (!done) return done;
    }
    return {};
}

core::Result<void> JsonReader::step(char next) {
    switch (place_) {
        case Place::top:
            return step_top(next);
        case Place::list:
            return step_list(next);
        case Place::wrapper:
            return step_wrapper(next);
    }
    return {};
}

void JsonReader::finish() {
    outlet_.finish();
    if (place_ != Place::top) {
        outlet_.refuse(
            here(), reason::truncated_json,
            fmt::format("the input ends inside the {} that begins at byte {}; its articles up to here were taken",
                        place_ == Place::list ? "list" : "object", opened_.offset));
    } else if (!anything_) {
        outlet_.refuse(here(), reason::empty_file, "nothing but white space");
    }
}

// --- at the top ---

core::Result<void> JsonReader::step_top(char next) {
    outlet_.release();
    if (outlet_.stopped()) return {};
    if (one_line_ && stream_.crossed_line()) json_lines_ = true;
    one_line_ = false;
    if (next == '{') return take_object();
    if (next != '[') return take_line(next);
    if (json_lines_) {
        // Among lines a bracket may as well begin a message that got in: "[ERROR] …".
        const core::Result<char> ahead = stream_.look_ahead(1, " \t\r\n");
        if (!ahead) return ahead.error();
        if (*ahead != '{' && *ahead != ']') return take_line(next);
    }
    in_wrapper_ = false;
    return open_list();
}

core::Result<void> JsonReader::open_list() {
    if (!in_wrapper_) opened_ = here();
    stream_.advance(1);
    place_ = Place::list;
    list_begins_ = true;
    ignored_list_ = false;
    return {};
}

// What is neither object nor list, up to the end of its line.
core::Result<void> JsonReader::take_line(char next) {
    const Mark mark = here();
    constexpr std::string_view scalar_starts = "\"-0123456789tfn";
    const bool scalar = scalar_starts.find(next) != std::string_view::npos;
    core::Result<void> skipped = stream_.skip_line();
    if (!skipped) return skipped;
    outlet_.refuse(mark, scalar ? reason::not_an_object : reason::bad_json,
                   scalar ? "a line that holds no object with the fields of an article"
                          : "a line that begins like no JSON object");
    return {};
}

// How line breaks in the object at the current place are to be taken.
core::Result<Lines> JsonReader::lines_policy() {
    if (stream_.offset() < strict_before_) return Lines::end_it;
    if (!json_lines_) return Lines::first_may;
    // A brace alone on its line begins an object that was written over several lines, even among JSON Lines.
    const core::Result<char> ahead = stream_.look_ahead(1, " \t\r");
    if (!ahead) return ahead.error();
    return *ahead == '\n' ? Lines::first_may : Lines::end_it;
}

core::Result<void> JsonReader::take_object() {
    const core::Result<Lines> lines = lines_policy();
    if (!lines) return lines.error();
    JsonScanner scanner(*lines);
    core::Result<Extent> extent = stream_.measure(scanner, lookahead_);
    if (!extent) return extent.error();
    if (*extent == Extent::too_long) {
        if (enter_wrapper(stream_.bytes().substr(0, lookahead_))) return {};
        extent = stream_.measure(scanner, input_.record_limit);
        if (!extent) return extent.error();
        if (*extent == Extent::too_long) return too_large(scanner);
    }
    if (*extent == Extent::whole) {
        whole_object(scanner);
    } else {
        broken_object(scanner, *extent);
    }
    return {};
}

void JsonReader::whole_object(const JsonScanner& scanner) {
    const std::string_view object = stream_.bytes().substr(0, scanner.position());
    one_line_ = !scanner.first_line_end().has_value();
    core::Record record;
    std::optional<RecordFault> fault = parse(scanner, record);
    if ((fault || !parser_.had_body()) && enter_wrapper(object)) return;
    if (fault) {
        refuse_fault(object, std::move(*fault));
    } else if (may_grow(input_.path)) {
        outlet_.deliver(std::move(record));
    } else {
        outlet_.deliver_or_hold(std::move(record));
    }
    stream_.advance(object.size());
}

// Goes on with the next line where the object was one of JSON Lines or began to be.
void JsonReader::broken_object(const JsonScanner& scanner, Extent extent) {
    const Mark mark = here();
    if (extent == Extent::cut_off) {
        if (enter_wrapper(stream_.bytes())) return;
        outlet_.refuse(mark, reason::truncated_json, "the input ends inside this object");
        stream_.advance(stream_.bytes().size());
        return;
    }
    outlet_.refuse(mark, reason::bad_json, "a line that does not hold a whole JSON object");
    json_lines_ = true;
    if (extent == Extent::new_record) strict_before_ = mark.offset + scanner.position();
    stream_.advance(scanner.first_line_end().value_or(scanner.position()));
}

core::Result<void> JsonReader::too_large(JsonScanner& scanner) {
    const Mark mark = here();
    core::Result<void> skipped = stream_.skip_rest(scanner);
    if (!skipped) return skipped;
    outlet_.refuse(mark, reason::record_too_large, fmt::format("more than {} bytes", input_.record_limit));
    return {};
}

// --- in an object that wraps lists of articles ---

bool JsonReader::enter_wrapper(std::string_view object) {
    const ObjectSurvey survey = survey_object(object, input_.map);
    if (!survey.wrapper) return false;
    opened_ = here();
    place_ = Place::wrapper;
    in_wrapper_ = true;
    one_line_ = false;
    picky_ = survey.wraps_articles;
    stream_.advance(1);
    return true;
}

core::Result<void> JsonReader::step_wrapper(char next) {
    if (next == '"') return take_member();
    if (next == '}') {
        stream_.advance(1);
        place_ = Place::top;
        return {};
    }
    place_ = Place::top;
    return take_line(next);
}

core::Result<void> JsonReader::take_member() {
    core::Result<void> skipped = stream_.skip_value();
    if (!skipped) return skipped;
    core::Result<int> next = stream_.next();
    if (!next) return next.error();
    if (*next != ':') return {};
    stream_.advance(1);
    next = stream_.next();
    if (!next) return next.error();
    if (*next == JsonStream::at_end || *next == '}') return {};
    if (*next == '[') {
        const core::Result<char> ahead = stream_.look_ahead(1, " \t\r\n");
        if (!ahead) return ahead.error();
        if (*ahead == '{') return open_list();
    }
    return stream_.skip_value();
}

// --- in a list ---

core::Result<void> JsonReader::step_list(char next) {
    if (next == '{') {
        outlet_.end_run();
        return take_element();
    }
    if (next == ']') {
        outlet_.end_run();
        stream_.advance(1);
        place_ = in_wrapper_ ? Place::wrapper : Place::top;
        return {};
    }
    if (!ignored_list_) outlet_.add_to_run(here());
    return stream_.skip_value();
}

core::Result<void> JsonReader::take_element() {
    JsonScanner scanner(Lines::free);
    const core::Result<Extent> extent = stream_.measure(scanner, input_.record_limit);
    if (!extent) return extent.error();
    switch (*extent) {
        case Extent::too_long:
            return too_large(scanner);
        case Extent::cut_off:
            outlet_.refuse(here(), reason::truncated_json, "the input ends inside this object");
            place_ = Place::top;
            stream_.advance(stream_.bytes().size());
            return {};
        case Extent::line_end:
        case Extent::new_record:
            outlet_.refuse(here(), reason::bad_json, "an object that does not end before the next one begins");
            stream_.advance(scanner.position());
            return {};
        case Extent::whole:
            whole_element(scanner);
            return {};
    }
    return {};
}

void JsonReader::whole_element(const JsonScanner& scanner) {
    const std::string_view object = stream_.bytes().substr(0, scanner.position());
    if (std::exchange(list_begins_, false) && in_wrapper_ && picky_)
        ignored_list_ = !survey_object(object, input_.map).article;
    if (ignored_list_) return stream_.advance(object.size());
    core::Record record;
    std::optional<RecordFault> fault = parse(scanner, record);
    if (fault) {
        refuse_fault(object, std::move(*fault));
    } else {
        outlet_.deliver(std::move(record));
    }
    stream_.advance(object.size());
}

// --- what comes out ---

// The record that the scanner has found to be whole.
std::optional<RecordFault> JsonReader::parse(const JsonScanner& scanner, core::Record& record) {
    record.offset = stream_.offset();
    if (!scanner.too_deep()) return parser_.parse(stream_.bytes().substr(0, scanner.position()), record);
    return RecordFault{reason::nested_too_deep, fmt::format("more than {} levels", JsonScanner::max_depth)};
}

void JsonReader::refuse_fault(std::string_view object, RecordFault&& fault) {
    const auto end = object.begin() + static_cast<std::ptrdiff_t>(fault.offset);
    const auto lines = static_cast<std::uint64_t>(std::count(object.begin(), end, '\n'));
    outlet_.refuse({stream_.offset() + fault.offset, stream_.line() + lines}, fault.reason, std::move(fault.detail));
}

}  // namespace

core::Result<void> read_json(const Input& input, const RecordSink& sink) {
    return JsonReader(input, sink).run();
}

}  // namespace arshif::indexer
