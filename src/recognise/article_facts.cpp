#include "recognise/article_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "recognise/text_countries.h"
#include "recognise/text_dates.h"

namespace arshif::recognise {

namespace {

constexpr std::size_t max_reasons = 6;

void forget(core::Article& article) {
    if (core::is_from_text(article.date.basis)) article.date = {};
    if (core::is_from_text(article.country.basis)) article.country = {};
    article.date_evidence.clear();
    article.country_evidence.clear();
    article.mentioned.clear();
    article.dates.clear();
}

// `months: أوت; own country: بلادنا`, each reason once.
std::string listed(const std::vector<CountryEvidence>& evidence) {
    std::vector<std::string> reasons;
    for (const CountryEvidence& one : evidence) {
        std::string reason = fmt::format("{}: {}", one.kind, one.words);
        if (reasons.size() < max_reasons && std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
            reasons.push_back(std::move(reason));
    }
    return fmt::format("{}", fmt::join(reasons, "; "));
}

void place_in_space(core::Article& article, const text::ArticleTokens& tokens) {
    const bool known = article.country.basis != core::Basis::none;
    article.country_confidence = article.country.known() ? confidence_of(article.country.basis) : 0;
    ArticleCountries found =
        find_countries({article.title, article.body, article.source.value, article.country.value}, tokens);
    for (MentionedCountry& mentioned : found.mentioned)
        article.mentioned.push_back(std::move(mentioned.country));
    if (known || !found.publication) return;
    constexpr double whole = 100;
    article.country = {std::move(found.publication->country), core::Basis::text};
    article.country_confidence = static_cast<int>(std::lround(found.publication->confidence * whole));
    article.country_evidence = listed(found.publication->evidence);
}

void place_in_time(core::Article& article) {
    if (article.date.basis != core::Basis::none) return;
    const std::optional<StatedDate> stated = publication_date(article.title, article.body, article.country.value);
    if (!stated) return;
    article.date = {stated->date, stated->basis};
    const std::string& from = stated->in_title ? article.title : article.body;
    article.date_evidence = from.substr(stated->begin, stated->end - stated->begin);
}

void keep_dates(std::string_view text, const DateContext& context, std::vector<core::DatePeriod>& kept) {
    for (const FoundDate& found : find_dates(text, context)) {
        if (kept.size() == max_kept_dates) return;
        if (!found.first || !found.last) continue;
        const core::DatePeriod period{*found.first, *found.last};
        if (std::find(kept.begin(), kept.end(), period) == kept.end()) kept.push_back(period);
    }
}

}  // namespace

int confidence_of(core::Basis basis) {
    switch (basis) {
        case core::Basis::hand:
        case core::Basis::record:
        case core::Basis::flag:
            return 100;
        case core::Basis::path:
        case core::Basis::url:
        case core::Basis::source:
            return 95;
        case core::Basis::none:
        case core::Basis::dateline:
        case core::Basis::text:
            return 0;
    }
    return 0;
}

void find_facts(core::Article& article) {
    text::ArticleTokens tokens;
    text::Tokeniser().tokenise(article.title, article.body, tokens);
    find_facts(article, tokens);
}

void find_facts(core::Article& article, const text::ArticleTokens& tokens) {
    forget(article);
    place_in_space(article, tokens);
    place_in_time(article);
    DateContext context;
    if (article.date.known()) context.published = article.date.value;
    context.country = article.country.value;
    keep_dates(article.title, context, article.dates);
    keep_dates(article.body, context, article.dates);
}

}  // namespace arshif::recognise
