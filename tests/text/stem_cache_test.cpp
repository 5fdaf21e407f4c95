#include "text/stem_cache.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/hash.h"

namespace {

using arshif::core::hash64;
using arshif::text::StemCache;

TEST_CASE("The cache gives back what was added") {
    StemCache cache;
    for (int i = 0; i < 5000; ++i) {
        const std::string word = "word" + std::to_string(i);
        REQUIRE_FALSE(cache.find(word, hash64(word)));
        const StemCache::Entry added =
            cache.add(word, hash64(word), "stem" + std::to_string(i / 3), static_cast<arshif::text::TokenCode>(i));
        CHECK(added.number == static_cast<std::uint32_t>(i));
    }
    for (int i = 0; i < 5000; ++i) {
        const std::string word = "word" + std::to_string(i);
        const auto entry = cache.find(word, hash64(word));
        REQUIRE(entry);
        CHECK(entry->stem == "stem" + std::to_string(i / 3));
        CHECK(entry->code == static_cast<arshif::text::TokenCode>(i));
        CHECK(entry->number == static_cast<std::uint32_t>(i));
    }
}

TEST_CASE("A full cache takes no more words until it is recycled, and still answers") {
    StemCache cache(100);
    for (int i = 0; i < 1000; ++i) {
        const std::string word = std::to_string(i);
        const StemCache::Entry entry = cache.add(word, hash64(word), "s" + word, 7);
        REQUIRE(entry.stem == "s" + word);
        CHECK((entry.number == arshif::text::no_word) == (i >= 100));
    }
    CHECK(cache.size() == 100);
    REQUIRE(cache.find("5", hash64("5")));
    CHECK(cache.find("5", hash64("5"))->stem == "s5");
    CHECK_FALSE(cache.find("999", hash64("999")));
    CHECK(cache.recycle());
    CHECK_FALSE(cache.recycle());
    CHECK(cache.size() == 0);
    CHECK_FALSE(cache.find("5", hash64("5")));
    CHECK(cache.add("5", hash64("5"), "again", 1).number == 0);
    CHECK(cache.find("5", hash64("5"))->stem == "again");
}

TEST_CASE("Words whose hashes collide are kept apart, and too many of them are not kept") {
    StemCache cache;
    const std::uint64_t hash = 42;
    for (int i = 0; i < 1000; ++i) {
        const std::string word = std::to_string(i);
        REQUIRE(cache.add(word, hash, "s" + word, 0).stem == "s" + word);
    }
    CHECK(cache.find("3", hash)->stem == "s3");
    CHECK(cache.size() < 100);
}

TEST_CASE("The empty stem and long words are kept") {
    StemCache cache;
    const std::string surface(300, 'a');
    const std::string large(100000, 'b');
    cache.add(surface, 1, "", 0);
    CHECK(cache.find(surface, 1)->stem.empty());
    CHECK(cache.add(large, 2, large, 0).stem == large);
}

}  // namespace
