#include "indexer/stager.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "desk.h"

using namespace arshif;
using indexer::Outcome;
using test::Desk;
using test::must;

TEST_CASE("An article is added, then unchanged, then updated") {
    Desk desk;
    CHECK(desk.outcome(Desk::article("a", "نص أول")) == Outcome::added);
    desk.begin_import();
    CHECK(desk.outcome(Desk::article("a", "نص أول")) == Outcome::unchanged);
    desk.begin_import();
    const std::int64_t before = desk.find("a")->id;
    CHECK(desk.outcome(Desk::article("a", "نص ثان")) == Outcome::updated);
    desk.begin_import();
    CHECK(desk.find("a")->id > before);
    CHECK(desk.body_of("a") == "نص ثان");
    CHECK(must(desk.writer().catalogue().tombstones()) == std::vector<std::int64_t>{before});
    CHECK(desk.texts() == 1);
    desk.check_sound();
}

TEST_CASE("The very same record twice in an import is a duplicate without a row") {
    const bool committed = GENERATE(false, true);
    Desk desk;
    CHECK(desk.outcome(Desk::article("a", "نص")) == Outcome::added);
    if (committed) desk.commit();
    CHECK(desk.outcome(Desk::article("a", "نص")) == Outcome::duplicate);
    desk.begin_import();
    CHECK(must(desk.writer().catalogue().find_identifier("a")).size() == 1);
    CHECK_FALSE(desk.find("a~2").has_value());
}

TEST_CASE("Only the same body, source, date and country make an alias, other articles of a body share its text") {
    struct Row {
        const char* what;
        void (*change)(core::Article&);
        bool alias;
        bool shares_text;
    };
    const std::vector<Row> rows = {
        {"the same", [](core::Article&) {}, true, true},
        {"another title", [](core::Article& a) { a.title = "عنوان آخر"; }, true, true},
        {"another category",
         [](core::Article& a) {
             a.category = {"فن", core::Basis::record};
         },
         true, true},
        {"the date from elsewhere", [](core::Article& a) { a.date.basis = core::Basis::flag; }, true, true},
        {"another source", [](core::Article& a) { a.source.value = "الشروق"; }, false, true},
        {"no source", [](core::Article& a) { a.source = {}; }, false, true},
        {"another day", [](core::Article& a) { a.date.value.day = 22; }, false, true},
        {"only the month", [](core::Article& a) { a.date.value.day = 0; }, false, true},
        {"no date", [](core::Article& a) { a.date = {}; }, false, true},
        {"another country", [](core::Article& a) { a.country.value = "TN"; }, false, true},
        {"another body", [](core::Article& a) { a.body += "."; }, false, false},
    };
    const bool committed = GENERATE(false, true);
    for (const Row& row : rows) {
        CAPTURE(row.what, committed);
        Desk desk;
        core::Article second = Desk::article("second", "نص مشترك");
        row.change(second);
        desk.put(Desk::article("first", "نص مشترك"));
        if (committed) desk.commit();
        CHECK(desk.outcome(std::move(second)) == (row.alias ? Outcome::duplicate : Outcome::added));
        desk.begin_import();
        CHECK(desk.main_of("second") == (row.alias ? "first" : ""));
        CHECK((desk.find("second")->text == desk.find("first")->text) == row.shares_text);
        CHECK(desk.texts() == (row.shares_text ? 1 : 2));
        desk.check_sound();
    }
}

TEST_CASE("A changed alias becomes an article of its own and leaves the other alone") {
    const bool committed = GENERATE(false, true);
    Desk desk;
    desk.put(Desk::article("a", "نص"));
    desk.put(Desk::article("b", "نص"));
    desk.begin_import();
    const std::int64_t main = desk.find("a")->id;
    if (committed) desk.commit();
    CHECK(desk.outcome(Desk::article("b", "نص جديد")) == Outcome::updated);
    desk.begin_import();
    CHECK(desk.main_of("b").empty());
    CHECK(desk.body_of("b") == "نص جديد");
    CHECK(desk.find("a")->id == main);
    CHECK(desk.body_of("a") == "نص");
    desk.check_sound();
}

