// Articles and queries that mean no good: nothing of them steers the terminal, breaks a line of output, or ends the
// program.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "sandbox.h"

using namespace arshif::test;

namespace {

using Words = std::vector<std::string>;

// Escape sequences of seven and of eight bits, a bell, a carriage return and a deletion.
const std::string escapes =
    "\033[31mأحمر\033]0;title\007 \xC2\x9B"
    "2J \r\b\x7F";

std::string hostile_article() {
    Json article;
    for (const char* key : {"id", "title", "body", "source", "category", "author", "url"})
        article[key] = std::string(key) + " القمح " + escapes;
    return json_line(article);
}

bool is_harmless(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x20U && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7FU) return false;
        if (byte == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))
            return false;  // RFC 4180 ends lines with CR LF
        if (byte == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("no escape sequence of an article reaches standard output or standard error") {
    const Sandbox sandbox;
    sandbox.write("in/wire.jsonl", hostile_article() + hostile_article() +
                                       "{\"id\": \"\\u001b[31m\", \"title\": \"\\u009b2J\", \"body\": \"\"}\n");
    sandbox.write("in/\033[31mname.txt", "خبر عن القمح");
    sandbox.write("in/\033[32mempty.txt", "");
    const Outcome imported = sandbox.arshif({"index", "in"});
    CHECK(imported.status == 3);
    CHECK(is_harmless(imported.err));
    const std::string topics = sandbox.write("topics.tsv", "1\tالقمح\n2\033[31m\tالقمح\n");
    const std::string id =
        Json::parse(lines_of(sandbox.done({"search", "title:القمح", "--format", "jsonl"})).front())["id"];
    CHECK(contains(id, "\033"));  // JSON loses nothing
    for (const Words& arguments :
         {Words{"search", "القمح"}, Words{"search", "القمح", "--format", "ids"},
          Words{"search", "القمح", "--format", "csv"}, Words{"search", "القمح", "--format", "json"},
          Words{"search", "القمح", "--format", "jsonl"}, Words{"show", id}, Words{"show", id, "--format", "json"},
          Words{"stats"}, Words{"stats", "--all"}, Words{"stats", "--format", "json"}, Words{"batch", topics},
          Words{"search", "القمح" + escapes, "--explain"}, Words{"analyze", "القمح" + escapes},
          Words{"analyze", "--stems", "القمح" + escapes}, Words{"analyze", "--query", "القمح" + escapes},
          Words{"check"}, Words{"set", id, "--date", "2011"}, Words{"remove", id}}) {
        const Outcome outcome = sandbox.arshif(arguments);
        CAPTURE(arguments, outcome.out, outcome.err);
        CHECK(outcome.status == 0);
        CHECK(is_harmless(outcome.out));
        CHECK(is_harmless(outcome.err));
    }
    for (const Words& arguments :
         {Words{"show", escapes}, Words{"search", "\"" + escapes}, Words{"search", "--country", escapes},
          Words{"index", escapes}, Words{"search", "--from", escapes}, Words{"search", "--format", escapes},
          Words{escapes}, Words{"search", "--" + escapes}}) {
        const Outcome outcome = sandbox.arshif(arguments);
        CAPTURE(arguments, outcome.out, outcome.err);
        CHECK(outcome.status != 0);
        CHECK(is_harmless(outcome.out));
        CHECK(is_harmless(outcome.err));
    }
}

TEST_CASE("white space in identifiers is encoded in a TREC run, every kind of it") {
    const Sandbox sandbox;
    const auto [id, encoded] = GENERATE(table<std::string, std::string>({
        {"two words.txt", "two%20words.txt"},
        {"50% more", "50%25%20more"},
        {"tab\there", "tab%09here"},
        {"line\nbreak", "line%0Abreak"},
        {"no\xC2\xA0"
         "break",
         "no%C2%A0break"},
        {"thin\xE2\x80\x89space", "thin%E2%80%89space"},
        {"خبر اليوم", "خبر%20اليوم"},
    }));
    CAPTURE(id);
    sandbox.write("in/wire.jsonl", json_line({{"id", id}, {"body", "خبر عن القمح"}}));
    sandbox.done({"index", "in"});
    const std::string run = sandbox.done({"batch", sandbox.write("t.tsv", "1\tالقمح\n")});
    CHECK(run.rfind("1 Q0 " + encoded + " 1 ", 0) == 0);
    CHECK(lines_of(run).size() == 1);
}

TEST_CASE("a cell of a spreadsheet is no formula, and quotation marks are doubled") {
    const Sandbox sandbox;
    sandbox.write("in/wire.jsonl", json_line({{"id", "=1+1"},
                                              {"title", "قال \"نعم\", ومضى"},
                                              {"body", "@SUM القمح"},
                                              {"source", "-2"},
                                              {"author", "+3"}}));
    sandbox.done({"index", "in"});
    const std::string csv = sandbox.done({"search", "القمح", "--format", "csv"});
    CHECK(contains(csv, "\r\n\"'=1+1\",\"قال \"\"نعم\"\", ومضى\","));
    CHECK(contains(csv, ",\"'-2\","));
    CHECK(contains(csv, ",\"'+3\","));
    CHECK(contains(csv, ",\"'@SUM القمح\"\r\n"));
}

TEST_CASE("an identifier of any shape can be shown, corrected and removed as search prints it") {
    const Sandbox sandbox;
    const auto id = GENERATE(as<std::string>{}, "with space", "-begins-with-minus", "--source", "q\"uote", "سؤال؟",
                             "a//b", "/tmp//x", "~2", "%20", "*", "{a}", "'", "-خبر");
    CAPTURE(id);
    sandbox.write("in/wire.jsonl", json_line({{"id", id}, {"body", "خبر عن القمح"}}) +
                                       json_line({{"id", "other"}, {"body", "خبر عن الشعير"}}));
    sandbox.done({"index", "in"});
    const std::string printed = lines_of(sandbox.done({"search", "القمح", "--format", "ids"})).front();
    CHECK(printed == id);
    CHECK(contains(sandbox.done({"show", "--", printed}), "القمح"));
    sandbox.done({"set", "--date", "2011", "--", printed});
    CHECK(sandbox.count("القمح", {"--from", "2011"}) == 1);
    sandbox.done({"remove", "--", printed});
    CHECK(sandbox.identifiers() == Words{"other"});
}

TEST_CASE("an identifier in square brackets removes no other") {
    const Sandbox sandbox;
    sandbox.write("in/wire.jsonl", json_line({{"id", "[a]"}, {"body", "خبر عن القمح"}}) +
                                       json_line({{"id", "a"}, {"body", "خبر عن الشعير"}}));
    sandbox.done({"index", "--origin", "dump", "in"});
    CHECK(contains(sandbox.done({"show", "[a]"}), "القمح"));
    CHECK(sandbox.arshif({"remove", "[a]"}).status == 2);
    CHECK(sandbox.identifiers() == Words{"[a]", "a"});
    sandbox.done({"remove", "dump//[a]"});
    CHECK(sandbox.identifiers() == Words{"a"});
}

TEST_CASE("a query of any bytes is answered or refused, never worse") {
    const Sandbox sandbox;
    sandbox.write("in/a.txt", "خبر عن القمح");
    sandbox.done({"index", "in"});
    const auto query =
        GENERATE(as<std::string>{}, "\xFF\xFE", "\xD8", "القمح\xC3", "\xEF\xBB\xBFالقمح", "*", "القمح*", "[القمح,خبر]",
                 "{}", "%%", "title:", "title:title:القمح", "((((((((((القمح))))))))))", "OR OR OR", "NOT NOT القمح",
                 "- -", "\"\"", "«»", "'", "\\", "القمح\\", "a\tb\nc", "ـــــ", "ًٌٍ", "٠١٢", "🌾");
    CAPTURE(query);
    for (const std::string command : {"search", "count", "analyze"}) {
        Words arguments = {command, query};
        if (command == "analyze") arguments.insert(arguments.begin() + 1, "--query");
        const Outcome outcome = sandbox.arshif(arguments);
        CAPTURE(command, outcome.signal, outcome.err);
        CHECK((outcome.status == 0 || outcome.status == 1 || outcome.status == 2));
        if (outcome.status == 2) CHECK(outcome.out.empty());
    }
    const Outcome huge = sandbox.arshif({"search", std::string(100000, '(') + "القمح"});
    CHECK(huge.status == 2);
}
