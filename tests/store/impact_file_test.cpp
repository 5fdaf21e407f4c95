// The postings of frequent stems, in blocks with the greatest share of a stem in an article.
#include "store/impact_file.h"

#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "store/bit_packing.h"
#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

constexpr std::int64_t first_article = 500;
constexpr std::int64_t last_article = 1700;
constexpr std::uint32_t least = 100;

// Tables of articles with holes between their docids. The lower a stem's number, the more articles have it; `s0` is in
// all of them. Terms of every kind stand around the stems.
class Tables {
public:
    explicit Tables(std::uint32_t stems) {
        std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same tables every time
        Xapian::WritableDatabase tables(folder_.at("tables"), Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
        for (std::int64_t id = first_article + 3; id <= last_article;
             id += 1 + static_cast<std::int64_t>(random() % 2)) {
            Xapian::Document document;
            for (const char* const of_all : {"Q1", "Ss0", "XF1", "XO1", "XCDZ", "Y2010"})
                document.add_boolean_term(of_all);
            if (random() % 4 == 0) document.add_boolean_term("XCEG");
            if (random() % 100 == 0) document.add_boolean_term("XCSD");
            for (std::uint32_t number = 0; number < stems; ++number) {
                const bool has = random() % (1 + number * number) == 0;
                const auto count = static_cast<Xapian::termcount>(1 + random() % (number == 1 ? 300 : 4));
                if (has) document.add_term(stem(number), count);
            }
            tables.replace_document(static_cast<Xapian::docid>(id), document);
        }
        tables.commit();
    }
    static std::string stem(std::uint32_t number) { return "s" + std::to_string(number); }

    std::string folder() const { return folder_.at("tables"); }
    std::string path() const { return folder_.at("impacts"); }
    Xapian::Database open() const { return Xapian::Database(folder()); }
    ImpactFile write() const {
        must(write_impacts(path(), first_article, last_article, folder(), least));
        return must(ImpactFile::open(path())).value();
    }

private:
    test::TempFolder folder_;
};

// Docid and occurrences.
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Pairs postings_of(const ImpactList& list) {
    Pairs postings;
    ImpactPostings block;
    for (std::size_t i = 0; i < list.blocks(); ++i) {
        list.read(i, block);
        list.read_counts(i, block);
        for (std::size_t k = 0; k < block.size; ++k)
            postings.emplace_back(block.documents[k], block.counts[k]);
    }
    return postings;
}

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("Numbers come out of their bits as they went in, whatever their width and however many") {
    std::mt19937 random(3);  // NOLINT(cert-msc51-cpp): the same numbers every time
    for (unsigned bits = 0; bits <= most_packed_bits; ++bits) {
        for (const std::size_t count : {0U, 1U, 7U, 64U, 128U}) {
            CAPTURE(bits, count);
            std::vector<std::uint32_t> numbers;
            for (std::size_t i = 0; i < count; ++i)
                numbers.push_back(bits == 0 ? 0 : static_cast<std::uint32_t>(random()) >> (most_packed_bits - bits));
            std::string packed;
            append_packed(packed, numbers, bits);
            CHECK(packed.size() == packed_bytes(count, bits));
            packed.append(packing_slack, '\x7F');
            std::vector<std::uint32_t> read(count);
            unpack(packed.data(), bits, read);
            CHECK(read == numbers);
        }
    }
    CHECK(bits_for(0) == 0);
    CHECK(bits_for(1) == 1);
    CHECK(bits_for(255) == 8);
    CHECK(bits_for(256) == 9);
    CHECK(bits_for(~0U) == 32);
}

TEST_CASE("A frequent stem or term of records has the postings that the tables have, and others have none") {
    const Tables tables(8);
    const ImpactFile file = tables.write();
    const Xapian::Database database = tables.open();
    std::vector<std::string> terms = {"XCDZ", "XCEG", "XCSD", "Y2010"};
    for (std::uint32_t number = 0; number < 8; ++number)
        terms.push_back(Tables::stem(number));
    std::size_t frequent = 0;
    for (const std::string& term : terms) {
        CAPTURE(term);
        Pairs expected;
        for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at)
            expected.emplace_back(*at, std::max<std::uint32_t>(1, at.get_wdf()));
        const std::optional<ImpactList> list = file.list(term);
        REQUIRE(list.has_value() == (expected.size() >= least));
        if (!list) continue;
        ++frequent;
        CHECK(list->articles() == expected.size());
        CHECK((postings_of(*list) == expected));
    }
    CHECK(frequent > 5);
    CHECK(frequent < 11);
    for (const std::string other : {"", "Q1", "S", "Ss0", "XF1", "XO1", "Y2011", "XC", "s", "s00", "zzz"})
        CHECK_FALSE(file.list(other));
}

