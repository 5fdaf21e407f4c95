// Which articles have two common words side by side.
#include "store/biword_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "store/file_numbers.h"
#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

constexpr std::int64_t first_article = 1000;

struct Stream {
    std::uint32_t title_size = 0;
    std::vector<text::TokenCode> codes;
};
using Streams = std::map<std::int64_t, Stream>;

// The code of some surface form of a stem.
text::TokenCode form_of(text::TokenCode stem, std::uint32_t form) {
    return stem << text::surface_bits | form;
}

Streams random_streams(std::uint32_t seed, std::size_t articles, std::uint32_t stems) {
    std::mt19937 random(seed);
    const auto below = [&random](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
    Streams streams;
    std::int64_t document = first_article;
    for (std::size_t i = 0; i < articles; ++i) {
        document += 1 + below(3);
        Stream& stream = streams[document];
        const std::uint32_t size = below(40);
        for (std::uint32_t k = 0; k < size; ++k)
            stream.codes.push_back(form_of(below(stems) * below(stems) * 7919 % 1000000, below(50)));
        stream.title_size = size == 0 ? 0 : below(size);
    }
    return streams;
}

TokenSource source_of(const Streams& streams) {
    return [&streams](const TokenSink& sink) {
        for (const auto& [document, stream] : streams)
            sink(document, {stream.codes, stream.title_size});
    };
}

std::map<text::TokenCode, std::uint32_t> articles_with(const Streams& streams) {
    std::map<text::TokenCode, std::uint32_t> counts;
    for (const auto& [document, stream] : streams) {
        std::set<text::TokenCode> stems;
        for (const text::TokenCode code : stream.codes)
            stems.insert(text::stem_part(code));
        for (const text::TokenCode stem : stems)
            ++counts[stem];
    }
    return counts;
}

std::vector<std::int64_t> side_by_side(const Streams& streams, text::TokenCode first, text::TokenCode second) {
    std::vector<std::int64_t> documents;
    for (const auto& [document, stream] : streams) {
        for (std::size_t i = 1; i < stream.codes.size(); ++i) {
            const bool across = i == stream.title_size;
            if (across || text::stem_part(stream.codes[i - 1]) != first || text::stem_part(stream.codes[i]) != second)
                continue;
            documents.push_back(document);
            break;
        }
    }
    return documents;
}

// A file of the streams' biwords in which so many articles make a stem common.
class Written {
public:
    Written(const std::vector<Streams>& parts, std::uint32_t least, std::size_t memory = BiwordLimits().memory) {
        std::vector<TokenSource> sources;
        for (const Streams& part : parts)
            sources.push_back(source_of(part));
        BiwordLimits limits;
        limits.least = least;
        limits.memory = memory;
        must(write_biwords(path(), first_article, sources, limits));
    }
    std::string path() const { return folder_.at("biwords"); }
    BiwordFile file() const { return must(BiwordFile::open(path())).value(); }

private:
    test::TempFolder folder_;
};

std::vector<std::int64_t> found(const BiwordFile& file, text::TokenCode first,
                                const std::vector<text::TokenCode>& seconds) {
    std::vector<std::int64_t> documents;
    file.append_documents(first, seconds, documents);
    return documents;
}

}  // namespace

TEST_CASE("Numbers are read as they were written, and nothing behind the end") {
    std::string bytes;
    const std::vector<std::uint32_t> numbers = {0, 1, 127, 128, 16383, 16384, 1U << 31U, ~0U};
    for (const std::uint32_t number : numbers)
        append_varint(bytes, number);
    VarintReader reader(bytes);
    for (const std::uint32_t number : numbers)
        CHECK(reader.next() == number);
    CHECK(reader.at_end());
    CHECK(reader.next() == 0);
    CHECK(reader.take(10).empty());
}

