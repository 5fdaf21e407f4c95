// Which slips are cheap: what one word costs as another.
#include "search/edit_cost.h"

#include <catch2/catch.hpp>

#include "search/query_characters.h"

using namespace arshif::search;

namespace {

double cost(std::string_view typed, std::string_view meant, double limit = 9) {
    return edit_cost(decode(typed).points, decode(meant).points, limit);
}

}  // namespace

TEST_CASE("letters that are taken for each other cost less than others") {
    const auto [typed, near, far] = GENERATE(table<std::string, std::string, std::string>({
        {"مضاهرات", "مظاهرات", "مشاهرات"},
        {"هاذا", "هازا", "هاكا"},
        {"صفير", "سفير", "غفير"},
        {"كلب", "قلب", "حلب"},
        {"الجزاير", "الجزائر", "الجزامر"},
        {"Facebook", "Fasebook", "Fabebook"},
    }));
    CAPTURE(typed);
    CHECK(cost(typed, near) < cost(typed, far));
    CHECK(cost(typed, near) > 0);
    CHECK(cost(typed, typed) == 0);
    CHECK(cost(typed, near) == cost(near, typed));
}

TEST_CASE("doubled, missing and swapped letters are one slip each") {
    CHECK(cost("الحكوممه", "الحكومه") < 0.5);
    CHECK(cost("الحكمه", "الحكومه") < 1);
    CHECK(cost("محمكه", "محكمه") < 1);
    CHECK(cost("محشكه", "محكمه") >= 1);
    CHECK(cost("حكومه", "حكوم") < cost("حكومشه", "حكوم"));
    CHECK(cost("", "") == 0);
}

TEST_CASE("a slip in the first letter costs more") {
    CHECK(cost("شكومه", "حكومه") > cost("حكوشه", "حكومه"));
    CHECK(cost("ضهر", "ظهر") > cost("ظضر", "ظظر"));
}

TEST_CASE("beyond the limit the cost is only known to be greater") {
    CHECK(cost("الجزائر", "باماكو", 1) > 1);
    CHECK(cost("الجزائر", "", 1) > 1);
    CHECK(cost("", "الجزائر", 1) > 1);
    CHECK(cost("الجزئر", "الجزائر", 1) == cost("الجزئر", "الجزائر"));
}

TEST_CASE("each script has its alphabet") {
    CHECK(alphabet_of(U'ب').size() > 28);
    CHECK(alphabet_of(U'b').size() == 26);
    CHECK(alphabet_of(U'я').empty());
}
