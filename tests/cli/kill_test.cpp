// Ends the program with SIGKILL between and inside the steps of its commits: the archive is as it was before a commit
// or after it, sound, and the same command brings it to where an undisturbed one would have.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <regex>
#include <set>

#include "archive_state.h"
#include "press.h"
#include "sandbox.h"

namespace fs = std::filesystem;
using namespace arshif::test;

namespace {

constexpr PressSize small{8, 60};

using Words = std::vector<std::string>;

// The names of all fault points, as the sources have them: a new one is tried here without anybody thinking of it.
std::set<std::string> fault_points() {
    std::set<std::string> points;
    const std::regex call("fault_point\\(\"([^\"]+)\"\\)");
    for (const auto& entry : fs::recursive_directory_iterator(ARSHIF_SOURCE_DIR "/src")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string source = read_file(entry.path());
        for (std::sregex_iterator at(source.begin(), source.end(), call); at != std::sregex_iterator(); ++at)
            points.insert((*at)[1]);
    }
    return points;
}

void copy_archive(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    if (fs::exists(from)) fs::copy(from, to, fs::copy_options::recursive);
}

// Nothing beside the archive: no half-made one under another name.
Words siblings(const fs::path& archive) {
    Words names;
    for (const auto& entry : fs::directory_iterator(archive.parent_path())) {
        if (entry.path() != archive) names.push_back(entry.path().filename().string());
    }
    return names;
}

// One change of an archive: from a base to what an undisturbed run makes of it.
class Scene {
public:
    Scene(const Sandbox& sandbox, fs::path base, Words change)
        : base_(std::move(base)),
          work_(sandbox.path("work/archive")),
          change_(std::move(change)),
          before_(state_of(base_)) {
        fs::create_directories(work_.parent_path());
        copy_archive(base_, work_);
        const auto begun = std::chrono::steady_clock::now();
        const Outcome whole = run(on_archive(work_, change_));
        duration_ = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
        CAPTURE(change_, whole.status, whole.err);
        REQUIRE(whole.status == 0);
        require_sound(work_, true);
        after_ = state_of(work_);
    }

    // More commits than one: what is in the archive after a kill may lie between the two states.
    Scene& with_steps_between() {
        steps_between_ = true;
        return *this;
    }

    const ArchiveState& before() const { return before_; }
    const ArchiveState& after() const { return after_; }
    std::chrono::microseconds duration() const { return duration_; }

    // Stops the change at every fault point that it passes, each time it passes it. Gives the names of those it passes.
    std::set<std::string> stop_everywhere() {
        std::set<std::string> passed;
        for (const std::string& point : fault_points()) {
            for (int pass = 1; stop_at(point, pass); ++pass) {
                passed.insert(point);
                REQUIRE(pass < 50);
            }
        }
        return passed;
    }

    // Kills the change after each of `steps` equal parts of the time that it takes.
    void kill_after_delays(int steps) {
        for (int step = 0; step < steps; ++step) {
            copy_archive(base_, work_);
            Command command = on_archive(work_, change_);
            command.kill_after = duration_ * step / steps;
            const Outcome cut = run(command);
            CAPTURE(change_, step, cut.status, cut.signal, cut.err);
            REQUIRE((cut.signal == SIGKILL || cut.status == 0));
            expect_recovery();
        }
    }

private:
    // False where the change ended before the point's Nth pass.
    bool stop_at(const std::string& point, int pass) {
        copy_archive(base_, work_);
        Command command = on_archive(work_, change_);
        command.environment["ARSHIF_STOP_AT"] = point + ":" + std::to_string(pass);
        const Outcome cut = run(command);
        CAPTURE(change_, point, pass, cut.status, cut.signal, cut.err);
        if (cut.status == 0) return false;
        REQUIRE(cut.signal == SIGKILL);
        expect_recovery();
        return true;
    }

    void expect_recovery() {
        require_sound(work_, false);
        const ArchiveState cut = state_of(work_);
        if (!steps_between_) REQUIRE((cut == before_ || cut == after_));
        const Outcome again = run(on_archive(work_, change_));
        CAPTURE(again.status, again.signal, again.err);
        // What was committed before the kill is nothing to remove any more.
        REQUIRE((again.status == 0 || (change_.front() == "remove" && cut == after_ && again.status == 1)));
        require_sound(work_, true);
        REQUIRE(siblings(work_).empty());
        require_same(state_of(work_), after_);
    }

    fs::path base_;
    fs::path work_;
    Words change_;
    ArchiveState before_;
    ArchiveState after_;
    std::chrono::microseconds duration_{};
    bool steps_between_ = false;
};

Words import_of(const std::string& folder) {
    return {"index", "--jobs", "2", folder};
}

// The archive with the first `parts` of a press, each imported by a run of its own.
fs::path archive_of(const Sandbox& sandbox, const Words& parts, std::size_t count) {
    const fs::path archive = sandbox.path("base-" + std::to_string(count));
    for (std::size_t i = 0; i < count; ++i) {
        const Outcome imported = run(on_archive(archive, import_of(parts[i])));
        CAPTURE(imported.err);
        REQUIRE(imported.status == 0);
    }
    return archive;
}

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
const std::set<std::string> points_of_a_merge = {"before live merge", "after live merge", "before merge commit",
                                                 "after merge commit", "before segment unlink"};

}  // namespace

TEST_CASE("every fault point is one that these tests stop at") {
    std::set<std::string> tried = points_of_an_import;
    tried.insert(points_of_a_merge.begin(), points_of_a_merge.end());
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
