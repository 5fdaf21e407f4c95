// The articles that meet a condition as a posting source in the place of a tree of terms.
//
// For .cpp files that include xapian.h. To find an article in a term's list Xapian decodes what lies before it; blocks
// (store/impact_file.h) are passed over unread. No article is worth anything. Refers to the snapshot, which must
// outlive every query made with it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>

#include "search/condition_cursor.h"
#include "search/conditions.h"
#include "store/snapshot.h"

namespace arshif::search {

// Whether the condition narrows a query further, or has been told to its sources (compiler.h): then, in segments with
// blocks, what they propose meets it. Xapian estimates how many articles match by what each part of a query leaves.
enum class Narrows : std::uint8_t { further, as_told };

class ConditionSource final : public Xapian::PostingSource {
public:
    ConditionSource(const store::Snapshot& snapshot, Condition condition, Narrows narrows = Narrows::further)
        : snapshot_(&snapshot), condition_(std::move(condition)), narrows_(narrows) {}

    Xapian::doccount get_termfreq_min() const override { return least_articles_; }
    Xapian::doccount get_termfreq_est() const override { return likely_articles_; }
    Xapian::doccount get_termfreq_max() const override { return most_articles_; }
    void next(double least) override;
    void skip_to(Xapian::docid document, double least) override;
    bool at_end() const override { return document_ == no_document; }
    Xapian::docid get_docid() const override { return document_; }
    ConditionSource* clone() const override {
        return new ConditionSource(*snapshot_, condition_, narrows_);
    }  // NOLINT: Xapian deletes it
    void init(const Xapian::Database& segment) override;
    std::string get_description() const override;

private:
    const store::Snapshot* snapshot_;
    Condition condition_;
    Narrows narrows_;
    std::optional<ConditionCursor> cursor_;
    Xapian::doccount least_articles_ = 0;
    Xapian::doccount likely_articles_ = 0;
    Xapian::doccount most_articles_ = 0;
    Xapian::docid document_ = 0;
};

// The articles that meet the condition, for only_where (compiler.h): by their blocks where some segment has such for
// one of the terms.
Xapian::Query articles_with(const Condition& condition, const store::Snapshot& snapshot,
                            Narrows narrows = Narrows::further);

}  // namespace arshif::search