TEST_CASE(
    "Common stems side by side are found as reading every article finds them, however little is sorted at a time") {
    const Streams one = random_streams(1, 150, 12);
    Streams other;
    for (const auto& [document, stream] : random_streams(2, 150, 12))
        other[document + 1000] = stream;
    Streams all = one;
    all.insert(other.begin(), other.end());
    constexpr std::uint32_t least = 30;
    for (const std::size_t memory : {std::size_t{64}, std::size_t{1} << 20U}) {
        const Written written({one, other}, least, memory);
        const BiwordFile file = written.file();
        std::vector<text::TokenCode> common;
        for (const auto& [stem, articles] : articles_with(all)) {
            CAPTURE(stem, articles);
            CHECK(file.is_common(stem) == (articles >= least));
            if (articles >= least) common.push_back(stem);
        }
        REQUIRE(common.size() > 5);
        std::size_t lists = 0;
        for (const text::TokenCode first : common) {
            for (const text::TokenCode second : common) {
                const std::vector<std::int64_t> expected = side_by_side(all, first, second);
                CAPTURE(first, second);
                CHECK((found(file, first, {second}) == expected));
                lists += expected.empty() ? 0U : 1U;
            }
        }
        CHECK(lists > common.size());
    }
}

TEST_CASE("Of several words that may follow each list is given, and what is not common is left out") {
    const Streams streams = random_streams(3, 300, 12);
    const Written written({streams}, 30);
    const BiwordFile file = written.file();
    const text::TokenCode rare = 999999;
    REQUIRE_FALSE(file.is_common(rare));
    std::vector<std::int64_t> both = found(file, 0, {rare, 7919, 0});
    std::vector<std::int64_t> each = side_by_side(streams, 0, 0);
    const std::vector<std::int64_t> more = side_by_side(streams, 0, 7919);
    each.insert(each.end(), more.begin(), more.end());
    CHECK((both == each));
    CHECK(found(file, rare, {0}).empty());
    CHECK(found(file, 0, {}).empty());
}

TEST_CASE("A share of many articles is common only where that many have it, and few articles have no file") {
    const Streams streams = random_streams(4, 200, 6);
    const test::TempFolder folder;
    must(write_biwords(folder.at("none"), first_article, {source_of(streams)}));
    CHECK_FALSE(std::filesystem::exists(folder.at("none")));
    CHECK_FALSE(must(BiwordFile::open(folder.at("none"))));
    BiwordLimits limits;
    limits.least = 1;
    limits.share = 2;
    must(write_biwords(folder.at("half"), first_article, {source_of(streams)}, limits));
    const BiwordFile file = must(BiwordFile::open(folder.at("half"))).value();
    for (const auto& [stem, articles] : articles_with(streams)) {
        CAPTURE(stem, articles);
        CHECK(file.is_common(stem) == (articles >= 100));
    }
}

TEST_CASE("What is no file of biwords is damage, and a spoilt one is not read outside of itself") {
    const Streams streams = random_streams(5, 100, 6);
    const Written written({streams}, 10);
    std::ifstream in(written.path(), std::ios::binary);
    const std::string sound{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const auto with = [&](const std::string& bytes) {
        std::ofstream(written.path(), std::ios::binary | std::ios::trunc) << bytes;
        return BiwordFile::open(written.path());
    };
    for (const std::string& bytes : {std::string(), sound.substr(0, 20), "BRBIWRD1" + sound.substr(8)}) {
        const auto opened = with(bytes);
        REQUIRE_FALSE(opened.ok());
        CHECK(opened.error().code == core::ErrorCode::archive_damaged);
    }
    std::size_t opened_all = 0;
    for (std::size_t at = 8; at < sound.size(); ++at) {
        std::string bytes = sound;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
        const auto opened = with(bytes);
        if (!opened) continue;
        ++opened_all;
        for (text::TokenCode stem = 0; stem < 40; ++stem)
            found(opened->value(), stem * 7919, {0, 7919, 2 * 7919});
    }
    CHECK(opened_all > sound.size() / 2);
}
