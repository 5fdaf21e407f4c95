#include "text/stemmer.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/normaliser.h"

namespace {

std::string stem_of(const std::string& word) {
    return arshif::text::stem(arshif::text::fold(word));
}

TEST_CASE("Forms of one word share a stem") {
    const std::vector<std::vector<std::string>> families = {
        {"فلسطين", "الفلسطينيين", "فلسطيني", "الفلسطينية", "وفلسطين", "لفلسطين", "بفلسطين", "والفلسطينيون"},
        {"وزير", "الوزير", "وزيرا", "والوزير", "للوزير", "لوزير", "وزيرين", "وزيرها"},
        {"وزارة", "الوزارة", "وزارات", "لوزارة", "بوزارة", "ووزارة", "وزارتهم", "للوزارة"},
        {"السودان", "السوداني", "سودانيين", "السودانية", "بالسودان", "وسودان"},
        {"لبنان", "اللبناني", "لبنانية", "بلبنان", "ولبنان"},
        {"اليونان", "يوناني", "اليونانية"},
        {"بلدان", "البلدان", "بلد", "البلدين", "بلدنا"},
        {"سياسة", "سياساتها", "السياسات", "سياسته", "للسياسة", "سياسي", "السياسيين", "سياسيا"},
        {"اجتماع", "اجتماعات", "الاجتماع", "باجتماع", "اجتماعهم", "وبالاجتماع", "اجتماعا"},
        {"ولاية", "الولاية", "ولايات", "ولايته", "والولايات", "بولاية"},
        {"الجزائر", "الجزائري", "وللجزائر", "بالجزائر", "جزائرية", "الجزائريين", "وبالجزائر", "كالجزائر"},
        {"قانون", "القانوني", "قانونية", "القانونيين"},
        {"الإرهابيين", "إرهاب", "الإرهاب", "إرهابية"},
        {"لجنة", "اللجنة", "للجنة", "وللجنة", "لجنتها", "ولجنة", "اللجنتين"},
        {"لقاء", "اللقاء", "للقاء", "لقاءات", "لقائهم"},
        {"التزام", "الالتزام", "التزامات", "التزاماتها", "والتزام", "بالالتزام"},
        {"ألمانيا", "الألماني", "ألمانية", "لألمانيا"},
        {"سوريا", "سورية", "السوري", "السوريين", "بسوريا"},
        {"المالية", "المال", "المالي", "مال"},
        {"يعتزم", "اعتزم", "تعتزم", "يعتزمون", "سيعتزم", "وسيعتزم"},
        {"لغة", "اللغة", "لغات", "اللغات"},
        {"شركائها", "شركاء", "الشركاء"},
        {"إعلان", "الإعلان", "إعلانات", "إعلانا"},
        {"كتاب", "الكتاب", "كتابه", "ككتاب", "وكتابهم"},
        {"سنة", "السنة", "سنوات", "السنوات", "وسنوات"},
        {"غاز", "الغاز"},
        {"أم", "الأم"},
        {"الله", "لله", "والله", "بالله"},
        {"عبدالله", "وعبدالله", "لعبدالله"},
    };
    for (const auto& family : families) {
        const std::string expected = stem_of(family.front());
        for (const std::string& form : family) {
            CAPTURE(family.front(), form);
            CHECK(stem_of(form) == expected);
        }
    }
}

TEST_CASE("Letters of the root stay though they look like affixes") {
    const std::vector<std::string> whole = {
        "فلسطين", "وزير",   "لبنان", "عمان",   "رمضان",   "قانون",    "باماكو", "بوتفليقه", "والي",  "والد",
        "بغداد",  "بيروت",  "فريق",  "فساد",   "بنك",     "برنامج",   "كاس",    "وطن",      "وفد",   "باكستان",
        "ايران",  "سلطان",  "ميدان", "مليون",  "تلفزيون", "انسان",    "بيان",   "مسكين",    "مالي",  "كهرباء",
        "وهران",  "واشنطن", "باريس", "برلين",  "فيينا",   "سبتمبر",   "نيسان",  "حزيران",   "ياسين", "تعاون",
        "تعيين",  "امتحان", "مضمون", "انترنت", "كويت",    "الكتروني", "وفاق",   "والده"};
    for (const std::string& word : whole) {
        CAPTURE(word);
        const std::string stem = stem_of(word);
        CHECK(stem.substr(0, 4) == word.substr(0, 4));
        const bool may_lose_ending = word == "الكتروني" || word == "والده";
        if (!may_lose_ending) CHECK(stem == word);
    }
}

TEST_CASE("Different words keep different stems") {
    const std::vector<std::vector<std::string>> groups = {{"ولاية", "والي", "والد", "ولد", "ولاء"},
                                                          {"مالي", "المالية"},
                                                          {"وزير", "وزارة", "زيارة"},
                                                          {"الألف", "ألم", "ألمانيا"},
                                                          {"بلد", "بلدية", "البر"},
                                                          {"لبنان", "لبن"},
                                                          {"قانون", "قانا"},
                                                          {"سنة", "سن"},
                                                          {"الأمان", "آلام"},
                                                          {"فلسطين", "فلس"}};
    for (const auto& group : groups) {
        for (std::size_t i = 0; i < group.size(); ++i) {
            for (std::size_t j = i + 1; j < group.size(); ++j) {
                if (group[i] == "بلد" && group[j] == "بلدية") continue;  // nisba of the same word
                CAPTURE(group[i], group[j]);
                CHECK(stem_of(group[i]) != stem_of(group[j]));
            }
        }
    }
}

TEST_CASE("Words that are not Arabic are their own stem") {
    for (const std::string word : {"", "g8", "expression", "2011", "3.5", "état", "中", "ب8", "мир"}) {
        CAPTURE(word);
        CHECK(arshif::text::stem(word) == word);
    }
    const std::string endless(400, '\xD9');
    CHECK(arshif::text::stem(endless) == endless);
}

TEST_CASE("A stem is never empty and never longer than the word by more than a letter") {
    const std::vector<std::string> letters = {"ا", "ل", "و", "ب", "ه", "ي", "ن", "ت", "س", "ك", "م", "ء"};
    for (std::size_t code = 0; code < letters.size() * letters.size() * letters.size() * letters.size(); ++code) {
        std::string word;
        for (std::size_t rest = code, i = 0; i < 4; ++i, rest /= letters.size())
            word += letters[rest % letters.size()];
        word += letters[code % 5];
        const std::string stem = arshif::text::stem(word);
        CAPTURE(word);
        REQUIRE_FALSE(stem.empty());
        REQUIRE(stem.size() <= word.size() + 2);
    }
}

}  // namespace
