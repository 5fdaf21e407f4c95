// The lexicon of broken plurals, the patterns beside it, and what neither may join.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "text/normaliser.h"
#include "text/stem_steps.h"
#include "text/stemmer.h"
#include "text/stop_words.h"
#include "text/word_table.h"

namespace {

using arshif::text::fold;

std::string stem_of(const std::string& word) {
    return arshif::text::stem(fold(word));
}

std::string content(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    REQUIRE(file.good());
    return text.str();
}

using Row = std::vector<std::string>;

std::vector<Row> rows_of(const std::string& path) {
    const std::string text = content(path);
    std::vector<Row> rows;
    for (const auto& row : arshif::text::table_rows(text))
        rows.emplace_back(row.begin(), row.end());
    return rows;
}

std::vector<Row> data_rows(const std::string& name) {
    return rows_of(ARSHIF_SOURCE_DIR "/src/text/data/" + name);
}

std::vector<Row> pairs() {
    return data_rows("broken_plurals.tsv");
}

// The folded words of a table's second column.
std::set<std::string> words_in(const std::string& name) {
    std::set<std::string> words;
    for (const Row& row : data_rows(name)) {
        REQUIRE(row.size() >= 2);
        if (row[0] == "clitic") continue;  // plurals all the same
        for (const std::string_view word : arshif::text::words_of(row[1]))
            words.insert(fold(word));
    }
    return words;
}

// As if there were no plurals.
std::string light_stem(const std::string& folded) {
    return arshif::text::strip_suffixes(folded, arshif::text::Plurals::ignored);
}

// Letters that are not lost when a word is inflected.
std::set<std::string> consonants(const std::string& folded) {
    static const std::set<std::string> weak = {"ا", "و", "ي", "ه", "ء", "ؤ", "ئ", "ت"};
    std::set<std::string> letters;
    for (std::size_t i = 0; i + 1 < folded.size(); i += 2) {
        std::string letter = folded.substr(i, 2);
        if (weak.count(letter) == 0) letters.insert(std::move(letter));
    }
    return letters;
}

bool share_a_consonant(const std::string& first, const std::string& second) {
    const std::set<std::string> others = consonants(second);
    for (const std::string& letter : consonants(first)) {
        if (others.count(letter) != 0) return true;
    }
    return others.empty();
}

// Whether a person has looked at the pair and found that the rule does not hold for it.
bool is_reviewed(const Row& pair) {
    static const std::vector<Row> reviewed = rows_of(ARSHIF_SOURCE_DIR "/tests/text/reviewed_plurals.tsv");
    return std::find(reviewed.begin(), reviewed.end(), pair) != reviewed.end();
}

std::string listing(const std::vector<Row>& rows) {
    std::string text;
    for (const Row& row : rows) {
        for (const std::string& column : row)
            text += column + " ";
        text += "\n";
    }
    return text;
}

TEST_CASE("Every plural of the lexicon has the stem of its singular with and without the article") {
    std::vector<Row> apart;
    for (const Row& pair : pairs()) {
        REQUIRE(pair.size() == 2);
        const std::string expected = stem_of(pair[0]);
        for (const std::string& form : {pair[1], "ال" + pair[1]}) {
            if (stem_of(form) != expected) apart.push_back({pair[0], form, expected, stem_of(form)});
        }
    }
    INFO(listing(apart));
    CHECK(apart.empty());
}

TEST_CASE("No plural of the lexicon is another word of the press") {
    const std::set<std::string> names = words_in("names.tsv");
    const std::set<std::string> lookalikes = words_in("plural_lookalikes.tsv");
    std::set<std::string> singulars;
    for (const Row& pair : pairs())
        singulars.insert(fold(pair[0]));
    std::set<std::string> exceptions;
    for (const Row& row : data_rows("stem_exceptions.tsv"))
        exceptions.insert(fold(row[0]));
    std::vector<Row> traps;
    for (const Row& pair : pairs()) {
        if (is_reviewed(pair)) continue;
        const std::string plural = fold(pair[1]);
        if (names.count(plural) != 0) traps.push_back({pair[0], pair[1], "is a name"});
        if (lookalikes.count(plural) != 0) traps.push_back({pair[0], pair[1], "is a lookalike"});
        if (singulars.count(plural) != 0) traps.push_back({pair[0], pair[1], "is a singular"});
        if (exceptions.count(plural) != 0) traps.push_back({pair[0], pair[1], "has a stem of its own"});
        for (const std::string& word : pair) {
            if (arshif::text::is_stop_word(word)) traps.push_back({pair[0], pair[1], "is a stop word"});
        }
    }
    INFO(listing(traps));
    CHECK(traps.empty());
}

TEST_CASE("The lexicon of broken plurals lists each plural once, and no pair that says nothing") {
    std::set<std::string> seen;
    std::vector<Row> faults;
    for (const Row& pair : pairs()) {
        if (is_reviewed(pair)) continue;
        const std::string singular = fold(pair[0]);
        const std::string plural = fold(pair[1]);
        if (!seen.insert(plural).second) faults.push_back({pair[0], pair[1], "is listed twice"});
        const bool meet = light_stem(singular) == light_stem(plural);
        if (meet) faults.push_back({pair[0], pair[1], "meet without the lexicon"});
        if (plural == "ال" + singular) faults.push_back({pair[0], pair[1], "is the singular with the article"});
        if (!share_a_consonant(singular, plural)) faults.push_back({pair[0], pair[1], "have no letter in common"});
    }
    INFO(listing(faults));
    CHECK(faults.empty());
}

TEST_CASE("Inflected forms of a plural and of its singular share a stem") {
    const std::vector<std::vector<std::string>> families = {
        {"سوق", "أسواق", "الأسواق", "أسواقها", "والأسواق", "بأسواقه", "أسواقا", "للأسواق", "سوقين"},
        {"سفير", "سفراء", "السفراء", "سفراءهم", "سفرائهم", "سفراؤهم", "سفرائه", "السفيرين", "سفيرها"},
        {"جيش", "جيوش", "الجيوش", "جيوشها", "جيوشا", "جيشه"},
        {"مدرسة", "مدارس", "مدارسنا", "المدارس", "وبالمدارس", "مدرستها", "مدرستان"},
        {"جهاز", "أجهزة", "أجهزتها", "بأجهزتهم", "أجهزته"},
        {"أب", "آباء", "آبائه", "آباؤهم", "لآبائنا"},
        {"مرحلة", "مراحل", "مراحله", "المراحل", "مراحلها"},
        {"سلاح", "أسلحة", "أسلحته", "أسلحتهم", "الأسلحة", "سلاحا"},
        {"رجل", "رجال", "رجالا", "رجالها", "للرجال"},
        {"كتاب", "كتب", "الكتب", "كتبا", "كتابها"},
        {"قضية", "قضايا", "القضايا", "قضاياها"},
    };
    for (const auto& family : families) {
        const std::string expected = stem_of(family.front());
        for (const std::string& form : family) {
            CAPTURE(family.front(), form);
            CHECK(stem_of(form) == expected);
        }
    }
}

// Words that the lexicon must not learn; if it does, choose others.
TEST_CASE("Plurals that are not listed get the stem of their singular by their shape") {
    const std::vector<std::vector<std::string>> cases = {
        {"مخدش", "مخادش"},  {"مخدوش", "مخاديش"}, {"تبليط", "تباليط"}, {"تلميع", "تلاميع"},
        {"خادشة", "خوادش"}, {"جريشة", "جرائش"},  {"خابوط", "خوابيط"}, {"غندور", "غنادير"},
        {"طريش", "طرشاء"},  {"صفيق", "أصفقاء"},  {"رائجة", "روائج"},
    };
    std::set<std::string> listed;
    for (const Row& pair : pairs())
        listed.insert(pair[1]);
    for (const auto& pair : cases) {
        CAPTURE(pair);
        CHECK(listed.count(pair[1]) == 0);
        CHECK(stem_of(pair[1]) == stem_of(pair[0]));
        CHECK(stem_of("ال" + pair[1]) == stem_of(pair[0]));
    }
}

TEST_CASE("Words that look like plurals of each other keep different stems") {
    const std::vector<std::vector<std::string>> groups = {
        {"على", "سواء"},    {"معنى", "مع"},    {"دار", "دور"},       {"قطاع", "قاطع"},     {"عامل", "عمل"},
        {"مقاتل", "مقتل"},  {"مساعد", "مسعد"}, {"المساعدة", "مسعد"}, {"مكافحة", "مكفح"},   {"مقاومة", "مقوم"},
        {"محافظ", "محفظة"}, {"تعاون", "تعون"}, {"تواصل", "تاصل"},    {"الجزائر", "جزيرة"}, {"الرياض", "روضة"},
        {"إعلام", "علم"},   {"إجراء", "أجير"}, {"صناعة", "صانع"},    {"السياحة", "سائح"},  {"المصالحة", "مصلحة"},
        {"مدني", "مدينة"},  {"الغاز", "لغز"},  {"السنة", "لسان"},    {"صحراء", "صحير"},    {"هؤلاء", "هؤيل"},
    };
    for (const auto& group : groups) {
        CAPTURE(group);
        CHECK(stem_of(group[0]) != stem_of(group[1]));
    }
}

}  // namespace
