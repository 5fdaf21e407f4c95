#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "newsroom.h"
#include "readers/pack.h"

using namespace arshif;
using store::ImportCounts;
using test::json_line;
using test::must;
using test::Newsroom;

namespace fs = std::filesystem;

TEST_CASE("A folder is imported, imported again unchanged, and followed when it changes") {
    Newsroom room;
    room.file("DZ/الخبر/2011-05-21.txt", "عنوان قصير\n\nنص الخبر الأول الذي يقرأ الناس فيه أخبار اليوم كلها.\n");
    room.file("export.jsonl", json_line("1", "نص أول") + json_line("2", "نص ثان"));
    CHECK(room.import().counts == ImportCounts{3, 0, 0, 0, 0});
    const core::Article text = room.article("DZ/الخبر/2011-05-21.txt").article;
    CHECK(text.title == "عنوان قصير");
    CHECK(to_string(text.date.value) == "2011-05-21");
    CHECK(text.country.value == "DZ");
    CHECK(text.source.value == "الخبر");
    CHECK(text.origin == fs::canonical(room.inputs.path()).string());
    CHECK(room.article("2").article.place == "export.jsonl#2");

    CHECK(room.import().counts == ImportCounts{0, 0, 3, 0, 0});
    room.file("export.jsonl", json_line("1", "نص أول") + json_line("2", "نص تغير") + json_line("3", "نص ثالث"));
    CHECK(room.import().counts == ImportCounts{1, 1, 2, 0, 0});
    CHECK(room.listing().find("نص ثان\n") == std::string::npos);
    CHECK(room.count("article") == 4);
    CHECK(room.count("text") == 4);
    CHECK(room.count("import") == 3);
    room.check_sound();
}

TEST_CASE("What cannot be taken is refused with a reason, and the rest goes in") {
    Newsroom room;
    room.file("a.txt", "");
    room.file("b.txt", "\xFF\xFE\xFD");
    room.file("c.jsonl", json_line("1", "نص") + "{\"id\":\"2\",\"title\":\"بلا نص\"}\n" + "{broken\n" +
                             json_line("3", " \\n\\t ") + json_line("4", "نص آخر"));
    room.file("d.pdf", "%PDF");
    room.file("e", "%PDF-1.4 binary");
    const indexer::ImportSummary summary = room.import();
    CHECK(summary.counts.added == 2);
    CHECK(summary.counts.refused == static_cast<std::int64_t>(room.observer.refusals.size()));
    CHECK(summary.skipped_files == 1);
    CHECK(summary.refusals.at("empty body") == 3);
    CHECK(summary.refusals.at("bad JSON") == 1);
    CHECK(room.count("refusal") == summary.counts.refused);
    for (const store::RefusalRow& refusal : room.observer.refusals) {
        CAPTURE(refusal.path, refusal.reason);
        CHECK_FALSE(refusal.path.empty());
        CHECK_FALSE(refusal.reason.empty());
        CHECK_FALSE(refusal.detail.empty());
    }
    room.check_sound();
}

TEST_CASE("Doubts are told about what went in otherwise than its input may have meant") {
    Newsroom room;
    room.file("a.jsonl", json_line("1", "نص أول", ",\"date\":\"someday\"") + json_line("1", "نص ثان"));
    const indexer::ImportSummary summary = room.import();
    CHECK(summary.counts.added == 2);
    CHECK(summary.doubts == 2);
    REQUIRE(room.observer.doubts.size() == 2);
    CHECK(room.observer.doubts[0].message.find("someday") != std::string::npos);
    CHECK(room.observer.doubts[0].identifier == "1");
    CHECK(room.observer.doubts[1].message.find("1~2") != std::string::npos);
    CHECK(room.observer.doubts[1].offset > 0);
    CHECK(room.import().doubts == 0);  // what is unchanged was told before
}

TEST_CASE("Each path is an origin of its own unless it is given one") {
    Newsroom room;
    room.file("x/a.txt", "نص أول");
    room.file("y/a.txt", "نص ثان");
    indexer::ImportOptions options = room.options();
    options.paths = {room.inputs.at("x"), room.inputs.at("y")};
    CHECK(room.import(options).counts == ImportCounts{2, 0, 0, 0, 0});
    CHECK(room.count("origin") == 2);
    CHECK(room.import(options).counts == ImportCounts{0, 0, 2, 0, 0});
    options.origin = "الأرشيف القديم";
    CHECK(room.import(options).counts ==
          ImportCounts{0, 0, 0, 2, 0});  // the same texts once more, under a.txt and a.txt~2
    CHECK(room.count("origin") == 3);
    CHECK(room.count("article WHERE alias_of IS NOT NULL") == 2);
    room.check_sound();
}

