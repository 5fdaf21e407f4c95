// Slips that lead to words of the archive.
#include "search/spelling_variants.h"

#include <catch2/catch.hpp>

#include "scratch_archive.h"

using namespace arshif::search;
using namespace arshif::search::test;

namespace {

std::string surfaces(std::vector<Spelling> spellings) {
    std::sort(spellings.begin(), spellings.end(), [](const auto& a, const auto& b) { return a.surface < b.surface; });
    std::string out;
    for (const Spelling& spelling : spellings)
        out += (out.empty() ? "" : ", ") + spelling.surface;
    return out;
}

struct Press {
    Press() {
        archive.import_drafts({{"1", "", "الجزائر والحكومة في مظاهرات المستشفيات وقال الرئيس", "", "", "", ""}});
        archive.import_drafts({{"2", "", "محكمة facebook فيسبوك اقتصاد", "", "", "", ""}});  // another segment
        snapshot.emplace(archive.open());
    }
    ScratchArchive archive;
    std::optional<arshif::store::Snapshot> snapshot;
};

}  // namespace

TEST_CASE("slips of a letter, and two in long words, are mended") {
    const Press press;
    const ArchiveWords words(*press.snapshot);
    const auto [typed, found] = GENERATE(table<std::string, std::string>({
        {"مضاهرات", "مظاهرات"},
        {"مظاهراات", "مظاهرات"},
        {"مظهرات", "مظاهرات"},
        {"مظاهارت", "مظاهرات"},
        {"مضاهراط", "مظاهرات"},  // two
        {"المستشفييات", "المستشفيات"},
        {"المصتشقيات", "المستشفيات"},  // two
        {"الجزاير", "الجزائر"},
        {"محمكه", "محكمه"},
        {"facebok", "facebook"},
        {"fasebok", "facebook"},
        {"والجزاير", "والجزائر"},  // under a proclitic that the archive lacks before the word
        {"بالاقتسصاد", "بالاقتصاد"},
        {"للاقتصاظ", "للاقتصاد"},
        {"مشاغبون", ""},
        {"م", ""},
        {"", ""},
    }));
    CAPTURE(typed);
    CHECK(surfaces(similar_words(typed, words)) == found);
}

TEST_CASE("short words are mended of common confusions only") {
    ScratchArchive archive;
    archive.import_drafts({{"1", "", "ظهر حفر", "", "", "", ""}});
    const arshif::store::Snapshot snapshot = archive.open();
    const ArchiveWords words(snapshot);
    CHECK(surfaces(similar_words("ظحر", words)) == "ظهر");
    CHECK(similar_words("ظمر", words).empty());
}

TEST_CASE("words that were run together are parted where both are known") {
    const Press press;
    const ArchiveWords words(*press.snapshot);
    CHECK(surfaces(split_words("مظاهراتالمستشفيات", words)) == "مظاهرات المستشفيات");
    CHECK(surfaces(split_words("فيالجزائر", words)) == "في الجزائر");
    CHECK(split_words("مظاهراتقققق", words).empty());
    CHECK(split_words("في", words).empty());
    CHECK(split_words("", words).empty());
}

TEST_CASE("endless words cost nothing") {
    const Press press;
    const ArchiveWords words(*press.snapshot);
    std::string endless;
    for (int i = 0; i < 5000; ++i)
        endless += "ظا";
    CHECK(similar_words(endless, words).empty());
    CHECK(split_words(endless, words).empty());
}
