#include "store/vocabulary.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

std::vector<VocabularyEntry> sorted(std::vector<VocabularyEntry> entries) {
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.surface < b.surface; });
    return entries;
}

Vocabulary written(const std::string& path, const std::vector<std::vector<VocabularyEntry>>& parts) {
    std::vector<VocabularySource> sources;
    for (const auto& part : parts)
        sources.push_back(source_of(sorted(part)));
    must(write_vocabulary(path, std::move(sources)));
    return must(Vocabulary::open(path));
}

std::vector<VocabularyEntry> all_of(const Vocabulary& vocabulary, std::string_view prefix = {}) {
    std::vector<VocabularyEntry> all;
    VocabularyEntry entry;
    for (const VocabularySource next = vocabulary.entries(prefix); next(entry);)
        all.push_back(entry);
    return all;
}

// Many different forms, several of which share a code.
std::vector<VocabularyEntry> made_entries(std::size_t count) {
    std::vector<VocabularyEntry> entries;
    for (std::uint32_t i = 0; i < count; ++i) {
        entries.push_back(
            {"كلمة" + std::to_string(i * 7919U % 1000003U), i / 3U * text::TokenCode{0x1E3779B}, 1 + i % 300});
    }
    return entries;
}

}  // namespace

TEST_CASE("The counter counts a form once an article and gives the forms in order") {
    VocabularyCounter counter;
    CHECK(counter.number_of("قمة", 10) == 0);
    CHECK(counter.number_of("اجتماع", 20) == 1);
    CHECK(counter.number_of("قمة", 10) == 0);
    counter.add(0, 1);
    counter.add(0, 1);
    counter.add(1, 1);
    counter.add(0, 2);
    const std::vector<VocabularyEntry> entries = counter.take();
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].surface == "اجتماع");
    CHECK(entries[0].frequency == 1);
    CHECK(entries[1].surface == "قمة");
    CHECK(entries[1].code == 10);
    CHECK(entries[1].frequency == 2);
    CHECK(counter.take().empty());
}

TEST_CASE("A vocabulary of any size comes back whole and is found by form and by code") {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{15}, std::size_t{16}, std::size_t{17},
                                   std::size_t{33}, std::size_t{50000}}) {
        CAPTURE(size);
        const test::TempFolder folder;
        const std::vector<VocabularyEntry> entries = sorted(made_entries(size));
        const Vocabulary vocabulary = written(folder.at("vocabulary"), {entries});
        REQUIRE(vocabulary.size() == size);
        const std::vector<VocabularyEntry> back = all_of(vocabulary);
        REQUIRE(back.size() == size);
        std::map<text::TokenCode, std::set<std::string>> by_code;
        for (std::size_t i = 0; i < size; ++i) {
            REQUIRE(back[i].surface == entries[i].surface);
            REQUIRE(back[i].code == entries[i].code);
            REQUIRE(back[i].frequency == entries[i].frequency);
            REQUIRE(vocabulary.frequency(entries[i].surface) == entries[i].frequency);
            by_code[entries[i].code].insert(entries[i].surface);
        }
        for (const auto& [code, forms] : by_code) {
            const std::vector<std::string> found = vocabulary.forms_of(code);
            REQUIRE(std::set<std::string>(found.begin(), found.end()) == forms);
            REQUIRE(found.size() == forms.size());
        }
        CHECK(vocabulary.frequency("") == 0);
        CHECK(vocabulary.frequency("كلم") == 0);
        CHECK(vocabulary.frequency("\xFF") == 0);
        CHECK(vocabulary.forms_of(0xFFFFFFFFFF).empty());
    }
}

TEST_CASE("The forms with a prefix are those that a search through all of them finds") {
    const test::TempFolder folder;
    const std::vector<VocabularyEntry> entries = sorted(made_entries(1000));
    const Vocabulary vocabulary = written(folder.at("vocabulary"), {entries});
    std::vector<std::string> prefixes = {"", "ك", "كلمة", "كلمة1", "كلمة99", "كلمة9999999", "a", "\xFF"};
    for (std::size_t i = 0; i < entries.size(); i += 37)
        prefixes.push_back(entries[i].surface);
    for (const std::string& prefix : prefixes) {
        CAPTURE(prefix);
        std::vector<std::string> expected;
        for (const VocabularyEntry& entry : entries) {
            if (entry.surface.starts_with(prefix)) expected.push_back(entry.surface);
        }
        std::vector<std::string> found;
        for (const VocabularyEntry& entry : all_of(vocabulary, prefix))
            found.push_back(entry.surface);
        CHECK(found == expected);
    }
}

