// One change of an archive, done again and again while something breaks: the archive is as it was before or as it is
// after, sound, and the same command brings it to where an undisturbed one would have.
//
// Owns the folder of its work below the sandbox. Belongs to one thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "archive_state.h"
#include "sandbox.h"

namespace arshif::test {

using Words = std::vector<std::string>;

// The names of all fault points, as the sources have them: a new one is tried without anybody thinking of it.
std::set<std::string> fault_points();

Words import_of(const std::string& folder);

// The archive with the first `count` parts of a press, each imported by a run of its own.
std::filesystem::path archive_of(const Sandbox& sandbox, const Words& parts, std::size_t count);

// Changes the time at which an import began: nothing else depends on it, and a repair makes the catalogue anew.
void damage_history(const std::filesystem::path& archive);

void copy_archive(const std::filesystem::path& from, const std::filesystem::path& to);

class Scene {
public:
    // From the archive `base`, which may not exist, to what an undisturbed run of `change` makes of it.
    Scene(const Sandbox& sandbox, std::filesystem::path base, Words change);

    // More commits than one: what is in the archive after a fault may lie between the two states.
    Scene& with_steps_between();
    // The base is damaged and the change mends it: before, `check` says so.
    static Scene of_repair(const Sandbox& sandbox, std::filesystem::path base, ArchiveState sound);

    const ArchiveState& before() const { return before_; }
    const ArchiveState& after() const { return after_; }
    const std::filesystem::path& base() const { return base_; }
    const std::filesystem::path& work() const { return work_; }
    std::chrono::microseconds duration() const { return duration_; }

    // Stops the change at every fault point that it passes, each time it passes it. Gives the names of those it passes.
    std::set<std::string> stop_everywhere();
    // Kills the change after each of `steps` equal parts of the time that it takes.
    void kill_after_delays(int steps);

    // The change as a command on the work archive, put back to what the base is.
    Command begin() const;
    // Requires of the work archive what is said above. `committed`: the change had been reported done.
    void expect_recovery(bool committed = false) const;

private:
    Scene(const Sandbox& sandbox, std::filesystem::path base, Words change, ArchiveState before, bool damaged);
    // False where the change ended before the point's Nth pass.
    bool stop_at(const std::string& point, int pass);

    std::filesystem::path base_;
    std::filesystem::path work_;
    Words change_;
    ArchiveState before_;
    ArchiveState after_;
    std::chrono::microseconds duration_{};
    bool steps_between_ = false;
    bool damaged_ = false;
};

}  // namespace arshif::test
