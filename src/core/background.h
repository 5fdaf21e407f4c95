// Runs a task beside the caller.
//
// The future owns what the task owns, and waits for it when it is destroyed. What the task refers to must outlive it,
// and is the caller's again once the outcome is asked for.
#pragma once

#include <future>
#include <system_error>
#include <utility>

namespace arshif::core {

// Where there are no more threads, the task runs once its outcome is asked for.
template <typename Task>
auto in_background(Task task) {
    try {
        return std::async(std::launch::async, task);
    } catch (const std::system_error&) {
        return std::async(std::launch::deferred, std::move(task));
    }
}

}  // namespace arshif::core
