#include "core/article.h"

#include <array>

namespace arshif::core {

namespace {
constexpr std::array<std::string_view, 7> basis_names = {"none", "hand", "record", "path", "url", "flag", "text"};
}

std::string_view name_of(Basis basis) {
    return basis_names.at(static_cast<std::size_t>(basis));
}

Basis basis_from_name(std::string_view name) {
    for (std::size_t i = 0; i < basis_names.size(); ++i) {
        if (basis_names.at(i) == name) return static_cast<Basis>(i);
    }
    return Basis::none;
}

}  // namespace arshif::core
