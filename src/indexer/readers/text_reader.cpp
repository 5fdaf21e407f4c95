#include "indexer/readers/text_reader.h"

#include <optional>
#include <utility>

#include "indexer/readers/headline.h"
#include "indexer/readers/line_ends.h"
#include "indexer/readers/read_all.h"

namespace arshif::indexer {

namespace {

// Trailing NULs are padding that some exports of old systems leave.
constexpr std::string_view trailing_junk{" \t\r\n\v\f\0", 7};

}  // namespace

core::Result<void> read_text(const Input& input, const RecordSink& sink) {
    core::Result<std::optional<std::string>> all = read_whole_text(input, input.record_limit, sink);
    if (!all) return all.error();
    if (!all->has_value()) return {};
    std::string content = std::move(**all);
    content.resize(content.find_last_not_of(trailing_junk) + 1);
    unify_line_ends(content);

    const Headline parts = split_headline(content);
    core::Record record;
    record.path = input.path;
    record.title = parts.title;
    if (parts.title.empty()) {
        record.body = std::move(content);
    } else {
        record.body = parts.body;
    }
    static_cast<void>(sink.record(std::move(record)));
    return {};
}

}  // namespace arshif::indexer
