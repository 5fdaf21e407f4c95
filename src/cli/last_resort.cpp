#include "cli/last_resort.h"

#include <sys/time.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "cli/exit.h"

namespace arshif::cli {

namespace {

// Those of Xapian are not of the standard library; any other exception that nobody caught is a fault of ours.
bool is_of_xapian() {
    try {
        if (const std::exception_ptr thrown = std::current_exception()) std::rethrow_exception(thrown);
    } catch (const std::exception&) {
        return false;
    } catch (...) {
        return true;
    }
    return false;
}

// Takes no memory: it may be that which failed.
[[noreturn]] void end_at_once() {
    if (!is_of_xapian()) std::abort();
    constexpr std::string_view message =
        "arshif: a write failed where it cannot be handled; the archive is as it was before or after the last batch\n"
        "  see whether the disk is full, then run the same command again\n";
    static_cast<void>(!::write(STDERR_FILENO, message.data(), message.size()));
    std::_Exit(exit_cannot_write);
}

constexpr long default_seconds = 120;

// In a signal handler, where little is allowed.
void give_up(int /*signal*/) {
    constexpr std::string_view message =
        "arshif: no answer after much computing: the archive may be damaged\n"
        "  run `arshif check`; ARSHIF_CPU_LIMIT=SECONDS allows more time\n";
    static_cast<void>(!::write(STDERR_FILENO, message.data(), message.size()));
    ::_exit(exit_archive);
}

}  // namespace

void limit_time_to_answer() {
    const char* wanted = std::getenv("ARSHIF_CPU_LIMIT");  // NOLINT(concurrency-mt-unsafe): before threads start
    const long seconds = wanted == nullptr ? default_seconds : std::strtol(wanted, nullptr, 10);
    if (seconds <= 0) return;
    std::signal(SIGPROF, &give_up);  // NOLINT(cert-err33-c): SIGPROF can be handled
    const itimerval timer{{0, 0}, {seconds, 0}};
    ::setitimer(ITIMER_PROF, &timer, nullptr);
}

void install_last_resort() {
    std::set_terminate(&end_at_once);
}

}  // namespace arshif::cli
