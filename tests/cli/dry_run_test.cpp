// arshif index --dry-run and --map: what would be indexed, and by which names.
#include <array>
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

TEST_CASE("a dry run shows where the fields of a page and of a captured page come from") {
    const Sandbox sandbox;
    const std::string text =
        "أعلنت إدارة الميناء أمس، في بيان لها، أن أشغال التوسعة ستنتهي قبل نهاية العام الجاري، بعد تأخر دام سنتين، وأن "
        "حركة الشحن ستعود إلى سابق عهدها.";
    const std::string page =
        "<!DOCTYPE html><html><head><title>الميناء يعود إلى العمل - المرفأ</title>"
        "<meta property=\"article:published_time\" content=\"2014-05-06\"></head><body><p>" +
        text + "</p></body></html>";
    sandbox.write("in/a.html", page);
    // "خبر من السوق" in Windows-1256, which the header of its own record says.
    const std::string old =
        "<meta property=og:type content=article><p>\xCE\xC8\xD1 \xE3\xE4 \xC7\xE1\xD3\xE6\xDE \xCE\xC8\xD1 "
        "\xE3\xE4 \xC7\xE1\xD3\xE6\xDE \xCE\xC8\xD1 \xE3\xE4 \xC7\xE1\xD3\xE6\xDE.";
    std::string archive;
    for (const auto& [url, charset, content] : {std::array<std::string, 3>{"http://marfa.example/1", "utf-8", page},
                                                {"http://marfa.example/2", "windows-1256", old}}) {
        const std::string block =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=" + charset + "\r\n\r\n" + content;
        archive += "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
                   "\r\nWARC-Date: 2019-03-04T05:06:07Z\r\nContent-Length: " + std::to_string(block.size()) +
                   "\r\n\r\n" + block + "\r\n\r\n";
    }
    sandbox.write("in/b.warc", archive);
    const Outcome outcome = sandbox.arshif({"index", "--dry-run", "in"});
    CHECK(outcome.status == 0);
    for (const std::string part : {
             "1. a.html\n",
             "title     الميناء يعود إلى العمل  (from \"title\")",
             "date      2014-05-06  (from \"meta article:published_time\")",
             "2. b.warc#1\n",
             "(from \"WARC-Target-URI\")",
             "3. b.warc#2\n",
             "خبر من السوق",
             "date      2019-03-04 05:06:07  (from \"WARC-Date\")",
         }) {
        CAPTURE(part, outcome.out);
        CHECK(contains(outcome.out, part));
    }
    CHECK(contains(outcome.err, "read as windows-1256, as the page says"));
}
