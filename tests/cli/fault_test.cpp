// Lets the calls fail by which arshif writes, one after another: a full disk, an I/O error, a short write; and cuts the
// power after each of them. What had been reported done is there, nothing is there twice, and the same command goes on.
//
// By default a sample of the calls is tried. ARSHIF_FAULT_STEP=N tries every Nth, 1 all of them.
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "power_cut.h"
#include "press.h"
#include "scene.h"

namespace fs = std::filesystem;
using namespace arshif::test;

namespace {

constexpr PressSize small{4, 60};
constexpr long sampled = 4;

long step_over(long calls) {
    const char* wanted = std::getenv("ARSHIF_FAULT_STEP");
    return wanted == nullptr ? std::max(1L, calls / sampled) : std::max(1L, std::strtol(wanted, nullptr, 10));
}

Command shimmed(Command command, const fs::path& root) {
    command.environment["LD_PRELOAD"] = ARSHIF_FAULT_SHIM;
    command.environment["ARSHIF_SHIM_ROOT"] = root.string();
    return command;
}

// What is tried: an import, another that merges, changed articles, removals, compacting, rebuilding, repairing.
struct Case {
    std::string what;
    std::size_t parts;  // in the archive before
    Words change;
    bool steps_between = false;
};

const std::vector<Case> cases = {
    {"a first import", 0, {"index", "--jobs", "2", "PART-1"}},
    {"an import", 1, {"index", "--jobs", "2", "PART-2"}},
    {"changed articles", 2, {"index", "--jobs", "2", "REVISED-2"}, true},
    {"a removal", 2, {"remove", "p01-0003"}},
    {"compacting", 3, {"compact"}},
    {"analysing anew", 3, {"compact", "--reanalyze"}},
    {"repairing a segment", 2, {"check", "--repair"}},
    {"repairing the catalogue", 2, {"check", "--repair"}},
};

Scene scene_of(const Sandbox& sandbox, const Case& tried) {
    const Words parts = write_press(sandbox, "press", small);
    const fs::path base = archive_of(sandbox, parts, tried.parts);
    if (tried.what.starts_with("repairing")) {
        const ArchiveState sound = state_of(base);
        if (tried.what == "repairing the catalogue") {
            damage_history(base);
        } else {
            fs::resize_file(fs::directory_iterator(base / "segments")->path() / "postlist.glass", 100);
        }
        return Scene::of_repair(sandbox, base, sound);
    }
    Words change = tried.change;
    if (change.back().starts_with("PART-"))
        change.back() = parts.at(static_cast<std::size_t>(change.back().back() - '1'));
    if (change.back() == "REVISED-2") {
        revise_part(sandbox, "press", small, 2);
        change.back() = parts[1];
    }
    Scene scene(sandbox, base, change);
    return tried.steps_between ? scene.with_steps_between() : scene;
}

// How many calls of the change could fail in this way.
long calls_of(const Scene& scene, const Sandbox& sandbox, const std::string& kind) {
    Command counting = shimmed(scene.begin(), scene.work().parent_path());
    counting.environment["ARSHIF_SHIM_FAIL"] = kind + ":0";
    counting.environment["ARSHIF_SHIM_COUNT"] = sandbox.path("calls").string();
    const Outcome counted = run(counting);
    CAPTURE(counted.status, counted.err);
    REQUIRE(counted.status == 0);
    return std::stol(read_file(sandbox.path("calls")));
}

void fail_calls(const Scene& scene, const Sandbox& sandbox, const std::string& kind, const std::string& lasting) {
    const long calls = calls_of(scene, sandbox, kind);
    REQUIRE(calls > 5);
    long tried = 0;
    long failed = 0;
    for (long call = 1; call <= calls; call += step_over(calls)) {
        Command command = shimmed(scene.begin(), scene.work().parent_path());
        command.environment["ARSHIF_SHIM_FAIL"] = kind + ":" + std::to_string(call) + lasting;
        const Outcome faulty = run(command);
        CAPTURE(kind, lasting, call, faulty.status, faulty.signal, faulty.out, faulty.err);
        ++tried;
        // A short write is to be continued; what only tidies up may fail without a word.
        REQUIRE((faulty.status == 0 || (faulty.status == 5 && kind != "short")));
        REQUIRE((faulty.status == 0 || !faulty.err.empty()));
        failed += faulty.status == 0 ? 0 : 1;
        scene.expect_recovery(faulty.status == 0);
    }
    WARN(kind << lasting << ": " << tried << " of " << calls << " calls tried, " << failed << " ended the program");
}

}  // namespace

