#include "indexer/resolve.h"

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

using namespace arshif;
using namespace arshif::indexer;
using core::Basis;

namespace {

core::Record record_at(std::string path) {
    core::Record record;
    record.title = "عنوان";
    record.body = "نص الخبر";
    record.path = std::move(path);
    return record;
}

std::string shown(const core::Known<core::PartialDate>& date) {
    return date.known() ? to_string(date.value) + " " + std::string(name_of(date.basis)) : "";
}

std::string shown(const core::Known<std::string>& value) {
    return value.known() ? value.value + " " + std::string(name_of(value.basis)) : "";
}

}  // namespace

TEST_CASE("A date is the record's, else the path's, else the URL's, else the flag's") {
    struct Row {
        const char* date;
        const char* path;
        const char* url;
        const char* flag;
        const char* found;
        std::size_t doubts;
    };
    const std::vector<Row> rows = {
        {"2011-05-21", "2012-06-01.txt", "https://example.org/2013/07/02/x", "2014", "2011-05-21 record", 0},
        {"", "2012-06-01.txt", "https://example.org/2013/07/02/x", "2014", "2012-06-01 path", 0},
        {"", "a.txt", "https://example.org/2013/07/02/x", "2014", "2013-07-02 url", 0},
        {"", "a.txt", "https://example.org/x", "2014", "2014 flag", 0},
        {"", "a.txt", "", "", "", 0},
        {"2011", "2012-06-01.txt", "", "", "2011 record", 0},
        {"yesterday", "2012-06-01.txt", "", "2014", "2012-06-01 path", 1},
        {"31/02/2011", "a.txt", "", "2014", "2014 flag", 1},
        {"yesterday", "a.txt", "", "", "", 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.date, row.path, row.url, row.flag);
        Defaults defaults;
        if (*row.flag != '\0') defaults.date = *core::parse_date(row.flag);
        core::Record record = record_at(row.path);
        record.date = row.date;
        record.url = row.url;
        const Resolved resolved = Resolver("o", defaults).resolve(std::move(record));
        CHECK(shown(resolved.article.date) == row.found);
        CHECK(resolved.doubts.size() == row.doubts);
    }
}

TEST_CASE("A country is the record's, else the path's, else the flag's") {
    struct Row {
        const char* country;
        const char* path;
        const char* flag;
        const char* found;
        std::size_t doubts;
    };
    const std::vector<Row> rows = {
        {"ML", "DZ/a.txt", "TN", "ML record", 0},
        {"الجزائر", "a.txt", "", "DZ record", 0},
        {"egypt", "a.txt", "", "EG record", 0},
        {"", "DZ/a.txt", "TN", "DZ path", 0},
        {"", "المغرب/a.txt", "TN", "MA path", 0},
        {"", "a.txt", "TN", "TN flag", 0},
        {"", "a.txt", "", "", 0},
        {"Atlantis", "DZ/a.txt", "TN", "DZ path", 1},
        {"Atlantis", "a.txt", "TN", "TN flag", 1},
        {"Atlantis", "a.txt", "", "", 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.country, row.path, row.flag);
        Defaults defaults;
        defaults.country = row.flag;
        core::Record record = record_at(row.path);
        record.country = row.country;
        const Resolved resolved = Resolver("o", defaults).resolve(std::move(record));
        CHECK(shown(resolved.article.country) == row.found);
        CHECK(resolved.doubts.size() == row.doubts);
    }
}

TEST_CASE(
    "A country follows from the URL's host, else from the newspaper, above a flag unless a flag names the paper") {
    struct Row {
        const char* url;
        const char* source;
        const char* flag_source;
        const char* flag;
        const char* found;
    };
    const std::vector<Row> rows = {
        {"https://www.elkhabar.com/press/article/1", "Jawhara FM", "", "MA", "DZ url"},
        {"https://www.example.ma/1", "", "", "FR", "MA url"},
        {"https://example.org/1", "Jawhara FM", "", "MA", "TN source"},
        {"", "Jawhara FM", "", "", "TN source"},
        {"", "", "Jawhara FM", "MA", "MA flag"},
        {"", "", "Jawhara FM", "", "TN source"},
        {"", "الصباح", "", "MA", "MA flag"},
        {"", "الصباح", "", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.url, row.source, row.flag_source, row.flag);
        Defaults defaults;
        defaults.country = row.flag;
        defaults.source = row.flag_source;
        core::Record record = record_at("a.txt");
        record.url = row.url;
        record.source = row.source;
        CHECK(shown(Resolver("o", defaults).resolve(std::move(record)).article.country) == row.found);
    }
}

TEST_CASE("A doubt says which value was not understood") {
    core::Record record = record_at("a.txt");
    record.date = "32 May 2011";
    record.country = "أطلانطس";
    const Resolved resolved = Resolver("o", {}).resolve(std::move(record));
    REQUIRE(resolved.doubts.size() == 2);
    CHECK(resolved.doubts[0].find("32 May 2011") != std::string::npos);
    CHECK(resolved.doubts[1].find("أطلانطس") != std::string::npos);
}

TEST_CASE("Source and category are the record's, else the path's, else the flag's") {
    Defaults defaults;
    defaults.source = "العلم";
    defaults.category = "رياضة";
    core::Record own = record_at("DZ/الخبر/a.txt");
    own.source = "الشروق";
    own.category = "سياسة";
    const Resolved recorded = Resolver("o", defaults).resolve(std::move(own));
    CHECK(shown(recorded.article.source) == "الشروق record");
    CHECK(shown(recorded.article.category) == "سياسة record");
    const Resolved placed = Resolver("o", defaults).resolve(record_at("DZ/الخبر/a.txt"));
    CHECK(shown(placed.article.source) == "الخبر path");
    CHECK(shown(placed.article.category) == "رياضة flag");
    CHECK(shown(Resolver("o", defaults).resolve(record_at("a.txt")).article.source) == "العلم flag");
    CHECK(shown(Resolver("o", {}).resolve(record_at("a.txt")).article.source).empty());
}

