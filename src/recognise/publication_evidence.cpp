#include "recognise/publication_evidence.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "data/newspapers.h"
#include "data/publication.h"
#include "recognise/clitic_letters.h"
#include "recognise/gazetteer.h"
#include "recognise/months.h"
#include "recognise/press_names.h"
#include "recognise/table.h"

namespace arshif::recognise {

namespace {

constexpr double own_paper_weight = 2.6;
constexpr double shared_paper_weight = 1.6;
constexpr std::uint32_t paper_phrase = 1U << 20U;  // phrases above are names of papers
constexpr std::size_t own_reach = 3;               // words behind an institution in which its country would be named
constexpr std::size_t longest_paper_name = 4;
constexpr std::size_t year_digits = 4;

enum class When : std::uint8_t { any, month, hijri, own, kingdom, ours, reporter, office };

struct Reason {
    std::string kind;
    double weight = 0;
    CountrySet countries;
    When when = When::any;
};

When when_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, When>, 7> names = {{{"month", When::month},
                                                                                {"hijri", When::hijri},
                                                                                {"own", When::own},
                                                                                {"kingdom", When::kingdom},
                                                                                {"ours", When::ours},
                                                                                {"reporter", When::reporter},
                                                                                {"office", When::office}}};
    for (const auto& [written, value] : names) {
        if (written == name) return value;
    }
    return When::any;
}

class ReasonTable {
public:
    ReasonTable() {
        for_each_row(data::publication, [this](const std::vector<std::string_view>& fields) {
            constexpr std::size_t columns = 5;
            if (fields.size() < columns) return;
            Reason reason;
            reason.kind = fields[0];
            reason.weight = std::strtod(std::string(fields[1]).c_str(), nullptr);
            reason.countries = country_set(fields[2], ',');
            reason.when = when_named(fields[3]);
            for (const std::string_view phrase : split(fields[4], '|')) {
                if (!phrase.empty()) phrases_.add(phrase, static_cast<std::uint32_t>(reasons_.size()));
            }
            reasons_.push_back(std::move(reason));
        });
        add_papers();
    }

    const PhraseTable& phrases() const { return phrases_; }
    const Reason& reason(std::uint32_t value) const { return reasons_[value]; }
    const PhraseTable& papers() const { return papers_; }

private:
    // `the agency X` is quoted in every country.
    bool has_head(std::string_view name) const {
        return std::any_of(heads_.begin(), heads_.end(),
                           [name](std::string_view head) { return name.starts_with(head); });
    }

    // Names of several words, which are papers wherever they stand.
    void add_papers() {
        for_each_row(data::newspapers, [this](const std::vector<std::string_view>& fields) {
            if (fields.size() > 1 && fields[0] == "head") heads_ = split(fields[1], '|');
            if (fields.size() < 2 || country_id(fields[0]) == no_country) return;
            for (const std::string_view name : split(fields[1], '|')) {
                if (name.find(' ') != std::string_view::npos && !has_head(name)) {
                    papers_.add(name, country_id(fields[0]));
                }
            }
        });
    }

    std::vector<Reason> reasons_;
    std::vector<std::string_view> heads_;
    PhraseTable phrases_;
    PhraseTable papers_;
};

const ReasonTable& table() {
    static const ReasonTable reasons;
    return reasons;
}

class Collector {
public:
    Collector(const WordSequence& words, const std::vector<CountryFinder::Found>& places, bool in_title,
              std::vector<Evidence>& out)
        : words_(words), places_(places), in_title_(in_title), out_(out) {}

    void run() {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (words_[i].kind != text::TokenKind::arabic && words_[i].kind != text::TokenKind::number) continue;
            paper_in_quotes(i);
            const auto match = table().phrases().longest(words_, i);
            if (!match) continue;
            weigh(i, *match);
            i += match->words - 1;
        }
    }

private:
    void weigh(std::size_t at, const PhraseTable::Match& match) {
        const Reason& reason = table().reason(match.value);
        const std::size_t end = at + match.words;
        switch (reason.when) {
            case When::month:
                if (!is_date(at, end)) return;
                break;
            case When::hijri:
                if (at == 0 || !is_hijri_year(at - 1)) return;
                break;
            case When::own:
                if (country_follows(end)) return;
                break;
            case When::kingdom: {
                const auto name = gazetteer().names().longest(words_, at);
                if ((name && name->words > 1) || country_follows(end)) return;
                break;
            }
            case When::reporter:
                return paper_behind(end);
            case When::office:
                return office(at, end);
            case When::ours:
            case When::any:
                break;
        }
        Evidence evidence = evidence_at(at, match.words, match.clitics);
        evidence.kind = reason.kind;
        evidence.weight = reason.weight;
        evidence.countries = reason.countries;
        evidence.phrase = match.value;
        out_.push_back(std::move(evidence));
    }

