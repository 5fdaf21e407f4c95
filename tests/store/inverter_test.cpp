#include "store/inverter.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "store/interner.h"

using namespace arshif::store;

namespace {

using Inverted = std::vector<std::pair<std::string, std::vector<Posting>>>;

Inverted content_of(const PostingRun& run) {
    Inverted content;
    for (std::size_t i = 0; i < run.size(); ++i)
        content.emplace_back(run.term(i), std::vector<Posting>(run.postings(i).begin(), run.postings(i).end()));
    return content;
}

}  // namespace

TEST_CASE("Strings are numbered as they come, whatever they hold") {
    Interner interner;
    std::map<std::string, std::uint32_t> expected;
    std::size_t wrong = 0;
    for (std::uint32_t round = 0; round < 2; ++round) {
        for (std::uint32_t i = 0; i < 20000; ++i) {
            std::string text = std::to_string(i * 7919U);
            if (i % 3 == 0) text.insert(0, 1, '\0');
            if (i == 5) text.clear();
            const std::uint32_t number = interner.number_of(text);
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

TEST_CASE("Terms get their documents in order, with how often they have them") {
    Inverter inverter;
    inverter.begin(3);
    inverter.add("قلم", 1);
    inverter.add("كتاب", 1);
    inverter.add("قلم", 1);
    inverter.add("Qid", 0);
    CHECK(inverter.length() == 3);
    inverter.begin(8);
    inverter.add("كتاب", 0);
    inverter.add("كتاب", 4);
    inverter.add("أول", 1);
    CHECK(inverter.length() == 5);
    CHECK(content_of(inverter.take()) ==
          Inverted{{"Qid", {{3, 0}}}, {"أول", {{8, 1}}}, {"قلم", {{3, 2}}}, {"كتاب", {{3, 1}, {8, 4}}}});
}

TEST_CASE("An inverter that gave up what it had begins anew") {
    Inverter inverter;
    CHECK(inverter.take().size() == 0);
    inverter.begin(1);
    inverter.add("a", 1);
    CHECK(content_of(inverter.take()) == Inverted{{"a", {{1, 1}}}});
    inverter.begin(2);
    inverter.add("a", 2);
    CHECK(content_of(inverter.take()) == Inverted{{"a", {{2, 2}}}});
}
