// The articles that may have a phrase by the biwords of their segment, as a posting source that narrows the phrase.
//
// For .cpp files that include xapian.h. Refers to the lists (phrase_lists.h), which must outlive every query made with
// it.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "search/phrase_lists.h"

namespace arshif::search {

class BiwordSource final : public Xapian::PostingSource {
public:
    // What the source stands for in a segment without lists for the phrase: all articles or none; or for all of these
    // alone, and none that is listed.
    enum class Unlisted : std::uint8_t { all, none, alone };

    BiwordSource(PhraseLists& lists, Unlisted unlisted) : lists_(&lists), unlisted_(unlisted) {}

    Xapian::doccount get_termfreq_min() const override { return frequency_; }
    Xapian::doccount get_termfreq_est() const override { return frequency_; }
    Xapian::doccount get_termfreq_max() const override { return frequency_; }
    void next(double min_weight) override;
    void skip_to(Xapian::docid wanted, double min_weight) override;
    bool at_end() const override;
    Xapian::docid get_docid() const override;
    BiwordSource* clone() const override { return new BiwordSource(*lists_, unlisted_); }  // NOLINT: Xapian deletes it
    void init(const Xapian::Database& segment) override;
    std::string get_description() const override { return "beside"; }

private:
    PhraseLists* lists_;
    Unlisted unlisted_;
    const PhraseLists::Articles* articles_ = nullptr;  // of the segment; null for all
    Xapian::docid last_ = 0;                           // of the segment
    Xapian::doccount frequency_ = 0;
    std::size_t at_ = 0;  // in the list, or the docid where that is of all
    bool started_ = false;
};

}  // namespace arshif::search
