// What a search must find, found by reading every article: no codes, no index, no segments. It compares the surface
// forms, stems and spellings of analysed articles.
//
// Thread safety: as one analyzer.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scratch_archive.h"

namespace arshif::search::test {

struct Word {
    std::string surface;
    std::string stem;
    std::string typed;
};

// An article as the naive scan sees it.
struct Scanned {
    Draft draft;
    std::vector<Word> title;
    std::vector<Word> body;
    std::int64_t arrival = 0;  // a replacement arrives anew
};

using Corpus = std::map<std::string, Scanned>;

std::vector<Word> words_of(const std::string& text);

// The identifiers of the articles that meet a query, resolved or not, and the filters.
std::set<std::string> scan(const Corpus& corpus, const Node& root, const Filters& filters);

}  // namespace arshif::search::test
