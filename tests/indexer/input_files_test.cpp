#include "indexer/input_files.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "../store/temp_archive.h"

using namespace arshif;
using namespace arshif::indexer;
using test::must;

namespace fs = std::filesystem;

namespace {

struct Walked {
    std::vector<std::string> files;
    std::vector<std::string> unreadable;
    std::int64_t skipped = 0;
};

Walked walked(const std::string& path, std::size_t limit = 1000) {
    Walked result;
    const auto use = [&](const InputFile& file) {
        CHECK(fs::exists(file.path));
        CHECK(file.bytes == fs::file_size(file.path));
        result.files.push_back(file.relative);
        return result.files.size() < limit;
    };
    const WalkCounts counts = walk(must(import_root(path)), use, [&](const core::Error&, const std::string& relative) {
        result.unreadable.push_back(relative);
    });
    result.skipped = counts.skipped_files;
    return result;
}

}  // namespace

TEST_CASE("A folder is read in the order of its names, folders in their place") {
    const test::TempFolder folder;
    for (const char* name :
         {"b.txt", "a/2.txt", "a/10.txt", "a/الخبر.txt", "Z.txt", "a.txt", "c/d/e/f.json", "10.txt", "9.txt"}) {
        test::write_bytes(folder.at(name), name);
    }
    CHECK(walked(folder.path()).files == std::vector<std::string>{"10.txt", "9.txt", "Z.txt", "a/10.txt", "a/2.txt",
                                                                  "a/الخبر.txt", "a.txt", "b.txt", "c/d/e/f.json"});
}

TEST_CASE("Names decide what of a folder is read, and the rest is counted") {
    const test::TempFolder folder;
    for (const char* name : {"a.txt", "b.TXT", "c.text", "d.json", "e.jsonl", "f.ndjson", "g", "h.JSON", "p.sgm",
                             "q.SGML", "r.csv", "s.json.gz", "t.tar.xz", "u.zip"})
        test::write_bytes(folder.at(name), "x");
    for (const char* name : {"i.pdf", "j.jpg", "k.txt~", "l.jpg.gz"})
        test::write_bytes(folder.at(name), "x");
    const Walked result = walked(folder.path());
    CHECK(result.files == std::vector<std::string>{"a.txt", "b.TXT", "c.text", "d.json", "e.jsonl", "f.ndjson", "g",
                                                   "h.JSON", "p.sgm", "q.SGML", "r.csv", "s.json.gz", "t.tar.xz",
                                                   "u.zip"});
    CHECK(result.skipped == 4);
}

TEST_CASE("Documents about the files beside them are no articles, and are counted") {
    const test::TempFolder folder;
    for (const char* name : {"ReadMe", "readme.md", "a/LICENSE", "a/Licence.TXT", "a/COPYING", "NOTICE.text",
                             "README.gz", "CHANGELOG.markdown", "b/CONTRIBUTING.txt.xz"})
        test::write_bytes(folder.at(name), "x");
    for (const char* name : {"readme.json", "license-2011", "a/notice-1.txt", "README/1.txt", "copying.html"})
        test::write_bytes(folder.at(name), "x");
    const Walked result = walked(folder.path());
    CHECK(result.files ==
          std::vector<std::string>{"README/1.txt", "a/notice-1.txt", "copying.html", "license-2011", "readme.json"});
    CHECK(result.skipped == 9);
    CHECK(walked(folder.at("a/LICENSE")).files == std::vector<std::string>{"LICENSE"});
}

TEST_CASE("Hidden files and folders are passed over without being counted") {
    const test::TempFolder folder;
    for (const char* name : {"a.txt", ".hidden.txt", "sub/.DS_Store", ".git/config.txt"})
        test::write_bytes(folder.at(name), "x");
    const Walked result = walked(folder.path());
    CHECK(result.files == std::vector<std::string>{"a.txt"});
    CHECK(result.skipped == 0);
}

TEST_CASE("Links to files are read, links to folders are not followed, so that no loop is endless") {
    const test::TempFolder folder;
    test::write_bytes(folder.at("in/a.txt"), "x");
    test::write_bytes(folder.at("out/b.txt"), "xyz");
    fs::create_directory_symlink(folder.at("in"), folder.at("in/loop"));
    fs::create_directory_symlink(folder.at("out"), folder.at("in/other"));
    fs::create_symlink(folder.at("out/b.txt"), folder.at("in/b.txt"));
    fs::create_symlink(folder.at("nowhere.txt"), folder.at("in/broken.txt"));
    const Walked result = walked(folder.at("in"));
    CHECK(result.files == std::vector<std::string>{"a.txt", "b.txt"});
    CHECK(result.skipped == 1);
    CHECK(result.unreadable.empty());
}

TEST_CASE("A link named on the command line is followed, and its origin is where it leads") {
    const test::TempFolder folder;
    test::write_bytes(folder.at("real/a.txt"), "x");
    fs::create_directory_symlink(folder.at("real"), folder.at("link"));
    const ImportRoot root = must(import_root(folder.at("link")));
    CHECK(root.folder);
    CHECK(root.origin == fs::canonical(folder.at("real")).string());
    CHECK(must(import_root(folder.at("real/../link/./"))).origin == root.origin);
    CHECK(walked(folder.at("link")).files == std::vector<std::string>{"a.txt"});
}

TEST_CASE("A file named by itself is read whatever it is called") {
    const test::TempFolder folder;
    for (const char* name : {"a.txt", "export.dump", ".hidden"}) {
        test::write_bytes(folder.at(name), "xyz");
        const ImportRoot root = must(import_root(folder.at(name)));
        CHECK_FALSE(root.folder);
        CHECK(root.origin == fs::canonical(folder.at(name)).string());
        CHECK(walked(folder.at(name)).files == std::vector<std::string>{name});
    }
}

TEST_CASE("A path that does not exist is bad usage and is named") {
    const core::Error error = import_root("/nowhere/at/all.txt").error();
    CHECK(error.code == core::ErrorCode::bad_usage);
    CHECK(error.message.find("/nowhere/at/all.txt") != std::string::npos);
    CHECK_FALSE(error.hint.empty());
    CHECK(import_root("").error().code == core::ErrorCode::bad_usage);
}

TEST_CASE("Standard input is an input of its own") {
    const ImportRoot root = must(import_root("-"));
    CHECK(root.origin == "-");
    std::vector<std::string> files;
    const auto use = [&](const InputFile& file) {
        files.push_back(file.path + " " + file.relative);
        return true;
    };
    walk(root, use, [](const core::Error&, const std::string&) { FAIL("standard input is no folder"); });
    CHECK(files == std::vector<std::string>{"- -"});
}

TEST_CASE("A caller that has had enough ends the walk") {
    const test::TempFolder folder;
    for (const char* name : {"a/1.txt", "a/2.txt", "a/3.txt", "b/4.txt", "c.txt"})
        test::write_bytes(folder.at(name), "x");
    CHECK(walked(folder.path(), 2).files == std::vector<std::string>{"a/1.txt", "a/2.txt"});
}