    Evidence evidence_at(std::size_t first, std::size_t count, std::size_t clitics) const {
        Evidence evidence;
        evidence.in_title = in_title_;
        evidence.first = static_cast<std::uint32_t>(first);
        evidence.count = static_cast<std::uint32_t>(count);
        evidence.clitics = static_cast<std::uint32_t>(clitics);
        return evidence;
    }

    bool is_number(std::size_t at) const { return at < words_.size() && words_[at].kind == text::TokenKind::number; }
    bool is_year(std::size_t at) const { return is_number(at) && words_[at].surface.size() == year_digits; }
    bool is_hijri_year(std::size_t at) const {
        return is_year(at) && (words_[at].surface.starts_with("14") || words_[at].surface.starts_with("13"));
    }
    bool is_month(std::size_t at) const {
        return at < words_.size() && words_[at].kind == text::TokenKind::arabic &&
               month_from_name(words_[at].surface).has_value();
    }

    // A month with its day or year, and not with its name in another system.
    bool is_date(std::size_t first, std::size_t end) const {
        const bool before = first > 0 && is_number(first - 1) && words_[first - 1].surface.size() <= 2;
        if (!before && !is_year(end)) return false;
        return !is_month(end) && !(first > 0 && is_month(first - 1));
    }

    // Whether a country is named within the next words.
    bool country_follows(std::size_t end) const {
        const auto after = std::lower_bound(places_.begin(), places_.end(), end,
                                            [](const CountryFinder::Found& p, std::size_t at) { return p.first < at; });
        if (after == places_.end() || after->first >= end + own_reach) return false;
        for (std::size_t i = end; i <= after->first; ++i) {
            if (words_.gap(i).sentence) return false;
        }
        return after->place->kind == MentionKind::name || after->place->kind == MentionKind::demonym;
    }

    // An office with the demonym right behind it.
    void office(std::size_t first, std::size_t end) {
        const auto after = std::lower_bound(places_.begin(), places_.end(), end,
                                            [](const CountryFinder::Found& p, std::size_t at) { return p.first < at; });
        if (after == places_.end() || after->first != end || !after->accepted) return;
        if (after->place->kind != MentionKind::demonym) return;
        Evidence evidence = evidence_at(first, end + after->count - first, 0);
        evidence.kind = "offices";
        for (const CountryId country : after->place->countries)
            evidence.countries.set(country);
        evidence.phrase = after->place->countries.front();
        out_.push_back(std::move(evidence));
    }

    // A paper's name behind `reporter of`.
    void paper_behind(std::size_t at) {
        if (at >= words_.size() || words_.gap(at).sentence) return;
        const auto name = table().papers().longest(words_, at);
        if (!name) return;
        CountrySet countries;
        countries.set(name->value);
        add_paper(at, name->words, countries);
    }

    // `to "X"`: li- by itself, then a name in quotation marks or a name of several words.
    void paper_in_quotes(std::size_t at) {
        const std::string_view word = words_[at].surface;
        if (word == letters::lam && at + 1 < words_.size() && words_.gap(at + 1).opens) return quoted_paper(at + 1);
        if (!word.starts_with(letters::lam)) return;
        const auto name = table().papers().longest(words_, at);
        if (!name || name->clitics != 1) return;
        CountrySet countries;
        countries.set(name->value);
        add_paper(at, name->words, countries);
    }

    void quoted_paper(std::size_t first) {
        for (std::size_t count = 1; count <= longest_paper_name && first + count <= words_.size(); ++count) {
            if (!words_.gap(first + count).closes) continue;
            const std::size_t begin = words_[first].begin;
            const std::string_view name = words_.text().substr(begin, words_[first + count - 1].end - begin);
            const CountrySet countries = countries_of_press_name(name);
            if (countries.any()) add_paper(first, count, countries);
            return;
        }
    }

    void add_paper(std::size_t first, std::size_t count, const CountrySet& countries) {
        Evidence evidence = evidence_at(first, count, 0);
        evidence.kind = "newspaper";
        evidence.weight = countries.count() == 1 ? own_paper_weight : shared_paper_weight;
        evidence.countries = countries;
        evidence.phrase = paper_phrase + first_country(countries);
        out_.push_back(std::move(evidence));
    }

    const WordSequence& words_;
    const std::vector<CountryFinder::Found>& places_;
    bool in_title_;
    std::vector<Evidence>& out_;
};

}  // namespace

std::vector<Evidence> publication_evidence(const CountryFinder& article) {
    std::vector<Evidence> evidence;
    Collector(article.title(), article.in_title(), true, evidence).run();
    Collector(article.body(), article.in_body(), false, evidence).run();
    return evidence;
}

}  // namespace arshif::recognise
