// What is written as glass is what Xapian reads.
#include "store/segment_tables.h"

#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "store/fields.h"
#include "store/segment_writing.h"
#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

using Terms = std::map<std::string, std::vector<Posting>>;

struct Content {
    std::vector<SegmentDocument> documents;
    Terms terms;

    // Its length grows by what is added.
    void add(const std::string& term, std::size_t document, std::uint32_t wdf) {
        terms[term].push_back({documents[document].document, wdf});
        documents[document].length += wdf;
    }
};

std::string written(const test::TempFolder& folder, const Content& content) {
    const std::string path = folder.at("tables");
    SegmentTables tables = must(SegmentTables::create(path));
    for (const SegmentDocument& document : content.documents)
        must(tables.add(document));
    for (const auto& [term, postings] : content.terms) {
        must(tables.begin_term(term));
        for (const Posting& posting : postings)
            tables.add(posting);
    }
    must(tables.finish());
    return path;
}

Terms terms_of(const Xapian::Database& database) {
    Terms terms;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        std::vector<Posting>& postings = terms[*term];
        for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
            postings.push_back({*at, at.get_wdf()});
    }
    return terms;
}

void check_documents(const Xapian::Database& database, const std::vector<SegmentDocument>& documents) {
    REQUIRE(database.get_doccount() == documents.size());
    std::size_t wrong = 0;
    auto at = database.postlist_begin({});
    for (const SegmentDocument& document : documents) {
        const Xapian::Document found = database.get_document(document.document);
        bool same = *at == document.document && at.get_doclength() == document.length;
        same = same && found.get_data() == document.record;
        std::map<std::uint32_t, std::string> values(document.values.begin(), document.values.end());
        for (const SlotField& field : slot_fields)
            same = same && found.get_value(field.slot) == values[field.slot];
        if (!same) ++wrong;
        ++at;
    }
    CHECK(wrong == 0);
    CHECK(at == database.postlist_end({}));
}

void check_statistics(const Xapian::Database& database, const Content& content) {
    std::uint64_t total = 0;
    for (const SegmentDocument& document : content.documents)
        total += document.length;
    CHECK(database.get_total_length() == total);
    CHECK(database.get_lastdocid() == content.documents.back().document);
    std::size_t wrong = 0;
    for (const auto& [term, postings] : content.terms) {
        std::uint32_t occurrences = 0;
        for (const Posting& posting : postings)
            occurrences += posting.wdf;
        if (database.get_termfreq(term) != postings.size() || database.get_collection_freq(term) != occurrences)
            ++wrong;
    }
    CHECK(wrong == 0);
    for (const SlotField& field : slot_fields) {
        std::vector<std::string> values;
        for (const SegmentDocument& document : content.documents) {
            for (const auto& [slot, value] : document.values) {
                if (slot == field.slot) values.push_back(value);
            }
        }
        CAPTURE(field.name);
        CHECK(database.get_value_freq(field.slot) == values.size());
        if (values.empty()) continue;
        CHECK(database.get_value_lower_bound(field.slot) == *std::min_element(values.begin(), values.end()));
        CHECK(database.get_value_upper_bound(field.slot) == *std::max_element(values.begin(), values.end()));
    }
}

// Has Xapian look at the structure of each table. Not under a sanitizer: Xapian 1.4.22 deletes there what it made as
// one class as another, which AddressSanitizer does not let pass.
void check_blocks([[maybe_unused]] const std::string& path) {
#ifndef ARSHIF_SANITIZE
    CHECK(Xapian::Database::check(path) == 0);
#endif
}

void check_tables(const std::string& path, const Content& content) {
    check_blocks(path);
    const Xapian::Database database(path);
    CHECK(database.get_metadata(std::string(terms_metadata)) == std::to_string(terms_version));
    CHECK(terms_of(database) == content.terms);
    check_documents(database, content.documents);
    check_statistics(database, content);
}

// Documents with gaps between their ids; terms that all, some and one of them have.
Content many_documents(std::size_t count) {
    std::mt19937 generator(7);
    const auto random = [&generator] { return static_cast<std::uint32_t>(generator()); };
    Content content;
    std::uint32_t id = 30000;
    for (std::size_t i = 0; i < count; ++i) {
        id += 1 + random() % 5;
        content.documents.push_back({id, 0, std::string(20 + random() % 300, static_cast<char>('a' + i % 26)), {}});
        if (i % 3 != 0) content.documents.back().values.emplace_back(slot::date, "2011" + std::to_string(i % 977));
        if (i % 50 == 0) content.documents.back().values.emplace_back(slot::source, "الخبر");
        content.add("all", i, 1 + random() % 3);
        content.add("Q" + std::to_string(id), i, 0);
        if (i % 7 == 0) content.add("some", i, 200 + random() % 100000);
        for (int k = 0; k < 5; ++k)
            content.add("t" + std::to_string(random() % 2000) + "." + std::to_string(k), i, 1);
    }
    return content;
}

}  // namespace