TEST_CASE("When the article itself changes, its first alias takes its place and the others follow") {
    Desk desk;
    for (const char* name : {"a", "b", "c"})
        desk.put(Desk::article(name, "نص"));
    desk.begin_import();
    CHECK(desk.outcome(Desk::article("a", "نص جديد")) == Outcome::updated);
    desk.begin_import();
    CHECK(desk.main_of("a").empty());
    CHECK(desk.main_of("b").empty());
    CHECK(desk.main_of("c") == "b");
    CHECK(desk.body_of("b") == "نص");
    CHECK(desk.texts() == 2);
    desk.check_sound();
}

TEST_CASE("Everything that shared a text changes in one import, in any order") {
    const std::vector<std::string> order = GENERATE(values<std::vector<std::string>>(
        {{"a", "b", "c"}, {"c", "b", "a"}, {"b", "a", "c"}, {"a", "c", "b"}, {"c", "a", "b"}, {"b", "c", "a"}}));
    const bool committed = GENERATE(false, true);
    CAPTURE(order, committed);
    Desk desk;
    for (const char* name : {"a", "b", "c"})
        desk.put(Desk::article(name, "نص"));
    desk.begin_import();
    for (const std::string& name : order) {
        CHECK(desk.outcome(Desk::article(name, "نص جديد")) == Outcome::updated);
        if (committed) desk.commit();
    }
    desk.begin_import();
    for (const std::string& name : order) {
        CHECK(desk.body_of(name) == "نص جديد");
        CHECK(desk.main_of(name) == (name == order.front() ? "" : order.front()));
    }
    CHECK(desk.texts() == 1);
    desk.check_sound();
}

TEST_CASE("One identifier of two texts in an import becomes two, and the same two when imported again") {
    Desk desk;
    for (const Outcome outcome : {Outcome::added, Outcome::unchanged, Outcome::unchanged}) {
        CHECK(desk.put(Desk::article("a", "نص أول")).renamed.empty());
        const indexer::Stager::Placed second = desk.put(Desk::article("a", "نص ثان"));
        CHECK(second.renamed == "a~2");
        CHECK(second.outcome == outcome);
        CHECK(desk.put(Desk::article("a", "نص ثالث")).renamed == "a~3");
        CHECK(desk.outcome(Desk::article("a", "نص ثان")) == Outcome::duplicate);
        desk.begin_import();
        CHECK(desk.body_of("a") == "نص أول");
        CHECK(desk.body_of("a~2") == "نص ثان");
        CHECK(desk.body_of("a~3") == "نص ثالث");
    }
    desk.check_sound();
}

TEST_CASE("A name that the input itself uses is not given to another") {
    Desk desk;
    desk.put(Desk::article("a~2", "نص مسمى"));
    desk.put(Desk::article("a", "نص أول"));
    CHECK(desk.put(Desk::article("a", "نص ثان")).renamed == "a~3");
    desk.begin_import();
    CHECK(desk.body_of("a~2") == "نص مسمى");
}

TEST_CASE("However many texts have one identifier, each gets a name of its own, past those that the input uses") {
    const bool committed = GENERATE(false, true);
    Desk desk;
    for (const Outcome outcome : {Outcome::added, Outcome::unchanged}) {
        for (const char* used : {"a~4", "a~9", "a~10"})
            CHECK(desk.outcome(Desk::article(used, std::string("نص مسمى ") + used)) == outcome);
        CHECK(desk.outcome(Desk::article("a", "نص")) == outcome);
        if (committed) desk.commit();
        for (const int number : {2, 3, 5, 6, 7, 8, 11, 12}) {
            const indexer::Stager::Placed placed = desk.put(Desk::article("a", "نص " + std::to_string(number)));
            CHECK(placed.renamed == "a~" + std::to_string(number));
            CHECK(placed.outcome == outcome);
        }
        desk.begin_import();
    }
    desk.check_sound();
}

TEST_CASE("More identifiers of several texts than are remembered still go on where each ended", "[large]") {
    constexpr int remembered = 1 << 16;
    Desk desk;
    const auto put = [&](int identifier, int text) {
        const std::string name = std::to_string(identifier);
        return desk.put(Desk::article(name, "نص " + std::to_string(text) + " من " + name)).renamed;
    };
    for (int text = 1; text <= 6; ++text)
        CHECK(put(0, text) == (text == 1 ? "" : "0~" + std::to_string(text)));
    for (int identifier = 1; identifier <= remembered; ++identifier) {
        put(identifier, 1);
        REQUIRE(put(identifier, 2) == std::to_string(identifier) + "~2");
    }
    CHECK(put(0, 7) == "0~7");
    CHECK(put(0, 8) == "0~8");
    CHECK(put(remembered, 3) == std::to_string(remembered) + "~3");
}