TEST_CASE("An article is called by its id, else its URL, else its place") {
    struct Row {
        const char* id;
        const char* url;
        std::uint32_t ordinal;
        const char* identifier;
        const char* place;
    };
    const std::vector<Row> rows = {
        {"17", "https://example.org/17", 3, "17", "a/b.jsonl#3"},
        {"", "https://example.org/17", 3, "https://example.org/17", "a/b.jsonl#3"},
        {"", "", 3, "a/b.jsonl#3", "a/b.jsonl#3"},
        {"", "", 0, "a/b.jsonl", "a/b.jsonl"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.identifier);
        core::Record record = record_at("a/b.jsonl");
        record.id = row.id;
        record.url = row.url;
        record.ordinal = row.ordinal;
        const core::Article article = Resolver("المصدر", {}).resolve(std::move(record)).article;
        CHECK(article.identifier == row.identifier);
        CHECK(article.place == row.place);
        CHECK(article.origin == "المصدر");
    }
}

TEST_CASE("What comes from standard input is called by its content, wherever it stands in the stream") {
    const auto identifier = [](const char* title, const char* body, std::uint32_t ordinal) {
        core::Record record = record_at("-");
        record.title = title;
        record.body = body;
        record.ordinal = ordinal;
        return Resolver("-", {}).resolve(std::move(record)).article.identifier;
    };
    CHECK(identifier("ا", "ب", 1) == identifier("ا", "ب", 9));
    CHECK(identifier("ا", "ب", 1) != identifier("ا", "ت", 1));
    CHECK(identifier("اب", "", 1) != identifier("ا", "ب", 1));
}

TEST_CASE("The raw digest changes with whatever the article is made of, and only with that") {
    const auto base = [] {
        core::Record record = record_at("DZ/الخبر/2011-05-21.jsonl");
        record.id = "1";
        record.ordinal = 1;
        return record;
    };
    const Defaults none;
    const core::Digest raw = Resolver("o", none).resolve(base()).raw;
    const std::vector<std::function<void(core::Record&, Defaults&)>> changes = {
        [](core::Record& r, Defaults&) { r.id = "2"; },
        [](core::Record& r, Defaults&) { r.title += " "; },
        [](core::Record& r, Defaults&) { r.body += "."; },
        [](core::Record& r, Defaults&) { r.date = "2011"; },
        [](core::Record& r, Defaults&) { r.country = "DZ"; },
        [](core::Record& r, Defaults&) { r.source = "الخبر"; },
        [](core::Record& r, Defaults&) { r.category = "ا"; },
        [](core::Record& r, Defaults&) { r.author = "ا"; },
        [](core::Record& r, Defaults&) { r.url = "https://example.org"; },
        [](core::Record& r, Defaults&) { r.title.swap(r.body); },
        [](core::Record& r, Defaults&) { r.path = "TN/الخبر/2011-05-21.jsonl"; },
        [](core::Record& r, Defaults&) { r.path = "DZ/الشروق/2011-05-21.jsonl"; },
        [](core::Record& r, Defaults&) { r.path = "DZ/الخبر/2011-05-22.jsonl"; },
        [](core::Record& r, Defaults&) { r.path = "a.jsonl"; },
        [](core::Record& r, Defaults& d) { r.path = "a.jsonl", d.country = "DZ"; },
        [](core::Record& r, Defaults& d) { r.path = "a.jsonl", d.source = "الخبر"; },
        [](core::Record& r, Defaults& d) {
            r.path = "a.jsonl", d.date = core::PartialDate{2011, 5, 21};
        },
        [](core::Record&, Defaults& d) { d.category = "ا"; },
    };
    std::vector<core::Digest> seen = {raw};
    for (std::size_t i = 0; i < changes.size(); ++i) {
        CAPTURE(i);
        core::Record record = base();
        Defaults defaults;
        changes[i](record, defaults);
        const core::Digest changed = Resolver("o", defaults).resolve(std::move(record)).raw;
        CHECK(std::find(seen.begin(), seen.end(), changed) == seen.end());
        seen.push_back(changed);
    }
    CHECK(Resolver("o", none).resolve(base()).raw == raw);
    Defaults unused;  // the path says all of it
    unused.country = "TN";
    unused.source = "ا";
    unused.date = core::PartialDate{2009, 0, 0};
    CHECK(Resolver("o", unused).resolve(base()).raw == raw);
    core::Record elsewhere = base();
    elsewhere.path = "archive/DZ/الخبر/2011-05-21.jsonl";
    elsewhere.ordinal = 7;
    elsewhere.offset = 1000;
    CHECK(Resolver("other", none).resolve(std::move(elsewhere)).raw == raw);
}

TEST_CASE("One resolver tells the facts of one path from those of the next") {
    Resolver resolver("o", {});
    CHECK(shown(resolver.resolve(record_at("DZ/2011/a.txt")).article.country) == "DZ path");
    CHECK(shown(resolver.resolve(record_at("a.txt")).article.country).empty());
    CHECK(shown(resolver.resolve(record_at("TN/2012/a.txt")).article.date) == "2012 path");
    CHECK(shown(resolver.resolve(record_at("TN/2012/a.txt")).article.country) == "TN path");
}
