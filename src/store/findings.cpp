#include "store/findings.h"

#include <fmt/format.h>

#include <algorithm>

namespace arshif::store {

namespace {
constexpr std::size_t max_named = 10;
}

void Findings::list(std::string_view what, const std::vector<std::string>& articles) {
    for (std::size_t i = 0; i < std::min(articles.size(), max_named); ++i)
        damage(fmt::format("{}: {}", articles[i], what));
    if (articles.size() > max_named) damage(fmt::format("{} more articles: {}", articles.size() - max_named, what));
}

core::Result<void> Findings::take(const core::Result<void>& step) {
    if (step || step.error().code != core::ErrorCode::archive_damaged) return step;
    damage(step.error().message);
    return {};
}

std::size_t Findings::damages() const {
    return static_cast<std::size_t>(std::count_if(
        all_.begin(), all_.end(), [](const Finding& finding) { return finding.severity == Severity::damage; }));
}

}  // namespace arshif::store
