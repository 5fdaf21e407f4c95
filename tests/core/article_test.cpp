#include "core/article.h"

#include <catch2/catch.hpp>
#include <set>

using namespace arshif::core;

namespace {

const std::vector<Basis> all_bases = {Basis::none,   Basis::hand, Basis::record,   Basis::path, Basis::url,
                                      Basis::source, Basis::flag, Basis::dateline, Basis::text};

}  // namespace

TEST_CASE("Every basis has a name of its own that leads back to it") {
    std::set<std::string_view> names;
    for (const Basis basis : all_bases) {
        CAPTURE(name_of(basis));
        CHECK(basis_from_name(name_of(basis)) == basis);
        names.insert(name_of(basis));
    }
    CHECK(names.size() == all_bases.size());
}

TEST_CASE("Archives record the bases under these names") {
    CHECK(name_of(Basis::none) == "none");
    CHECK(name_of(Basis::hand) == "hand");
    CHECK(name_of(Basis::record) == "record");
    CHECK(name_of(Basis::path) == "path");
    CHECK(name_of(Basis::url) == "url");
    CHECK(name_of(Basis::source) == "source");
    CHECK(name_of(Basis::flag) == "flag");
    CHECK(name_of(Basis::dateline) == "dateline");
    CHECK(name_of(Basis::text) == "text");
}

TEST_CASE("An unknown name is no basis") {
    for (const std::string_view name : {"", "Record", "records", "text "}) {
        CAPTURE(name);
        CHECK(basis_from_name(name) == Basis::none);
    }
}

TEST_CASE("Bases stand in falling order of precedence") {
    CHECK(Basis::hand < Basis::record);
    CHECK(Basis::record < Basis::path);
    CHECK(Basis::path < Basis::flag);
    CHECK(Basis::url < Basis::source);
    CHECK(Basis::source < Basis::flag);
    CHECK(Basis::flag < Basis::dateline);
    CHECK(Basis::dateline < Basis::text);
}

TEST_CASE("Only a dateline and the text itself are from the text") {
    for (const Basis basis : all_bases) {
        CAPTURE(name_of(basis));
        CHECK(is_from_text(basis) == (basis == Basis::dateline || basis == Basis::text));
    }
}

TEST_CASE("A period is written as one date, or as two with dots between, and read back") {
    const PartialDate day{2009, 8, 12};
    CHECK(to_string(DatePeriod{day, day}) == "2009-08-12");
    CHECK(to_string(DatePeriod{day, {2009, 8, 13}}) == "2009-08-12..2009-08-13");
    for (const std::string_view text : {"2009", "2009-08", "2009-08-12..2009-08-13", "2008..2009-01"}) {
        CAPTURE(text);
        REQUIRE(period_from(text));
        CHECK(to_string(*period_from(text)) == text);
    }
    for (const std::string_view text : {"", "..", "2009..", "..2009", "2009-13", "2009...2010", "2009 2010"}) {
        CAPTURE(text);
        CHECK_FALSE(period_from(text));
    }
}

TEST_CASE("A value is known once it has a basis, unless a hand has emptied it") {
    CHECK_FALSE(Known<std::string>{}.known());
    CHECK_FALSE(Known<std::string>{"", Basis::hand}.known());
    CHECK(Known<std::string>{"DZ", Basis::flag}.known());
    CHECK(Known<std::string>{"DZ", Basis::flag} == Known<std::string>{"DZ", Basis::flag});
    CHECK_FALSE(Known<std::string>{"DZ", Basis::flag} == Known<std::string>{"DZ", Basis::path});
    CHECK_FALSE(Known<std::string>{"DZ", Basis::flag} == Known<std::string>{"MA", Basis::flag});
}
