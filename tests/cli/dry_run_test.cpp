// arshif index --dry-run and --map: what would be indexed, and by which names.
#include <catch2/catch.hpp>

#include "sandbox.h"

using namespace arshif::test;

TEST_CASE("a dry run shows the first articles with where each field came from, and writes nothing") {
    const Sandbox sandbox;
    sandbox.write("in/DZ/الساحل/2011-05-21.txt", "عنوان قصير\n\nنص الخبر الذي يقرأ الناس فيه أخبار اليوم كلها.\n");
    sandbox.write("in/b.jsonl",
                  "{\"headline\":\"عنوان\",\"story\":\"نص الخبر\",\"publishedAt\":\"2012-03-04\",\"id\":7}\n"
                  "{\"headline\":\"بلا نص\",\"story\":\"\"}\n");
    const Outcome outcome = sandbox.arshif({"index", "--dry-run", "--category", "رياضة", "in"});
    CHECK(outcome.status == 3);
    for (const std::string part : {
             "1. DZ/الساحل/2011-05-21.txt\n",
             "title     عنوان قصير  (from the text)",
             "date      2011-05-21  (from the path)",
             "country   DZ  (from the path)",
             "source    الساحل  (from the path)",
             "category  رياضة  (from the flag)",
             "author    (not found)",
             "2. b.jsonl#1\n",
             "title     عنوان  (from \"headline\")",
             "date      2012-03-04  (from \"publishedAt\")",
             "body      نص الخبر  (from \"story\")",
         }) {
        CAPTURE(part, outcome.out);
        CHECK(contains(outcome.out, part));
    }
    CHECK(contains(outcome.err, "empty body"));
    CHECK(contains(outcome.err, "nothing was written"));
    CHECK_FALSE(std::filesystem::exists(sandbox.archive()));
}

TEST_CASE("a dry run tells the encoding of a file, however many articles the file has") {
    const Sandbox sandbox;
    // "خبر من السوق" in Windows-1256.
    const std::string line = "{\"body\":\"\xCE\xC8\xD1 \xE3\xE4 \xC7\xE1\xD3\xE6\xDE\"}\n";
    sandbox.write("a.jsonl", line + line + line + line + line);
    const Outcome outcome = sandbox.arshif({"index", "--dry-run", "a.jsonl"});
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.out, "خبر من السوق"));
    CHECK(contains(outcome.err, "a.jsonl: read as windows-1256"));
    CHECK(contains(sandbox.arshif({"index", "--dry-run", "--encoding", "windows-1256", "a.jsonl"}).err,
                   "as --encoding says"));
}

TEST_CASE("fields that are not known by their names are mapped") {
    const Sandbox sandbox;
    sandbox.write("a.csv", "corps,quand,titre\n\"نص, أول\",2011-05-21,عنوان\n");
    sandbox.write("b.jsonl", "{\"corps\":\"نص ثان\",\"quand\":\"2012-05-21\",\"titre\":\"آخر\"}\n");
    const Outcome outcome = sandbox.arshif({"index", "--map", "body=corps,date=quand", "a.csv", "b.jsonl"});
    CHECK(outcome.status == 0);
    CHECK(sandbox.count() == 2);
    CHECK(sandbox.json({"show", "b.jsonl#1", "--format", "json"})["date"] == "2012-05-21");
    CHECK(sandbox.json({"show", "a.csv#1", "--format", "json"})["title"] == "عنوان");

    const Outcome wrong = sandbox.arshif({"index", "--map", "corps=body", "a.csv"});
    CHECK(wrong.status == 2);
    CHECK(contains(wrong.err, "there is no field \"corps\""));
}
