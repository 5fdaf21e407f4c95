// A folder of inputs, an archive, and imports of the one into the other.
#pragma once

#include <catch2/catch.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../store/temp_archive.h"
#include "indexer/importer.h"
#include "store/check.h"

namespace arshif::test {

class RecordingObserver : public indexer::ImportObserver {
public:
    void progressed(const indexer::ImportProgress& progress) override { last = progress; }
    void refused(const store::RefusalRow& refusal) override { refusals.push_back(refusal); }
    void doubted(const indexer::Doubt& doubt) override { doubts.push_back(doubt); }
    void found(const indexer::TextFinding& finding) override { findings.push_back(finding); }
    bool stop_requested() override { return last.articles >= stop_after; }

    indexer::ImportProgress last;
    std::vector<store::RefusalRow> refusals;
    std::vector<indexer::Doubt> doubts;
    std::vector<indexer::TextFinding> findings;
    std::int64_t stop_after = std::int64_t{1} << 60U;
};

inline std::string json_line(const std::string& id, const std::string& body, const std::string& more = "") {
    return "{\"id\":\"" + id + "\",\"title\":\"عنوان " + id + "\",\"body\":\"" + body + "\"" + more + "}\n";
}

class Newsroom {
public:
    void file(const std::string& name, const std::string& bytes) const { write_bytes(inputs.at(name), bytes); }

    indexer::ImportOptions options() const {
        indexer::ImportOptions options;
        options.paths = {inputs.path()};
        options.jobs = 2;
        return options;
    }
    core::Result<indexer::ImportSummary> try_import(const indexer::ImportOptions& options) {
        observer = RecordingObserver();
        observer.stop_after = stop_after;
        store::Writer writer = archive.writer();
        return indexer::import_articles(writer, options, observer);
    }
    indexer::ImportSummary import(const indexer::ImportOptions& options) { return must(try_import(options)); }
    indexer::ImportSummary import() { return import(options()); }

    store::Catalogue catalogue() const {
        return must(store::Catalogue::open(archive.paths.catalogue(), store::Catalogue::Access::read));
    }
    store::StoredArticle article(const std::string& identifier) const {
        const std::vector<store::StoredArticle> found = must(catalogue().find_identifier(identifier));
        REQUIRE(found.size() == 1);
        return found.front();
    }
    std::int64_t count(const std::string& table) const {
        return must(catalogue().connection().number("SELECT count(*) FROM " + table));
    }
    // Every article with what it is made of, one a line, in the order of their ids.
    std::string listing() const {
        std::string all;
        store::Catalogue open = catalogue();
        must(open.for_each_article([&](const store::StoredArticle& row) -> core::Result<void> {
            all += std::to_string(row.id) + " " + row.article.identifier + " " +
                   std::to_string(row.alias_of.value_or(0)) + " " + row.article.title + " " +
                   std::to_string(row.words) + " " + must(open.body(row.text)) + "\n";
            return {};
        }));
        return all;
    }
    void check_sound() const {
        const store::CheckReport report = must(store::check_archive(archive.paths));
        for (const store::Finding& finding : report.findings)
            FAIL_CHECK(finding.message);
    }

    TempFolder inputs;
    TempArchive archive;
    RecordingObserver observer;
    std::int64_t stop_after = std::int64_t{1} << 60U;
};

}  // namespace arshif::test
