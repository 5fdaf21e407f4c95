// In which order a file writes the numbers of its dates: 5/6/2011 is the fifth of June, unless another date of the file
// shows that it has the month first.
//
// A block of records is looked at as a whole before any of it is resolved, so that a proof counts for what stands
// before it, too; what was proven holds for the rest of the file. In a file of records from several sites, as of a
// crawl, each site has its own order. Belongs to one thread.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/feed_item.h"

namespace arshif::indexer {

class DateOrders {
public:
    // Sets Record::month_first. Adds a notice behind the records of a file whose dates leave a doubt: because some have
    // the month first and some the day, or because the proof came a block later than dates that could be either.
    void settle(std::size_t root, std::vector<FeedItem>& items);

private:
    // What the dates of a site have shown so far.
    struct Evidence {
        bool day_first = false;
        bool month_first = false;
        bool either = false;
        bool read_day_first = false;  // dates of earlier blocks that could be either
        bool told = false;

        bool is_month_first() const { return month_first && !day_first; }
    };

    std::size_t settle_file(std::vector<FeedItem>& items, std::size_t begin);
    void note(const core::Record& record);
    // Why the dates are in doubt, said once; null where they are not.
    static const char* doubt(Evidence& site);

    std::size_t root_ = 0;
    std::string path_;
    std::unordered_map<std::string, Evidence> sites_;  // of the file, by the beginnings of their URLs
};

}  // namespace arshif::indexer
