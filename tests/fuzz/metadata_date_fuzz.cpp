// Whatever stands in a date field, a path or a URL: what is recognised must exist, and can be written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/date.h"
#include "recognise/countries.h"
#include "recognise/metadata_date.h"
#include "recognise/path_facts.h"

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

void require_sound(const arshif::core::PartialDate& date) {
    require(arshif::core::exists(date));
    const auto again = arshif::core::parse_date(arshif::core::to_string(date));
    require(again.ok() && *again == date);
}

void require_sound(const arshif::recognise::PathFacts& facts) {
    if (facts.date) require_sound(*facts.date);
    if (facts.country) require(arshif::recognise::country_from_alpha2(*facts.country) == facts.country);
    if (facts.source) require(!facts.source->empty());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto stamp = arshif::recognise::parse_metadata_date(text)) {
        require_sound(stamp->date);
        constexpr std::size_t clock_size = 8;  // HH:MM:SS
        require(stamp->time.empty() || stamp->time.size() == clock_size);
    } else {
        require(!stamp.error().message.empty());
    }
    require_sound(arshif::recognise::recognise_path(text));
    require_sound(arshif::recognise::recognise_url(text));
    return 0;
}
