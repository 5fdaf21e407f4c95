// Other spellings of foreign names and of words whose vowels vary.
#include "search/foreign_names.h"

#include <catch2/catch.hpp>

#include "scratch_archive.h"

using namespace arshif::search;
using namespace arshif::search::test;

namespace {

bool has(const std::vector<Spelling>& spellings, std::string_view surface) {
    for (const Spelling& spelling : spellings) {
        if (spelling.surface == surface) return true;
    }
    return false;
}

// The archive's words are those of one body, each in one article.
struct Words {
    explicit Words(const std::string& body) {
        archive.import_drafts({{"1", "", body, "", "", "", ""}});
        snapshot.emplace(archive.open());
    }
    ScratchArchive archive;
    std::optional<arshif::store::Snapshot> snapshot;
};

}  // namespace

TEST_CASE("a name that the archive lacks is found in the spelling that it has") {
    const auto [typed, kept] = GENERATE(table<std::string, std::string>({
        {"هونج", "هونغ"},
        {"قوقل", "غوغل"},
        {"واجادوجو", "واغادوغو"},  // the same sound twice
        {"انجامينا", "نجامينا"},
        {"بماكو", "باماكو"},
        {"سوريه", "سوريا"},
        {"ديموقراطيه", "ديمقراطيه"},
        {"ايطاليا", "ايتاليا"},
        {"شاد", "تشاد"},
        {"مسئول", "مسؤول"},
    }));
    CAPTURE(typed, kept);
    const Words there(kept);
    const ArchiveWords words(*there.snapshot);
    if (typed.size() >= 8) CHECK(has(variants_of_unknown(typed, words), kept));
    const Words back(typed);
    const ArchiveWords other_words(*back.snapshot);
    if (kept.size() >= 8) CHECK(has(variants_of_unknown(kept, other_words), typed));
    CHECK_FALSE(has(variants_of_unknown(kept, words), kept));
}

TEST_CASE("a word that the archive has keeps to spellings that cannot be another word") {
    const Words all("هونج هونغ كتاب كاتب يفجر يفكر مسئول مسؤول قانون كانون قلب كلب ديموقراطيه ديمقراطيه عاشر عشر");
    const ArchiveWords words(*all.snapshot);
    CHECK(has(variants_of_known("هونج", words), "هونغ"));
    CHECK(has(variants_of_known("مسئول", words), "مسؤول"));
    CHECK(has(variants_of_known("ديموقراطيه", words), "ديمقراطيه"));
    for (const char* word : {"كتاب", "كاتب", "يفجر", "قانون", "كانون", "قلب", "عاشر"}) {
        CAPTURE(word);
        CHECK(variants_of_known(word, words).empty());
    }
}

TEST_CASE("a spelling that occurs less often than the typed one is not worth telling") {
    ScratchArchive archive;
    archive.import_drafts({{"1", "", "هونج أولا", "", "", "", ""},
                           {"2", "", "هونج ثانيا", "", "", "", ""},
                           {"3", "", "هونغ", "", "", "", ""}});
    const arshif::store::Snapshot snapshot = archive.open();
    const ArchiveWords words(snapshot);
    CHECK(variants_of_known("هونج", words).empty());
    CHECK(has(variants_of_known("هونغ", words), "هونج"));
}

TEST_CASE("short, long and Latin words have no variants") {
    const Words all("باماكو bamako");
    const ArchiveWords words(*all.snapshot);
    std::string endless;
    for (int i = 0; i < 50; ++i)
        endless += "غا";
    for (const std::string& word : {std::string(), std::string("غا"), endless, std::string("bamaco"), std::string("8")})
        CHECK(variants_of_unknown(word, words).empty());
}