TEST_CASE("Defaults fill what the input does not say, and changing them updates") {
    Newsroom room;
    room.file("a.jsonl", json_line("1", "نص أول") + json_line("2", "نص ثان", ",\"country\":\"ML\",\"date\":\"2010\""));
    indexer::ImportOptions options = room.options();
    options.defaults = {"DZ", "الخبر", "سياسة", core::PartialDate{2011, 5, 0}};
    room.import(options);
    CHECK(room.article("1").article.country == core::Known<std::string>{"DZ", core::Basis::flag});
    CHECK(room.article("1").article.date == core::Known<core::PartialDate>{{2011, 5, 0}, core::Basis::flag});
    CHECK(room.article("2").article.country == core::Known<std::string>{"ML", core::Basis::record});
    CHECK(room.article("2").article.date.value.year == 2010);
    CHECK(room.article("2").article.source.value == "الخبر");
    options.defaults.source = "الشروق";
    CHECK(room.import(options).counts == ImportCounts{0, 2, 0, 0, 0});
    room.check_sound();
}

TEST_CASE("A path that does not exist fails before anything is written") {
    Newsroom room;
    room.file("a.txt", "نص");
    indexer::ImportOptions options = room.options();
    options.paths.push_back("/nowhere/at/all");
    const core::Result<indexer::ImportSummary> summary = room.try_import(options);
    REQUIRE_FALSE(summary.ok());
    CHECK(summary.error().code == core::ErrorCode::bad_usage);
    CHECK(room.count("import") == 0);
    CHECK(room.count("article") == 0);
}

TEST_CASE("Files of one text in several places are one article with aliases, or several that share the text") {
    Newsroom room;
    const std::string text = "نص نشر في أكثر من مكان";
    room.file("DZ/الخبر/2011-05-21-a.txt", text);
    room.file("DZ/الخبر/2011-05-21-b.txt", text);
    room.file("TN/الصباح/2011-05-21-a.txt", text);
    CHECK(room.import().counts == ImportCounts{2, 0, 0, 1, 0});
    CHECK(room.count("text") == 1);
    CHECK(room.article("DZ/الخبر/2011-05-21-b.txt").alias_of == room.article("DZ/الخبر/2011-05-21-a.txt").id);
    CHECK_FALSE(room.article("TN/الصباح/2011-05-21-a.txt").alias_of.has_value());
    CHECK(room.import().counts == ImportCounts{0, 0, 3, 0, 0});
    room.check_sound();
}

TEST_CASE("Articles with NULs in their identifiers and bodies are imported and found") {
    Newsroom room;
    std::string nuls;
    for (int i = 0; i < 300; ++i)
        nuls += "\\u0000";
    room.file("a.jsonl", json_line(nuls, "نص أول") + json_line("2", "نص" + nuls + "ثان"));
    CHECK(room.import().counts.added == 2);
    room.check_sound();
    CHECK(room.import().counts.unchanged == 2);
}

TEST_CASE("Containers are read in place, their folders say what folders say, and what cannot be read of them is told") {
    Newsroom room;
    const std::string text = "عنوان قصير\n\nنص الخبر الذي يقرأ الناس فيه أخبار اليوم كلها.\n";
    const std::string nested = test::packed({{"a.txt", text}}, {"zip"});
    room.file("a.zip", test::packed({{"DZ/الخبر/2011-05-21.txt", text},
                                     {"../../evil.txt", text + "أخرى"},
                                     {"export.jsonl", json_line("1", "نص أول") + json_line("2", "نص ثان")},
                                     {"picture.jpg", "x"},
                                     {"README", "وصف المجموعة"},
                                     {"docs/LICENSE.txt", "نص الرخصة"},
                                     {"__MACOSX/._a.txt", "x"},
                                     {"inner.zip", nested}}));
    room.file("b.csv.gz", test::packed({{"x", "id,title,content\nc1,ع,نص الجدول\n"}}, {"raw", "gzip"}));
    const std::string tar = test::packed({{"1.txt", text + "ثالثة"}, {"2.txt", text + "رابعة"}}, {"ustar", "none"});
    room.file("c.tar", tar.substr(0, 1200));
    room.file("d.zip", test::packed({}, {"zip"}));
    room.file("e.txt.gz", std::string("\x1F\x8B\x08\x00", 4));
    const indexer::ImportSummary summary = room.import();
    CHECK(summary.counts == ImportCounts{6, 0, 0, 0, 4});
    CHECK(summary.skipped_files == 3);
    const core::Article article = room.article("a.zip/DZ/الخبر/2011-05-21.txt").article;
    CHECK(article.country.value == "DZ");
    CHECK(article.source.value == "الخبر");
    CHECK(to_string(article.date.value) == "2011-05-21");
    CHECK(room.article("a.zip/evil.txt").article.title == "عنوان قصير");
    CHECK(room.article("2").article.place == "a.zip/export.jsonl#2");
    CHECK(room.article("c1").article.place == "b.csv.gz#1");
    CHECK(room.article("c.tar/1.txt").article.title == "عنوان قصير");
    CHECK(summary.refusals.at("archive inside an archive") == 1);
    CHECK(summary.refusals.at("broken archive") == 2);
    CHECK(summary.refusals.at("empty file") == 1);
    CHECK(room.import().counts == ImportCounts{0, 0, 6, 0, 4});
    room.check_sound();
}