TEST_CASE("Merging vocabularies adds up the frequencies of a form") {
    const test::TempFolder folder;
    std::mt19937 random(11);
    for (const std::size_t parts : {std::size_t{1}, std::size_t{2}, std::size_t{20}}) {
        std::vector<std::vector<VocabularyEntry>> sources(parts);
        std::map<std::string, std::uint32_t> sums;
        for (const VocabularyEntry& entry : made_entries(500)) {
            for (std::vector<VocabularyEntry>& source : sources) {
                if (random() % 2 == 0) continue;
                source.push_back(entry);
                sums[entry.surface] += entry.frequency;
            }
        }
        const Vocabulary merged = written(folder.at("merged" + std::to_string(parts)), sources);
        CHECK(merged.size() == sums.size());
        for (const auto& [surface, frequency] : sums)
            REQUIRE(merged.frequency(surface) == frequency);
    }
}

TEST_CASE("A merge reads vocabularies of files as it reads lists") {
    const test::TempFolder folder;
    const Vocabulary a = written(folder.at("a"), {{{"باب", 1, 3}, {"كتاب", 2, 5}}});
    const Vocabulary b = written(folder.at("b"), {{{"كتاب", 2, 1}, {"قلم", 3, 2}}});
    must(write_vocabulary(folder.at("c"), {a.entries(), b.entries()}));
    const Vocabulary c = must(Vocabulary::open(folder.at("c")));
    CHECK(c.size() == 3);
    CHECK(c.frequency("كتاب") == 6);
    CHECK(c.frequency("باب") == 3);
    CHECK(c.forms_of(3) == std::vector<std::string>{"قلم"});
}

TEST_CASE("Forms with NULs, of one byte and of a hundred kilobytes are forms like any other") {
    const test::TempFolder folder;
    const std::string long_form(100000, 'x');
    const std::string nuls("a\0b\0", 4);
    const Vocabulary vocabulary =
        written(folder.at("v"), {{{"a", 1, 1}, {nuls, 2, 2}, {long_form, 3, 3}, {long_form + "y", 4, 4}}});
    CHECK(vocabulary.frequency("a") == 1);
    CHECK(vocabulary.frequency(nuls) == 2);
    CHECK(vocabulary.frequency(long_form) == 3);
    CHECK(vocabulary.frequency(long_form + "y") == 4);
}

TEST_CASE("A missing, empty, foreign or cut file is no vocabulary") {
    const test::TempFolder folder;
    written(folder.at("whole"), {made_entries(100)});
    const std::string whole = test::read_bytes(folder.at("whole"));
    std::vector<std::string> contents = {"", "ARVOCAB2", std::string(64, 'x'), whole.substr(0, 40),
                                         "ARVOCAB1" + whole.substr(8)};
    std::string many = whole;
    many.replace(8, 4, std::string("\xFF\xFF\xFF\xFF", 4));
    contents.push_back(many);
    for (const std::string& content : contents) {
        CAPTURE(content.size());
        test::write_bytes(folder.at("v"), content);
        const core::Result<Vocabulary> opened = Vocabulary::open(folder.at("v"));
        REQUIRE_FALSE(opened.ok());
        CHECK(opened.error().code == core::ErrorCode::archive_damaged);
        CHECK_FALSE(opened.error().hint.empty());
    }
    CHECK(Vocabulary::open(folder.at("nowhere")).error().code == core::ErrorCode::archive_damaged);
}

TEST_CASE("Damage inside a vocabulary spoils answers, nothing else") {
    const test::TempFolder folder;
    const std::vector<VocabularyEntry> entries = made_entries(100);
    written(folder.at("whole"), {entries});
    const std::string whole = test::read_bytes(folder.at("whole"));
    std::mt19937 random(5);
    int opened_damaged = 0;
    for (int round = 0; round < 600; ++round) {
        std::string bytes = whole;
        // A byte anywhere, or a word of the tables at the end: offsets of blocks and ordinals of entries.
        if (round % 2 == 0) {
            bytes[random() % bytes.size()] = static_cast<char>(random());
        } else {
            bytes.replace(bytes.size() - 4 * (1 + random() % 107), 4, std::string("\xFF\xFF\xFF\x7F", 4));
        }
        test::write_bytes(folder.at("v"), bytes);
        const core::Result<Vocabulary> vocabulary = Vocabulary::open(folder.at("v"));
        if (!vocabulary) continue;
        ++opened_damaged;
        std::size_t most = 0;
        for (const VocabularyEntry& entry : entries) {
            vocabulary->frequency(entry.surface);
            most = std::max(most, vocabulary->forms_of(entry.code).size());
        }
        REQUIRE(most <= vocabulary->size());
        REQUIRE(all_of(*vocabulary).size() <= vocabulary->size());
    }
    CHECK(opened_damaged > 300);
}
