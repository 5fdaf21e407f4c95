// Ctrl-C, a reader that goes away, and a second writer.
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "sandbox.h"

using namespace arshif::test;

namespace {

std::string article(std::size_t number) {
    return json_line({{"id", std::to_string(number)},
                      {"body", "خبر رقم " + std::to_string(number) + " عن القمح" + std::string(400, '.')}});
}

// An import that waits for its input holds the lock for as long as a test wants. Gives its first articles.
void feed(Process& import, std::size_t first, std::size_t last) {
    for (std::size_t number = first; number < last; ++number)
        REQUIRE(import.write(article(number)));
}

}  // namespace

TEST_CASE("an interrupted import keeps what it has read, says so with 130, and goes on when run again") {
    const int signal = GENERATE(SIGINT, SIGTERM);
    const Sandbox sandbox;
    constexpr std::size_t all = 4000;
    Process import(sandbox.command({"index", "--origin", "dump", "-"}));
    feed(import, 0, all / 2);  // a pipe holds less than this, so that some of it has been read
    import.send(signal);
    std::size_t sent = all / 2;
    while (sent < all && import.write(article(sent)))
        ++sent;
    const Outcome outcome = import.wait();
    CAPTURE(outcome.signal, outcome.err);
    CHECK(outcome.status == 130);
    CHECK(contains(outcome.err, "interrupted"));
    CHECK(sent < all);

    const long kept = sandbox.count();
    CHECK(kept > 0);
    CHECK(kept < static_cast<long>(all));
    CHECK(contains(outcome.err, std::to_string(kept) + " added"));
    CHECK(sandbox.done({"check"}).empty());

    std::string dump;
    for (std::size_t number = 0; number < all; ++number)
        dump += article(number);
    const Outcome again = sandbox.arshif({"index", "--origin", "dump", "-"}, dump);
    CHECK(again.status == 0);
    CHECK(contains(again.err, std::to_string(static_cast<long>(all) - kept) + " added, 0 updated, " +
                                  std::to_string(kept) + " unchanged"));
    CHECK(sandbox.count() == static_cast<long>(all));
}

TEST_CASE("a second interruption ends an import at once, and the archive is sound and goes on") {
    constexpr std::size_t all = 3000;
    std::string dump;
    for (std::size_t number = 0; number < all; ++number)
        dump += article(number);
    int ended_at_once = 0;
    for (const int milliseconds : {2, 5, 10, 20, 50}) {
        const Sandbox sandbox;
        Process import(sandbox.command({"index", "--origin", "dump", "-"}));
        feed(import, 0, all / 2);
        import.send(SIGINT);
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
        import.send(SIGINT);
        const Outcome outcome = import.wait();
        CAPTURE(milliseconds, outcome.status, outcome.signal, outcome.err);
        CHECK((outcome.signal == SIGINT || outcome.status == 130));
        if (outcome.signal == SIGINT) ++ended_at_once;
        const Outcome again = sandbox.arshif({"index", "--origin", "dump", "-"}, dump);
        CHECK(again.status == 0);
        CHECK(sandbox.count() == static_cast<long>(all));
        CHECK(sandbox.done({"check"}).empty());
    }
    CHECK(ended_at_once > 0);
}

TEST_CASE("while an import is at it, no other command writes, and all that read work") {
    const Sandbox sandbox;
    sandbox.write("in/a.txt", "خبر عن الشعير في السوق.\n");
    sandbox.done({"index", "in"});
    Process import(sandbox.command({"index", "-"}));
    feed(import, 0, 1000);  // by now it has the lock
    using Words = std::vector<std::string>;
    for (const Words& arguments :
         {Words{"index", "in"}, Words{"remove", "a.txt"}, Words{"set", "a.txt", "--date", "2011"}, Words{"compact"},
          Words{"compact", "--reanalyze"}}) {
        const Outcome outcome = sandbox.arshif(arguments);
        CAPTURE(arguments, outcome.err);
        CHECK(outcome.status == 75);
        CHECK(outcome.out.empty());
        CHECK(contains(outcome.err, "is being written to by process"));
    }
    for (const Words& arguments : {Words{"search", "الشعير"}, Words{"count", "الشعير"}, Words{"show", "a.txt"},
                                   Words{"stats"}, Words{"check"}}) {
        const Outcome outcome = sandbox.arshif(arguments);
        CAPTURE(arguments, outcome.err);
        CHECK(outcome.status == 0);
    }
    CHECK(import.runs());
    CHECK(import.wait().status == 0);
    CHECK(sandbox.count() == 1001);
    CHECK(sandbox.arshif({"index", "in"}).status == 0);
}

TEST_CASE("two that make the same archive at the same time make one") {
    const Sandbox sandbox;
    sandbox.write("a/a.txt", "خبر عن القمح في السوق.\n");
    sandbox.write("b/b.txt", "خبر عن الشعير في السوق.\n");
    for (int round = 0; round < 5; ++round) {
        std::filesystem::remove_all(sandbox.archive());
        Process first(sandbox.command({"index", "a"}));
        Process second(sandbox.command({"index", "b"}));
        const Outcome one = first.wait();
        const Outcome other = second.wait();
        CAPTURE(round, one.err, other.err);
        CHECK((one.status == 0 || one.status == 75));
        CHECK((other.status == 0 || other.status == 75));
        CHECK((one.status == 0 || other.status == 0));
        CHECK(sandbox.count() == (one.status == 0) + (other.status == 0));
        CHECK(sandbox.done({"check"}).empty());
        for (const auto& entry : std::filesystem::directory_iterator(sandbox.folder())) {
            CHECK(entry.path().filename().string().find(".archive") == std::string::npos);
        }
    }
}

TEST_CASE("a reader that has seen enough ends a search quietly") {
    const Sandbox sandbox;
    std::string dump;
    for (std::size_t number = 0; number < 2000; ++number)
        dump += article(number);
    REQUIRE(sandbox.arshif({"index", "-"}, dump).status == 0);
    Command command = sandbox.command({"search", "", "--limit", "2000", "--format", "jsonl"});
    Process search(command);
    search.close_output();
    const Outcome outcome = search.wait();
    CHECK(outcome.signal == SIGPIPE);
    CHECK(outcome.err.empty());
}
