// Searches while others write: always a whole state of the archive, never an error.
#include <atomic>
#include <catch2/catch.hpp>
#include <set>
#include <thread>

#include "archive_state.h"
#include "press.h"
#include "sandbox.h"

using namespace arshif::test;

namespace {

using Words = std::vector<std::string>;

// Runs commands one after the other beside the test; what went wrong is told at the end, in the test's own thread.
class Beside {
public:
    Beside(const Sandbox& sandbox, std::vector<Words> commands)
        : thread_([this, &sandbox, commands = std::move(commands)] {
              for (const Words& command : commands) {
                  const Outcome outcome = sandbox.arshif(command);
                  if (outcome.status != 0) failure_ += command.front() + ": " + outcome.err;
              }
              done_.store(true);
          }) {}
    ~Beside() {
        if (thread_.joinable()) thread_.join();
    }
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;

    bool done() const { return done_.load(); }
    std::string failure() {
        thread_.join();
        return failure_;
    }

private:
    std::string failure_;
    std::atomic<bool> done_{false};
    std::thread thread_;
};

}  // namespace

TEST_CASE("who searches while parts are imported and compacted sees whole parts, more and more of them") {
    const Sandbox sandbox;
    const Words parts = write_press(sandbox, "press", {12, 150});
    const auto added = [&](const std::string& part) { return sandbox.arshif({"index", part}); };
    REQUIRE(added(parts[0]).status == 0);
    // What each part adds, as an archive of its own says: some repeat articles of the part before, so they are added in
    // order.
    std::set<long> states;
    {
        const Sandbox reference;
        for (const std::string& part : parts) {
            REQUIRE(reference.arshif({"index", part}).status == 0);
            states.insert(reference.count());
        }
    }
    REQUIRE(states.size() == parts.size());
    std::vector<Words> writes;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        writes.push_back({"index", "--jobs", "2", parts[i]});
        if (i % 3 == 0) writes.push_back({"compact"});
    }
    writes.push_back({"compact", "--reanalyze"});
    Beside writer(sandbox, writes);
    long last = 0;
    long rounds = 0;
    while (!writer.done()) {
        const long count = sandbox.count();
        CAPTURE(rounds, last, count);
        REQUIRE(states.count(count) == 1);
        REQUIRE(count >= last);
        last = count;
        const Outcome found =
            sandbox.arshif({"search", "\"العدد 100001\" OR الميناء", "--limit", "500", "--format", "jsonl"});
        CAPTURE(found.err);
        REQUIRE(found.status == 0);
        const Words listed = sandbox.identifiers();
        REQUIRE(states.count(static_cast<long>(listed.size())) == 1);
        const Outcome checked = sandbox.arshif({"check"});
        CAPTURE(checked.out, checked.err);
        REQUIRE(checked.status == 0);
        REQUIRE(sandbox.arshif({"show", "p01-0001"}).status == 0);
        REQUIRE(sandbox.arshif({"stats"}).status == 0);
        ++rounds;
    }
    CHECK(writer.failure() == "");
    CHECK(rounds > 0);
    CHECK(sandbox.count() == *states.rbegin());
    sandbox.done({"compact"});  // takes away what was in use when others had done with it
    require_sound(sandbox.archive(), true);
}

TEST_CASE("who reads an article while it changes sees its old or its new form") {
    const Sandbox sandbox;
    const auto wire = [](int edition) {
        std::string lines;
        for (int number = 0; number < 40; ++number) {
            lines +=
                json_line({{"id", std::to_string(number)},
                           {"title", "الطبعة " + std::to_string(edition)},
                           {"body", "نص الطبعة " + std::to_string(edition) + " من الخبر " + std::to_string(number)}});
        }
        return lines;
    };
    std::vector<Words> writes;
    for (int edition = 0; edition < 12; ++edition) {
        sandbox.write("editions/" + std::to_string(edition) + ".jsonl", wire(edition));
        writes.push_back({"index", "--origin", "wire", "editions/" + std::to_string(edition) + ".jsonl"});
    }
    REQUIRE(sandbox.arshif(writes.front()).status == 0);
    Beside writer(sandbox, writes);
    while (!writer.done()) {
        REQUIRE(sandbox.count() == 40);
        const Outcome shown = sandbox.arshif({"show", "7", "--format", "json"});
        CAPTURE(shown.err);
        REQUIRE(shown.status == 0);
        const Json article = Json::parse(shown.out);
        const std::string edition = article["title"];
        REQUIRE(contains(article["body"].get<std::string>(), edition + " "));
        std::set<std::string> editions;
        for (const std::string& line :
             lines_of(sandbox.done({"search", "\"نص الطبعة\"", "--limit", "100", "--format", "jsonl"}))) {
            editions.insert(Json::parse(line)["title"].get<std::string>());
        }
        REQUIRE(editions.size() == 1);
    }
    CHECK(writer.failure() == "");
    sandbox.done({"compact"});
    require_sound(sandbox.archive(), true);
}
