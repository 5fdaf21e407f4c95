// arshif similar on the sample corpus.
#include <catch2/catch.hpp>

#include "golden.h"
#include "json_schema.h"
#include "sandbox.h"

using namespace arshif::test;

namespace {

using Words = std::vector<std::string>;

const Sandbox& sample() {
    static const Sandbox sandbox;
    static const std::string imported = sandbox.done({"index", sample_corpus()});
    return sandbox;
}

}  // namespace

TEST_CASE("similar prints articles like one in each format of search") {
    const Words like = {"similar", "wire-2011-013", "--limit", "3", "--format"};
    const auto in_format = [&](const std::string& format) {
        Words arguments = like;
        arguments.push_back(format);
        return sample().done(arguments);
    };
    const Json page = Json::parse(in_format("json"));
    REQUIRE(page["hits"].size() == 3);
    CHECK_FALSE(page["words"].empty());
    std::string ids;
    for (const Json& hit : page["hits"]) {
        ids += hit["id"].get<std::string>() + "\n";
        CHECK(contains(in_format("csv"), hit["id"].get<std::string>()));
        CHECK(contains(in_format("text"), hit["title"].is_null() ? "(no title)" : hit["id"].get<std::string>()));
    }
    CHECK(in_format("ids") == ids);
    CHECK(lines_of(in_format("jsonl")).size() == 3);
    CHECK(Json::parse(lines_of(in_format("jsonl")).front()) == page["hits"][0]);
    require_golden("similar.text", sample().done({"similar", "wire-2011-013", "--limit", "1"}));
}

TEST_CASE("similar gives pages and hits as the schema says, never the article itself") {
    const Json schema = Json::parse(read_file(ARSHIF_SOURCE_DIR "/schema/output.schema.json"));
    const Words ids = sample().identifiers();
    for (std::size_t i = 0; i < ids.size(); i += 11) {
        CAPTURE(ids[i]);
        const Outcome outcome = sample().arshif({"similar", ids[i], "--limit", "200", "--format", "json"});
        const Json page = Json::parse(outcome.out);
        CHECK(violation(schema, "similar_page", page).value_or("nothing") == "nothing");
        CHECK(page["article"] == ids[i]);
        CHECK(outcome.status == (page["hits"].empty() ? 1 : 0));
        for (const Json& hit : page["hits"])
            CHECK(hit["id"] != ids[i]);
    }
}

TEST_CASE("similar takes the filters of search") {
    const Json page = sample().json({"similar", "wire-2011-013", "--country", "DZ", "--format", "json"});
    REQUIRE_FALSE(page["hits"].empty());
    for (const Json& hit : page["hits"])
        CHECK(hit["country"] == "DZ");
    const Outcome none = sample().arshif({"similar", "wire-2011-013", "--from", "1700", "--to", "1701"});
    CHECK(none.status == 1);
    CHECK(contains(none.err, "nothing found"));
    CHECK(sample().arshif({"similar", "wire-2011-013", "--country", "Atlantis"}).status == 2);
}

TEST_CASE("an unknown article has nothing like it, and one of several must be named") {
    const Outcome unknown = sample().arshif({"similar", "nowhere.txt"});
    CHECK(unknown.status == 1);
    CHECK(contains(unknown.err, "there is no article nowhere.txt"));
    CHECK(sample().arshif({"similar"}).status == 2);

    const Sandbox sandbox;
    sandbox.write("one/a.txt", "وصل الجراد إلى مزارع القمح في الجنوب.\n");
    sandbox.write("two/a.txt", "عاد الجراد إلى مزارع القمح في الشمال.\n");
    sandbox.done({"index", "one", "two"});
    const Outcome ambiguous = sandbox.arshif({"similar", "a.txt"});
    CHECK(ambiguous.status == 2);
    CHECK(contains(ambiguous.err, "2 articles are called a.txt"));
    const std::string one = (sandbox.folder() / "one").string() + "//a.txt";
    const std::string two = (sandbox.folder() / "two").string() + "//a.txt";
    CHECK(sandbox.done({"similar", one, "--format", "ids"}) == two + "\n");
}