TEST_CASE("a call that fails ends a change whole or not at all") {
    const auto tried = GENERATE(from_range(cases));
    CAPTURE(tried.what);
    WARN(tried.what);
    const Sandbox sandbox;
    const Scene scene = scene_of(sandbox, tried);
    fail_calls(scene, sandbox, "nospace", "+");
    fail_calls(scene, sandbox, "nospace", "");
    fail_calls(scene, sandbox, "io", "");
    fail_calls(scene, sandbox, "short", "");
}

TEST_CASE("a power cut between two writes loses nothing that was committed") {
    const auto tried = GENERATE(from_range(cases));
    CAPTURE(tried.what);
    const Sandbox sandbox;
    const Scene scene = scene_of(sandbox, tried);
    Command recorded = shimmed(scene.begin(), scene.work().parent_path());
    recorded.environment["ARSHIF_SHIM_LOG"] = sandbox.path("writes").string();
    Disk disk(scene.work().parent_path());
    REQUIRE(run(recorded).status == 0);
    const std::vector<DiskWrite> writes = read_writes(sandbox.path("writes"));
    REQUIRE(writes.size() > 20);
    const auto step = static_cast<std::size_t>(step_over(static_cast<long>(writes.size())));
    std::size_t cuts = 0;
    for (std::size_t done = 0; done <= writes.size(); ++done) {
        const bool last = done == writes.size();
        if (done % step == 0 || last) {
            for (const auto loss : {Disk::Loss::all, Disk::Loss::content, Disk::Loss::names, Disk::Loss::half}) {
                CAPTURE(done, static_cast<int>(loss), last ? "the end" : writes[done].name + " " + writes[done].path);
                disk.leave(scene.work().parent_path(), loss);
                scene.expect_recovery(last);
                ++cuts;
            }
        }
        if (!last) disk.apply(writes[done]);
    }
    WARN(tried.what << ": " << cuts << " power cuts among " << writes.size() << " writes");
}

TEST_CASE("a small disk that is full ends an import with 5, and the rest goes on where there is room") {
    const Sandbox sandbox;
    const fs::path disk = sandbox.path("work");
    fs::create_directories(disk);
    if (::geteuid() != 0 || ::mount("arshif", disk.c_str(), "tmpfs", 0, "size=900k") != 0) {
        WARN("passed over: a small file system cannot be mounted here");
        return;
    }
    struct Unmount {
        fs::path disk;
        ~Unmount() { ::umount2(disk.c_str(), MNT_DETACH); }
    } const unmount{disk};
    const Words parts = write_press(sandbox, "press", {6, 150});
    const fs::path archive = disk / "archive";
    std::size_t imported = 0;
    while (imported < parts.size() && run(on_archive(archive, import_of(parts[imported]))).status == 0)
        ++imported;
    REQUIRE(imported < parts.size());
    const Outcome full = run(on_archive(archive, import_of(parts[imported])));
    CAPTURE(imported, full.status, full.err);
    CHECK(full.status == 5);
    if (imported > 0) require_sound(archive, false);
    REQUIRE(::mount("arshif", disk.c_str(), "tmpfs", MS_REMOUNT, "size=64m") == 0);
    for (const std::string& part : parts)
        REQUIRE(run(on_archive(archive, import_of(part))).status == 0);
    require_sound(archive, true);
    const fs::path reference = archive_of(sandbox, parts, parts.size());
    require_same(state_of(archive), state_of(reference));
}

TEST_CASE("a search that a damaged block would keep for ever ends with 4") {
    const Sandbox sandbox;
    sandbox.write("in/a.txt", "خبر عن القمح");
    sandbox.done({"index", "in"});
    // The low byte of the end of the block's directory: glass halves what is left of it by two bytes at a time.
    const fs::path file = fs::directory_iterator(sandbox.archive() / "segments")->path() / "docdata.glass";
    std::string bytes = read_file(file);
    bytes.at(10) = static_cast<char>(~bytes.at(10));
    std::ofstream(file, std::ios::binary) << bytes;
    Command command = sandbox.command({"search", "القمح"});
    command.environment["ARSHIF_CPU_LIMIT"] = "1";
    const Outcome ended = run(command);
    CAPTURE(ended.status, ended.signal, ended.out, ended.err);
    CHECK(ended.status == 4);
    CHECK(contains(ended.err, "arshif check"));
    CHECK(sandbox.arshif({"check", "--repair"}).status == 0);
    CHECK(sandbox.count("القمح") == 1);
}
