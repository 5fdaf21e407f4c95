#include "cli/shown_hit.h"

#include <fmt/format.h>

#include "recognise/countries.h"
#include "store/identity.h"

namespace arshif::cli {

namespace {
constexpr std::size_t snippet_words = 32;
}

core::Result<std::vector<ShownCopy>> show_copies(store::Catalogue& catalogue, std::vector<search::Copy> copies) {
    std::vector<ShownCopy> shown;
    for (search::Copy& copy : copies) {
        ARSHIF_TRY(id, store::shown_identifier(catalogue, copy.record.origin, copy.record.identifier));
        shown.push_back({std::move(id), std::move(copy)});
    }
    return shown;
}

std::string facts_of(const std::string& id, const store::Record& record) {
    std::vector<std::string> facts = {record.date.empty() ? "undated" : record.date};
    if (!record.country.empty())
        facts.push_back(fmt::format("{} {}", record.country, recognise::arabic_name(record.country)));
    for (const std::string* fact : {&record.source, &record.category}) {
        if (!fact->empty()) facts.push_back(*fact);
    }
    facts.push_back(id);
    return fmt::format("{}", fmt::join(facts, " | "));
}

core::Result<std::vector<ShownHit>> show_hits(const store::Snapshot& snapshot, const search::Query& query,
                                              std::vector<search::Hit> hits, bool snippets) {
    store::Catalogue& catalogue = snapshot.catalogue();
    text::Analyzer analyzer;
    search::SnippetMaker maker(query.root, analyzer);
    std::vector<ShownHit> shown;
    for (search::Hit& hit : hits) {
        ShownHit one;
        ARSHIF_TRY(id, store::shown_identifier(catalogue, hit.record.origin, hit.record.identifier));
        one.id = std::move(id);
        if (snippets) {
            ARSHIF_TRY(row, catalogue.find_id(hit.article));
            if (!row) {
                return core::Error{core::ErrorCode::archive_damaged,
                                   fmt::format("{} is in the index but not in the catalogue", one.id),
                                   "run `arshif check`"};
            }
            ARSHIF_TRY(body, catalogue.body(row->text));
            one.title = maker.whole(hit.record.title);
            one.snippet = maker.passage(body, snippet_words);
        }
        ARSHIF_TRY(copies, show_copies(catalogue, std::move(hit.copies)));
        one.copies = std::move(copies);
        one.hit = std::move(hit);
        shown.push_back(std::move(one));
    }
    return shown;
}

}  // namespace arshif::cli
