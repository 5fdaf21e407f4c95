// What is printed where: data on standard output, messages on standard error, JSON as its schema says.
#include <catch2/catch.hpp>

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

const Json& schema() {
    static const Json parsed = Json::parse(read_file(ARSHIF_SOURCE_DIR "/schema/output.schema.json"));
    return parsed;
}

std::string wrong(const std::string& definition, const Json& value) {
    return violation(schema(), definition, value).value_or("nothing");
}

}  // namespace

TEST_CASE("the schema tells wrong output from right") {
    const Json hit = Json::parse(lines_of(sample().done({"search", "القمح", "--format", "jsonl"})).front());
    REQUIRE(wrong("hit", hit) == "nothing");
    const auto spoiled = GENERATE(Json{{"date", "2011-5"}}, Json{{"date", 2011}}, Json{{"country", "Algeria"}},
                                  Json{{"score", "1"}}, Json{{"partial", nullptr}}, Json{{"highlights", {{1, 2, 3}}}},
                                  Json{{"id", ""}}, Json{{"surprise", 1}});
    Json copy = hit;
    copy.update(spoiled);
    CAPTURE(spoiled);
    CHECK(wrong("hit", copy) != "nothing");
    copy = hit;
    copy.erase(spoiled.begin().key() == "surprise" ? "title" : spoiled.begin().key());
    CHECK(wrong("hit", copy) != "nothing");
}

TEST_CASE("pages and hits of search are as the schema says") {
    const auto arguments = GENERATE(Words{"القمح"}, Words{""}, Words{"مكافحة الجراد البرتقالي"},
                                    Words{"\"مكافحة الإرهاب\"", "--sort", "oldest"},
                                    Words{"", "--from", "2011", "--limit", "3", "--offset", "2"}, Words{"title:ميناء"});
    CAPTURE(arguments);
    Words search = arguments;
    search.insert(search.begin(), "search");
    search.insert(search.end(), {"--format", "json"});
    const Json page = sample().json(search);
    CHECK(wrong("search_page", page) == "nothing");
    CHECK(page["query"] == arguments[0]);
    REQUIRE_FALSE(page["hits"].empty());
    search.back() = "jsonl";
    const Words lines = lines_of(sample().done(search));
    REQUIRE(lines.size() == page["hits"].size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Json hit = Json::parse(lines[i]);
        CHECK(wrong("hit", hit) == "nothing");
        CHECK(hit == page["hits"][i]);
    }
}

TEST_CASE("a page without hits is as the schema says") {
    const Outcome outcome = sample().arshif({"search", "ققققق", "--format", "json"});
    CHECK(outcome.status == 1);
    CHECK(wrong("search_page", Json::parse(outcome.out)) == "nothing");
}

TEST_CASE("every article of show is as the schema says") {
    const Words ids = sample().identifiers();
    REQUIRE(ids.size() == 128);
    for (std::size_t i = 0; i < ids.size(); i += 7) {
        CAPTURE(ids[i]);
        const Json article = sample().json({"show", ids[i], "--format", "json"});
        CHECK(wrong("article", article) == "nothing");
        CHECK(article["id"] == ids[i]);
    }
}

TEST_CASE("stats are as the schema says") {
    const Json stats = sample().json({"stats", "--format", "json"});
    CHECK(wrong("stats", stats) == "nothing");
    for (const char* key : {"countries", "years", "sources"}) {
        long sum = 0;
        for (const Json& count : stats[key])
            sum += count["articles"].get<long>();
        CHECK(sum == stats["articles"]);
    }
}

TEST_CASE("highlights are where the words of the query are") {
    const Json hit = sample().json({"search", "القمح", "--limit", "1", "--format", "json"})["hits"][0];
    const std::string snippet = hit["snippet"];
    REQUIRE_FALSE(hit["highlights"].empty());
    for (const Json& span : hit["highlights"]) {
        std::string part;
        long character = -1;
        for (const char c : snippet) {
            if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++character;
            if (character >= span[0] && character < span[1]) part += c;
        }
        CHECK(part == "القمح");
    }
}

