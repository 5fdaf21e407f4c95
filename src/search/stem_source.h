// The articles that have all or any of some stems, ranked, as one posting source in the place of a tree of terms.
//
// For .cpp files that include xapian.h. Xapian knows one bound for all articles of a term, and looks at each of them
// until that bound cannot reach the page any more. This looks at windows of docids in which no stem changes its block
// (store/impact_file.h), and passes over those where the bounds of the blocks together do not reach what Xapian asks
// for: MaxScore (Turtle and Flood 1995) within a window, with the bounds of Ding and Suel's block-max indexes (2011).
// Articles that do not meet its conditions are not looked at; a segment without blocks is not asked for them, so the
// query must have them too. An article that does not reach what Xapian asks for is left out, so the source stands only
// where its weight counts in full: not in an exclusion, nor under a condition's factor. Refers to the snapshot, which
// must outlive every query made with it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "search/block_cursor.h"
#include "search/condition_cursor.h"
#include "search/conditions.h"
#include "store/snapshot.h"

namespace arshif::search {

enum class StemsWanted : std::uint8_t { all, any };

class StemSource final : public Xapian::PostingSource {
public:
    StemSource(const store::Snapshot& snapshot, const std::vector<std::string>& stems, StemsWanted wanted,
               Conditions conditions = {});

    // Whether some segment has blocks for one of them, so that the source is worth a place in a query.
    static bool helps(const store::Snapshot& snapshot, const std::vector<std::string>& stems);

    Xapian::doccount get_termfreq_min() const override { return least_articles_; }
    Xapian::doccount get_termfreq_est() const override { return likely_articles_; }
    Xapian::doccount get_termfreq_max() const override { return most_articles_; }
    double get_weight() const override { return worth_; }
    void next(double least) override;
    void skip_to(Xapian::docid document, double least) override;
    bool check(Xapian::docid document, double least) override;
    bool at_end() const override { return document_ == no_document; }
    Xapian::docid get_docid() const override { return document_; }
    StemSource* clone() const override {
        return new StemSource(snapshot_, stems_, wanted_, conditions_);
    }  // NOLINT: Xapian deletes it
    void init(const Xapian::Database& segment) override;
    std::string get_description() const override;

private:
    struct Stem {
        std::string term;
        StemWeight weight;
    };
    StemSource(const store::Snapshot* snapshot, std::vector<Stem> stems, StemsWanted wanted, Conditions conditions)
        : snapshot_(snapshot), stems_(std::move(stems)), wanted_(wanted), conditions_(std::move(conditions)) {}

    // What lies between two docids where no stem changes its block.
    struct Window {
        Xapian::docid begin = 0;
        Xapian::docid end = 0;
        double bound = 0;
    };
    void estimate(Xapian::doccount documents);
    void find_from(Xapian::docid document, double least);
    // The first article at or behind `document` that meets all conditions, as far as those are looked at here.
    Xapian::docid meeting(Xapian::docid document);
    // The first window behind which no article lies unseen from `document` on; it begins with no_document where there
    // is none.
    Window window_from(Xapian::docid document);
    Window window_of_any(Xapian::docid document);
    Window window_of_all(Xapian::docid document);
    // The first article of the window that is worth so much.
    bool find_in(Window window, double least);
    bool find_any(const Window& window, double least);
    bool find_all(const Window& window, double least);
    bool is_worth(Xapian::docid document, double sum, std::size_t essential, double least);
    void take(Xapian::docid document);

    const store::Snapshot* snapshot_;
    std::vector<Stem> stems_;
    StemsWanted wanted_;
    Conditions conditions_;
    std::vector<std::unique_ptr<BlockCursor>> cursors_;  // of all stems, the rarest first
    std::vector<ConditionCursor> met_;                   // of the conditions
    std::vector<BlockCursor*> inside_;                   // those that have postings in the window
    std::vector<double> bounds_;                         // of each of those and the ones before it together
    Xapian::doccount least_articles_ = 0;
    Xapian::doccount likely_articles_ = 0;
    Xapian::doccount most_articles_ = 0;
    Window window_;           // that was looked at last
    Xapian::docid next_ = 1;  // where the search goes on
    Xapian::docid document_ = 0;
    double worth_ = 0;
};

}  // namespace arshif::search
