#include "indexer/readers/html_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/readers/html_article.h"
#include "indexer/readers/input_window.h"
#include "indexer/readers/record_outlet.h"
#include "text/normaliser.h"

namespace arshif::indexer {

core::Result<void> read_html(const Input& input, const RecordSink& sink) {
    RecordOutlet outlet(input, sink);
    InputWindow window(*input.bytes);
    while (!window.ended() && window.bytes().size() <= input.record_limit)
        ARSHIF_CHECK(window.more());
    const std::string_view page = window.bytes();
    if (page.size() > input.record_limit) {
        outlet.refuse({0, 1}, reason::record_too_large,
                      fmt::format("more than {} bytes in one page", input.record_limit));
        return {};
    }
    if (const text::Utf8Check check = text::check_utf8(page); !check.valid) {
        const auto lines = std::count(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(check.fault), '\n');
        outlet.refuse({check.fault, 1 + static_cast<std::uint64_t>(lines)}, reason::not_utf8,
                      std::string(not_utf8_detail));
        return {};
    }
    core::Record record;
    if (std::optional<HtmlFault> fault = read_html_article(page, {input.map, input.explain}, record)) {
        outlet.refuse({0, 1}, fault->reason, std::move(fault->detail));
        return {};
    }
    outlet.deliver_or_hold(std::move(record));
    outlet.finish();
    return {};
}

}  // namespace arshif::indexer
