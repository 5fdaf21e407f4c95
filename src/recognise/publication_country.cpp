#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "recognise/country_finder.h"
#include "recognise/publication_evidence.h"
#include "recognise/text_countries.h"

namespace arshif::recognise {

namespace {

// An answer needs so much evidence, so much more of it than any other country has, for two different reasons, and
// little that speaks for others.
constexpr double least_score = 2.8;
constexpr double least_margin = 1.1;
constexpr double most_conflict = 0.4;  // of the score
constexpr std::size_t least_reasons = 2;

constexpr double repeated = 0.25;  // of a reason's weight for each further place, of two
constexpr double most_repeated = 2;
constexpr double office_weight = 0.8;
constexpr double most_offices = 2.4;
constexpr double dominance = 2;  // `our country` is that which is mentioned so many times as often as the next

double most_of_kind(const std::string& kind) {
    if (kind == "wording") return 2.5;
    if (kind == "dialect") return 2;
    if (kind == "months") return 3.5;
    if (kind == "agency" || kind == "calendar" || kind == "own country") return 1.2;
    if (kind == "own" || kind == "units") return 1.4;
    if (kind == "administration") return 2.6;
    if (kind == "institutions") return 3.4;
    return 6;
}

// Institutions and agencies are named wherever one writes about their country; how an article is written is not.
bool is_style(const std::string& kind) {
    return kind != "institutions" && kind != "agency" && kind != "units" && kind != "own";
}

// The country that the article names most, where none comes near.
CountryId dominant(const CountryFinder& article) {
    std::unordered_map<CountryId, double> counts;
    const auto count = [&counts](const std::vector<CountryFinder::Found>& places) {
        for (const CountryFinder::Found& place : places) {
            if (!place.accepted) continue;
            for (const CountryId country : place.place->countries)
                counts[country] += 1;
        }
    };
    count(article.in_title());
    count(article.in_body());
    CountryId best = no_country;
    double most = 0;
    double second = 0;
    for (const auto& [country, number] : counts) {
        if (number > most) {
            second = most;
            most = number;
            best = country;
        } else {
            second = std::max(second, number);
        }
    }
    return most >= dominance * std::max(second, 1.0) ? best : no_country;
}

class Scales {
public:
    explicit Scales(const CountryFinder& article) : evidence_(publication_evidence(article)) {
        std::map<std::uint32_t, std::vector<const Evidence*>> reasons;
        for (Evidence& evidence : evidence_) {
            if (evidence.kind == "own country") evidence.countries.set(ours(article));
            evidence.countries.reset(no_country);
            if (evidence.countries.any()) reasons[evidence.phrase].push_back(&evidence);
        }
        for (const auto& [phrase, places] : reasons)
            add(*places.front(), static_cast<double>(places.size() - 1));
        for (auto& [kind, weights] : by_kind_)
            sum(kind, weights);
        for (const auto& [country, weight] : against_)
            scores_[country] -= std::min(weight, most_offices);
    }

    std::optional<PublicationCountry> answer(const CountryFinder& article) const {
        CountryId best = no_country;
        double score = 0;
        for (const auto& [country, value] : scores_) {
            if (value > score) {
                score = value;
                best = country;
            }
        }
        // What speaks against the best must not make another win.
        double second = 0;
        for (const auto& [country, value] : scores_) {
            if (country != best) second = std::max(second, value + against(country));
        }
        if (best == no_country || score < least_score || score - second < least_margin) return std::nullopt;
        const auto reasons = reasons_.find(best);
        if (reasons == reasons_.end() || reasons->second < least_reasons) return std::nullopt;
        if (styles_.find(best) == styles_.end()) return std::nullopt;
        if (total_ - score > most_conflict * score && second < score - 2 * least_margin) return std::nullopt;
        PublicationCountry answer;
        answer.country = country_code(best);
        answer.confidence = confidence(score, score - second);
        // Each reason once, at its first place.
        std::set<std::uint32_t> told;
        for (const Evidence& evidence : evidence_) {
            if (evidence.kind == "offices" || !evidence.countries.test(best)) continue;
            if (told.insert(evidence.phrase).second) answer.evidence.push_back(shown(evidence, article));
        }
        return answer;
    }

private:
    double against(CountryId country) const {
        const auto found = against_.find(country);
        return found == against_.end() ? 0 : std::min(found->second, most_offices);
    }

    CountryId ours(const CountryFinder& article) {
        if (!ours_known_) ours_ = dominant(article);
        ours_known_ = true;
        return ours_;
    }

    void add(const Evidence& evidence, double further) {
        if (evidence.kind == "offices") {
            for_each_country(evidence.countries,
                             [&](CountryId country) { against_[country] += office_weight * (further + 1); });
            return;
        }
        const double weight = evidence.weight * (1 + repeated * std::min(further, most_repeated));
        total_ += weight;
        std::map<CountryId, double>& weights = by_kind_[evidence.kind];
        for_each_country(evidence.countries, [&](CountryId country) {
            weights[country] += weight;
            ++reasons_[country];
            if (is_style(evidence.kind)) styles_.insert(country);
        });
    }

    void sum(const std::string& kind, const std::map<CountryId, double>& weights) {
        for (const auto& [country, weight] : weights)
            scores_[country] += std::min(weight, most_of_kind(kind));
    }

    // Both matter: how much there is, and how far it is ahead.
    static double confidence(double score, double margin) {
        constexpr double base = 0.6;
        constexpr double highest = 0.99;
        return std::min(highest, 1 - (1 - base) * std::exp2(-(margin - least_margin) / 2 - (score - least_score) / 4));
    }

    static CountryEvidence shown(const Evidence& evidence, const CountryFinder& article) {
        const WordSequence& words = evidence.in_title ? article.title() : article.body();
        CountryEvidence shown;
        shown.kind = evidence.kind;
        shown.in_title = evidence.in_title;
        shown.begin = behind_clitics(words, evidence.first, evidence.clitics);
        shown.end = words[evidence.first + evidence.count - 1].end;
        shown.words = std::string(words.text().substr(shown.begin, shown.end - shown.begin));
        for_each_country(evidence.countries,
                         [&](CountryId country) { shown.countries.push_back(country_code(country)); });
        return shown;
    }

    std::vector<Evidence> evidence_;
    std::map<std::string, std::map<CountryId, double>> by_kind_;
    std::map<CountryId, double> scores_;
    std::map<CountryId, double> against_;
    std::map<CountryId, std::size_t> reasons_;
    std::set<CountryId> styles_;  // that more than names of institutions speaks for
    double total_ = 0;
    CountryId ours_ = no_country;
    bool ours_known_ = false;
};

}  // namespace

std::optional<PublicationCountry> publication_country(const CountryFinder& article) {
    return Scales(article).answer(article);
}

}  // namespace arshif::recognise
