#include "indexer/readers/html_attributes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "indexer/readers/html_tokens.h"
#include "indexer/readers/markup.h"

namespace arshif::indexer {

HtmlTagAttributes::HtmlTagAttributes(std::string_view text) {
    struct Known {
        std::string_view name;
        std::string_view HtmlTagAttributes::*value;
    };
    static constexpr std::array<Known, 14> known = {{{"class", &HtmlTagAttributes::names},
                                                     {"id", &HtmlTagAttributes::id},
                                                     {"itemprop", &HtmlTagAttributes::itemprop},
                                                     {"role", &HtmlTagAttributes::role},
                                                     {"name", &HtmlTagAttributes::name},
                                                     {"property", &HtmlTagAttributes::property},
                                                     {"content", &HtmlTagAttributes::content},
                                                     {"datetime", &HtmlTagAttributes::datetime},
                                                     {"href", &HtmlTagAttributes::href},
                                                     {"rel", &HtmlTagAttributes::rel},
                                                     {"type", &HtmlTagAttributes::type},
                                                     {"style", &HtmlTagAttributes::style},
                                                     {"hidden", &HtmlTagAttributes::hidden},
                                                     {"pubdate", &HtmlTagAttributes::pubdate}}};
    HtmlAttributes attributes(text);
    while (const std::optional<HtmlAttribute> attribute = attributes.next()) {
        const auto* const found = std::find_if(known.begin(), known.end(), [&attribute](const Known& one) {
            return equals_ignoring_case(attribute->name, one.name);
        });
        // The first of a name counts; one without a value is there all the same.
        if (found == known.end() || (this->*found->value).data() != nullptr) continue;
        this->*found->value = attribute->value.data() == nullptr ? attribute->name : attribute->value;
    }
}

bool HtmlTagAttributes::hides() const {
    if (hidden.data() != nullptr) return true;
    if (style.empty()) return false;
    const std::string lowered = lower_case(style.substr(0, 1000));
    const auto has = [&lowered](std::string_view name_of_property, std::string_view value) {
        std::size_t at = lowered.find(name_of_property);
        if (at == std::string::npos) return false;
        at = lowered.find_first_not_of(" :", at + name_of_property.size());
        return at != std::string::npos && std::string_view(lowered).substr(at).starts_with(value);
    };
    return has("display", "none") || has("visibility", "hidden");
}

}  // namespace arshif::indexer
