#include "indexer/readers/text_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/readers/headline.h"
#include "indexer/readers/line_ends.h"
#include "text/normaliser.h"

namespace arshif::indexer {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t chunk_bytes = std::size_t{1} << 14U;
// Trailing NULs are padding that some exports of old systems leave.
constexpr std::string_view trailing_junk{" \t\r\n\v\f\0", 7};

// The whole input; nothing if it is longer than `limit`.
core::Result<std::optional<std::string>> read_all(ByteSource& source, std::size_t limit) {
    std::string all;
    while (all.size() <= limit) {
        const std::size_t filled = all.size();
        all.resize(std::max(filled + chunk_bytes, filled * 2));
        const core::Result<std::size_t> got = source.read(all.data() + filled, all.size() - filled);
        if (!got) return got.error();
        all.resize(filled + *got);
        if (*got == 0) return std::optional<std::string>(std::move(all));
    }
    return std::optional<std::string>{};
}

std::uint64_t line_of(std::string_view text, std::size_t offset) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(offset);
    return 1 + static_cast<std::uint64_t>(std::count(text.begin(), end, '\n'));
}

// One at the beginning says what is known; others stand where files were joined.
void drop_byte_order_marks(std::string& text) {
    for (std::size_t at = text.find(byte_order_mark); at != std::string::npos; at = text.find(byte_order_mark, at))
        text.erase(at, byte_order_mark.size());
}

}  // namespace

core::Result<void> read_text(const Input& input, const RecordSink& sink) {
    core::Result<std::optional<std::string>> all = read_all(*input.bytes, input.record_limit);
    if (!all) return all.error();
    if (!all->has_value()) {
        sink.refusal({input.path, 0, 0, std::string(reason::record_too_large),
                      fmt::format("more than {} bytes in one article", input.record_limit)});
        return {};
    }
    std::string content = std::move(**all);
    const text::Utf8Check check = text::check_utf8(content);
    if (!check.valid) {
        sink.refusal({input.path, check.fault, line_of(content, check.fault), std::string(reason::not_utf8),
                      std::string(not_utf8_detail)});
        return {};
    }
    drop_byte_order_marks(content);
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
