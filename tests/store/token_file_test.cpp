#include "store/token_file.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

struct Stream {
    std::uint32_t title_size = 0;
    std::vector<text::TokenCode> codes;
    friend bool operator==(const Stream&, const Stream&) = default;
};
using Streams = std::map<std::int64_t, Stream>;

Stream copied(const TokenStream& stream) {
    return {stream.title_size, {stream.codes.begin(), stream.codes.end()}};
}

TokenBatch batch_of(const Streams& streams) {
    TokenBatch batch;
    for (const auto& [document, stream] : streams) {
        batch.begin(document);
        for (std::size_t i = 0; i < stream.codes.size(); ++i) {
            if (i == stream.title_size) batch.end_title();
            batch.add(stream.codes[i]);
        }
        if (stream.title_size == stream.codes.size()) batch.end_title();
    }
    return batch;
}

Streams all_of(const TokenFile& file) {
    Streams streams;
    file.each([&](std::int64_t document, const TokenStream& stream) { streams[document] = copied(stream); });
    return streams;
}

class Written {
public:
    Written(std::int64_t first, std::int64_t last, const std::vector<Streams>& parts) {
        std::vector<TokenBatch> batches;
        for (const Streams& part : parts)
            batches.push_back(batch_of(part));
        std::vector<TokenSource> sources;
        for (const TokenBatch& batch : batches)
            sources.emplace_back([&batch](const TokenSink& sink) { batch.each(sink); });
        must(write_tokens(path(), first, last, sources));
    }
    std::string path() const { return folder_.at("tokens"); }
    TokenFile file() const { return must(TokenFile::open(path())); }

private:
    test::TempFolder folder_;
};

// Of codes in sixteen bits and of longer ones, some of which occur more than once.
const Streams some = {{5, {1, {7, 0xFFFFFFFFFF, 9}}}, {6, {0, {7}}}, {9, {2, {0x123456789A, 2}}}};

void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("Token streams come back under their docids, and docids between them are empty") {
    const Written written(3, 10, {some});
    const TokenFile file = written.file();
    CHECK(all_of(file) == some);
    std::vector<text::TokenCode> room;
    for (std::int64_t document = -1; document < 13; ++document) {
        CAPTURE(document);
        const auto wanted = some.find(document);
        CHECK(copied(file.at(document, room)) == (wanted == some.end() ? Stream() : wanted->second));
    }
}

TEST_CASE("Units are what the encoder writes of the codes, and the title ends between two tokens") {
    const Written written(3, 10, {some});
    const TokenFile file = written.file();
    const TokenEncoder encoder(file.numbered());
    for (std::int64_t document = -1; document < 13; ++document) {
        CAPTURE(document);
        const auto wanted = some.find(document);
        const Stream stream = wanted == some.end() ? Stream() : wanted->second;
        std::vector<CodeUnit> units;
        std::size_t title_units = 0;
        for (std::size_t i = 0; i < stream.codes.size(); ++i) {
            const WrittenCode code = encoder.written(stream.codes[i]);
            units.insert(units.end(), code.units().begin(), code.units().end());
            if (i < stream.title_size) title_units = units.size();
        }
        const UnitStream found = file.units_at(document);
        CHECK(std::vector<CodeUnit>(found.units.begin(), found.units.end()) == units);
        CHECK(found.title_size == stream.title_size);
        CHECK(found.title_units() == title_units);
    }
    // 7 occurs twice, the others once.
    CHECK(encoder.written(7).size == 1);
    CHECK(encoder.written(9).size == 4);
}

TEST_CASE("The streams of several batches stand one after another in the file") {
    const Streams later = {{12, {0, {3, 3, 3}}}};
    const Written written(5, 12, {some, {}, later});
    Streams both = some;
    both.insert(later.begin(), later.end());
    CHECK(all_of(written.file()) == both);
}

TEST_CASE("A batch knows the article begun last") {
    TokenBatch batch;
    batch.begin(4);
    batch.add(1);
    batch.end_title();
    batch.begin(7);
    batch.end_title();
    batch.add(2);
    batch.add(3);
    CHECK(copied(batch.last()) == Stream{0, {2, 3}});
}

TEST_CASE("A file without articles is a file of tokens") {
    const Written written(1, 3, {});
    CHECK(all_of(written.file()).empty());
    std::vector<text::TokenCode> room;
    CHECK(written.file().at(2, room).codes.empty());
}

TEST_CASE("Frequent codes take two bytes, and more codes than have numbers come back as well") {
    std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same in every run
    Streams many;
    std::size_t tokens = 0;
    for (std::int64_t document = 1; document <= 1500; ++document) {
        Stream& stream = many[document];
        stream.title_size = 3;
        // Half of the tokens are of a hundred codes, half of two hundred thousand.
        for (std::size_t i = 0; i < 400; ++i, ++tokens)
            stream.codes.push_back(0x1E3779B1 * (random() % (i % 2 == 0 ? 100 : 200'000)));
    }
    const Written written(1, 1500, {many});
    CHECK(all_of(written.file()) == many);
    const std::size_t bytes = std::filesystem::file_size(written.path());
    CAPTURE(bytes, tokens);
    CHECK(bytes < tokens * 5);
}

TEST_CASE("An article of a million tokens that occur once comes back, beside others", "[large]") {
    Streams streams = some;
    Stream& long_one = streams[7];
    for (text::TokenCode code = 0; code < 1'000'000; ++code)
        long_one.codes.push_back(code * 4001);
    const Written written(5, 9, {streams});
    CHECK(all_of(written.file()) == streams);
}

TEST_CASE("A file of tokens that was cut or lengthened is damaged") {
    const Written written(5, 9, {some});
    const std::string whole = bytes_of(written.path());
    for (std::size_t length = 0; length <= whole.size() + 1; ++length) {
        if (length == whole.size()) continue;
        CAPTURE(length);
        std::string bytes = whole;
        bytes.resize(length, '\0');
        write_bytes(written.path(), bytes);
        const core::Result<TokenFile> opened = TokenFile::open(written.path());
        REQUIRE_FALSE(opened.ok());
        CHECK(opened.error().code == core::ErrorCode::archive_damaged);
    }
    std::filesystem::remove(written.path());
    CHECK(TokenFile::open(written.path()).error().code == core::ErrorCode::archive_damaged);
}

TEST_CASE("A flipped byte in a file of tokens leads nowhere outside it") {
    const Written written(5, 9, {some});
    const std::string whole = bytes_of(written.path());
    std::size_t opened = 0;
    std::vector<text::TokenCode> room;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const unsigned flip : {1U, 0x80U, 0xFFU}) {
            std::string bytes = whole;
            bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ flip);
            write_bytes(written.path(), bytes);
            const core::Result<TokenFile> file = TokenFile::open(written.path());
            if (!file.ok()) continue;
            ++opened;
            for (std::int64_t document = 0; document < 12; ++document) {
                const TokenStream stream = file->at(document, room);
                CHECK(stream.title_size <= stream.codes.size());
                CHECK(stream.codes.size() <= 18);  // units in the file
            }
        }
    }
    CHECK(opened > 0);
}
