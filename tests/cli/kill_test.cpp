// Ends the program with SIGKILL between and inside the steps of its commits: the archive is as it was before a commit
// or after it, sound, and the same command brings it to where an undisturbed one would have.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "archive_state.h"
#include "press.h"
#include "sandbox.h"
#include "scene.h"

namespace fs = std::filesystem;
using namespace arshif::test;

namespace {

constexpr PressSize small{8, 60};

bool has_all(const std::set<std::string>& passed, const std::set<std::string>& points) {
    return std::includes(passed.begin(), passed.end(), points.begin(), points.end());
}

const std::set<std::string> points_of_an_import = {"after chunk",
                                                   "before merge",
                                                   "after merge",
                                                   "before segment sync",
                                                   "before segments sync",
                                                   "after segments sync",
                                                   "before catalogue commit",
                                                   "after catalogue commit"};
const std::set<std::string> points_of_a_repair = {"before repair commit", "after repair commit"};
const std::set<std::string> points_of_a_catalogue_exchange = {"before catalogue exchange", "in catalogue exchange",
                                                              "after catalogue exchange"};
const std::set<std::string> points_of_a_merge = {"before live merge", "after live merge", "before merge commit",
                                                 "after merge commit", "before segment unlink"};

}  // namespace

TEST_CASE("every fault point is one that these tests stop at") {
    std::set<std::string> tried = points_of_an_import;
    tried.insert(points_of_a_merge.begin(), points_of_a_merge.end());
    tried.insert(points_of_a_repair.begin(), points_of_a_repair.end());
    tried.insert(points_of_a_catalogue_exchange.begin(), points_of_a_catalogue_exchange.end());
    tried.insert("before archive rename");
    CHECK(fault_points() == tried);
}

TEST_CASE("a kill at any step leaves a new archive out or whole") {
    const Sandbox sandbox;
    const Words parts = write_press(sandbox, "press", {1, 120});
    Scene scene(sandbox, sandbox.path("nothing"), import_of(parts[0]));
    const std::set<std::string> passed = scene.stop_everywhere();
    CHECK(passed.count("before archive rename") == 1);
    CHECK(has_all(passed, points_of_an_import));
}

TEST_CASE("a kill at any step of an import and of the merge after it loses and doubles nothing") {
    const Sandbox sandbox;
    const Words parts = write_press(sandbox, "press", small);
    Scene plain(sandbox, archive_of(sandbox, parts, 1), import_of(parts[1]));
    CHECK(has_all(plain.stop_everywhere(), points_of_an_import));
    Scene merging(sandbox, archive_of(sandbox, parts, 7), import_of(parts[7]));
    const std::set<std::string> passed = merging.stop_everywhere();
    CHECK(has_all(passed, points_of_an_import));
    CHECK(has_all(passed, points_of_a_merge));
}

TEST_CASE("a kill at any step of importing changed articles leaves each in its old or its new form") {
    const Sandbox sandbox;
    const Words parts = write_press(sandbox, "press", small);
    const fs::path base = archive_of(sandbox, parts, 3);
    revise_part(sandbox, "press", small, 2);
    Scene scene(sandbox, base, import_of(parts[1]));
    REQUIRE(scene.before().articles != scene.after().articles);
    const std::set<std::string> passed = scene.with_steps_between().stop_everywhere();
    CHECK(has_all(passed, points_of_an_import));
    CHECK(has_all(passed, points_of_a_merge));
}

TEST_CASE("a kill at any step of an edit by hand leaves it undone or done") {
    const Sandbox sandbox;
    const Words parts = write_press(sandbox, "press", small);
    const fs::path base = archive_of(sandbox, parts, 3);
    const auto change = GENERATE(Words{"remove", "p01-0003"},  // p01-0007 is an alias of it
                                 Words{"remove", "--source", "منبر الواحة"},
                                 Words{"set", "p02-0001", "--date", "2015-03", "--country", "ML"},
                                 Words{"set", "p01-0003", "--date", "none"});
    Scene scene(sandbox, base, change);
    REQUIRE(scene.before() != scene.after());
    CHECK(scene.stop_everywhere().count("before catalogue commit") == 1);
}

TEST_CASE("a kill at any step of compacting changes nothing that is found") {
    const Sandbox sandbox;
    const Words parts = write_press(sandbox, "press", small);
    const fs::path base = archive_of(sandbox, parts, 3);
    REQUIRE(run(on_archive(base, {"remove", "p01-0003", "p03-0040"})).status == 0);
    const auto change = GENERATE(Words{"compact"}, Words{"compact", "--reanalyze"});
    Scene scene(sandbox, base, change);
    require_same(scene.after(), scene.before());
    CHECK(scene.stop_everywhere().count("after merge commit") == 1);
    scene.kill_after_delays(5);
}

TEST_CASE("a kill at any step of a repair leaves the damage or mends it") {
    const Sandbox sandbox;
    const Words parts = write_press(sandbox, "press", small);
    const fs::path base = archive_of(sandbox, parts, 3);
    REQUIRE(run(on_archive(base, {"remove", "p01-0003", "p03-0040"})).status == 0);
    const ArchiveState sound = state_of(base);
    const bool whole_catalogue = GENERATE(true, false);
    CAPTURE(whole_catalogue);
    const fs::path segment = fs::directory_iterator(base / "segments")->path();
    fs::resize_file(segment / "postlist.glass", 100);
    if (!whole_catalogue) damage_history(base);
    REQUIRE(run(on_archive(base, {"check"})).status == 4);
    Scene scene = Scene::of_repair(sandbox, base, sound);
    const std::set<std::string> passed = scene.stop_everywhere();
    CHECK(has_all(passed, points_of_a_repair));
    CHECK(has_all(passed, points_of_a_catalogue_exchange) == !whole_catalogue);
    scene.kill_after_delays(6);
}

TEST_CASE("a kill at any moment of a long import loses and doubles nothing") {
    const Sandbox sandbox;
    Words change = write_press(sandbox, "press", {3, 200});
    change.insert(change.begin(), {"index", "--jobs", "2"});
    Scene scene(sandbox, sandbox.path("nothing"), change);
    scene.with_steps_between().kill_after_delays(15);
}

TEST_CASE("an archive that was killed in each of its imports is the one that never was") {
    const Sandbox sandbox;
    const Words parts = write_press(sandbox, "press", {10, 300});
    const fs::path reference = sandbox.path("reference/archive");
    const fs::path archive = sandbox.path("killed/archive");
    fs::create_directories(reference.parent_path());
    fs::create_directories(archive.parent_path());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto begun = std::chrono::steady_clock::now();
        const Outcome whole = run(on_archive(reference, import_of(parts[i])));
        const auto duration =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
        REQUIRE(whole.status == 0);
        for (const std::size_t share : {i + 1, parts.size() - i}) {
            Command cut = on_archive(archive, import_of(parts[i]));
            cut.kill_after = duration * share / (parts.size() + 1);
            run(cut);
        }
        require_sound(archive, false);
        REQUIRE(run(on_archive(archive, import_of(parts[i]))).status == 0);
    }
    require_sound(archive, true);
    require_same(state_of(archive), state_of(reference));
    const Outcome changed = run(on_archive(archive, {"index", parts[4]}));
    CHECK(contains(changed.err, "nothing changed"));
    CHECK(run(on_archive(reference, {"search", "", "--limit", "1000000", "--format", "ids"})).out.size() > 3000 * 9);
}
