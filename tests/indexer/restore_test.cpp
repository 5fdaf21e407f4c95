#include "indexer/restore.h"

#include <catch2/catch.hpp>

#include "newsroom.h"

using namespace arshif;
using namespace arshif::test;

TEST_CASE("Garbled fields of a record are put right, each by itself, and named") {
    core::Record record;
    record.title = "الجزائر";
    record.body = "ÇáÌÒÇÆÑ ÊÓÊÞÈá ÇáæÝÏ";
    record.author = "Ø¹Ù„ÙŠ";
    CHECK_FALSE(indexer::restore_text(record).has_value());
    CHECK(record.title == "الجزائر");
    CHECK(record.body == "الجزائر تستقبل الوفد");
    CHECK(record.author == "علي");
    CHECK(record.repairs.size() == 2);
    core::Record clean;
    clean.body = "الجزائر تستقبل الوفد في مدينة قديمة";
    clean.title = "Le ministère a été créé";
    CHECK_FALSE(indexer::restore_text(clean).has_value());
    CHECK(clean.repairs.empty());
    CHECK(clean.title == "Le ministère a été créé");
}

TEST_CASE("Lines in visual order are turned round with their title") {
    core::Record record;
    record.title = "ةميدق ةنيدم";
    record.body = "ةسيئرلا تراز ةنيدم ةميدق";
    CHECK_FALSE(indexer::restore_text(record).has_value());
    CHECK(record.title == "مدينة قديمة");
    CHECK(record.body == "قديمة مدينة زارت الرئيسة");
    CHECK(record.repairs == std::vector<std::string>{"lines in visual order"});
}

TEST_CASE("Files in other encodings go in as UTF-8 does, are counted and told, and destroyed text is refused") {
    Newsroom room;
    room.file("a.txt",
              "\xC3\xDA\xE1\xE4\xCA \xC7\xE1\xC5\xCF\xC7\xD1\xC9 \xC3\xE3\xD3 \xC7\xE1\xC3\xD4\xDB\xC7\xE1\r\n" +
                  std::string(1, '\0'));
    room.file("b.jsonl", json_line("1", "نص سليم") + json_line("2", "ÇáÌÒÇÆÑ ÊÓÊÞÈá ÇáæÝÏ") +
                             json_line("3", "?C? ???I ????? ????"));
    room.file("c.json", "[{\"id\":\"4\",\"body\":\"\xCE\xC8\xD1 \xE3\xE4 \xC7\xE1\xD3\xE6\xDE\"}]");
    const indexer::ImportSummary summary = room.import();
    CHECK(summary.counts.added == 4);
    CHECK(room.article("a.txt").article.title.empty());
    CHECK(must(room.catalogue().body(room.article("a.txt").text)) == "أعلنت الإدارة أمس الأشغال");
    CHECK(must(room.catalogue().body(room.article("2").text)) == "الجزائر تستقبل الوفد");
    CHECK(must(room.catalogue().body(room.article("4").text)) == "خبر من السوق");
    CHECK(summary.encodings == std::map<std::string, std::int64_t>{{"windows-1256", 2}});
    CHECK(summary.repairs.size() == 1);
    CHECK(summary.refusals == std::map<std::string, std::int64_t>{{"text destroyed", 1}});
    REQUIRE(room.observer.doubts.size() == 3);
    CHECK(room.observer.doubts.at(0).encoding == "windows-1256");
    CHECK(room.observer.doubts.at(0).identifier.empty());
    CHECK(room.observer.doubts.at(1).identifier == "2");
    CHECK(room.observer.doubts.at(2).path == "c.json");
    room.check_sound();
}

TEST_CASE("An encoding that is given holds for all files") {
    Newsroom room;
    room.file("a.txt", "\xC8\xE6 ");
    indexer::ImportOptions options = room.options();
    options.feed.encoding = text::Encoding::windows_1256;
    CHECK(room.import(options).encodings.at("windows-1256") == 1);
    CHECK(must(room.catalogue().body(room.article("a.txt").text)) == "بو");
}
