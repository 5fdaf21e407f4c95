#include "store/identity.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

// `same` stands in two origins, of which one is the beginning of the other; `alone` in one.
class Origins {
public:
    Origins() : writer(archive.writer()) {
        std::vector<core::Article> articles;
        for (const char* name : {"same", "same", "alone", "b//alone"})
            articles.push_back(test::made_article(name, name));
        Change change = test::TempArchive::change_of(writer, articles);
        change.texts.erase(change.texts.begin() + 1);
        change.articles[0].origin = must(writer.catalogue().add_origin("/a"));
        change.articles[1].origin = must(writer.catalogue().add_origin("/a//b"));
        change.articles[1].text = 1;
        change.articles[2].origin = change.articles[1].origin;
        change.articles[3].origin = change.articles[0].origin;
        must(writer.commit(std::move(change)));
    }
    std::int64_t id_of(const std::string& shown) { return must(find_article(writer.catalogue(), shown)).id; }

    test::TempArchive archive;
    Writer writer;
};

}  // namespace

TEST_CASE("An identifier that one article has is its name") {
    Origins origins;
    CHECK(must(shown_identifier(origins.writer.catalogue(), "/a//b", "alone")) == "alone");
    CHECK(origins.id_of("alone") == 3);
}

TEST_CASE("An identifier that two articles have is shown with its origin, and found by that") {
    Origins origins;
    Catalogue& catalogue = origins.writer.catalogue();
    CHECK(must(shown_identifier(catalogue, "/a", "same")) == "/a//same");
    CHECK(must(shown_identifier(catalogue, "/a//b", "same")) == "/a//b//same");
    CHECK(origins.id_of("/a//same") == 1);
    CHECK(origins.id_of("/a//b//same") == 2);
    const core::Error error = find_article(catalogue, "same").error();
    CHECK(error.code == core::ErrorCode::ambiguous);
    CHECK(error.hint.find("/a//same") != std::string::npos);
    CHECK(error.hint.find("/a//b//same") != std::string::npos);
}

TEST_CASE("Identifiers that hold the separator are still found") {
    Origins origins;
    CHECK(origins.id_of("b//alone") == 4);
}

TEST_CASE("A name that nothing has is not found") {
    Origins origins;
    for (const char* name : {"", "nothing", "/a//nothing", "/c//same", "//same"}) {
        CAPTURE(name);
        CHECK(find_article(origins.writer.catalogue(), name).error().code == core::ErrorCode::not_found);
    }
}
