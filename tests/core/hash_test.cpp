#include "core/hash.h"

#include <catch2/catch.hpp>
#include <string>
#include <unordered_set>
#include <utility>

using namespace arshif::core;

// Archives keep these numbers: a change here makes every archive that exists unreadable.
TEST_CASE("The hashes are XXH3's") {
    CHECK(hash64("") == 0x2d06800538d394c2ULL);
    const Digest empty = digest("");
    CHECK(empty.high == 0x99aa06d3014798d8ULL);
    CHECK(empty.low == 0x6001c324468d497fULL);
}

TEST_CASE("Equal bytes have equal hashes and others do not") {
    CHECK(hash64("صحيفة") == hash64(std::string("صحيفة")));
    CHECK(hash64("صحيفة") != hash64("صحيفه"));
    CHECK(digest("صحيفة") == digest(std::string("صحيفة")));
    CHECK_FALSE(digest("صحيفة") == digest("صحيفه"));
    using namespace std::string_view_literals;
    CHECK(hash64("a\0b"sv) != hash64("a\0c"sv));
    CHECK(hash64("a"sv) != hash64("a\0"sv));
}

TEST_CASE("A file read in pieces has the digest of the whole") {
    const std::string whole(100000, 'x');
    Hasher pieces;
    for (std::size_t at = 0; at < whole.size(); at += 777)
        pieces.bytes(std::string_view(whole).substr(at, 777));
    CHECK(pieces.finish() == digest(whole));
    CHECK(Hasher().finish() == digest(""));
}

TEST_CASE("Fields keep their borders") {
    const Digest ab_c = Hasher().field("ab").field("c").finish();
    CHECK(ab_c == Hasher().field("ab").field("c").finish());
    CHECK_FALSE(ab_c == Hasher().field("a").field("bc").finish());
    CHECK_FALSE(ab_c == Hasher().field("abc").finish());
    CHECK_FALSE(ab_c == Hasher().field("ab").field("c").field("").finish());
    CHECK_FALSE(ab_c == Hasher().field("").field("ab").field("c").finish());
}

// The length stands before the field in eight bytes, the least first, on every machine.
TEST_CASE("A field is its length and its bytes") {
    using namespace std::string_view_literals;
    CHECK(Hasher().field("abc").finish() == digest("\x03\0\0\0\0\0\0\0abc"sv));
}

TEST_CASE("A hasher goes on after it was asked or moved") {
    Hasher first;
    first.bytes("ab");
    CHECK(first.finish() == digest("ab"));
    Hasher second = std::move(first);
    second.bytes("c");
    CHECK(second.finish() == digest("abc"));
}

TEST_CASE("Digests are keys of hash tables") {
    std::unordered_set<Digest> digests;
    for (int i = 0; i < 1000; ++i)
        digests.insert(digest(std::to_string(i % 500)));
    CHECK(digests.size() == 500);
}
