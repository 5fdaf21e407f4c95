// Narrowing by date, country, source and category, and sorting by date.
#include <catch2/catch.hpp>
#include <random>

#include "scratch_archive.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

Draft dated(const std::string& id, const std::string& date) {
    return {id, "", "سوق " + id, date, "", "", ""};
}

// Named by their dates; `none` has none.
void fill_with_dates(const ScratchArchive& archive) {
    archive.import_drafts(
        {dated("2010", "2010"), dated("2011", "2011"), dated("2011-05", "2011-05"), dated("none", "")});
    archive.import_drafts({dated("2010-12-31", "2010-12-31"), dated("2011-01-01", "2011-01-01"),
                           dated("2011-05-01", "2011-05-01"), dated("2011-05-21", "2011-05-21"),
                           dated("2011-05-31", "2011-05-31"), dated("2011-06-01", "2011-06-01"),
                           dated("2012-02-29", "2012-02-29"), dated("2014-03-03", "2014-03-03")});
}

Filters between(const std::string& from, const std::string& to) {
    Filters filters;
    if (!from.empty()) filters.dates.from = *core::parse_date(from);
    if (!to.empty()) filters.dates.to = *core::parse_date(to);
    return filters;
}

SearchRequest oldest_of(Filters filters) {
    return {{}, std::move(filters), Sort::oldest, 100, 0};
}

struct Period {
    std::string from;
    std::string to;
    std::string inside;  // found
    std::string also;    // with --overlap, all of them
    std::int64_t overlapping;
};

}  // namespace

TEST_CASE("a range of dates keeps the articles whose whole period lies in it") {
    ScratchArchive archive;
    fill_with_dates(archive);
    Asker asker(archive);
    const std::vector<Period> periods = {
        {"2011", "2011", "2011 2011-01-01 2011-05 2011-05-01 2011-05-21 2011-05-31 2011-06-01",
         "2011 2011-01-01 2011-05 2011-05-01 2011-05-21 2011-05-31 2011-06-01", 0},
        {"2011-05", "2011-05", "2011-05 2011-05-01 2011-05-21 2011-05-31",
         "2011 2011-05 2011-05-01 2011-05-21 2011-05-31", 1},
        {"2011-05-21", "2011-05-21", "2011-05-21", "2011 2011-05 2011-05-21", 2},
        {"2011-05-02", "2011-06", "2011-05-21 2011-05-31 2011-06-01", "2011 2011-05 2011-05-21 2011-05-31 2011-06-01",
         2},
        {"", "2010", "2010 2010-12-31", "2010 2010-12-31", 0},
        {"", "2011-05-01", "2010 2010-12-31 2011-01-01 2011-05-01",
         "2010 2010-12-31 2011 2011-01-01 2011-05 2011-05-01", 2},
        {"2011-06-01", "", "2011-06-01 2012-02-29 2014-03-03", "2011 2011-06-01 2012-02-29 2014-03-03", 1},
        {"2010-12-31", "2011-01-01", "2010-12-31 2011-01-01", "2010 2010-12-31 2011 2011-01-01", 2},
        {"2012-02", "2012-02", "2012-02-29", "2012-02-29", 0},
        {"2013", "2013", "", "", 0},
        {"1908", "1950", "", "", 0},
        {"2015", "", "", "", 0},
        {"2012", "2011", "", "", 0},
        {"1", "9999",
         "2010 2010-12-31 2011 2011-01-01 2011-05 2011-05-01 2011-05-21 2011-05-31 2011-06-01 2012-02-29 2014-03-03",
         "2010 2010-12-31 2011 2011-01-01 2011-05 2011-05-01 2011-05-21 2011-05-31 2011-06-01 2012-02-29 2014-03-03",
         0},
    };
    for (const Period& period : periods) {
        for (const std::string query : {"سوق", "", "\"سوق\""}) {
            INFO("from " << period.from << " to " << period.to << ", query " << query);
            Filters filters = between(period.from.size() == 1 ? "0001" : period.from, period.to);
            const SearchResult strict = asker.search(query, oldest_of(filters));
            CHECK(ids_of(strict.hits) == period.inside);
            CHECK(strict.overlapping == period.overlapping);
            CHECK(strict.undated == 1);
            CHECK(asker.count(query, filters) == strict.matches);
            CHECK(asker.search(query, {{}, filters, Sort::relevance, 100, 0}).overlapping == period.overlapping);

            filters.overlap = true;
            const SearchResult wide = asker.search(query, oldest_of(filters));
            CHECK(ids_of(wide.hits) == period.also);
            CHECK(wide.overlapping == 0);

            filters.undated = true;
            const SearchResult all = asker.search(query, oldest_of(filters));
            CHECK(ids_of(all.hits) == period.also + (period.also.empty() ? "none" : " none"));
            CHECK(all.undated == 0);
        }
    }
}

