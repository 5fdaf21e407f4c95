// Articles like one: by which words, in what order, and what is left out.
#include "search/similar.h"

#include <catch2/catch.hpp>

#include "scratch_archive.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

std::vector<Draft> press() {
    return {
        {"locusts1", "أسراب الجراد في الساحل", "وصلت أسراب الجراد إلى مزارع القمح في النيجر وخاف الفلاحون على المحاصيل",
         "2011", "NE", "a", ""},
        {"locusts2", "الجراد يلتهم المحاصيل", "قال فلاحون إن الجراد أكل القمح في مالي", "2012", "ML", "b", ""},
        {"locusts3", "طائرات ترش الجراد", "رشت طائرات أسراب الجراد قرب الحدود", "2013", "", "", ""},
        {"copy", "أسراب الجراد في الساحل", "وصلت أسراب الجراد إلى مزارع القمح في النيجر وخاف الفلاحون على المحاصيل",
         "2014", "DZ", "c", ""},
        {"football", "مباراة الدوري", "فاز الفريق في مباراة الدوري على ملعب المدينة", "2011", "DZ", "a", ""},
        {"match", "نتائج الدوري", "خسر الفريق مباراة في الدوري", "2012", "TN", "b", ""},
        {"lonely", "", "نيزك", "2012", "TN", "b", ""},
    };
}

class Finder {
public:
    explicit Finder(const ScratchArchive& archive) : snapshot_(archive.open()), searcher_(snapshot_) {}

    std::vector<TellingWord> words_of(const std::string& id) {
        const store::StoredArticle row = article(id);
        return telling_words(row.article.title, snapshot_.catalogue().body(row.text).value(), snapshot_, analyzer_);
    }
    SearchResult like(const std::string& id, SimilarRequest request = {}) {
        request.article = article(id).alias_of.value_or(article(id).id);
        request.words = words_of(id);
        return searcher_.similar(request).value();
    }

private:
    store::StoredArticle article(const std::string& id) const {
        return snapshot_.catalogue().find_identifier(id).value().at(0);
    }
    store::Snapshot snapshot_;
    Searcher searcher_;
    text::Analyzer analyzer_;
};

std::string surfaces(const std::vector<TellingWord>& words) {
    std::string out = " ";
    for (const TellingWord& word : words)
        out += word.term.surface + " ";
    return out;
}

}  // namespace

TEST_CASE("similar articles come by their likeness, copies first, without the article itself") {
    ScratchArchive archive;
    archive.import_drafts(press());
    archive.import_drafts({{"locusts4", "", "عاد الجراد إلى مزارع القمح", "2015", "", "", ""}});  // another segment
    Finder finder(archive);
    const std::string like_locusts = ids_of(finder.like("locusts1").hits);
    CHECK(like_locusts.starts_with("copy "));
    CHECK(like_locusts.find("locusts1") == std::string::npos);
    CHECK(like_locusts.find("locusts2") != std::string::npos);
    CHECK(like_locusts.find("locusts3") != std::string::npos);
    CHECK(like_locusts.find("locusts4") != std::string::npos);
    CHECK(like_locusts.find("football") == std::string::npos);
    CHECK(ids_of(finder.like("copy").hits).starts_with("locusts1 "));
    CHECK(ids_of(finder.like("football").hits) == "match");
    CHECK(finder.like("lonely").hits.empty());
}

TEST_CASE("the filters of a search hold, and pages are cut from one list") {
    ScratchArchive archive;
    archive.import_drafts(press());
    Finder finder(archive);
    SimilarRequest request;
    request.filters.countries = {"ML"};
    CHECK(ids_of(finder.like("locusts1", request).hits) == "locusts2");
    request.filters = {};
    request.filters.dates.from = core::PartialDate{2013, 0, 0};
    CHECK(ids_of(finder.like("locusts1", request).hits) == "copy locusts3");
    const std::vector<Hit> all = finder.like("locusts1").hits;
    REQUIRE(all.size() == 3);
    std::string paged;
    for (std::size_t offset = 0; offset < all.size() + 2; ++offset) {
        SimilarRequest page;
        page.limit = 1;
        page.offset = offset;
        const std::string id = ids_of(finder.like("locusts1", page).hits);
        if (!id.empty()) paged += (paged.empty() ? "" : " ") + id;
    }
    CHECK(paged == ids_of(all));
    for (std::size_t i = 1; i < all.size(); ++i)
        CHECK(all[i].score <= all[i - 1].score);
}

TEST_CASE("removed articles are not found") {
    ScratchArchive archive;
    archive.import_drafts(press());
    archive.remove({"copy", "match"});
    Finder finder(archive);
    CHECK(ids_of(finder.like("locusts1").hits).find("copy") == std::string::npos);
    CHECK(finder.like("football").hits.empty());
}

TEST_CASE("the telling words are rare ones that other articles have, those of the title first") {
    ScratchArchive archive;
    std::vector<Draft> drafts = press();
    drafts.push_back({"mixed", "ملعب", "في من قال 2011 2011 2011 النيجر نيزك كلمتهوحده الدوري", "", "", "", ""});
    archive.import_drafts(drafts);
    Finder finder(archive);
    const std::string words = surfaces(finder.words_of("mixed"));
    CHECK(words.starts_with(" ملعب "));
    CHECK(words.find(" نيزك ") != std::string::npos);
    for (const char* other : {" في ", " من ", " 2011 ", " كلمتهوحده "}) {
        CAPTURE(other);
        CHECK(words.find(other) == std::string::npos);
    }
}

TEST_CASE("long articles are told by a bounded number of words") {
    ScratchArchive archive;
    std::string body;
    for (char32_t a = 0; a < 17; ++a) {
        for (char32_t b = 0; b < 17; ++b) {
            for (const char32_t letter : {a, b}) {
                const auto low = static_cast<char>(0xAA + letter);  // the letters from teh to ghain
                body += std::string("\xD8") + low;
            }
            body += "\xD8\xB1 ";
        }
    }
    archive.import_drafts({{"long1", "", body, "2011", "", "", ""}, {"long2", "", body, "2012", "", "", ""}});
    Finder finder(archive);
    CHECK(finder.words_of("long1").size() == max_telling_words);
    CHECK(ids_of(finder.like("long1").hits) == "long2");
}
