// arshif remove, set and compact: what a hand changes stays changed.
#include <catch2/catch.hpp>

#include "sandbox.h"

using namespace arshif::test;

namespace {

using Words = std::vector<std::string>;

Json article(const Sandbox& sandbox, const std::string& id) {
    return sandbox.json({"show", id, "--format", "json"});
}

Json stats(const Sandbox& sandbox) {
    return sandbox.json({"stats", "--format", "json"});
}

// Three papers; `twin` is `first` again (an alias), `other` carries its text in another paper.
void fill(const Sandbox& sandbox) {
    const Json first = {
        {"id", "first"},          {"title", "موسم الزيتون"},       {"body", "بدأ موسم جني الزيتون في القرى الجبلية."},
        {"source", "صدى التلال"}, {"date", "2010-11-02T08:15:00"}, {"country", "TN"}};
    Json twin = first;
    twin["id"] = "twin";
    Json other = first;
    other["id"] = "other";
    other["source"] = "منبر السهل";
    const Json last = {{"id", "last"},
                       {"title", "مهرجان التمور"},
                       {"body", "افتتح مهرجان التمور أبوابه في الواحة."},
                       {"source", "منبر السهل"}};
    sandbox.write("in/wire.jsonl", json_line(first) + json_line(twin) + json_line(other) + json_line(last));
    sandbox.done({"index", "in"});
    REQUIRE(sandbox.count() == 3);
    REQUIRE(stats(sandbox)["duplicates"] == 1);
}

}  // namespace

TEST_CASE("a removed article is found no more, and its alias takes its place") {
    const Sandbox sandbox;
    fill(sandbox);
    CHECK(article(sandbox, "first")["aliases"] == Json({"twin"}));
    CHECK(article(sandbox, "first")["same_text"] == Json({"other"}));
    sandbox.done({"remove", "first"});
    CHECK(sandbox.arshif({"show", "first"}).status == 1);
    CHECK(sandbox.identifiers() == Words{"last", "other", "twin"});
    CHECK(article(sandbox, "twin")["aliases"].empty());
    CHECK(sandbox.count("الزيتون") == 2);
    sandbox.done({"remove", "twin", "other"});
    CHECK(sandbox.count("الزيتون") == 0);
    CHECK(sandbox.identifiers() == Words{"last"});
    CHECK(sandbox.done({"check"}).empty());
}

TEST_CASE("removing an alias leaves the article") {
    const Sandbox sandbox;
    fill(sandbox);
    sandbox.done({"remove", "twin"});
    CHECK(sandbox.count() == 3);
    CHECK(stats(sandbox)["duplicates"] == 0);
    CHECK(article(sandbox, "first")["aliases"].empty());
}

TEST_CASE("an article and its alias can go together, in any order") {
    const auto ids = GENERATE(Words{"first", "twin"}, Words{"twin", "first"}, Words{"first", "twin", "first"});
    const Sandbox sandbox;
    fill(sandbox);
    Words remove = ids;
    remove.insert(remove.begin(), "remove");
    CHECK(contains(sandbox.arshif(remove).err, "2 removed"));
    CHECK(sandbox.identifiers() == Words{"last", "other"});
    CHECK(sandbox.done({"check"}).empty());
}

TEST_CASE("a source or an origin is removed whole") {
    const Sandbox sandbox;
    fill(sandbox);
    sandbox.write("more/a.txt", "خبر من مجلد آخر عن الأمطار.\n");
    sandbox.done({"index", "more"});
    CHECK(contains(sandbox.arshif({"remove", "--source", "مِنبر السهل", "--dry-run"}).err, "2 would be removed"));
    CHECK(sandbox.count() == 4);
    CHECK(contains(sandbox.arshif({"remove", "--source", "مِنبر السهل"}).err,
                   "2 removed"));  // names are compared as folded
    CHECK(sandbox.identifiers() == Words{"a.txt", "first"});
    CHECK(contains(sandbox.arshif({"remove", "--origin", sandbox.path("in").string()}).err, "2 removed"));
    CHECK(sandbox.identifiers() == Words{"a.txt"});
    const auto nothing = GENERATE(Words{"remove", "--source", "صدى التلال"}, Words{"remove", "--origin", "/nowhere"},
                                  Words{"remove", "first"});
    CHECK(sandbox.arshif(nothing).status == 1);
    CHECK(sandbox.count() == 1);
}

TEST_CASE("an identifier that is not there removes and corrects nothing else") {
    const Sandbox sandbox;
    fill(sandbox);
    CHECK(sandbox.arshif({"remove", "first", "nowhere"}).status == 1);
    CHECK(sandbox.count() == 3);
    CHECK(sandbox.arshif({"set", "first", "nowhere", "--date", "1999"}).status == 1);
    CHECK(article(sandbox, "first")["date"] == "2010-11-02");
}

TEST_CASE("what was removed can be imported again") {
    const Sandbox sandbox;
    fill(sandbox);
    sandbox.done({"remove", "--origin", sandbox.path("in").string()});
    CHECK(sandbox.count() == 0);
    CHECK(sandbox.arshif({"search", "الزيتون"}).status == 1);
    sandbox.done({"index", "in"});
    CHECK(sandbox.identifiers() == Words{"first", "last", "other"});
    CHECK(sandbox.done({"check"}).empty());
}

