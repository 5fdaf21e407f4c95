// Near copies: the same text in another paper, edited.
//
// Two articles are copies of each other if they have different publishers and enough of their shingles in common. What
// is near an article in its own paper is an update of it, or its first version, and stays apart. The thresholds and
// what they find stand in docs/MEASUREMENTS.md, "Near copies". Asking for an article's copies is Searcher::copies.
//
// Thread safety: values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "store/record.h"
#include "store/shingles.h"
#include "store/token_file.h"

namespace arshif::search {

struct Copy {
    std::int64_t article = 0;  // its id in the catalogue
    double resemblance = 0;    // of the shingles of both, those that they share
    store::Record record;
};

// What of an article is compared.
struct Fingerprint {
    store::Shingles shingles;  // none: too short for having copies
    core::PartialDate date;    // year 0: undated
    std::string source;        // folded as a name, empty if unknown
    std::string country;       // empty if unknown
};

Fingerprint fingerprint_of(const store::Record& record, const store::TokenStream& stream);

// Different papers; papers of different countries, where they do not both say which. Two articles of which nothing is
// known may be of one paper.
bool other_publisher(const Fingerprint& a, const Fingerprint& b);

// Of an article's least shingles, how many are compared first, which is many times faster than comparing all.
constexpr std::size_t compared_first = 32;

// Whether two articles have as many of those in common as copies do.
bool may_be_copies(const store::Shingles& least_of_a, const store::Shingles& least_of_b);

// How much two articles resemble each other if they are copies.
std::optional<double> resemblance_of_copies(const Fingerprint& a, const Fingerprint& b);

// Puts articles into groups as they come: one that is a copy of a group's first joins the earliest such group that has
// nothing of its paper, so that versions of one paper stay apart there too. Any other is the first of a group of its
// own.
class CopyFolder {
public:
    // The number of the group that it joined; nothing if it is the first of the next.
    std::optional<std::size_t> fold(Fingerprint article);
    std::size_t groups() const { return firsts_.size(); }

private:
    bool joins(const Fingerprint& article, std::size_t group) const;

    std::vector<Fingerprint> firsts_;
    std::vector<std::vector<Fingerprint>> others_;                           // of each group, without their shingles
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> groups_of_;  // a first's least shingles to its group
    std::vector<std::size_t> shared_;                                        // by group, with the article being folded
};

}  // namespace arshif::search
