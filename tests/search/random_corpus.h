// Random articles, queries and filters over a small vocabulary, so that they meet often.
//
// A generator refers to the engine it was made with.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/date.h"
#include "scratch_archive.h"
#include "search/filters.h"
#include "search/query_characters.h"
#include "text/utf8.h"

namespace arshif::search::test {

using Random = std::mt19937;

inline std::size_t below(Random& random, std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

inline bool one_in(Random& random, std::size_t n) {
    return below(random, n) == 0;
}

// Forms that share stems, stop words, words of several spellings, and words that only their text tells apart.
inline std::vector<std::string> make_vocabulary() {
    std::vector<std::string> words = {
        "سوق",     "السوق",   "والسوق", "بالسوق", "كتاب",     "الكتاب", "كِتَابًا", "كتـــاب",  "مدينة",
        "المدينه", "للمدينة", "وزير",   "الوزير", "وزيرا",    "أحمد",   "احمد",  "في",       "من",
        "على",     "هذا",     "tunis",  "Tunis",  "covid-19", "١٤٣٢",   "1432",  "عبد الله", "عبدالله",
        "لمّا",     "ﷺ",       "الله",   "ومدينة", "وبالسوق",  "للسوق",  "لكتاب", "فوزير",    "وبمدينة",
        "كِتابا",   "كتابا",   "لما",    "لله",    "لجنة",     "اللجنة", "للجنة"};
    for (const Collision& pair : forms_with_equal_codes(4)) {
        words.push_back(pair.first);
        words.push_back(pair.second);
    }
    for (const Collision& pair : stems_with_equal_parts(3)) {
        words.push_back(pair.first);
        words.push_back(pair.second);
    }
    return words;
}

inline const std::vector<std::string>& vocabulary() {
    static const std::vector<std::string> words = make_vocabulary();
    return words;
}

// Some words are drawn more often than others, and each corpus has its own.
class Generator {
public:
    explicit Generator(Random& random) : random_(random), words_(vocabulary()) {
        std::shuffle(words_.begin(), words_.end(), random_);
    }

    const std::string& word() {
        const std::size_t limit = one_in(random_, 3) ? words_.size() : words_.size() / 3;
        return words_[below(random_, limit)];
    }

    std::string text(std::size_t most) {
        static const std::vector<std::string> gaps = {" ", " ", " ", " ", "\n", "، ", ". ", " - "};
        std::string out;
        for (std::size_t left = below(random_, most + 1); left > 0; --left)
            out += word() + gaps[below(random_, gaps.size())];
        return out;
    }

    Draft draft(std::size_t number, std::size_t serial) {
        static const std::vector<std::string> dates = {"",           "2010",       "2011",       "2011-05",
                                                       "2011-05-21", "2011-05-21", "2011-06-01", "2012-12-31",
                                                       "1999-01",    "2013-02-03"};
        static const std::vector<std::string> countries = {"", "DZ", "ML", "EG"};
        static const std::vector<std::string> sources = {"", "الشروق", "Le Matin"};
        static const std::vector<std::string> categories = {"", "رياضة"};
        // The serial number keeps bodies apart, which would be aliases of each other otherwise.
        return {"a" + std::to_string(number),
                one_in(random_, 3) ? "" : text(4),
                text(14) + std::to_string(5000 + serial),
                dates[below(random_, dates.size())],
                countries[below(random_, countries.size())],
                sources[below(random_, sources.size())],
                categories[below(random_, categories.size())]};
    }

    std::string query(std::size_t depth) {
        std::string out;
        for (std::size_t left = 1 + below(random_, 3); left > 0; --left) {
            if (!out.empty()) out += one_in(random_, 3) ? " OR " : " ";
            if (one_in(random_, 5)) out += "-";
            out += operand(depth);
        }
        return out;
    }

    Filters filters() {
        static const std::vector<std::string> ends = {"1999",       "2010",    "2011", "2011-05",
                                                      "2011-05-21", "2011-06", "2012"};
        Filters filters;
        if (one_in(random_, 4)) filters.countries = {one_in(random_, 2) ? "DZ" : "none", "ML"};
        if (one_in(random_, 4)) filters.dates.from = *core::parse_date(ends[below(random_, ends.size())]);
        if (one_in(random_, 4)) filters.dates.to = *core::parse_date(ends[below(random_, ends.size())]);
        filters.overlap = one_in(random_, 3);
        filters.undated = one_in(random_, 3);
        return filters;
    }

private:
    std::string operand(std::size_t depth) {
        const std::string field = one_in(random_, 5) ? "title:" : "";
        switch (below(random_, depth > 0 ? 9 : 8)) {
            case 0:
            case 1:
                return field + word();
            case 2:
            case 3:
            case 4:
                return field + words();
            case 5:
                return condition();
            case 6:
            case 7:
                return field + "(" + near() + ")";
            default:
                return field + "(" + query(depth - 1) + ")";
        }
    }

    // What may stand beside NEAR.
    std::string words() {
        switch (below(random_, 5)) {
            case 0:
                return word();
            case 1:
                return '"' + word() + '"';
            case 2:
                return '"' + word() + ' ' + word() + (one_in(random_, 3) ? " " + word() : "") + '"';
            case 3:
                return '"' + word() + ' ' + beginning() + '"';
            default:
                return beginning();
        }
    }

    std::string near() {
        std::string out = words();
        for (std::size_t left = 1 + below(random_, 2); left > 0; --left) {
            out += " NEAR/" + std::to_string(1 + below(random_, 6)) + " ";
            out += one_in(random_, 4) ? "(" + words() + " OR " + words() + ")" : words();
        }
        return out;
    }

    std::string beginning() {
        const std::u32string points = decode(word()).points;
        const std::size_t letters = std::min(points.size(), 2 + below(random_, 3));
        std::string out;
        for (std::size_t i = 0; i < letters; ++i)
            text::append_utf8(out, points[i]);
        return out + "*";
    }

    std::string condition() {
        static const std::vector<std::string> conditions = {"country:DZ",           "البلد:\"مصر\"",
                                                            "country:none,ML",      "source:الشروق",
                                                            "المصدر:\"le matin\"",  "category:رياضه",
                                                            "القسم:سياسة",          "date:2011",
                                                            "date:2010..2011-05",   "date:ماي 2011",
                                                            "التاريخ:2011-05-21..", "date:\"..21 أيار 2011\"",
                                                            "mentions:DZ",          "date:1850",
                                                            "country:(DZ OR مالي)", "date:..2011",
                                                            "date:2012..",          "date:كانون الثاني 1999"};
        return conditions[below(random_, conditions.size())];
    }

    Random& random_;
    std::vector<std::string> words_;
};

}  // namespace arshif::search::test