TEST_CASE("a correction by hand is found by, and stands when the article is imported again") {
    const Sandbox sandbox;
    fill(sandbox);
    sandbox.done({"set", "last", "--date", "٢٠١٢-١٠", "--country", "الجزائر"});
    const auto corrected = [&] {
        const Json last = article(sandbox, "last");
        CHECK(last["date"] == "2012-10");
        CHECK(last["country"] == "DZ");
        CHECK(last["basis"]["date"] == "hand");
        CHECK(last["basis"]["country"] == "hand");
        CHECK(sandbox.count("", {"--country", "DZ", "--from", "2012-10", "--to", "2012-10"}) == 1);
        CHECK(sandbox.count("", {"--country", "none"}) == 0);
    };
    corrected();
    CHECK(contains(sandbox.arshif({"index", "in"}).err, "nothing changed"));
    corrected();

    std::string wire = read_file(sandbox.path("in/wire.jsonl"));
    wire.replace(wire.find("افتتح"), std::string("افتتح").size(), "أغلق");
    sandbox.write("in/wire.jsonl", wire);
    CHECK(contains(sandbox.arshif({"index", "in"}).err, "1 updated"));
    corrected();
    sandbox.done({"compact"});
    corrected();
    sandbox.done({"compact", "--reanalyze"});
    corrected();

    sandbox.done({"remove", "last"});
    sandbox.done({"index", "in"});
    corrected();
}

TEST_CASE("the clock of a day goes with the day, also when the article changes later") {
    const Sandbox sandbox;
    fill(sandbox);
    CHECK(article(sandbox, "other")["time"] == "08:15:00");
    const auto date = GENERATE(as<std::string>{}, "2010-11-03", "none");
    sandbox.done({"set", "other", "--date", date});
    CHECK(article(sandbox, "other")["time"].is_null());
    std::string wire = read_file(sandbox.path("in/wire.jsonl"));
    const std::string title = "موسم الزيتون";
    for (std::size_t at = wire.find(title); at != std::string::npos; at = wire.find(title, at + 1))
        wire.replace(at, title.size(), "موسم التين");
    sandbox.write("in/wire.jsonl", wire);
    sandbox.done({"index", "in"});
    CHECK(article(sandbox, "other")["title"] == "موسم التين");
    CHECK(article(sandbox, "other")["time"].is_null());
    CHECK(article(sandbox, "other")["date"] == (date == "none" ? Json() : Json(date)));
}

TEST_CASE("none makes a date or a country unknown") {
    const Sandbox sandbox;
    fill(sandbox);
    sandbox.done({"set", "other", "--date", "none", "--country", "none"});
    const Json other = article(sandbox, "other");
    CHECK(other["date"].is_null());
    CHECK(other["country"].is_null());
    CHECK(sandbox.count("", {"--country", "none"}) == 2);
    sandbox.done({"index", "in"});
    CHECK(article(sandbox, "other")["date"].is_null());
}

TEST_CASE("an alias that is corrected is an article of its own") {
    const Sandbox sandbox;
    fill(sandbox);
    sandbox.done({"set", "twin", "--date", "2010-11-05"});
    CHECK(sandbox.identifiers() == Words{"first", "last", "other", "twin"});
    CHECK(article(sandbox, "first")["aliases"].empty());
    CHECK(article(sandbox, "first")["date"] == "2010-11-02");
    CHECK(sandbox.done({"check"}).empty());
    sandbox.done({"set", "twin", "--date", "2010-11-02"});  // and the same article again
    CHECK(sandbox.identifiers() == Words{"first", "last", "other"});
    CHECK(sandbox.done({"check"}).empty());
}

TEST_CASE("a wrong correction changes nothing") {
    const Sandbox sandbox;
    fill(sandbox);
    const auto wrong = GENERATE(Words{"set", "last"}, Words{"set", "last", "--date", "2011-02-29"},
                                Words{"set", "last", "--country", "أطلانتس"}, Words{"set", "--date", "2011"});
    const Outcome outcome = sandbox.arshif(wrong);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK(article(sandbox, "last")["date"].is_null());
}

TEST_CASE("compacting takes out what is dead and changes nothing that is found") {
    const Sandbox sandbox;
    fill(sandbox);
    sandbox.write("more/a.txt", "خبر من مجلد آخر عن الأمطار.\n");
    sandbox.done({"index", "more"});
    sandbox.done({"set", "last", "--date", "2012"});
    const Words all = {"search", "", "--limit", "100", "--format", "jsonl"};
    const std::string before = sandbox.done(all);
    const auto compact = GENERATE(Words{"compact"}, Words{"compact", "--reanalyze"});
    sandbox.done(compact);
    CHECK(stats(sandbox)["segments"] == 1);
    CHECK(stats(sandbox)["dead"] == 0);
    CHECK(sandbox.done(all) == before);
    CHECK(sandbox.count("التمور") == 1);
    CHECK(sandbox.done({"check"}).empty());
    CHECK(contains(sandbox.arshif({"index", "in"}).err, "nothing changed"));
}
