#include "store/shingles.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <random>
#include <set>
#include <string>

#include "store/fields.h"

using namespace arshif;
using namespace arshif::store;

namespace {

const std::string story =
    "قال الوزير أمس إن الميناء القديم استقبل 18 سفينة خلال الأسبوع الماضي وإن إدارة الجمارك أنهت تفريغ القمح والسكر "
    "قبل موعده "
    "بثلاثة أيام كاملة";

struct Stream {
    std::vector<text::TokenCode> tokens;
    std::uint32_t title = 0;
};

Stream stream_of(const std::string& title, const std::string& body) {
    text::Analyzer analyzer;
    Stream made;
    for (const text::Term& term : analyzer.analyze(title))
        made.tokens.push_back(term.code);
    made.title = static_cast<std::uint32_t>(made.tokens.size());
    for (const text::Term& term : analyzer.analyze(body))
        made.tokens.push_back(term.code);
    return made;
}

Shingles shingles_of(const std::string& title, const std::string& body, std::size_t wanted = max_shingles) {
    const Stream stream = stream_of(title, body);
    return least_shingles(stream.tokens, stream.title, wanted);
}

std::vector<text::TokenCode> random_tokens(std::mt19937& random, std::size_t count, std::size_t different) {
    std::vector<text::TokenCode> tokens;
    for (std::size_t i = 0; i < count; ++i)
        tokens.push_back(static_cast<text::TokenCode>(random() % different) << text::surface_bits);
    return tokens;
}

}  // namespace

TEST_CASE("A text of fewer than twenty words has no shingles, however long its title") {
    std::string body = "كلمة";
    for (int words = 1; words < 19; ++words)
        body += " كلمة" + std::to_string(words);
    const Stream short_of_two = stream_of("", body);
    REQUIRE(least_shingles(short_of_two.tokens, 0, max_shingles).size() > 10);  // each number is a word too
    std::string plain;
    for (int words = 1; words <= 19; ++words)
        plain += " " + std::to_string(words);
    CHECK(shingles_of(story, plain).empty());
    CHECK(shingles_of("", plain + " 20").size() == 18);
    CHECK(copy_terms(shingles_of(story, plain)).empty());
    CHECK(shingles_of("", "").empty());
}

TEST_CASE("Neither the title nor the spelling counts, a number does") {
    std::string otherwise = story;
    const auto replace = [&](const std::string& from, const std::string& to) {
        const std::size_t at = otherwise.find(from);
        REQUIRE(at != std::string::npos);
        otherwise.replace(at, from.size(), to);
    };
    const Shingles original = shingles_of("عنوان", story);
    REQUIRE(original.size() > 18);
    replace("أنهت", "انهت");
    replace("18", "١٨");
    replace("إدارة", "اداره");
    replace("القديم", "القَدِيم،");
    CHECK(shingles_of("عنوان غيره تماما", otherwise) == original);
    replace("١٨", "19");
    const Overlap common = overlap(shingles_of("", otherwise), original);
    CHECK(common.resemblance < 1);
    CHECK(common.resemblance ==
          Approx((static_cast<double>(original.size()) - 3) / (static_cast<double>(original.size()) + 3)));
}

TEST_CASE("The least shingles are ascending, different, and the beginning of all") {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        const std::vector<text::TokenCode> tokens = random_tokens(random, random() % 200, 1 + random() % 30);
        const auto title = static_cast<std::uint32_t>(random() % (tokens.size() + 1));
        const Shingles all = least_shingles(tokens, title, max_shingles);
        CHECK(std::is_sorted(all.begin(), all.end()));
        CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
        for (const std::size_t wanted :
             {std::size_t{0}, std::size_t{1}, shingle_terms, std::size_t{32}, std::size_t{33}}) {
            const Shingles few = least_shingles(tokens, title, wanted);
            CHECK(few ==
                  Shingles(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, all.size()))));
        }
    }
}

TEST_CASE("Overlap is what the sets of shingles have in common") {
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        const std::vector<text::TokenCode> whole = random_tokens(random, 300, 12);
        const auto part = [&] {
            const std::size_t begin = random() % 150;
            return least_shingles({whole.begin() + static_cast<std::ptrdiff_t>(begin),
                                   whole.begin() + static_cast<std::ptrdiff_t>(begin + 30 + random() % 120)},
                                  0, max_shingles);
        };
        const Shingles a = part();
        const Shingles b = part();
        Shingles both;
        std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
        const Overlap common = overlap(a, b);
        const auto shared = static_cast<double>(both.size());
        CHECK(common.resemblance == Approx(shared / static_cast<double>(a.size() + b.size() - both.size())));
        CHECK(common.containment == Approx(shared / static_cast<double>(std::min(a.size(), b.size()))));
        CHECK(overlap(a, a).resemblance == 1);
    }
    CHECK(overlap({}, {}).resemblance == 0);
    CHECK(overlap({1, 2}, {}).containment == 0);
}

TEST_CASE("Of texts too long to keep all shingles of, overlap is estimated") {
    std::mt19937 random(13);
    const std::vector<text::TokenCode> whole = random_tokens(random, 40000, 1U << 20U);
    const Shingles all = least_shingles(whole, 0, max_shingles);
    const Shingles half = least_shingles({whole.begin(), whole.begin() + 20000}, 0, max_shingles);
    const Shingles small = least_shingles({whole.begin(), whole.begin() + 800}, 0, max_shingles);
    REQUIRE(all.size() == max_shingles);
    CHECK(overlap(all, all).resemblance == 1);
    CHECK(overlap(all, half).resemblance == Approx(0.5).margin(0.06));
    CHECK(overlap(all, half).containment == 1);
    CHECK(overlap(all, small).resemblance < 0.06);
}

TEST_CASE("An article's terms are those of its least shingles, each with the prefix and without a NUL") {
    const Shingles shingles = shingles_of("", story);
    const std::vector<std::string> terms = copy_terms(shingles);
    CHECK(terms.size() == shingle_terms);
    CHECK(std::set<std::string>(terms.begin(), terms.end()).size() == shingle_terms);
    for (const std::string& term : terms) {
        CHECK(term.rfind(prefix::copies, 0) == 0);
        CHECK(term.find('\0') == std::string::npos);
        CHECK(term.size() <= 8);
    }
    CHECK(copy_terms(shingles_of("", story, shingle_terms)) == terms);
    CHECK(copy_terms({0, 63, 64, 0xFFFFFFFF}) == std::vector<std::string>{"XF", "XF_", "XF01", "XF_____3"});
}
