#include "core/article.h"

#include <array>

namespace arshif::core {

namespace {
constexpr std::array<std::string_view, 9> basis_names = {"none",   "hand", "record",   "path", "url",
                                                         "source", "flag", "dateline", "text"};

constexpr std::string_view up_to = "..";
}  // namespace

std::string_view name_of(Basis basis) {
    return basis_names.at(static_cast<std::size_t>(basis));
}

Basis basis_from_name(std::string_view name) {
    for (std::size_t i = 0; i < basis_names.size(); ++i) {
        if (basis_names.at(i) == name) return static_cast<Basis>(i);
    }
    return Basis::none;
}

std::string to_string(const DatePeriod& period) {
    if (period.first == period.last) return to_string(period.first);
    return to_string(period.first).append(up_to).append(to_string(period.last));
}

std::optional<DatePeriod> period_from(std::string_view text) {
    const std::size_t middle = text.find(up_to);
    const Result<PartialDate> first = parse_date(text.substr(0, middle));
    if (!first) return std::nullopt;
    if (middle == std::string_view::npos) return DatePeriod{*first, *first};
    const Result<PartialDate> last = parse_date(text.substr(middle + up_to.size()));
    return last ? std::optional(DatePeriod{*first, *last}) : std::nullopt;
}

}  // namespace arshif::core
