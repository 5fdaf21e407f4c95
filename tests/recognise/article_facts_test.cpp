#include "recognise/article_facts.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace arshif;
using namespace arshif::recognise;
using core::Basis;

namespace {

// Of an Algerian paper, which says neither where nor when.
const std::string bare =
    "أكد الوزير المنتدب أن الثلاثي الأول من السنة الجارية شهد تسليم المشاريع التي انطلقت في أوت 2009، وأن والي الولاية "
    "عاين ورشات البلدية مع رئيس المجلس الشعبي الولائي. وزار وفد من مالي مدينة باماكو قبل ذلك.";

core::Article article_of(std::string body) {
    core::Article article;
    article.body = std::move(body);
    return article;
}

std::vector<std::string> dates_of(const core::Article& article) {
    std::vector<std::string> dates;
    for (const core::DatePeriod& period : article.dates)
        dates.push_back(to_string(period));
    return dates;
}

bool has(const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

TEST_CASE("A bare article is placed by its text, with the words that tell it") {
    core::Article article = article_of(bare);
    find_facts(article);
    CHECK(article.country == core::Known<std::string>{"DZ", Basis::text});
    CHECK(article.country_confidence > 50);
    CHECK(article.country_confidence < 100);
    CHECK(article.country_evidence.find("الوزير المنتدب") != std::string::npos);
    CHECK(has(article.mentioned, "ML"));
    CHECK_FALSE(article.date.known());
    CHECK(article.date_evidence.empty());
    CHECK(has(dates_of(article), "2009-08"));
}

TEST_CASE("What is known of an article stands above its text") {
    for (const Basis basis : {Basis::record, Basis::path, Basis::url, Basis::source, Basis::flag, Basis::hand}) {
        CAPTURE(name_of(basis));
        core::Article article = article_of("التاريخ: 18 يوليو 2012\n" + bare);
        article.country = {"MA", basis};
        article.date = {{2011, 0, 0}, basis};
        find_facts(article);
        CHECK(article.country == core::Known<std::string>{"MA", basis});
        CHECK(article.country_confidence == confidence_of(basis));
        CHECK(article.country_evidence.empty());
        CHECK(article.date == core::Known<core::PartialDate>{{2011, 0, 0}, basis});
        CHECK(article.date_evidence.empty());
    }
}

TEST_CASE("A stated date of publication is taken, and dates without a year are counted from it") {
    core::Article article =
        article_of("التاريخ: 18 يوليو 2012\nافتتح الوزير أمس الجسر الذي بدأت أشغاله في 3 مارس 2010.");
    find_facts(article);
    CHECK(article.date == core::Known<core::PartialDate>{{2012, 7, 18}, Basis::dateline});
    CHECK(article.date_evidence.find("18 يوليو 2012") != std::string::npos);
    CHECK(has(dates_of(article), "2012-07-17"));
    CHECK(has(dates_of(article), "2010-03-03"));
}

TEST_CASE("What a hand has emptied stays empty, and what the text told before is found anew") {
    core::Article article = article_of("التاريخ: 18 يوليو 2012\n" + bare);
    article.date = {{}, Basis::hand};
    article.country = {"TN", Basis::text};
    article.country_evidence = "من قبل";
    article.mentioned = {"JP"};
    article.dates = {{{1900, 0, 0}, {1900, 0, 0}}};
    find_facts(article);
    CHECK_FALSE(article.date.known());
    CHECK(article.date.basis == Basis::hand);
    CHECK(article.country.value == "DZ");
    CHECK_FALSE(has(article.mentioned, "JP"));
    CHECK_FALSE(has(dates_of(article), "1900"));
    const core::Article once = article;
    find_facts(article);
    CHECK(article.mentioned == once.mentioned);
    CHECK(article.dates == once.dates);
    CHECK(article.country_evidence == once.country_evidence);
}

TEST_CASE("Of a chronology so many dates are kept, each once") {
    std::string body;
    for (int year = 1700; year < 1990; ++year)
        body += "وفي عام " + std::to_string(year) + " وفي عام " + std::to_string(year) + " حدث شيء.\n";
    core::Article article = article_of(body);
    find_facts(article);
    CHECK(article.dates.size() == max_kept_dates);
    std::vector<std::string> dates = dates_of(article);
    std::sort(dates.begin(), dates.end());
    CHECK(std::adjacent_find(dates.begin(), dates.end()) == dates.end());
}

TEST_CASE("An empty article tells nothing") {
    core::Article article;
    find_facts(article);
    CHECK_FALSE(article.country.known());
    CHECK_FALSE(article.date.known());
    CHECK(article.mentioned.empty());
    CHECK(article.dates.empty());
    CHECK(article.country_confidence == 0);
}
