// Which articles of a segment may have a phrase, and which have it for sure, by the segment's biwords.
//
// A segment with biwords (store/biword_file.h) has lists of the articles with two
// forms of frequent stems side by side; of two stems for which it has none the articles that have both are taken, which
// are few. A phrase of two words is decided by the list of its two forms; of others, and where a list holds more than
// what is wanted, the lists are a superset. Refers to the phrase, its matcher and the snapshot. Belongs to one thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "search/query_tree.h"
#include "search/word_matcher.h"
#include "store/biword_file.h"
#include "store/snapshot.h"
#include "text/analyzer.h"

namespace Xapian {
class Database;
}

namespace arshif::search {

class PhraseLists {
public:
    PhraseLists(const Node& phrase, const WordMatcher& words, const store::Snapshot& snapshot);

    // Whether some segment has lists for the phrase.
    bool narrow() const;

    struct Listed {
        std::uint32_t article = 0;
        std::optional<WordMatcher::Found> told;  // as the article's tokens would; nothing where these have to be asked
        friend bool operator<(const Listed& a, const Listed& b) {
            return a.article != b.article ? a.article < b.article : a.told < b.told;
        }
    };
    // Ascending. Articles of the segment that are not among them have not the phrase.
    using Articles = std::vector<Listed>;

    // Those of a segment, read when first asked for; null where it has no lists for the phrase.
    const Articles* of(const Xapian::Database& segment);

    // What the lists tell of an article, no where it is not in them; nothing where they have not been read.
    std::optional<WordMatcher::Found> find(std::int64_t article) const;

private:
    // What may stand in a place of the phrase: the forms of a stem, by their codes.
    struct StemChoice {
        std::string stem;
        std::vector<text::TokenCode> codes;
        text::TokenCode part() const { return text::stem_part(codes.front()); }
    };
    static std::vector<StemChoice> choices_of(const QueryTerm& word);
    static std::vector<text::TokenCode> codes_of(const std::vector<StemChoice>& choices);
    // Whether there are lists for a choice of this place before one of the next.
    bool has_lists(std::size_t place, const store::BiwordFile& file) const;
    std::optional<Articles> read(const store::BiwordFile& file, const Xapian::Database& segment) const;
    // Those that may have a choice for this place right before one for the next.
    Articles with_pair(std::size_t place, const store::BiwordFile& file, const Xapian::Database& segment) const;
    std::optional<WordMatcher::Found> told_by(const store::Biword& biword) const;

    const Node* phrase_;
    const WordMatcher* words_;
    const store::Snapshot* snapshot_;
    std::vector<std::vector<StemChoice>> places_;
    std::map<const store::BiwordFile*, std::optional<Articles>> lists_;
};

}  // namespace arshif::search