TEST_CASE("A block's ratio is that of its best posting, and its last docid bounds it") {
    const Tables tables(4);
    const ImpactFile file = tables.write();
    const Xapian::Database database = tables.open();
    for (std::uint32_t number = 0; number < 3; ++number) {
        const ImpactList list = file.list(Tables::stem(number)).value();
        REQUIRE(list.blocks() > 1);
        float greatest = 0;
        ImpactPostings block;
        for (std::size_t i = 0; i < list.blocks(); ++i) {
            CAPTURE(number, i);
            list.read(i, block);
            list.read_counts(i, block);
            REQUIRE(block.size > 0);
            CHECK(block.documents[block.size - 1] == list.last(i));
            double best = 0;
            for (std::size_t k = 0; k < block.size; ++k) {
                const std::uint32_t length = database.get_doclength(block.documents[k]);
                CHECK(file.length(block.documents[k]) == length);
                best = std::max(best, static_cast<double>(block.counts[k]) / length);
            }
            CHECK(double{list.ratio(i)} >= best);
            CHECK(double{list.ratio(i)} == Approx(best));
            greatest = std::max(greatest, list.ratio(i));
        }
        CHECK(list.ratio() == greatest);
    }
    CHECK(file.length(first_article) == 0);
    CHECK(file.length(last_article + 1) == 0);
    CHECK(file.length(0) == 0);
}

TEST_CASE("Where no stem is frequent there is no file of impacts") {
    const Tables tables(3);
    must(write_impacts(tables.path(), first_article, last_article, tables.folder(), 5000));
    CHECK_FALSE(std::filesystem::exists(tables.path()));
    CHECK_FALSE(must(ImpactFile::open(tables.path())));
}

TEST_CASE("What is no file of impacts is damage, and a spoilt one is not read outside of itself") {
    const Tables tables(5);
    tables.write();
    const std::string sound = bytes_of(tables.path());
    const auto with = [&](const std::string& bytes) {
        std::ofstream(tables.path(), std::ios::binary | std::ios::trunc) << bytes;
        return ImpactFile::open(tables.path());
    };
    for (const std::string& bytes :
         {std::string(), sound.substr(0, 20), sound.substr(0, sound.size() - 1), "BRIMPCT1" + sound.substr(8),
          sound.substr(0, 8) + sound.substr(sound.size() - 24)}) {
        const auto opened = with(bytes);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == core::ErrorCode::archive_damaged);
    }
    std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same damage every time
    std::size_t opened = 0;
    for (int round = 0; round < 600; ++round) {
        std::string bytes = sound;
        // Half of the damage where one byte decides on many.
        const std::size_t from = round % 2 == 0 ? 0 : bytes.size() - 200;
        for (int i = 0; i < 4; ++i)
            bytes[from + random() % (bytes.size() - from)] = static_cast<char>(random());
        const auto file = with(bytes);
        if (!file) continue;
        ++opened;
        for (std::uint32_t number = 0; number < 5; ++number) {
            const std::optional<ImpactList> list = (*file)->list(Tables::stem(number));
            for (const auto& [document, count] : list ? postings_of(*list) : Pairs())
                (*file)->length(document);
        }
    }
    CHECK(opened > 100);
}
