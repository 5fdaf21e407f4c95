#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "desk.h"

using namespace arshif;
using test::Desk;
using test::must;

namespace {

// What each article should be: its body and its source.
using Model = std::map<std::string, std::pair<std::string, std::string>>;

void compare(Desk& desk, const Model& model) {
    std::map<std::pair<std::string, std::string>, int> mains;
    std::set<std::string> bodies;
    for (const auto& [identifier, content] : model) {
        CAPTURE(identifier);
        const std::optional<store::StoredArticle> row = desk.find(identifier);
        REQUIRE(row.has_value());
        REQUIRE(desk.body_of(identifier) == content.first);
        REQUIRE(row->article.source.value == content.second);
        bodies.insert(content.first);
        if (!row->alias_of) {
            ++mains[content];
            continue;
        }
        const std::string main = desk.main_of(identifier);
        REQUIRE(model.at(main) == content);
        REQUIRE(desk.main_of(main).empty());
    }
    for (const auto& [identifier, content] : model) {
        INFO(identifier << " has the body " << content.first);
        REQUIRE(mains[content] == 1);
    }
    REQUIRE(desk.texts() == static_cast<std::int64_t>(bodies.size()));
    REQUIRE(must(desk.writer().catalogue().connection().number("SELECT count(*) FROM article")) ==
            static_cast<std::int64_t>(model.size()));
    desk.check_sound();
}

}  // namespace

TEST_CASE("Random imports, commits and removals leave each article with its text and each group with one article") {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const auto below = [&](std::uint32_t limit) { return random() % limit; };
        Desk desk;
        Model model;
        for (int import = 0; import < 8; ++import) {
            CAPTURE(import);
            std::vector<std::string> names = {"a", "b", "c", "d", "e", "f", "g"};
            std::shuffle(names.begin(), names.end(), random);
            names.resize(1 + below(7));
            for (const std::string& name : names) {
                const std::string body = "نص رقم " + std::to_string(below(3));
                const std::string source = below(4) == 0 ? "الشروق" : "الخبر";
                const bool known = model.count(name) != 0;
                const bool same = known && model[name] == std::pair(body, source);
                const indexer::Outcome outcome = desk.outcome(Desk::article(name, body, source));
                CHECK((outcome == indexer::Outcome::unchanged) == same);
                CHECK((outcome == indexer::Outcome::updated) == (known && !same));
                model[name] = {body, source};
                if (below(3) == 0) desk.commit();
            }
            desk.begin_import();
            if (below(3) == 0) {
                std::vector<store::StoredArticle> removed;
                for (auto at = model.begin(); at != model.end();) {
                    if (below(3) != 0) {
                        ++at;
                        continue;
                    }
                    removed.push_back(*desk.find(at->first));
                    at = model.erase(at);
                }
                must(desk.stager().remove(removed));
                desk.begin_import();
            }
            if (below(4) == 0) must(desk.writer().compact());
            compare(desk, model);
        }
    }
}
