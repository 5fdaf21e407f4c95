#include "store/statistics.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

namespace arshif::store {

namespace {

core::Result<ValueCounts> counts(Catalogue& catalogue, std::string_view sql) {
    ARSHIF_TRY(query, catalogue.connection().prepare(sql));
    ValueCounts all;
    while (true) {
        ARSHIF_TRY(row, query.step());
        if (!row) return all;
        all.emplace_back(query.text(0), query.integer(1));
    }
}

std::int64_t bytes_of(const std::string& path) {
    std::error_code code;
    const std::uintmax_t size = std::filesystem::file_size(path, code);
    return code ? 0 : static_cast<std::int64_t>(size);
}

core::Result<void> count_articles(Catalogue& catalogue, Statistics& s) {
    ARSHIF_TRY(
        query,
        catalogue.connection().prepare(
            "SELECT count(*) FILTER (WHERE alias_of IS NULL), count(*) FILTER (WHERE alias_of IS NOT NULL), "
            "sum(words) FILTER (WHERE alias_of IS NULL), count(*) FILTER (WHERE alias_of IS NULL AND date IS NULL), "
            "min(date), max(date) FROM article"));
    ARSHIF_CHECK(query.step());
    s.articles = query.integer(0);
    s.aliases = query.integer(1);
    s.words = query.integer(2);
    s.undated = query.integer(3);
    s.first_date = query.text(4);
    s.last_date = query.text(5);
    return {};
}

core::Result<void> count_bases(Catalogue& catalogue, Statistics& s) {
    ARSHIF_TRY(countries, counts(catalogue,
                                 "SELECT country_basis, count(*) FROM article WHERE alias_of IS NULL AND country IS "
                                 "NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"));
    ARSHIF_TRY(dates, counts(catalogue,
                             "SELECT date_basis, count(*) FROM article WHERE alias_of IS NULL AND date IS NOT NULL "
                             "GROUP BY 1 ORDER BY 2 DESC, 1"));
    s.country_bases = std::move(countries);
    s.date_bases = std::move(dates);
    return {};
}

// A row has its countries as codes of two letters with a space between.
core::Result<void> count_mentioned(Catalogue& catalogue, Statistics& s) {
    ARSHIF_TRY(lists, counts(catalogue,
                             "SELECT mentioned, count(*) FROM article WHERE alias_of IS NULL AND mentioned IS NOT NULL "
                             "GROUP BY 1"));
    std::map<std::string, std::int64_t> totals;
    for (const auto& [list, articles] : lists) {
        std::istringstream codes(list);
        for (std::string code; codes >> code;)
            totals[code] += articles;
    }
    s.mentioned.assign(totals.begin(), totals.end());
    std::stable_sort(s.mentioned.begin(), s.mentioned.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return {};
}

}  // namespace

core::Result<Statistics> statistics(const ArchivePaths& paths, Catalogue& catalogue) {
    Statistics s;
    Connection& connection = catalogue.connection();
    ARSHIF_CHECK(count_articles(catalogue, s));
    ARSHIF_TRY(text_bytes, connection.number("SELECT coalesce(sum(length), 0) FROM text"));
    s.text_bytes = text_bytes;
    ARSHIF_TRY(countries,
               counts(catalogue,
                      "SELECT country, count(*) FROM article WHERE alias_of IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"));
    s.countries = std::move(countries);
    ARSHIF_CHECK(count_bases(catalogue, s));
    ARSHIF_CHECK(count_mentioned(catalogue, s));
    ARSHIF_TRY(years,
               counts(catalogue,
                      "SELECT substr(date, 1, 4), count(*) FROM article WHERE alias_of IS NULL GROUP BY 1 ORDER BY 1"));
    s.years = std::move(years);
    ARSHIF_TRY(
        sources,
        counts(catalogue, "SELECT source, count(*) FROM article WHERE alias_of IS NULL GROUP BY 1 ORDER BY 2 DESC, 1"));
    s.sources = std::move(sources);
    ARSHIF_TRY(origins, counts(catalogue,
                               "SELECT name, count(*) FROM article JOIN origin ON origin.id = article.origin "
                               "GROUP BY origin.id ORDER BY 2 DESC, 1"));
    s.origins = std::move(origins);
    ARSHIF_TRY(dead, connection.number("SELECT count(*) FROM tombstone"));
    s.dead = dead;
    ARSHIF_TRY(imports, connection.number("SELECT count(*) FROM import"));
    s.imports = imports;
    ARSHIF_TRY(unfinished, connection.number("SELECT count(*) FROM import WHERE finished IS NULL"));
    s.unfinished_imports = unfinished;
    ARSHIF_TRY(segments, catalogue.segments());
    s.segments = static_cast<std::int64_t>(segments.size());
    for (const SegmentInfo& segment : segments) {
        for (const SegmentFile& file : segment.files)
            s.segment_bytes += file.bytes;
    }
    s.catalogue_bytes = bytes_of(paths.catalogue()) + bytes_of(paths.catalogue() + "-wal");
    return s;
}

}  // namespace arshif::store
