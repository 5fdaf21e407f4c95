// What the tests of searching share: a small archive in a temporary folder, filled through the real import, and a
// searcher on it.
//
// What fails here that no test is about ends the test case by an exception.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "search/query_parser.h"
#include "search/searcher.h"
#include "store/snapshot.h"
#include "text/analyzer.h"

namespace arshif::search::test {

// An article as JSON Lines give it; empty strings are fields that it lacks.
struct Draft {
    std::string id;
    std::string title;
    std::string body;
    std::string date;
    std::string country;
    std::string source;
    std::string category;
};

class ScratchArchive {
public:
    ScratchArchive();
    ~ScratchArchive();
    ScratchArchive(const ScratchArchive&) = delete;
    ScratchArchive& operator=(const ScratchArchive&) = delete;

    // One import, hence a segment of its own. Articles with the id of an earlier one replace it.
    void import_drafts(const std::vector<Draft>& drafts) const;
    void remove(const std::vector<std::string>& ids) const;
    // One segment, nothing dead.
    void compact() const;
    // Runs SQL on the catalogue behind the archive's back.
    void damage(const std::string& sql) const;
    store::Snapshot open() const;
    store::ArchivePaths paths() const;

private:
    std::string folder_;
};

// A searcher with all it needs, on the state that an archive has now.
class Asker {
public:
    explicit Asker(const ScratchArchive& archive, RankingWeights weights = {});

    Query query(std::string_view typed, const ParseOptions& options = {});
    SearchResult search(std::string_view typed, const SearchRequest& like = {}, const ParseOptions& options = {});
    std::int64_t count(std::string_view typed, const Filters& filters = {});
    // The identifiers of the hits, separated by spaces; those that match in part in parentheses.
    std::string found(std::string_view typed, const SearchRequest& like = {}, const ParseOptions& options = {});

    Searcher& searcher() { return searcher_; }
    const store::Snapshot& snapshot() const { return snapshot_; }

private:
    store::Snapshot snapshot_;
    Searcher searcher_;
    text::Analyzer analyzer_;
};

// The identifiers of hits, as Asker::found gives them.
std::string ids_of(const std::vector<Hit>& hits);
// Those of the hits that have all of the words.
std::set<std::string> whole_matches(const SearchResult& result);

// Two words whose token codes cannot be told apart though the words can.
struct Collision {
    std::string first;
    std::string second;
};

// Pairs of inflected forms of one stem with equal codes, found by trying.
std::vector<Collision> forms_with_equal_codes(std::size_t wanted);

// Pairs of words with different stems whose codes have the same stem part.
std::vector<Collision> stems_with_equal_parts(std::size_t wanted);

}  // namespace arshif::search::test