TEST_CASE("the option --quiet leaves nothing on standard error, and the data as it is") {
    const auto arguments = GENERATE(Words{"search", "القمح"}, Words{"search", "في من"},
                                    Words{"search", "", "--from", "2011-02"}, Words{"count", "في"}, Words{"check"},
                                    Words{"analyze", "--query", "في"}, Words{"index", sample_corpus()});
    CAPTURE(arguments);
    const Outcome loud = sample().arshif(arguments);
    Words quiet_arguments = arguments;
    quiet_arguments.emplace_back("--quiet");
    const Outcome quiet = sample().arshif(quiet_arguments);
    CHECK(quiet.err.empty());
    CHECK(quiet.out == loud.out);
    CHECK(quiet.status == loud.status);
}

TEST_CASE("the option --quiet still tells errors") {
    const Outcome outcome = sample().arshif({"--quiet", "search", "\"القمح"});
    CHECK(outcome.status == 2);
    CHECK(contains(outcome.err, "not closed"));
}

TEST_CASE("there is no colour where there is no terminal, whatever the environment says") {
    const auto environment =
        GENERATE(std::map<std::string, std::string>{}, std::map<std::string, std::string>{{"TERM", "xterm-256color"}},
                 std::map<std::string, std::string>{{"NO_COLOR", "1"}},
                 std::map<std::string, std::string>{{"CLICOLOR_FORCE", "1"}});
    for (const Words& arguments :
         {Words{"search", "القمح"}, Words{"stats"}, Words{"show", "gulf-008"}, Words{"index", sample_corpus()}}) {
        Command command = sample().command(arguments);
        command.environment = environment;
        const Outcome outcome = run(command);
        CAPTURE(arguments);
        CHECK(outcome.status == 0);
        CHECK_FALSE(contains(outcome.out, "\033"));
        CHECK_FALSE(contains(outcome.err, "\033"));
        CHECK_FALSE(contains(outcome.err, "\r"));
    }
}

TEST_CASE("help and version are data") {
    for (const Words& arguments :
         {Words{"--help"}, Words{"--version"}, Words{"search", "--help"}, Words{"index", "--help"}}) {
        const Outcome outcome = sample().arshif(arguments);
        CAPTURE(arguments);
        CHECK(outcome.status == 0);
        CHECK_FALSE(outcome.out.empty());
        CHECK(outcome.err.empty());
    }
}

TEST_CASE("output that cannot be written is no success") {
    const auto arguments =
        GENERATE(Words{"search", "القمح"}, Words{"search", "القمح", "--format", "ids"}, Words{"count", "القمح"},
                 Words{"stats"}, Words{"search", "", "--limit", "1000", "--format", "jsonl"}, Words{"analyze", "القمح"},
                 Words{"show", "gulf-008"});
    CAPTURE(arguments);
    Command command = sample().command(arguments);
    command.output = "/dev/full";
    const Outcome outcome = run(command);
    CHECK(outcome.status == 5);
    CHECK(contains(outcome.err, "cannot write to standard output"));
}

TEST_CASE("the archive is the one that is named, or the environment's, or the user's own") {
    const Sandbox sandbox;
    sandbox.write("a.txt", "خبر عن القمح في السوق القديمة.\n");
    const auto with = [&](std::map<std::string, std::string> environment, const Words& arguments) {
        Command command{{ARSHIF_BINARY}};
        command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
        command.environment = std::move(environment);
        command.folder = sandbox.folder().string();
        return run(command);
    };
    const std::string data = sandbox.path("data").string();
    const std::string home = sandbox.path("home").string();
    const std::string other = sandbox.path("other").string();
    CHECK(with({{"XDG_DATA_HOME", data}}, {"index", "a.txt"}).status == 0);
    CHECK(std::filesystem::exists(sandbox.path("data/arshif/default/catalogue.sqlite")));
    CHECK(with({{"HOME", home}}, {"index", "a.txt"}).status == 0);
    CHECK(std::filesystem::exists(sandbox.path("home/.local/share/arshif/default/catalogue.sqlite")));
    CHECK(with({{"ARSHIF_ARCHIVE", other}, {"XDG_DATA_HOME", data}}, {"index", "a.txt"}).status == 0);
    CHECK(std::filesystem::exists(sandbox.path("other/catalogue.sqlite")));
    CHECK(with({{"ARSHIF_ARCHIVE", "/nowhere"}}, {"--archive", other, "count", "القمح"}).out == "1\n");
    CHECK(with({{"ARSHIF_ARCHIVE", "/nowhere"}}, {"count", "القمح"}).status == 4);
}
