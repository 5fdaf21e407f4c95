// Latin names in Arabic: from the tables, and by their sound.
#include "search/latin_names.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>

#include "recognise/table.h"
#include "scratch_archive.h"

using namespace arshif::search;
using namespace arshif::search::test;

namespace {

std::string first_name(std::string_view latin) {
    const std::vector<std::string> names = arabic_names(latin);
    return names.empty() ? std::string() : names.front();
}

}  // namespace

TEST_CASE("well-known names are found whatever their case, accents and hyphens") {
    const auto [latin, arabic] = GENERATE(table<std::string, std::string>({
        {"Bamako", "باماكو"},
        {"bamako", "باماكو"},
        {"Addis Ababa", "أديس أبابا"},
        {"addis-abeba", "أديس أبابا"},
        {"N'Djamena", "نجامينا"},
        {"Yaoundé", "ياوندي"},
        {"Sarkozy", "ساركوزي"},
        {"Kadhafi", "القذافي"},
        {"Gaddafi", "القذافي"},
        {"El Watan", "الوطن"},
        {"Algeria", "الجزائر"},
        {"Algérie", "الجزائر"},
        {"Ivory Coast", "ساحل العاج"},
        {"Hollande", "هولاند"},
        {"Nowhereland", ""},
        {"", ""},
    }));
    CAPTURE(latin);
    CHECK(first_name(latin) == arabic);
}

TEST_CASE("unknown names are found by their sound among the words of the archive") {
    ScratchArchive archive;
    archive.import_drafts({{"1", "", "زار زوكربيرغ ورونالدينهو مدينة ووترلو مع فلاديفوستوك وشوارزنيغر", "", "", "", ""},
                           {"2", "", "رونالدينهو كتب", "", "", "", ""}});
    const arshif::store::Snapshot snapshot = archive.open();
    const ArchiveWords words(snapshot);
    const auto [latin, arabic] = GENERATE(table<std::string, std::string>({
        {"Zuckerberg", "زوكربيرغ"},
        {"Ronaldinho", "رونالدينهو"},
        {"Vladivostok", ""},  // the archive has it with feh alone, which another letter would have to be taken for
        {"Ronald", ""},       // only whole words
        {"Q", ""},
        {"Schmidt", ""},
    }));
    CAPTURE(latin);
    const std::vector<Spelling> found = transliterations(latin, words);
    if (arabic.empty()) {
        CHECK(
            std::all_of(found.begin(), found.end(), [](const Spelling& one) { return one.surface == "فلاديفوستوك"; }));
    } else {
        REQUIRE(found.size() == 1);
        CHECK(found.front().surface == arabic);
        CHECK(found.front().articles > 0);
    }
}

TEST_CASE("names of the tables are told from other words") {
    CHECK(is_well_known("غوغل"));
    CHECK(is_well_known("كونج"));
    CHECK(is_well_known("سوريا"));
    CHECK_FALSE(is_well_known("يفجر"));
}

TEST_CASE("each Latin name of the gazetteer belongs to one row") {
    std::ifstream table(ARSHIF_SOURCE_DIR "/src/search/data/gazetteer.tsv");
    std::map<std::string, std::string> seen;
    std::size_t rows = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.starts_with('#')) continue;
        ++rows;
        CAPTURE(line);
        const auto columns = arshif::recognise::split(line, '\t');
        REQUIRE(columns.size() == 2);
        for (const std::string_view name : arshif::recognise::split(columns[1], '|')) {
            const std::string key = arshif::recognise::lookup_key(name);
            CAPTURE(key, seen[key]);
            CHECK_FALSE(key.empty());
            CHECK((seen[key].empty() || seen[key] == line));
            seen[key] = line;
            CHECK(std::count(key.begin(), key.end(), ' ') < static_cast<std::ptrdiff_t>(longest_latin_name));
        }
    }
    CHECK(rows > 500);
}
