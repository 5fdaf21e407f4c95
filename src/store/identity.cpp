#include "store/identity.h"

#include <fmt/format.h>

namespace arshif::store {

namespace {

std::string qualified(std::string_view origin, std::string_view identifier) {
    return fmt::format("{}//{}", origin, identifier);
}

core::Error ambiguous(std::string_view shown, const std::vector<StoredArticle>& candidates) {
    constexpr std::size_t max_named = 5;
    std::string names;
    for (std::size_t i = 0; i < std::min(candidates.size(), max_named); ++i) {
        names += fmt::format("\n    {}", qualified(candidates[i].article.origin, candidates[i].article.identifier));
    }
    return {core::ErrorCode::ambiguous, fmt::format("{} articles are called {}", candidates.size(), shown),
            fmt::format("name one of them with its origin:{}", names)};
}

}  // namespace

core::Result<std::string> shown_identifier(Catalogue& catalogue, std::string_view origin, std::string_view identifier) {
    ARSHIF_TRY(count, catalogue.count_identifier(identifier));
    return count > 1 ? qualified(origin, identifier) : std::string(identifier);
}

core::Result<StoredArticle> find_article(Catalogue& catalogue, std::string_view shown) {
    ARSHIF_TRY(named, catalogue.find_identifier(shown));
    if (named.size() == 1) return std::move(named.front());
    if (named.size() > 1) return ambiguous(shown, named);
    ARSHIF_TRY(origins, catalogue.origins());
    for (const auto& [id, name] : origins) {
        const std::string prefix = qualified(name, "");
        if (!shown.starts_with(prefix)) continue;
        ARSHIF_TRY(found, catalogue.find(id, shown.substr(prefix.size())));
        if (found) return std::move(*found);
    }
    return core::Error{core::ErrorCode::not_found, fmt::format("there is no article {}", shown),
                       "`arshif search` prints the identifiers of what it finds"};
}

}  // namespace arshif::store
