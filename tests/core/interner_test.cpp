#include "core/interner.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

using arshif::core::Interner;

TEST_CASE("Strings are numbered as they come, whatever they hold") {
    Interner interner;
    std::map<std::string, std::uint32_t> expected;
    std::size_t wrong = 0;
    for (std::uint32_t round = 0; round < 2; ++round) {
        for (std::uint32_t i = 0; i < 20000; ++i) {
            std::string text = std::to_string(i * 7919U);
            if (i % 3 == 0) text.insert(0, 1, '\0');
            if (i == 5) text.clear();
            if ((interner.find(text) != Interner::none) != (expected.count(text) == 1)) ++wrong;
            const std::uint32_t number = interner.number_of(text);
            if (interner.find(text) != number) ++wrong;
            if (number != expected.try_emplace(text, static_cast<std::uint32_t>(expected.size())).first->second)
                ++wrong;
            if (interner.text(number) != text) ++wrong;
        }
    }
    CHECK(wrong == 0);
    CHECK(interner.size() == expected.size());
    std::vector<std::uint32_t> in_order;
    for (const auto& [text, number] : expected)
        in_order.push_back(number);
    CHECK(interner.in_order() == in_order);
}

TEST_CASE("Strings are ordered by their bytes, also where one begins another or the first eight are the same") {
    Interner interner;
    const std::vector<std::string> texts = {
        "",          std::string("\0", 1), "a",        std::string("a\0", 2),  "a\x01", "abcdefgh",
        "abcdefghi", "abcdefghj",          "abcdefgi", "\xD9\x83\xD8\xAA\xD8", "\xFF"};
    for (auto text = texts.rbegin(); text != texts.rend(); ++text)
        interner.number_of(*text);
    std::vector<std::string> ordered;
    for (const std::uint32_t number : interner.in_order())
        ordered.emplace_back(interner.text(number));
    CHECK(ordered == texts);
}

TEST_CASE("An interner that was cleared numbers anew, whatever size it had") {
    Interner interner;
    for (const std::uint32_t size : {10U, 300000U, 10U}) {
        for (std::uint32_t i = 0; i < size; ++i)
            REQUIRE(interner.number_of("a" + std::to_string(i)) == i);
        interner.clear();
        CHECK(interner.size() == 0);
        CHECK(interner.find("a1") == Interner::none);
        CHECK(interner.in_order().empty());
    }
}
