// The articles that have two words of a phrase next to each other, as a posting source that narrows the phrase.
//
// For .cpp files that include xapian.h. A segment with biwords (store/biword_file.h) has lists of the articles with two
// common stems side by side; of a stem that is not common there all articles are taken, which are few. What comes out
// is a superset of what has the phrase: stems are compared by the hashes in their codes. In a segment without biwords
// the source stands for all articles. Refers to the snapshot, which must outlive every query made with it; clones share
// the lists that were read.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "store/biword_file.h"
#include "store/snapshot.h"
#include "text/analyzer.h"

namespace arshif::search {

// What may stand in a place of a phrase: a stem, and its part of the token codes.
struct StemChoice {
    std::string stem;
    text::TokenCode part = 0;
};

class BiwordSource final : public Xapian::PostingSource {
public:
    // One of `firsts` right before one of `seconds`.
    BiwordSource(const store::Snapshot& snapshot, std::vector<StemChoice> firsts, std::vector<StemChoice> seconds);

    // Whether some segment has lists for them, so that the source is worth a place in a query.
    bool narrows() const;

    Xapian::doccount get_termfreq_min() const override { return frequency_; }
    Xapian::doccount get_termfreq_est() const override { return frequency_; }
    Xapian::doccount get_termfreq_max() const override { return frequency_; }
    void next(double min_weight) override;
    void skip_to(Xapian::docid wanted, double min_weight) override;
    bool at_end() const override;
    Xapian::docid get_docid() const override;
    BiwordSource* clone() const override;
    void init(const Xapian::Database& segment) override;
    std::string get_description() const override { return "beside"; }

private:
    using Documents = std::vector<std::int64_t>;
    using Lists = std::map<const store::BiwordFile*, Documents>;

    const Documents& documents_in(const store::BiwordFile& file, const Xapian::Database& segment);

    const store::Snapshot* snapshot_;
    std::vector<StemChoice> firsts_;
    std::vector<StemChoice> seconds_;
    std::shared_ptr<Lists> lists_ = std::make_shared<Lists>();
    const Documents* documents_ = nullptr;  // of the segment; null for all
    Xapian::docid last_ = 0;                // of the segment
    Xapian::doccount frequency_ = 0;
    std::size_t at_ = 0;  // in the list, or the docid where that is of all
    bool started_ = false;
};

}  // namespace arshif::search