TEST_CASE("An alias that took the place of a changed article is known when it comes itself") {
    const bool before = GENERATE(false, true);
    const bool committed = GENERATE(false, true);
    CAPTURE(before, committed);
    Desk desk;
    desk.put(Desk::article("a", "نص"));
    desk.put(Desk::article("b", "نص"));
    desk.begin_import();
    if (before) CHECK(desk.outcome(Desk::article("b", "نص")) == Outcome::unchanged);
    CHECK(desk.outcome(Desk::article("a", "نص جديد")) == Outcome::updated);
    if (committed) desk.commit();
    CHECK(desk.outcome(Desk::article("b", "نص")) == (before ? Outcome::duplicate : Outcome::unchanged));
    CHECK(desk.put(Desk::article("b", "نص آخر")).renamed == "b~2");
    desk.begin_import();
    CHECK(desk.main_of("b").empty());
    CHECK(desk.body_of("b") == "نص");
    CHECK(desk.body_of("b~2") == "نص آخر");
    desk.check_sound();
}

TEST_CASE("Another origin never replaces an article, but may be its alias") {
    Desk desk;
    desk.put(Desk::article("a", "نص"));
    CHECK(desk.put_elsewhere(Desk::article("a", "نص آخر")).outcome == Outcome::added);
    CHECK(desk.put_elsewhere(Desk::article("b", "نص")).outcome == Outcome::duplicate);
    desk.begin_import();
    CHECK(desk.body_of("a") == "نص");
    CHECK(desk.find_elsewhere("a")->text != desk.find("a")->text);
    CHECK(desk.find_elsewhere("b")->alias_of == desk.find("a")->id);
    desk.check_sound();
}

TEST_CASE("Corrections by hand stand above what an import brings") {
    Desk desk;
    desk.put(Desk::article("a", "نص"));
    desk.put(Desk::article("b", "نص آخر"));
    store::Catalogue& catalogue = desk.writer().catalogue();
    must(catalogue.set_correction(desk.origin(), "a", {"date", "2009-03"}));
    must(catalogue.set_correction(desk.origin(), "a", {"country", "ML"}));
    must(catalogue.set_correction(desk.origin(), "b", {"date", ""}));
    must(catalogue.set_correction(desk.origin(), "b", {"country", ""}));
    desk.begin_import();
    for (const char* name : {"a", "b"}) {
        core::Article article = Desk::article(name, std::string("نص جديد ") + name);
        article.time = "18:30:00";
        CHECK(desk.outcome(std::move(article)) == Outcome::updated);
    }
    desk.begin_import();
    const core::Article a = desk.find("a")->article;
    CHECK(a.date == core::Known<core::PartialDate>{{2009, 3, 0}, core::Basis::hand});
    CHECK(a.country == core::Known<std::string>{"ML", core::Basis::hand});
    CHECK(a.time.empty());  // the clock was of the other date
    const core::Article b = desk.find("b")->article;
    CHECK_FALSE(b.date.known());
    CHECK(b.time.empty());
    CHECK_FALSE(b.country.known());
}

TEST_CASE("A text that moves to another article within an import is kept") {
    const bool committed = GENERATE(false, true);
    Desk desk;
    desk.put(Desk::article("a", "نص ينتقل"));
    desk.begin_import();
    desk.put(Desk::article("a", "نص جديد"));
    if (committed) desk.commit();
    desk.put(Desk::article("b", "نص ينتقل"));
    desk.begin_import();
    CHECK(desk.body_of("b") == "نص ينتقل");
    CHECK(desk.main_of("b").empty());
    CHECK(desk.texts() == 2);
    desk.check_sound();
}

TEST_CASE("Articles named twice for removal are removed once") {
    Desk desk;
    for (const char* name : {"a", "b", "c"})
        desk.put(Desk::article(name, "نص"));
    desk.begin_import();
    const store::StoredArticle main = *desk.find("a");
    must(desk.stager().remove({main, main}));
    desk.begin_import();
    CHECK_FALSE(desk.find("a").has_value());
    CHECK(desk.main_of("b").empty());
    CHECK(desk.main_of("c") == "b");
    desk.check_sound();
}
