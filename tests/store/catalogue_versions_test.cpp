#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "store/catalogue.h"
#include "store/fields.h"
#include "store/snapshot.h"
#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

void alter(const ArchivePaths& paths, const std::string& sql) {
    Connection connection = must(Connection::open(paths.catalogue(), Connection::Mode::write));
    must(connection.execute(sql));
}

constexpr const char* other_schema = "PRAGMA user_version = 99";
constexpr const char* other_terms = "UPDATE archive SET value = '99' WHERE key = 'terms'";
constexpr const char* no_terms = "DELETE FROM archive WHERE key = 'terms'";
constexpr const char* other_analyzer = "UPDATE archive SET value = '0-old' WHERE key = 'analyzer'";

}  // namespace

TEST_CASE("An archive of another version is refused everywhere, with what to do about it") {
    for (const char* change : {other_schema, other_terms, no_terms, other_analyzer}) {
        CAPTURE(change);
        const test::TempArchive archive;
        alter(archive.paths, change);
        const std::vector<core::Error> errors = {
            Catalogue::open(archive.paths.catalogue(), Catalogue::Access::read).error(),
            Catalogue::open(archive.paths.catalogue(), Catalogue::Access::write).error(),
            Writer::open(archive.paths).error(),
            Snapshot::open(archive.paths).error(),
        };
        for (const core::Error& error : errors) {
            CHECK(error.code == core::ErrorCode::archive_version);
            CHECK_FALSE(error.hint.empty());
        }
    }
}

TEST_CASE("What the hint tells to run can open an index of another analyzer or of other terms") {
    for (const char* change : {other_terms, no_terms, other_analyzer}) {
        CAPTURE(change);
        const test::TempArchive archive;
        alter(archive.paths, change);
        CHECK(Writer::open(archive.paths).error().hint.find("compact --reanalyze") != std::string::npos);
        {
            Writer writer = must(Writer::open(archive.paths, true));
            must(writer.replace_segments({}));
        }
        CHECK(Writer::open(archive.paths).ok());
    }
}

TEST_CASE("A catalogue of another schema cannot be rebuilt from") {
    const test::TempArchive archive;
    alter(archive.paths, other_schema);
    CHECK(Writer::open(archive.paths, true).error().code == core::ErrorCode::archive_version);
}

TEST_CASE("A new catalogue says which schema, terms and analyzer it is of") {
    const test::TempArchive archive;
    Catalogue catalogue = must(Catalogue::open(archive.paths.catalogue(), Catalogue::Access::read));
    CHECK(must(catalogue.connection().number("PRAGMA user_version")) == schema_version);
    CHECK(must(catalogue.property("terms")) == std::to_string(terms_version));
    CHECK(must(catalogue.property("analyzer")) == text::Analyzer::version());
    CHECK_FALSE(must(catalogue.property("nothing")).has_value());
}

TEST_CASE("A catalogue that is missing or no database is damage") {
    const test::TempArchive archive;
    for (const std::string& content :
         {std::string("not a database at all, but long enough to have a header"), std::string(20000, 'x')}) {
        test::write_bytes(archive.paths.catalogue(), content);
        CHECK(Catalogue::open(archive.paths.catalogue(), Catalogue::Access::read).error().code ==
              core::ErrorCode::archive_damaged);
        CHECK(Writer::open(archive.paths).error().code == core::ErrorCode::archive_damaged);
    }
    std::filesystem::remove(archive.paths.catalogue());
    CHECK(Catalogue::open(archive.paths.catalogue(), Catalogue::Access::read).error().code ==
          core::ErrorCode::archive_damaged);
    CHECK(Snapshot::open(archive.paths).error().code == core::ErrorCode::archive_damaged);
}

TEST_CASE("Paths with characters that mean something in a URI are only names") {
    const test::TempFolder folder;
    for (const char* name : {"a?b", "a#b", "a%20b", "أرشيف جديد", "a&mode=memory"}) {
        CAPTURE(name);
        const ArchivePaths paths{folder.at(name)};
        must(create_archive(paths));
        CHECK(std::filesystem::exists(paths.catalogue()));
        CHECK(Writer::open(paths).ok());
    }
}
