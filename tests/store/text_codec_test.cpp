#include "store/text_codec.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

// Samples of some hundred words each, and a dictionary trained on them.
SharedDictionary trained_dictionary() {
    static const SharedDictionary dictionary = [] {
        test::MadeText text(2);
        std::vector<std::string> samples;
        for (int i = 0; i < 2000; ++i)
            samples.push_back(text.words(150));
        const std::vector<std::string_view> views(samples.begin(), samples.end());
        return std::make_shared<const Dictionary>(7, must(Dictionary::train(views)));
    }();
    return dictionary;
}

std::vector<std::string> texts() {
    test::MadeText text(2);
    std::string noise;
    std::mt19937 random(1);
    for (int i = 0; i < 5000; ++i)
        noise += static_cast<char>(random());
    return {"", "ن", text.words(5), text.words(500), std::string(100000, '\0'), noise, text.words(100000)};
}

}  // namespace

TEST_CASE("Texts come back from compression, with and without a dictionary") {
    TextCodec codec;
    const SharedDictionary trained = trained_dictionary();
    for (const Dictionary* dictionary : {static_cast<const Dictionary*>(nullptr), trained.get()}) {
        for (const std::string& text : texts()) {
            CAPTURE(text.size(), dictionary != nullptr);
            const std::string compressed = must(codec.compress(text, dictionary));
            CHECK(must(codec.decompress(compressed, text.size(), dictionary)) == text);
        }
    }
}

TEST_CASE("A dictionary makes short texts smaller") {
    TextCodec codec;
    const SharedDictionary dictionary = trained_dictionary();
    CHECK(dictionary->id() == 7);
    test::MadeText text(2);
    std::size_t with = 0;
    std::size_t without = 0;
    for (int i = 0; i < 100; ++i) {
        const std::string body = text.words(100);
        with += must(codec.compress(body, dictionary.get())).size();
        without += must(codec.compress(body, nullptr)).size();
    }
    CHECK(with < without * 9 / 10);
}

TEST_CASE("A dictionary read back from its bytes serves as the trained one") {
    TextCodec codec;
    const SharedDictionary trained = trained_dictionary();
    const Dictionary again(7, trained->bytes());
    const std::string text = test::MadeText(2).words(80);
    CHECK(must(codec.decompress(must(codec.compress(text, trained.get())), text.size(), &again)) == text);
}

TEST_CASE("A text of a dictionary cannot be read without it or with another") {
    TextCodec codec;
    const SharedDictionary dictionary = trained_dictionary();
    const std::string text = test::MadeText(2).words(200);
    const std::string compressed = must(codec.compress(text, dictionary.get()));
    CHECK(codec.decompress(compressed, text.size(), nullptr).error().code == core::ErrorCode::archive_damaged);
    const Dictionary broken(7, "not a dictionary of zstd");
    CHECK(codec.decompress(compressed, text.size(), &broken).error().code == core::ErrorCode::archive_damaged);
}

TEST_CASE("A wrong length is damage, however large") {
    TextCodec codec;
    const std::string text = test::MadeText(3).words(50);
    const std::string compressed = must(codec.compress(text, nullptr));
    constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
    for (const std::size_t length : {std::size_t{0}, text.size() - 1, text.size() + 1, most / 2, most - 1, most}) {
        CAPTURE(length);
        CHECK(codec.decompress(compressed, length, nullptr).error().code == core::ErrorCode::archive_damaged);
        CHECK(codec.decompress("no frame", length, nullptr).error().code == core::ErrorCode::archive_damaged);
        CHECK(codec.decompress("", length, nullptr).error().code == core::ErrorCode::archive_damaged);
    }
}

TEST_CASE("A frame that does not say how long it is, is damage") {
    // zstd's smallest frame without a content size: magic, a descriptor with a window, one empty last block.
    const std::string frame("\x28\xB5\x2F\xFD\x00\x00\x01\x00\x00", 9);
    TextCodec codec;
    constexpr std::size_t unknown = std::numeric_limits<std::size_t>::max();
    CHECK(codec.decompress(frame, unknown, nullptr).error().code == core::ErrorCode::archive_damaged);
    CHECK(codec.decompress(frame, 0, nullptr).error().code == core::ErrorCode::archive_damaged);
}

TEST_CASE("Damaged bytes end in an error or in text of the right length") {
    TextCodec codec;
    const SharedDictionary dictionary = trained_dictionary();
    const std::string text = test::MadeText(4).words(300);
    const std::string whole = must(codec.compress(text, dictionary.get()));
    std::mt19937 random(9);
    int refused = 0;
    for (int round = 0; round < 5000; ++round) {
        std::string bytes = whole.substr(0, round % 3 == 0 ? random() % whole.size() : whole.size());
        if (!bytes.empty()) bytes[random() % bytes.size()] = static_cast<char>(random());
        const core::Result<std::string> out = codec.decompress(bytes, text.size(), dictionary.get());
        if (!out) ++refused;
        REQUIRE((!out || out->size() == text.size()));
    }
    CHECK(refused > 1000);
    CHECK(must(codec.decompress(whole, text.size(), dictionary.get())) == text);
}

TEST_CASE("Samples that teach nothing make no dictionary") {
    CHECK(Dictionary::train({}).error().code == core::ErrorCode::internal);
    CHECK(Dictionary::train({"قمة", "خبر"}).error().code == core::ErrorCode::internal);
}
