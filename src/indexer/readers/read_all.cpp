#include "indexer/readers/read_all.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/normaliser.h"

namespace arshif::indexer {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t chunk_bytes = std::size_t{1} << 14U;

std::uint64_t line_of(std::string_view text, std::size_t offset) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(offset);
    return 1 + static_cast<std::uint64_t>(std::count(text.begin(), end, '\n'));
}

// One at the beginning says what is known; others stand where files were joined. In one pass, however many there are.
void drop_byte_order_marks(std::string& text) {
    std::size_t kept = 0;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t mark = std::min(text.find(byte_order_mark, from), text.size());
        if (kept != from) text.replace(kept, mark - from, text, from, mark - from);
        kept += mark - from;
        from = mark + byte_order_mark.size();
    }
    text.resize(kept);
}

}  // namespace

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

core::Result<std::optional<std::string>> read_whole_text(const Input& input, std::size_t limit,
                                                         const RecordSink& sink) {
    core::Result<std::optional<std::string>> all = read_all(*input.bytes, limit);
    if (!all) return all;
    if (!all->has_value()) {
        sink.refusal({input.path, 0, 1, std::string(reason::record_too_large),
                      fmt::format("more than {} bytes in one article", limit)});
        return all;
    }
    const text::Utf8Check check = text::check_utf8(**all);
    if (!check.valid) {
        sink.refusal({input.path, check.fault, line_of(**all, check.fault), std::string(reason::not_utf8),
                      std::string(not_utf8_detail)});
        return std::optional<std::string>{};
    }
    drop_byte_order_marks(**all);
    return all;
}

}  // namespace arshif::indexer
