#include "recognise/months.h"

#include <charconv>
#include <string>
#include <unordered_map>

#include "data/months.h"
#include "recognise/table.h"

namespace arshif::recognise {

namespace {

// The Libyan names are left to a finder that knows what it reads: see data/months.tsv.
constexpr std::string_view libyan_system = "libya";

using MonthTable = std::unordered_map<std::string, std::int32_t>;

MonthTable load() {
    MonthTable months;
    for_each_row(data::months, [&](const std::vector<std::string_view>& fields) {
        if (fields.size() != 3 || fields[2] == libyan_system) return;
        std::int32_t number = 0;
        std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), number);
        months.emplace(lookup_key(fields[1]), number);
    });
    return months;
}

}  // namespace

std::optional<std::int32_t> month_from_name(std::string_view name) {
    static const MonthTable months = load();
    const auto found = months.find(lookup_key(name));
    if (found == months.end()) return std::nullopt;
    return found->second;
}

}  // namespace arshif::recognise
