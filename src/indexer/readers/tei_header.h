// What the header of a TEI file says about all articles in it: the paper, the day, the address.
//
// The paper is the title of the journal (level="j", not type="sub") in the description of the source, the Arabic one if
// there is; the day is that of its imprint: `when`, which TEI wants in the Gregorian calendar, of the Gregorian date
// before others, then notBefore, then the Hijri day (when-custom) as it stands, then what is written there. The days
// from and to which a paper ran, and that of the digital edition, are none of the article. Thread safety: belongs to
// one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/markup.h"

namespace arshif::indexer {

class TeiHeader {
public:
    // As the stream gives them: the text between two tags, raw.
    void open(const MarkupTag& tag);
    void close(const MarkupTag& tag);
    void text(std::string_view raw);
    // The text between two tags was too long to be held.
    void lose_text() { collecting_ = What::nothing; }

    const std::string& source() const { return source_.value; }
    const std::string& date() const { return date_.value; }
    const std::string& url() const { return url_.value; }
    const std::string& work() const { return work_.value; }  // the title of the file itself

private:
    enum class What { nothing, journal, work, date, url };
    // The best value so far; the lower its rank, the better.
    struct Choice {
        std::string value;
        int rank = 100;
        void offer(std::string candidate, int candidate_rank);
    };

    bool inside(std::string_view name) const;
    void open_title(const MarkupTag& tag);
    void open_date(const MarkupTag& tag);
    void collect(What what, std::string_view element, int rank);
    void collected();

    std::vector<std::string> open_;  // names of the elements we are in
    Choice source_;
    Choice date_;
    Choice url_;
    Choice work_;
    What collecting_ = What::nothing;
    std::string element_;  // whose text is collected
    int rank_ = 0;
    std::string raw_;
};

}  // namespace arshif::indexer