TEST_CASE("A table and the members of an archive may each be in an encoding of their own") {
    Newsroom room;
    const std::string title = "أعلنت الإدارة أمس";
    const std::string body = "أعلنت الإدارة أمس أن الأشغال ستنتهي في الصيف القادم";
    // The same in Windows-1256.
    const std::string old_title = "\xC3\xDA\xE1\xE4\xCA \xC7\xE1\xC5\xCF\xC7\xD1\xC9 \xC3\xE3\xD3";
    const std::string old_body =
        "\xC3\xDA\xE1\xE4\xCA \xC7\xE1\xC5\xCF\xC7\xD1\xC9 \xC3\xE3\xD3 \xC3\xE4 \xC7\xE1\xC3\xD4\xDB\xC7\xE1 "
        "\xD3\xCA\xE4\xCA\xE5\xED \xDD\xED \xC7\xE1\xD5\xED\xDD \xC7\xE1\xDE\xC7\xCF\xE3";
    room.file("a.csv", "id,title,content\r\nw1," + old_title + "," + old_body + "\r\n");
    room.file("b.zip", test::packed({{"1.txt", old_title + "\n\n" + old_body},
                                     {"2.txt", title + "\n\n" + body + " أيضا"},
                                     {"3.sgml", "<DOC><DOCNO>w3</DOCNO><TITLE>" + old_title + "</TITLE><TEXT>" +
                                                    old_body + " (3)</TEXT></DOC>"},
                                     {"4.jsonl", "{\"id\":\"w4\",\"body\":\"" + old_body + " (4)\"}\n"}},
                                    {"zip"}));
    room.file("c.txt.gz", test::packed({{"x", old_body + " (5)"}}, {"raw", "gzip"}));
    const indexer::ImportSummary summary = room.import();
    CHECK(summary.counts == ImportCounts{5, 0, 0, 1, 0});
    CHECK(summary.encodings == std::map<std::string, std::int64_t>{{"windows-1256", 5}});
    const auto body_of = [&room](const std::string& identifier) {
        return must(room.catalogue().body(room.article(identifier).text));
    };
    CHECK(room.article("w1").article.title == title);
    CHECK(body_of("w1") == body);
    CHECK(body_of("b.zip/2.txt") == body + " أيضا");
    CHECK(room.article("w3").article.title == title);
    CHECK(body_of("w3") == body + " (3)");
    CHECK(body_of("w4") == body + " (4)");
    CHECK(body_of("c.txt.gz") == body + " (5)");
    std::vector<std::string> told;
    for (const indexer::Doubt& doubt : room.observer.doubts)
        told.push_back(doubt.path + " " + doubt.encoding);
    CHECK(told == std::vector<std::string>{"a.csv windows-1256", "b.zip/1.txt windows-1256",
                                           "b.zip/3.sgml windows-1256", "b.zip/4.jsonl windows-1256",
                                           "c.txt.gz windows-1256"});
    room.check_sound();
}

TEST_CASE("A table whose columns were guessed is told once") {
    Newsroom room;
    const std::string body = "نص طويل يكفي لأن يكون متن مقال في جريدة، وفيه جملة ثانية بعد الأولى";
    room.file("a.csv", "عنوان الخبر الأول," + body + "\nعنوان الخبر الثاني," + body + " أيضا\n");
    const indexer::ImportSummary summary = room.import();
    CHECK(summary.counts == ImportCounts{2, 0, 0, 0, 0});
    CHECK(summary.doubts == 1);
    REQUIRE(room.observer.doubts.size() == 1);
    CHECK(room.observer.doubts.front().path == "a.csv");
    CHECK(room.observer.doubts.front().identifier.empty());
}
