#include "store/archive.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "store/files.h"
#include "store/snapshot.h"
#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace fs = std::filesystem;

TEST_CASE("A new archive is whole and nothing is left beside it") {
    const test::TempFolder folder;
    const ArchivePaths paths{folder.at("deep/below/archive")};
    CHECK(find_archive(paths).error().code == core::ErrorCode::archive_missing);
    CHECK_FALSE(find_archive(paths).error().hint.empty());
    must(create_archive(paths));
    CHECK(find_archive(paths).ok());
    CHECK(must(list_folder(paths.folder)) ==
          std::vector<std::string>{"catalogue.sqlite", "lock", "scratch", "segments"});
    CHECK(must(list_folder(folder.at("deep/below"))) == std::vector<std::string>{"archive"});
    CHECK(must(Snapshot::open(paths)).articles() == 0);
    CHECK(Writer::open(paths).ok());
}

TEST_CASE("Making an archive where there is one changes nothing") {
    test::TempArchive archive;
    {
        Writer writer = archive.writer();
        archive.add(writer, "a", 3);
        must(create_archive(archive.paths));
    }
    must(create_archive(archive.paths));
    CHECK(must(Snapshot::open(archive.paths)).articles() == 3);
}

TEST_CASE("An empty folder becomes an archive, one with other files is left alone") {
    const test::TempFolder folder;
    fs::create_directory(folder.at("empty"));
    must(create_archive({folder.at("empty")}));
    CHECK(find_archive({folder.at("empty")}).ok());

    for (const char* other : {"letters/thesis.txt", "hidden/.profile"}) {
        CAPTURE(other);
        test::write_bytes(folder.at(other), "x");
        const std::string taken = fs::path(folder.at(other)).parent_path().string();
        const core::Result<void> made = create_archive({taken});
        REQUIRE_FALSE(made.ok());
        CHECK(made.error().code == core::ErrorCode::cannot_write);
        CHECK(made.error().message.find(taken) != std::string::npos);
        CHECK_FALSE(made.error().hint.empty());
        CHECK(must(list_folder(taken)).size() == 1);
    }
    CHECK(must(list_folder(folder.path())) == std::vector<std::string>{"empty", "hidden", "letters"});
}

TEST_CASE("However the folder is spelled, it is the archive") {
    const test::TempFolder folder;
    for (const char* spelling : {"a/", "b//", "c/.", "x/../d", "./e/"}) {
        CAPTURE(spelling);
        const ArchivePaths paths{folder.at(spelling)};
        fs::create_directories(folder.at("x"));
        must(create_archive(paths));
        CHECK(find_archive(paths).ok());
        CHECK(Writer::open(paths).ok());
    }
    CHECK(must(list_folder(folder.path())) == std::vector<std::string>{"a", "b", "c", "d", "e", "x"});
}

TEST_CASE("A file in the place of the archive is not replaced") {
    const test::TempFolder folder;
    for (const char* content : {"", "a letter"}) {
        test::write_bytes(folder.at("file"), content);
        CHECK(create_archive({folder.at("file")}).error().code == core::ErrorCode::cannot_write);
        CHECK(test::read_bytes(folder.at("file")) == content);
    }
    CHECK(must(list_folder(folder.path())) == std::vector<std::string>{"file"});
}

TEST_CASE("Segments without a catalogue are a damaged archive that is not overwritten") {
    test::TempArchive archive;
    fs::remove(archive.paths.catalogue());
    CHECK(find_archive(archive.paths).error().code == core::ErrorCode::archive_damaged);
    CHECK(create_archive(archive.paths).error().code == core::ErrorCode::archive_damaged);
    CHECK(Writer::open(archive.paths).error().code == core::ErrorCode::archive_damaged);
}

TEST_CASE("Locks on files keep each other out as readers and writers do") {
    const test::TempFolder folder;
    const std::string path = folder.at("lock");
    CHECK(FileLock::acquire(path, FileLock::Kind::shared).error().code == core::ErrorCode::cannot_read);
    test::write_bytes(path, "process 1");
    {
        const FileLock shared = must(FileLock::acquire(path, FileLock::Kind::shared));
        CHECK(FileLock::acquire(path, FileLock::Kind::shared).ok());
        CHECK(FileLock::acquire(path, FileLock::Kind::exclusive).error().code == core::ErrorCode::locked);
    }
    const FileLock exclusive = must(FileLock::acquire(path, FileLock::Kind::exclusive));
    CHECK(FileLock::acquire(path, FileLock::Kind::shared).error().code == core::ErrorCode::locked);
    CHECK(FileLock::acquire(path, FileLock::Kind::exclusive).error().code == core::ErrorCode::locked);
}

TEST_CASE("Checksums tell files of a folder apart by name, size and content") {
    const test::TempFolder folder;
    test::write_bytes(folder.at("s/b"), std::string(700000, 'b'));
    test::write_bytes(folder.at("s/a"), "");
    const std::vector<SegmentFile> files = must(checksum_files(folder.at("s")));
    REQUIRE(files.size() == 2);
    CHECK(files[0].name == "a");
    CHECK(files[0].bytes == 0);
    CHECK(files[1].bytes == 700000);
    test::flip_byte(folder.at("s/b"), 699999);
    const std::vector<SegmentFile> after = must(checksum_files(folder.at("s")));
    CHECK(after[0] == files[0]);
    CHECK(after[1].checksum != files[1].checksum);
    CHECK(checksum_files(folder.at("nowhere")).error().code == core::ErrorCode::cannot_read);
}

TEST_CASE("A new file that is moved while it is written keeps what it was given") {
    const test::TempFolder folder;
    const std::string path = folder.at("file");
    NewFile first = must(NewFile::create(path));
    must(first.write("one "));
    NewFile second(std::move(first));
    must(second.write("two"));
    must(second.close());
    CHECK(test::read_bytes(path) == "one two");
}
