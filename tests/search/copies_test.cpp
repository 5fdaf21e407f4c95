// Which two articles are copies, and how copies gather in groups.
#include "search/copies.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace arshif;
using namespace arshif::search;

namespace {

// The numbers from `first` on, as if they were hashes of shingles.
store::Shingles run(std::uint32_t first, std::uint32_t count) {
    store::Shingles shingles;
    for (std::uint32_t i = 0; i < count; ++i)
        shingles.push_back(first + i);
    return shingles;
}

Fingerprint made(store::Shingles shingles, const std::string& source, core::PartialDate date = {2015, 7, 30},
                 const std::string& country = "") {
    return {std::move(shingles), date, source, country};
}

}  // namespace

TEST_CASE("an article's fingerprint is of its body, its source as a name") {
    store::Record record;
    record.source = "الأَهرام";
    record.country = "EG";
    record.date = "2015-07";
    std::vector<text::TokenCode> codes;
    for (std::uint32_t i = 0; i < 30; ++i)
        codes.push_back(i << text::surface_bits);
    const store::TokenStream stream{codes, 5};
    const Fingerprint fingerprint = fingerprint_of(record, stream);
    CHECK(fingerprint.shingles.size() == 23);
    CHECK(fingerprint.date == core::PartialDate{2015, 7, 0});
    CHECK(fingerprint.country == "EG");
    record.source = "الاهرام";
    CHECK_FALSE(other_publisher(fingerprint, fingerprint_of(record, stream)));
    record.source = "الأخبار";
    CHECK(other_publisher(fingerprint, fingerprint_of(record, stream)));
    record.date = "";
    CHECK(fingerprint_of(record, stream).date.year == 0);
}

TEST_CASE("what is not known to be another paper's is no copy") {
    struct Case {
        std::string source_a, country_a, source_b, country_b;
        bool other;
    };
    const auto paper = GENERATE(values<Case>({{"a", "", "b", "", true},
                                              {"a", "DZ", "b", "DZ", true},
                                              {"a", "DZ", "a", "TN", false},
                                              {"", "DZ", "", "TN", true},
                                              {"a", "DZ", "", "TN", true},
                                              {"", "DZ", "", "DZ", false},
                                              {"a", "DZ", "", "DZ", false},
                                              {"a", "", "", "", false},
                                              {"a", "DZ", "", "", false},
                                              {"", "", "", "", false}}));
    CAPTURE(paper.source_a, paper.country_a, paper.source_b, paper.country_b);
    const Fingerprint a = made(run(0, 40), paper.source_a, {2015, 7, 30}, paper.country_a);
    const Fingerprint b = made(run(0, 40), paper.source_b, {2015, 7, 30}, paper.country_b);
    CHECK(other_publisher(a, b) == paper.other);
    CHECK(other_publisher(b, a) == paper.other);
    CHECK(resemblance_of_copies(a, b).has_value() == paper.other);
}

TEST_CASE("copies share half of their shingles within three days, more if they are further apart") {
    struct Case {
        std::uint32_t begin_b, count_b;
        core::PartialDate date_b;
        bool copies;
    };
    // Article a has shingles 0 to 99 and is of 30 July.
    const auto other = GENERATE(values<Case>({{0, 100, {2015, 7, 30}, true},
                                              {33, 100, {2015, 7, 31}, true},   // 67 of 133
                                              {34, 100, {2015, 7, 30}, false},  // 66 of 134
                                              {33, 100, {2015, 8, 2}, true},    // three days
                                              {33, 100, {2015, 8, 3}, false},   // four
                                              {33, 100, {2015, 7, 27}, true},
                                              {33, 100, {2015, 7, 26}, false},
                                              {17, 100, {2015, 8, 3}, true},   // 83 of 117
                                              {18, 100, {2014, 1, 1}, false},  // 82 of 118
                                              {17, 100, {2015, 7, 0}, true},
                                              {18, 100, {2015, 7, 0}, false},
                                              {18, 100, {0, 0, 0}, false},
                                              {60, 30, {2015, 7, 30}, true},   // cut to a third, all within
                                              {60, 29, {2015, 7, 30}, false},  // cut further
                                              {68, 35, {2015, 7, 30}, true},   // 32 of its 35 within, of 103
                                              {69, 35, {2015, 7, 30}, false},  // 31 of 35
                                              {60, 30, {2015, 8, 5}, false},
                                              {0, 0, {2015, 7, 30}, false}}));
    CAPTURE(other.begin_b, other.count_b, other.date_b.year, other.date_b.month, other.date_b.day);
    const Fingerprint a = made(run(0, 100), "a");
    const Fingerprint b = made(run(other.begin_b, other.count_b), "b", other.date_b);
    CHECK(resemblance_of_copies(a, b).has_value() == other.copies);
    CHECK(resemblance_of_copies(b, a) == resemblance_of_copies(a, b));
}

TEST_CASE("articles fold as comparing each with the first of every group would have it") {
    std::mt19937 random(5);
    for (int round = 0; round < 30; ++round) {
        CopyFolder folder;
        std::vector<std::vector<Fingerprint>> groups;
        for (int article = 0; article < 60; ++article) {
            // Stories are windows on a few long texts of random hashes; each paper runs other parts of them.
            const auto text = static_cast<std::uint32_t>(random() % 3);
            std::mt19937 hashes(100 * static_cast<std::uint32_t>(round) + text);
            std::vector<std::uint32_t> whole(260);
            std::generate(whole.begin(), whole.end(), [&] { return static_cast<std::uint32_t>(hashes()); });
            const auto begin = static_cast<std::ptrdiff_t>(random() % 200);
            const auto length = static_cast<std::ptrdiff_t>(20 + random() % 150);
            store::Shingles part(whole.begin() + begin,
                                 whole.begin() + std::min(begin + length, static_cast<std::ptrdiff_t>(whole.size())));
            std::sort(part.begin(), part.end());
            const core::PartialDate date{2015, 7, static_cast<std::int32_t>(1 + random() % 6)};
            const Fingerprint fingerprint = made(part, std::string(1, static_cast<char>('a' + random() % 4)), date);
            const auto near = std::find_if(groups.begin(), groups.end(), [&](const std::vector<Fingerprint>& group) {
                return resemblance_of_copies(group.front(), fingerprint) &&
                       std::all_of(group.begin(), group.end(),
                                   [&](const Fingerprint& other) { return other_publisher(other, fingerprint); });
            });
            const std::optional<std::size_t> joined = folder.fold(fingerprint);
            REQUIRE(joined.has_value() == (near != groups.end()));
            if (joined) {
                CHECK(*joined == static_cast<std::size_t>(near - groups.begin()));
                near->push_back(fingerprint);
            } else {
                groups.push_back({fingerprint});
            }
            REQUIRE(folder.groups() == groups.size());
        }
        CHECK(groups.size() > 4);
        CHECK(groups.size() < 60);
    }
}
