#include "indexer/readers/detect.h"

#include <catch2/catch.hpp>
#include <string>

using namespace arshif::indexer;

namespace {
const std::string nul(1, '\0');
}

TEST_CASE("Text, JSON and DOC files are told apart by content, the name being a hint") {
    struct Case {
        std::string path;
        std::string start;
        Format format;
    };
    const auto [path, start, format] = GENERATE(values<Case>({
        {"a.json", R"([{"title":"a"}])", Format::json},
        {"a.jsonl", R"({"title":"a"})", Format::json},
        {"a.ndjson", "\n {\"title\":\"a\"}", Format::json},
        {"A.JSON", "\xEF\xBB\xBF[]", Format::json},
        {"a.jsonl", "broken line\n{\"title\":\"a\"}", Format::json},
        {"a.json", "", Format::json},
        {"a.txt", R"({"title":"a","body":"b"})", Format::json},
        {"a.txt", "{ \"title\" :\n\"a\"}", Format::json},
        {"a.txt", "[\n{\"content\": []},\n", Format::json},
        {"a.txt", "[ {}, {\"content\": []},\n", Format::json},
        {"-", R"({"title":"a"})", Format::json},
        {"-", "\xEF\xBB\xBF{\"title\":\"a\"}", Format::json},
        {"dump", "{\"articles\": [{\"ti", Format::json},
        {"a.txt", "{\"a key that is cut off by the end of what is looked at", Format::json},
        {"a.txt", "خبر عاجل", Format::text},
        {"a.txt", "[صورة] خبر عاجل", Format::text},
        {"a.txt", "[\"قال\"] خبر", Format::text},
        {"a.txt", "{خبر}", Format::text},
        {"a.txt", "{\"قال الوزير\"} أمس", Format::text},
        {"a.txt", "{\"قال\n الوزير\": أمس", Format::text},
        {"a.txt", "{}", Format::text},
        {"a.txt", "", Format::text},
        {"a.txt", " \n", Format::text},
        {"-", "خبر", Format::text},
        {"noname", "\xEF\xBB\xBFخبر", Format::text},
        {"a.txt", "\xC7\xE1\xCE\xC8\xD1", Format::text},
        {"a.txt", "\xC7\xE1\xCE\xC8\xD1\r\n" + nul, Format::text},
        {"a.txt", "خبر" + std::string(500, '\0'), Format::text},
        {"a.txt", "خبر < آخر", Format::text},
        {"a.txt", "<DOC>\n<DOCNO>1</DOCNO>", Format::trec},
        {"a.sgm", "\n<doc id=\"1\"><text>", Format::trec},
        {"a.xml", "<?xml version=\"1.0\"?><DOCS><DOC><DOCNO>1</DOCNO>", Format::trec},
        {"a.txt", "<docile> خبر", Format::text},
        {"a.txt", "<!DOCTYPE html>", Format::html},
        {"-", "\xEF\xBB\xBF\n<!-- saved from url=(0001)x --><!-- b -->\n<HTML dir=rtl>", Format::html},
        {"a", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\"><html>", Format::html},
        {"a", "<!doctype HTML>", Format::html},
        {"a", "<html", Format::text},
        {"a", "<htmlx>", Format::text},
        {"a", "<meta charset=utf-8><title>", Format::html},
        {"a.htm", "<div>", Format::html},
        {"a.html", "<DOC>\n<DOCNO>1</DOCNO>", Format::trec},
        {"a.warc", "WARC/1.0\r\n", Format::warc},
        {"a", "WARC/0.17\r\n", Format::warc},
        {"a.txt", "WARC/ هو", Format::text},
        {"a.txt", "PK ليست من الأرشيف", Format::text},
        {"a.txt", "  <?xml version=\"1.0\"?>", Format::xml},
        {"a.xml", "<!DOCTYPE news [<!ENTITY a \"b\">]><news>", Format::xml},
        {"a.txt", "<news><item><title>ع</title>", Format::xml},
        {"a.txt", "<خبر> عاجل", Format::text},
        {"a.txt", "<p>خبر</p><title>", Format::text},
        {"a.xml", "<?xml version=\"1.0\"?><!-- x --><rss version=\"2.0\">", Format::feed},
        {"a.txt", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", Format::feed},
        {"a.xml", "<rdf:RDF><channel rdf:about=\"x\">", Format::feed},
        {"a.xml", "<rdf:RDF><rdf:Description>", Format::xml},
        {"a.txt", "<?xml version=\"1.0\"?><?xml-model href=\"x\"?><TEI xmlns=\"http://www.tei-c.org/ns/1.0\">",
         Format::tei},
        {"a.md", "# عنوان", Format::markdown},
        {"a.txt", "---\r\ntitle: ع\r\n---\r\n", Format::markdown},
        {"a.txt", "---\nخبر\n", Format::text},
        {"a.txt", "content: ['خبر']", Format::python},
        {"a.txt", "{'title': 'خبر'}", Format::python},
    }));
    CAPTURE(path, start);
    const Detection got = detect_format(path, start);
    REQUIRE(got.format.has_value());
    CHECK(reader_of(*got.format).name == reader_of(format).name);
}

TEST_CASE("What is none of them is refused by name, with what to do") {
    struct Case {
        std::string start;
        std::string_view reason;
        std::string what;
    };
    const auto [start, why, what] = GENERATE(values<Case>({
        {std::string("PK\x03\x04", 4) + std::string(26, 'x') + "[Content_Types].xml", reason::unsupported_format,
         "Word"},
        {"Rar!\x1A\x07\x01", reason::unsupported_format, "RAR"},
        {"%PDF-1.4\n", reason::unsupported_format, "pdftotext"},
        {"\x7F"
         "ELF\x02\x01",
         reason::unsupported_format, "a program"},
        {"\x89PNG\r\n", reason::unsupported_format, "picture"},
        {"SQLite format 3" + nul, reason::unsupported_format, "SQLite"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", reason::unsupported_format, "Word"},
        {std::string(100, '\0') + "x", reason::unsupported_format, "binary"},
        {std::string("\xFF\xFE\x2E\x06", 4), reason::not_utf8, "iconv -f UTF-16"},
        {std::string("\xFE\xFF\x06\x2E", 4), reason::not_utf8, "iconv -f UTF-16"},
        {std::string("\xFF\xFE\0\0", 4), reason::not_utf8, "iconv -f UTF-32"},
        {std::string("a\0b\0c\0d\0e\0f\0g\0h\0i\0", 18), reason::not_utf8, "iconv -f UTF-16LE"},
        {std::string("\0a\0b\0c\0d\0e\0f\0g\0h\0i", 18), reason::not_utf8, "iconv -f UTF-16BE"},
    }));
    // What is markup and named JSON is left to the JSON reader.
    const std::string path = start.find('<') == std::string::npos ? "a.json" : "a.txt";
    CAPTURE(start);
    const Detection got = detect_format(path, start);
    REQUIRE_FALSE(got.format.has_value());
    CHECK(got.refusal.reason == why);
    CHECK_THAT(got.refusal.detail, Catch::Contains(what));
    CHECK(got.refusal.path == path);
}

TEST_CASE("Tables are known by their names, or by a first line that names a body and other fields") {
    CHECK(detect_format("a.csv", "Category,Title\nx,y").format == Format::csv);
    CHECK(detect_format("A.TSV", "Category\tTitle").format == Format::csv);
    CHECK(detect_format("-", "Category;Title;Content\nx;y;z").format == Format::csv);
    CHECK(detect_format("-", "Title,Content").format == Format::text);
    CHECK(detect_format("a.txt", "Category,Title\nx,y").format == Format::text);
}

TEST_CASE("Formats are found by the name that the command line uses") {
    CHECK(format_from_name("text") == Format::text);
    CHECK(format_from_name("json") == Format::json);
    CHECK(format_from_name("trec") == Format::trec);
    CHECK(format_from_name("csv") == Format::csv);
    CHECK(format_from_name("tei") == Format::tei);
    CHECK_FALSE(format_from_name("auto").has_value());
    CHECK_FALSE(format_from_name("").has_value());
    for (const FormatReader& reader : format_readers()) {
        CHECK(&reader_of(reader.format) == &reader);
        CHECK(reader.version >= 1);
    }
}
