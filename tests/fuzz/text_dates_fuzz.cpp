// Dates in a text of any bytes: what is found lies in the text, in order, exists, and does not depend on what surrounds
// it beyond the reach of a rule.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/date.h"
#include "recognise/text_dates.h"

namespace {

using namespace arshif;

void require(bool condition) {
    if (!condition) std::abort();
}

void require_sound(const std::optional<core::PartialDate>& date) {
    if (!date) return;
    require(core::exists(*date));
    const auto again = core::parse_date(core::to_string(*date));
    require(again.ok() && *again == *date);
}

void require_sound(std::string_view text, const recognise::DateContext& context) {
    std::size_t end = 0;
    for (const recognise::FoundDate& date : recognise::find_dates(text, context)) {
        require(date.begin >= end && date.begin < date.end && date.end <= text.size());
        end = date.end;
        require(date.first.has_value() == date.last.has_value());
        require(date.first.has_value() || date.relative);
        require_sound(date.first);
        require_sound(date.last);
        if (date.first) require(core::first_day(*date.first) <= core::last_day(*date.last));
        if (!context.published) require(!date.relative || !date.first);
    }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    require_sound(text, {});
    for (const core::PartialDate published :
         {core::PartialDate{2012, 2, 29}, {2012, 7, 0}, {2012, 0, 0}, {1, 1, 1}, {9999, 12, 31}})
        require_sound(text, {published, size % 2 == 0 ? "LY" : "DZ"});

    const std::string_view title = text.substr(0, text.find('\n'));
    if (const auto stated = recognise::publication_date(title, text, {})) {
        require_sound(stated->date);
        require(stated->begin < stated->end);
        require(stated->end <= (stated->in_title ? title : text).size());
    }
    return 0;
}
