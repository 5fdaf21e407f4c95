// Whether a name that is another word too is a place where it stands (data/place_rules.tsv).
//
// Rules see the words around, how the name is written, and what the article names for certain. Thread safety: built
// once, then read only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "recognise/country_set.h"
#include "recognise/word_sequence.h"

namespace arshif::recognise {

struct WordHash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the name the library asks for
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};
using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

// Whether the word, with or without proclitics and article, is one of the set.
bool is_one_of(std::string_view word, const WordSet& set);

// Where a name stands.
struct PlaceContext {
    const WordSequence& words;
    std::size_t first = 0;
    std::size_t count = 1;
    std::size_t clitics = 0;
    char clitic = 0;
    const CountrySet* article = nullptr;  // named for certain
    CountrySet sentence;
    CountrySet near;
    CountryId paper = no_country;
};

struct PlaceVerdict {
    bool accepted = false;
    CountryId country = no_country;  // that the rule says; no_country for the place's own
};

class PlaceRules {
public:
    static constexpr std::uint32_t no_rule = ~std::uint32_t{0};

    PlaceRules();

    // no_rule for an empty name and for one that the table has not.
    std::uint32_t find(std::string_view name) const;
    PlaceVerdict judge(std::uint32_t rule, const PlaceContext& context) const;

    // Whether a demonym tells of money or a language there, not of a country.
    bool is_no_demonym(const PlaceContext& context) const;

private:
    enum class Where : std::uint8_t {
        before,
        after,
        around,
        clitic,
        ending,
        article,
        only,
        without,
        sentence,
        near,
        quoted,
        damma,
        paper,
        always
    };
    struct Condition {
        Where where = Where::always;
        std::size_t reach = 1;  // words that before and after look at
        WordSet words;
        std::vector<std::string> endings;
        CountrySet countries;
        bool any_country = false;
        bool has_on = false;  // the preposition that folds like a name, Ali
        std::string clitics;  // last bytes of letters, '-' for none
    };
    struct Line {
        PlaceVerdict verdict;
        std::vector<Condition> conditions;
    };

    void add_line(const std::vector<std::string_view>& fields);
    Condition condition(std::string_view where, std::string_view words) const;
    void add_words(std::string_view words, Condition& condition) const;
    static bool holds(const Condition& condition, const PlaceContext& context);
    static bool stands_before(const Condition& condition, const PlaceContext& context);
    static bool stands_around(const Condition& condition, const PlaceContext& context);
    static bool stands_after(const Condition& condition, const PlaceContext& context);

    std::unordered_map<std::string, std::string> lists_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::vector<Line>> rules_;
    std::uint32_t demonym_ = no_rule;
};

}  // namespace arshif::recognise