TEST_CASE("Tables of several levels and chunks are read as they were written") {
    const test::TempFolder folder;
    const Content content = many_documents(20000);
    check_tables(written(folder, content), content);
}

TEST_CASE("Xapian merges such tables and keeps what they hold") {
    const test::TempFolder folder;
    const Content content = many_documents(3000);
    const Xapian::Database tables(written(folder, content));
    Xapian::Database(tables).compact(folder.at("merged"), Xapian::DBCOMPACT_NO_RENUMBER);
    check_tables(folder.at("merged"), content);
}

TEST_CASE("Docids of every length of key are found") {
    const test::TempFolder folder;
    Content content;
    for (const std::uint32_t id : {1U, 255U, 256U, 16383U, 16384U, 32767U, 32768U, 65535U, 65536U, 4194303U, 4194304U,
                                   536870911U, 536870912U, 1073741824U, 2147483648U, 4294967294U}) {
        content.documents.push_back({id, 0, "record " + std::to_string(id), {{slot::country, "DZ"}}});
        content.add("term", content.documents.size() - 1, 1);
    }
    const std::string path = written(folder, content);
    const Xapian::Database database(path);
    CHECK(terms_of(database) == content.terms);
    check_documents(database, content.documents);
}

TEST_CASE("Terms with NULs and of the greatest length, and records longer than blocks, are kept") {
    const test::TempFolder folder;
    Content content;
    for (std::uint32_t id = 1; id <= 400; ++id) {
        std::string record;
        for (std::uint32_t i = 0; record.size() < id * 97; ++i)
            record += static_cast<char>(i * id % 251);
        content.documents.push_back({id * 100000, 0, record, {}});
    }
    std::vector<std::string> terms = {
        std::string(1, '\0'),    std::string("a\0", 2), std::string("a\0\0b", 4), "a", "ab",
        std::string("a\xFF", 2), std::string(245, 'x'), std::string(122, '\0')};
    for (const std::string& term : terms) {
        for (std::size_t i = 0; i < content.documents.size(); ++i)
            content.add(term, i, static_cast<std::uint32_t>(term.size() * i));
    }
    check_tables(written(folder, content), content);
}

TEST_CASE("Records of every length are kept, whether they compress well, hardly or not at all") {
    const test::TempFolder folder;
    std::mt19937 generator(11);
    Content content;
    for (const std::uint32_t size : {1U, 2U, 17U, 300U, 2034U, 2035U, 5000U, 70000U, 300000U}) {
        for (const std::uint32_t letters : {1U, 64U, 256U}) {
            std::string record;
            while (record.size() < size)
                record += static_cast<char>(' ' + generator() % letters);
            content.documents.push_back({static_cast<std::uint32_t>(content.documents.size() + 1), 0, record, {}});
        }
    }
    const std::string path = written(folder, content);
    check_tables(path, content);
    Xapian::Database(path).compact(folder.at("merged"), Xapian::DBCOMPACT_NO_RENUMBER);
    check_tables(folder.at("merged"), content);
    // Of a third of the records next to nothing is left, of a third six bits in eight, a third stays.
    const auto written_bytes = std::filesystem::file_size(path + "/docdata.glass");
    CHECK(written_bytes < 2 * 379'389);
    CHECK(std::filesystem::file_size(folder.at("merged") + "/docdata.glass") <= written_bytes);
}

TEST_CASE("Tables without documents are sound and empty") {
    const test::TempFolder folder;
    const std::string path = written(folder, {});
    check_blocks(path);
    CHECK(Xapian::Database(path).get_doccount() == 0);
    Xapian::Database(path).compact(folder.at("merged"), Xapian::DBCOMPACT_NO_RENUMBER);
    CHECK(Xapian::Database(folder.at("merged")).get_doccount() == 0);
}

TEST_CASE("Tables written anew lack the dead and nothing else") {
    const test::TempFolder folder;
    Content content = many_documents(3000);
    const std::string path = written(folder, content);
    std::vector<std::int64_t> dead;
    for (std::size_t i = 0; i < content.documents.size(); ++i) {
        if (i % 3 == 0 || i > 2500) dead.push_back(content.documents[i].document);
    }
    const auto is_dead = [&](std::uint32_t id) { return std::binary_search(dead.begin(), dead.end(), id); };
    must(write_living(folder.at("living"), path, dead));

    std::erase_if(content.documents, [&](const SegmentDocument& document) { return is_dead(document.document); });
    for (auto& [term, postings] : content.terms)
        std::erase_if(postings, [&](const Posting& posting) { return is_dead(posting.document); });
    std::erase_if(content.terms, [](const auto& entry) { return entry.second.empty(); });
    check_tables(folder.at("living"), content);
}

TEST_CASE("A table that cannot be written says where") {
    const test::TempFolder folder;
    const core::Result<SegmentTables> tables = SegmentTables::create(folder.at("none/there"));
    REQUIRE_FALSE(tables.ok());
    CHECK(tables.error().message.find("none/there") != std::string::npos);
}
