// The article: what a reader finds on disk (Record), and what the archive keeps (Article).
//
// Everything is UTF-8. A Record holds strings as they stood in the input; src/indexer turns it into an Article, in
// which dates and countries are typed and say where they came from. Thread safety: values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"

namespace arshif::core {

// Where a value of an article came from, in falling order of precedence; `hand` (arshif set) stands above all. A
// country may follow from the newspaper (`source`), a date may stand in a line of its own (`dateline`).
enum class Basis : std::uint8_t { none, hand, record, path, url, source, flag, dateline, text };

// Whether the value was found in title or body: what is found there must not decide whether two articles are one, and
// is found anew whenever the article is indexed.
constexpr bool is_from_text(Basis basis) {
    return basis == Basis::dateline || basis == Basis::text;
}

std::string_view name_of(Basis basis);

// The inverse of name_of; none for an unknown name.
Basis basis_from_name(std::string_view name);

// An article as read, before anything is understood: empty strings are fields the input did not have.
struct Record {
    std::string id;
    std::string title;
    std::string body;
    std::string date;
    std::string country;
    std::string source;
    std::string category;
    std::string author;
    std::string url;
    std::string path;           // of the file, relative to the imported root, `/` between components
    std::uint32_t ordinal = 0;  // 1, 2, … inside a file of several articles; 0 where the file is the article
    std::uint64_t offset = 0;  // byte offset of the record in its file, as UTF-8 (indexer/readers/transcoding_source.h)
    bool month_first = false;  // the file proves that dates in numbers have the month first (indexer/date_orders.h)
    // Which key, tag or column of the input each field was read from; filled only where a reader is asked to explain.
    std::vector<std::pair<std::string, std::string>> keys = {};
    std::vector<std::string> repairs = {};  // how its text had been garbled before it was put right, a phrase each
};

// A value and where it came from. One that a hand has emptied (Basis::hand without a value) is known to be unknown.
template <typename T>
struct Known {
    T value{};
    Basis basis = Basis::none;

    bool known() const { return basis != Basis::none && value != T{}; }
    friend bool operator==(const Known&, const Known&) = default;
};

// A day, month or year, or all from the beginning of one to the end of another.
struct DatePeriod {
    PartialDate first;
    PartialDate last;

    friend bool operator==(const DatePeriod&, const DatePeriod&) = default;
};

// `2009-08-12`, or `2009-08-12..2009-08-13` where the two ends differ.
std::string to_string(const DatePeriod& period);

// The inverse of to_string; nothing for any other text.
std::optional<DatePeriod> period_from(std::string_view text);

struct Article {
    std::string origin;      // recorded path of the imported root, or the --origin given
    std::string identifier;  // unique within the origin
    std::string title;
    std::string body;
    Known<PartialDate> date;
    std::string time;            // HH:MM:SS in the source's own offset, or empty
    Known<std::string> country;  // ISO 3166-1 alpha-2 in capitals
    Known<std::string> source;
    Known<std::string> category;
    std::string author;
    std::string url;
    std::string place;  // file (and #n) it was read from, relative to the origin

    // What recognise/article_facts.h finds in title and body.
    std::string date_evidence;           // the words that state the date, where it is from the text
    std::string country_evidence;        // why the country is thought to be this one, where it is from the text
    int country_confidence = 0;          // percent; 0 where no country is known
    std::vector<std::string> mentioned;  // countries spoken of, ISO alpha-2, the most important first
    std::vector<DatePeriod> dates;       // dates spoken of, in the order of the text, each once
};

}  // namespace arshif::core
