// The dead documents of a snapshot as a posting source, to be taken out of a query's matches.
//
// For .cpp files that include xapian.h. Refers to the snapshot's list of ids, which must outlive every query made with
// it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace arshif::search {

// Xapian gives each segment a clone; there, docids are article ids.
class TombstoneSource final : public Xapian::PostingSource {
public:
    explicit TombstoneSource(const std::vector<std::int64_t>& dead) : dead_(&dead) {}

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override;
    Xapian::doccount get_termfreq_max() const override;
    void next(double min_weight) override;
    void skip_to(Xapian::docid wanted, double min_weight) override;
    bool at_end() const override;
    Xapian::docid get_docid() const override;
    TombstoneSource* clone() const override { return new TombstoneSource(*dead_); }  // NOLINT: Xapian deletes it
    void init(const Xapian::Database& segment) override;
    std::string get_description() const override { return "tombstones"; }

private:
    const std::vector<std::int64_t>* dead_;
    std::size_t begin_ = 0;  // [begin_, end_) are the ids that this segment may hold
    std::size_t end_ = 0;
    std::size_t at_ = 0;
    bool started_ = false;
};

}  // namespace arshif::search
