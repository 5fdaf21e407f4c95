#include "store/check_catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/table_checksums.h"

namespace arshif::store {

namespace {

// Docids are 32 bits, and n segments opened together share them.
constexpr std::int64_t greatest_id = std::int64_t{1} << 31U;

std::string join(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const std::string& part : parts) {
        if (!all.empty()) all += between;
        all += part;
    }
    return all;
}

core::Result<std::vector<std::string>> schema_of(const Connection& connection) {
    ARSHIF_TRY(query, connection.prepare("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master "
                                         "WHERE name NOT LIKE 'sqlite_%' ORDER BY name"));
    std::vector<std::string> all;
    while (true) {
        ARSHIF_TRY(row, query.step());
        if (!row) return all;
        all.push_back(fmt::format("{} {} {} {}", query.text(0), query.text(1), query.text(2), query.text(3)));
    }
}

class CatalogueExamination {
public:
    CatalogueExamination(Catalogue& catalogue, Findings& findings) : catalogue_(catalogue), findings_(findings) {}

    core::Result<void> run() {
        ARSHIF_CHECK(findings_.take(examine_pages()));
        ARSHIF_CHECK(findings_.take(examine_schema()));
        ARSHIF_CHECK(findings_.take(examine_sums()));
        ARSHIF_CHECK(findings_.take(examine_rows()));
        ARSHIF_CHECK(findings_.take(examine_aliases()));
        ARSHIF_CHECK(findings_.take(examine_texts()));
        ARSHIF_CHECK(findings_.take(examine_dictionaries()));
        return findings_.take(examine_numbers());
    }

private:
    core::Result<std::vector<std::string>> articles_where(const std::string& condition) {
        ARSHIF_TRY(query, catalogue_.connection().prepare(
                              fmt::format("SELECT id FROM article WHERE {} ORDER BY id", condition)));
        std::vector<std::string> names;
        while (true) {
            ARSHIF_TRY(row, query.step());
            if (!row) return names;
            names.push_back(named_article(catalogue_, query.integer(0)));
        }
    }

    core::Result<void> examine_pages() {
        ARSHIF_TRY(query, catalogue_.connection().prepare("PRAGMA integrity_check(20)"));
        while (true) {
            ARSHIF_TRY(row, query.step());
            if (!row) return {};
            if (query.text(0) != "ok") findings_.damage(fmt::format("catalogue.sqlite: {}", query.text(0)));
        }
    }

    core::Result<void> examine_schema() {
        ARSHIF_TRY(sound, Catalogue::empty());
        ARSHIF_TRY(wanted, schema_of(sound));
        ARSHIF_TRY(found, schema_of(catalogue_.connection()));
        if (found != wanted)
            findings_.damage("catalogue.sqlite: its tables or indices are not those that it was made with");
        ARSHIF_TRY(encoding, catalogue_.connection().single("PRAGMA encoding"));
        if (encoding != "UTF-8") findings_.damage("catalogue.sqlite: it says that its text is not UTF-8");
        return {};
    }

    core::Result<void> examine_sums() {
        ARSHIF_TRY(wrong, tables_with_wrong_checksum(catalogue_.connection()));
        for (const SummedTable* table : wrong) {
            findings_.damage(fmt::format("catalogue.sqlite: the table `{}` differs from its checksum; affected: {}",
                                         table->name, table->affects));
        }
        return {};
    }

    core::Result<void> examine_rows() {
        ARSHIF_TRY(wrong, catalogue_.rows_with_wrong_checksum());
        std::vector<std::string> names;
        for (const std::int64_t id : wrong)
            names.push_back(named_article(catalogue_, id));
        findings_.list("its row differs from its checksum", names);
        return {};
    }

    // An alias is what its article is: the same text, date, source and country.
    core::Result<void> examine_aliases() {
        ARSHIF_TRY(lost, articles_where("alias_of IS NOT NULL AND NOT EXISTS (SELECT 1 FROM article AS main "
                                        "WHERE main.id = article.alias_of AND main.alias_of IS NULL)"));
        findings_.list("it is an alias of an article that is not there", lost);
        ARSHIF_TRY(strange, articles_where("alias_of IS NOT NULL AND EXISTS (SELECT 1 FROM article AS main "
                                           "WHERE main.id = article.alias_of AND main.text <> article.text)"));
        findings_.list("it is an alias of an article with another text", strange);
        return {};
    }

    core::Result<void> examine_texts() {
        ARSHIF_TRY(query, catalogue_.connection().prepare("SELECT id FROM text NOT INDEXED ORDER BY id"));
        std::vector<std::string> wrong;
        while (true) {
            ARSHIF_TRY(row, query.step());
            if (!row) break;
            const std::int64_t text = query.integer(0);
            if (catalogue_.body(text)) continue;
            ARSHIF_TRY(carriers, articles_where(fmt::format("text = {}", text)));
            wrong.insert(wrong.end(), carriers.begin(), carriers.end());
            if (carriers.empty())
                findings_.damage(fmt::format("text {}, which no article carries, cannot be read", text));
        }
        findings_.list("its text cannot be read", wrong);
        ARSHIF_TRY(orphans, articles_where("text NOT IN (SELECT id FROM text)"));
        findings_.list("it has no text", orphans);
        return {};
    }

    core::Result<void> examine_dictionaries() {
        ARSHIF_TRY(query, catalogue_.connection().prepare("SELECT id FROM dictionary ORDER BY id"));
        while (true) {
            ARSHIF_TRY(row, query.step());
            if (!row) return {};
            const auto read = catalogue_.dictionary(query.integer(0));
            if (!read)
                findings_.damage(fmt::format("{}; the texts compressed by it cannot be read", read.error().message));
        }
    }

    // The numbers that the next article and segment get must not have been in use.
    core::Result<void> examine_numbers() {
        Connection& connection = catalogue_.connection();
        ARSHIF_TRY(next_article, catalogue_.next_article_id());
        ARSHIF_TRY(
            last_article,
            connection.number("SELECT max(coalesce((SELECT max(id) FROM article), 0), coalesce((SELECT max(last) "
                              "FROM segment), 0), coalesce((SELECT max(id) FROM tombstone), 0))"));
        ARSHIF_TRY(next_segment, catalogue_.next_segment_id());
        ARSHIF_TRY(last_segment, connection.number("SELECT max(id) FROM segment"));
        const bool reused = next_article <= last_article || next_segment <= last_segment;
        if (reused || next_article > greatest_id || next_segment > greatest_id) {
            findings_.damage(
                "catalogue.sqlite: the numbers for new articles and segments are not those it should have");
        }
        return {};
    }

    Catalogue& catalogue_;
    Findings& findings_;
};

}  // namespace

std::string named_article(std::int64_t id, const StoredArticle& row) {
    const core::Article& a = row.article;
    std::vector<std::string> parts;
    if (!a.identifier.empty()) parts.push_back(a.identifier);
    if (!a.place.empty()) parts.push_back(a.place);
    if (!a.origin.empty()) parts.push_back("from " + a.origin);
    return parts.empty() ? fmt::format("article {}", id) : fmt::format("article {} ({})", id, join(parts, ", "));
}

std::string named_article(Catalogue& catalogue, std::int64_t id) {
    const core::Result<std::optional<StoredArticle>> row = catalogue.find_id(id);
    return row && *row ? named_article(id, **row) : fmt::format("article {}", id);
}

core::Result<void> examine_catalogue(Catalogue& catalogue, Findings& findings) {
    return CatalogueExamination(catalogue, findings).run();
}

}  // namespace arshif::store
