#include "store/inverter.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

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
