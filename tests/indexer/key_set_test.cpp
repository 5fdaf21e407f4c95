// The set of keys of an import.
#include "indexer/key_set.h"

#include <catch2/catch.hpp>
#include <random>
#include <unordered_set>

using arshif::indexer::KeySet;

TEST_CASE("a key is new once, zero and the greatest among them") {
    KeySet keys;
    for (const std::uint64_t key : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}, std::uint64_t{1} << 63U}) {
        CAPTURE(key);
        CHECK(keys.insert(key));
        CHECK_FALSE(keys.insert(key));
    }
    CHECK(keys.size() == 4);
}

TEST_CASE("keys that fall on the same places are told apart, however many there are", "[large]") {
    KeySet keys;
    std::unordered_set<std::uint64_t> expected;
    std::mt19937_64 random(20111);  // NOLINT(cert-msc51-cpp): the same keys every time
    bool same = true;
    for (int i = 0; i < 100000; ++i) {
        // Few low bits, so that many keys want the same place; some come twice.
        const std::uint64_t key = (random() % 4096) << 40U | (random() % 64);
        same = same && keys.insert(key) == expected.insert(key).second;
    }
    CHECK(same);
    CHECK(keys.size() == expected.size());
}
