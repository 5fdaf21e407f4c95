#include "scene.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <regex>

namespace arshif::test {

namespace fs = std::filesystem;

namespace {

// Nothing beside the archive: no half-made one under another name.
Words siblings(const fs::path& archive) {
    Words names;
    for (const auto& entry : fs::directory_iterator(archive.parent_path())) {
        if (entry.path() != archive) names.push_back(entry.path().filename().string());
    }
    return names;
}

}  // namespace

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

Words import_of(const std::string& folder) {
    return {"index", "--jobs", "2", folder};
}

fs::path archive_of(const Sandbox& sandbox, const Words& parts, std::size_t count) {
    const fs::path archive = sandbox.path("base-" + std::to_string(count));
    for (std::size_t i = 0; i < count; ++i) {
        const Outcome imported = run(on_archive(archive, import_of(parts[i])));
        CAPTURE(imported.err);
        REQUIRE(imported.status == 0);
    }
    return archive;
}

void damage_history(const fs::path& archive) {
    const std::string bytes = read_file(archive / "catalogue.sqlite");
    std::smatch time;
    REQUIRE(std::regex_search(bytes, time, std::regex("T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")));
    std::fstream file(archive / "catalogue.sqlite", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(time.position() + 1);
    file.put('9');
}

void copy_archive(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    if (fs::exists(from)) fs::copy(from, to, fs::copy_options::recursive);
}

Scene::Scene(const Sandbox& sandbox, fs::path base, Words change)
    : Scene(sandbox, base, std::move(change), state_of(base), false) {}

Scene::Scene(const Sandbox& sandbox, fs::path base, Words change, ArchiveState before, bool damaged)
    : base_(std::move(base)),
      work_(sandbox.path("work/archive")),
      change_(std::move(change)),
      before_(std::move(before)),
      damaged_(damaged) {
    fs::create_directories(work_.parent_path());
    const auto begun = std::chrono::steady_clock::now();
    const Outcome whole = run(begin());
    duration_ = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
    CAPTURE(change_, whole.status, whole.out, whole.err);
    REQUIRE(whole.status == 0);
    require_sound(work_, true);
    after_ = state_of(work_);
}

Scene Scene::of_repair(const Sandbox& sandbox, fs::path base, ArchiveState sound) {
    Scene scene(sandbox, std::move(base), {"check", "--repair"}, std::move(sound), true);
    require_same(scene.after_, scene.before_);
    return scene;
}

Scene& Scene::with_steps_between() {
    steps_between_ = true;
    return *this;
}

Command Scene::begin() const {
    copy_archive(base_, work_);
    return on_archive(work_, change_);
}

std::set<std::string> Scene::stop_everywhere() {
    std::set<std::string> passed;
    for (const std::string& point : fault_points()) {
        for (int pass = 1; stop_at(point, pass); ++pass) {
            passed.insert(point);
            REQUIRE(pass < 50);
        }
    }
    return passed;
}

void Scene::kill_after_delays(int steps) {
    for (int step = 0; step < steps; ++step) {
        Command command = begin();
        command.kill_after = duration_ * step / steps;
        const Outcome cut = run(command);
        CAPTURE(change_, step, cut.status, cut.signal, cut.err);
        REQUIRE((cut.signal == SIGKILL || cut.status == 0));
        expect_recovery();
    }
}

bool Scene::stop_at(const std::string& point, int pass) {
    Command command = begin();
    command.environment["ARSHIF_STOP_AT"] = point + ":" + std::to_string(pass);
    const Outcome cut = run(command);
    CAPTURE(change_, point, pass, cut.status, cut.signal, cut.err);
    if (cut.status == 0) return false;
    REQUIRE(cut.signal == SIGKILL);
    expect_recovery();
    return true;
}

void Scene::expect_recovery(bool committed) const {
    const bool still_damaged = damaged_ && run(on_archive(work_, {"check"})).status == 4;
    REQUIRE_FALSE((committed && still_damaged));
    ArchiveState cut;
    if (!still_damaged) {
        require_sound(work_, false);
        cut = state_of(work_);
        if (committed) require_same(cut, after_);
        if (!steps_between_) REQUIRE((cut == before_ || cut == after_));
    }
    const Outcome again = run(on_archive(work_, change_));
    CAPTURE(again.status, again.signal, again.out, again.err);
    // What was committed before the fault is nothing to remove any more.
    REQUIRE((again.status == 0 || (change_.front() == "remove" && cut == after_ && again.status == 1)));
    require_sound(work_, true);
    REQUIRE(siblings(work_).empty());
    require_same(state_of(work_), after_);
}

}  // namespace arshif::test
