#include "damage_answers.h"

#include "scratch_archive.h"
#include "search/resolver.h"
#include "search/snippet.h"
#include "search/suggester.h"
#include "store/identity.h"
#include "store/statistics.h"

namespace arshif::search::test {

std::string status(const core::Error& error) {
    switch (error.code) {
        case core::ErrorCode::archive_missing:
        case core::ErrorCode::archive_damaged:
        case core::ErrorCode::archive_version:
            return "status 4";
        case core::ErrorCode::not_found:
            return "not found";
        case core::ErrorCode::ambiguous:  // of an index that leads to a row too many
            return "ambiguous";
        default:
            return "ODD: " + error.message;
    }
}

std::string Answers::all() {
    for (const char* typed : {"رئيس الوزراء", "\"رئيس الوزراء\"", "مجل*", "الاقتصاد -الوزراء", "ريئس", "title:خبر"})
        add(typed, search(typed));
    add("newest", search(""));
    add("count", count());
    for (const char* id : {"a1", "a7", "alias", "b3", "b5"})
        add(id, show(id));
    add("statistics", statistics());
    add("corrections", corrections());
    return out_.str();
}

// Every article that can be shown, a line each.
std::string Answers::articles() {
    std::string lines;
    for (const char* letter : {"a", "b"}) {
        for (int i = 0; i < 25; ++i) {
            const std::string id = letter + std::to_string(i);
            const core::Result<std::string> line = show(id);
            if (line) lines += id + "\t" + *line + "\n";
        }
    }
    return lines;
}

void Answers::add(const std::string& what, const core::Result<std::string>& answer) {
    out_ << what << ": " << (answer ? *answer : status(answer.error())) << "\n";
}
core::Result<std::string> Answers::search(const std::string& typed) {
    ARSHIF_TRY(snapshot, store::Snapshot::open(paths_));
    ARSHIF_TRY(parsed, search::parse_query(typed, {}, analyzer_));
    ARSHIF_TRY(query, search::resolve(std::move(parsed), snapshot));
    search::Searcher searcher(snapshot);
    search::SearchRequest request;
    request.query = query;
    request.limit = 100;
    ARSHIF_TRY(result, searcher.search(request));
    std::ostringstream line;
    line << result.matches << " " << result.matches_exact;
    search::SnippetMaker snippets(query.root, analyzer_);
    for (const search::Hit& hit : result.hits) {
        ARSHIF_TRY(row, snapshot.catalogue().find_id(hit.article));
        if (!row) return core::Error{core::ErrorCode::archive_damaged, "a hit that is no article", {}};
        ARSHIF_TRY(body, snapshot.catalogue().body(row->text));
        line << " " << hit.record.identifier << hit.record.title << hit.record.date << hit.record.country
             << hit.record.source << hit.score << hit.partial << snippets.passage(body, 8).text;
    }
    ARSHIF_TRY(suggested,
               search::Suggester(snapshot, searcher, analyzer_).suggest(query, {}, request.filters, result.matches));
    for (const search::Suggestion& suggestion : suggested)
        line << " " << suggestion.query;
    return line.str();
}
core::Result<std::string> Answers::count() {
    ARSHIF_TRY(snapshot, store::Snapshot::open(paths_));
    ARSHIF_TRY(query, search::parse_query("الوزراء", {}, analyzer_));
    search::Filters filters;
    filters.countries = {"DZ"};
    ARSHIF_TRY(matches, search::Searcher(snapshot).count(query, filters));
    return std::to_string(matches);
}
core::Result<std::string> Answers::show(const std::string& id) {
    ARSHIF_TRY(catalogue, store::Catalogue::open(paths_.catalogue(), store::Catalogue::Access::read));
    ARSHIF_TRY(row, store::find_article(catalogue, id));
    ARSHIF_TRY(body, catalogue.body(row.text));
    ARSHIF_TRY(carriers, catalogue.of_text(row.text, 10));
    const core::Article& a = row.article;
    std::string line = a.title + to_string(a.date.value) + a.country.value + a.source.value + a.category.value +
                       a.origin + a.place + body + std::to_string(row.words);
    for (const store::StoredArticle& other : carriers)
        line += " " + other.article.identifier;
    return line;
}
core::Result<std::string> Answers::statistics() {
    ARSHIF_TRY(catalogue, store::Catalogue::open(paths_.catalogue(), store::Catalogue::Access::read));
    ARSHIF_TRY(s, store::statistics(paths_, catalogue));
    std::ostringstream line;
    line << s.articles << " " << s.aliases << " " << s.words << " " << s.undated << s.first_date << s.last_date
         << s.dead << " " << s.imports << " " << s.unfinished_imports << " " << s.segments << " " << s.text_bytes;
    for (const auto* counts : {&s.countries, &s.years, &s.sources, &s.origins}) {
        for (const auto& [name, number] : *counts)
            line << " " << name << number;
    }
    return line.str();
}
core::Result<std::string> Answers::corrections() {
    ARSHIF_TRY(catalogue, store::Catalogue::open(paths_.catalogue(), store::Catalogue::Access::read));
    ARSHIF_TRY(found, catalogue.corrections(1, "b3"));
    std::string line;
    for (const store::Correction& correction : found)
        line += correction.field + correction.value;
    return line;
}

}  // namespace arshif::search::test