TEST_CASE("what the dates leave out is counted for the words asked for") {
    ScratchArchive archive;
    fill_with_dates(archive);
    archive.import_drafts({{"x", "", "كتاب", "", "", "", ""}, {"y", "", "كتاب مدينة", "2011", "DZ", "", ""}});
    Asker asker(archive);
    const SearchResult books = asker.search("كتاب", oldest_of(between("2011-05", "2011-05")));
    CHECK(books.hits.empty());
    CHECK(books.undated == 1);
    CHECK(books.overlapping == 1);
    Filters algeria = between("2011-05", "2011-05");
    algeria.countries = {"DZ"};
    CHECK(asker.search("كتاب", oldest_of(algeria)).undated == 0);
    CHECK(asker.search("كتاب", oldest_of(algeria)).overlapping == 1);
    CHECK(asker.search("\"كتاب مدينة\"", oldest_of(algeria)).overlapping == 1);
    CHECK(asker.search("\"مدينة كتاب\"", oldest_of(algeria)).overlapping == 0);
    CHECK(asker.search("كتاب", oldest_of({})).undated == 0);  // no dates, nothing left out
}

TEST_CASE("countries, sources and categories narrow, and are alternatives among themselves") {
    ScratchArchive archive;
    archive.import_drafts({{"a", "", "سوق أ1", "2001", "DZ", "الشروق", "رياضة"},
                           {"b", "", "سوق ب2", "2002", "TN", "Le Matin", "اقتصاد"},
                           {"c", "", "سوق ج3", "2003", "", "أخبار اليوم", "Économie"},
                           {"d", "", "كتاب", "2004", "DZ", "", ""}});
    Asker asker(archive);
    const auto found = [&](Filters filters, const std::string& query = "سوق") {
        return asker.found(query, oldest_of(std::move(filters)));
    };
    const auto with_source = [](std::vector<std::string> names) {
        Filters filters;
        filters.sources = std::move(names);
        return filters;
    };
    const auto with_category = [](std::vector<std::string> names) {
        Filters filters;
        filters.categories = std::move(names);
        return filters;
    };
    const auto in = [](std::vector<std::string> countries) {
        Filters filters;
        filters.countries = std::move(countries);
        return filters;
    };
    CHECK(found(in({"DZ"})) == "a");
    CHECK(found(in({"DZ", "TN"})) == "a b");
    CHECK(found(in({"none"})) == "c");
    CHECK(found(in({"none", "DZ"}), "") == "a c d");
    CHECK(found(in({"EG"})).empty());

    CHECK(found(with_source({"الشروق"})) == "a");
    CHECK(found(with_source({"الشُّرُوق"})) == "a");
    CHECK(found(with_source({"le matin"})) == "b");
    CHECK(found(with_source({"LE  MATIN", "اخبار اليوم"})) == "b c");
    CHECK(found(with_source({"شروق"})).empty());
    CHECK(found(with_source({"none"})).empty());

    CHECK(found(with_category({"رياضه"})) == "a");
    CHECK(found(with_category({"économie", "اقتصاد"})) == "b c");

    Filters both = in({"DZ", "TN"});
    both.sources = {"Le Matin", "أخبار اليوم"};
    CHECK(found(both) == "b");
    both.categories = {"رياضة"};
    CHECK(found(both).empty());
}

TEST_CASE("sorting by date goes by the clock within a day, by arrival within a moment, and ends with the undated") {
    ScratchArchive archive;
    archive.import_drafts({dated("undated1", ""), dated("evening", "2011-05-21T18:30:00"), dated("day1", "2011-05-21"),
                           dated("year", "2011")});
    archive.import_drafts({dated("morning", "2011-05-21T06:05:04"), dated("evening2", "2011-05-21T18:30:00"),
                           dated("day2", "2011-05-21"), dated("before", "2009-12-31T23:59:59"), dated("undated2", ""),
                           dated("month", "2011-05"), dated("after", "2013-01-01")});
    Asker asker(archive);
    const std::string newest = "after evening evening2 morning day1 day2 month year before undated1 undated2";
    const std::string oldest = "before year month day1 day2 morning evening evening2 after undated1 undated2";
    for (const std::string query : {"سوق", "", "\"سوق\"", "سوق OR كتاب"}) {
        INFO(query);
        CHECK(asker.found(query, {{}, {}, Sort::newest, 100, 0}) == newest);
        CHECK(asker.found(query, {{}, {}, Sort::oldest, 100, 0}) == oldest);
    }
    CHECK(asker.found("", {{}, {}, Sort::relevance, 100, 0}) == newest);
}

TEST_CASE("pages by date go on across years, gaps and the undated") {
    ScratchArchive archive;
    std::vector<Draft> drafts;
    for (const int year : {1908, 1962, 1963, 1990, 2011, 2025}) {
        for (const std::string day : {"-01-01", "-05-21", "-12-31"}) {
            const std::string date = std::to_string(year) + day;
            drafts.push_back(dated(date, date));
        }
    }
    drafts.push_back(dated("undated1", ""));
    drafts.push_back(dated("undated2", ""));
    archive.import_drafts(drafts);
    Asker asker(archive);
    for (const Sort sort : {Sort::newest, Sort::oldest}) {
        const std::string whole = asker.found("سوق", {{}, {}, sort, 100, 0});
        for (std::size_t size = 1; size <= 7; ++size) {
            CAPTURE(size);
            std::string pages;
            for (std::size_t offset = 0; offset < drafts.size(); offset += size) {
                const SearchResult page = asker.search("سوق", {{}, {}, sort, size, offset});
                CHECK(page.matches == static_cast<std::int64_t>(drafts.size()));
                pages += (pages.empty() ? "" : " ") + ids_of(page.hits);
            }
            CHECK(pages == whole);
        }
    }
}
