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

// The articles with a token of the one kind before one of the other.
template <typename One, typename Other>
std::vector<std::int64_t> beside(const Streams& streams, const One& is_first, const Other& is_second) {
    std::vector<std::int64_t> documents;
    for (const auto& [document, stream] : streams) {
        for (std::size_t i = 1; i < stream.codes.size(); ++i) {
            const bool across = i == stream.title_size;
            if (across || !is_first(stream.codes[i - 1]) || !is_second(stream.codes[i])) continue;
            documents.push_back(document);
            break;
        }
    }
    return documents;
}

// Of any forms of the stems.
std::vector<std::int64_t> side_by_side(const Streams& streams, text::TokenCode first, text::TokenCode second) {
    return beside(
        streams, [&](text::TokenCode code) { return text::stem_part(code) == first; },
        [&](text::TokenCode code) { return text::stem_part(code) == second; });
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

std::vector<std::int64_t> found_codes(const BiwordFile& file, const std::vector<text::TokenCode>& firsts,
                                      const std::vector<text::TokenCode>& seconds) {
    std::vector<std::int64_t> documents;
    file.each_list(firsts, seconds, [&](const Biword&, const std::vector<std::int64_t>& listed) {
        documents.insert(documents.end(), listed.begin(), listed.end());
    });
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return documents;
}

std::vector<text::TokenCode> all_forms(const std::vector<text::TokenCode>& stems) {
    std::vector<text::TokenCode> codes;
    for (const text::TokenCode stem : stems) {
        for (std::uint32_t form = 0; form < 50; ++form)
            codes.push_back(form_of(stem, form));
    }
    return codes;
}

// Whatever the forms.
std::vector<std::int64_t> found(const BiwordFile& file, text::TokenCode first,
                                const std::vector<text::TokenCode>& seconds) {
    return found_codes(file, all_forms({first}), all_forms(seconds));
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
            CHECK(file.lists(stem, stem) == (articles >= least));
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
    REQUIRE_FALSE(file.lists(rare, rare));
    std::vector<std::int64_t> both = found(file, 0, {rare, 7919, 0});
    std::vector<std::int64_t> each = side_by_side(streams, 0, 0);
    const std::vector<std::int64_t> more = side_by_side(streams, 0, 7919);
    each.insert(each.end(), more.begin(), more.end());
    std::sort(each.begin(), each.end());
    each.erase(std::unique(each.begin(), each.end()), each.end());
    CHECK((both == each));
    CHECK(found(file, rare, {0}).empty());
    CHECK(found(file, 0, {}).empty());
}

TEST_CASE("Frequent forms are found by themselves, and a rare one with all rare ones of its stem") {
    const Streams streams = random_streams(6, 400, 4);
    const Written written({streams}, 30, 4096);
    const BiwordFile file = written.file();
    const text::TokenCode stem = 7919;
    REQUIRE(file.lists(stem, stem));
    std::size_t exact = 0;
    for (std::uint32_t first = 0; first < 50; ++first) {
        for (const std::uint32_t second : {0U, 7U, 33U}) {
            const text::TokenCode one = form_of(stem, first);
            const text::TokenCode other = form_of(stem, second);
            const std::vector<std::int64_t> expected = beside(
                streams, [&](text::TokenCode code) { return code == one; },
                [&](text::TokenCode code) { return code == other; });
            const std::vector<std::int64_t> documents = found_codes(file, {one}, {other});
            CAPTURE(first, second);
            CHECK(std::includes(documents.begin(), documents.end(), expected.begin(), expected.end()));
            exact += documents == expected ? 1U : 0U;
        }
    }
    // Fifteen of the fifty forms have a number of their own.
    CHECK(exact >= 15);
    CHECK(exact < 150);
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
        CHECK(file.lists(stem, stem) == (articles >= 100));
    }
}

TEST_CASE("Occasional stems are listed beside ubiquitous ones alone") {
    const Streams streams = random_streams(7, 600, 30);
    const test::TempFolder folder;
    BiwordLimits limits;
    limits.least = 60;
    limits.ubiquitous_share = 4;
    limits.occasional_least = 20;
    limits.occasional_share = 30;
    limits.memory = 4096;
    must(write_biwords(folder.at("biwords"), first_article, {source_of(streams)}, limits));
    const BiwordFile file = must(BiwordFile::open(folder.at("biwords"))).value();
    std::map<text::TokenCode, StemClass> kinds;
    for (const auto& [stem, articles] : articles_with(streams)) {
        if (articles >= 20)
            kinds[stem] = articles >= 150  ? StemClass::ubiquitous
                          : articles >= 60 ? StemClass::common
                                           : StemClass::occasional;
    }
    std::map<std::pair<StemClass, StemClass>, std::size_t> pairs;
    for (const auto& [first, first_kind] : kinds) {
        for (const auto& [second, second_kind] : kinds) {
            CAPTURE(first, second);
            const auto [less, more] = std::minmax(first_kind, second_kind);
            const bool listed = less >= StemClass::common || more == StemClass::ubiquitous;
            CHECK(file.lists(first, second) == listed);
            const std::vector<std::int64_t> expected = side_by_side(streams, first, second);
            CHECK((found(file, first, {second}) == (listed ? expected : std::vector<std::int64_t>())));
            pairs[{first_kind, second_kind}] += expected.empty() ? 0U : 1U;
        }
    }
    CHECK(pairs.size() == 9);
}

TEST_CASE("A list says which forms it is of, unless they are not frequent") {
    const Streams streams = random_streams(8, 400, 4);
    const Written written({streams}, 30);
    const BiwordFile file = written.file();
    std::size_t exact = 0;
    std::size_t of_several = 0;
    const std::vector<text::TokenCode> codes = all_forms({0, 7919});
    file.each_list(codes, codes, [&](const Biword& biword, const std::vector<std::int64_t>& documents) {
        const std::vector<std::int64_t> expected = beside(
            streams,
            [&](text::TokenCode code) { return biword.first ? code == *biword.first : text::stem_part(code) <= 7919; },
            [&](text::TokenCode code) {
                return biword.second ? code == *biword.second : text::stem_part(code) <= 7919;
            });
        const bool is_exact = biword.first && biword.second;
        CHECK(std::includes(expected.begin(), expected.end(), documents.begin(), documents.end()));
        if (is_exact) CHECK((documents == expected));
        ++(is_exact ? exact : of_several);
    });
    CHECK(exact > 100);
    CHECK(of_several > 50);
}

TEST_CASE("A folder that cannot be written to is an error, whether the file is written at once or in runs") {
    const Streams streams = random_streams(9, 200, 6);
    const test::TempFolder folder;
    for (const std::size_t memory : {BiwordLimits().memory, std::size_t{4096}}) {
        BiwordLimits limits;
        limits.least = 10;
        limits.memory = memory;
        const auto written = write_biwords(folder.at("absent/biwords"), first_article, {source_of(streams)}, limits);
        REQUIRE_FALSE(written.ok());
        CHECK(written.error().message.find("absent/biwords") != std::string::npos);
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
    for (const std::string& bytes : {std::string(), sound.substr(0, 20), "BRBIWRD3" + sound.substr(8)}) {
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
            found(opened->value(), stem * 7919, {0, 7919, 15838});
    }
    CHECK(opened_all > sound.size() / 2);
}
