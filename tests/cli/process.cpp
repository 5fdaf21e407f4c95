#include "process.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

extern char** environ;  // NOLINT: POSIX

namespace arshif::test {

namespace {

using Clock = std::chrono::steady_clock;

constexpr uid_t nobody = 65534;
constexpr int cannot_start = 127;

struct Pipe {
    int read_end = -1;
    int write_end = -1;
};

Pipe open_pipe() {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    return {ends[0], ends[1]};
}

// What would steer the program under test does not leak into it from the terminal that runs the tests.
std::vector<std::string> environment_of(const Command& command) {
    std::map<std::string, std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const std::size_t equals = text.find('=');
        const std::string name(text.substr(0, equals));
        const bool steers = name.rfind("ARSHIF_", 0) == 0 || name == "XDG_DATA_HOME" || name == "NO_COLOR";
        if (!steers && equals != std::string_view::npos) all[name] = std::string(text.substr(equals + 1));
    }
    for (const auto& [name, value] : command.environment)
        all[name] = value;
    std::vector<std::string> entries;
    entries.reserve(all.size());
    for (const auto& [name, value] : all)
        entries.push_back(name + "=" + value);
    return entries;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

bool become_nobody() {
    return ::setgroups(0, nullptr) == 0 && ::setgid(nobody) == 0 && ::setuid(nobody) == 0;
}

// In the child, between fork and exec: nothing here may take memory.
[[noreturn]] void become(const Command& command, char* const* arguments, char* const* environment, int in, int out,
                         int err) {
    if (command.largest_file) {
        const rlimit limit{*command.largest_file, *command.largest_file};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(cannot_start);
        ::signal(SIGXFSZ, SIG_IGN);  // so that write() fails instead
    }
    if (!command.output.empty()) out = ::open(command.output.c_str(), O_WRONLY);
    const bool placed = command.folder.empty() || ::chdir(command.folder.c_str()) == 0;
    const bool connected =
        ::dup2(in, STDIN_FILENO) >= 0 && ::dup2(out, STDOUT_FILENO) >= 0 && ::dup2(err, STDERR_FILENO) >= 0;
    if (!placed || !connected) ::_exit(cannot_start);
    if (command.unprivileged && ::geteuid() == 0 && !become_nobody()) ::_exit(cannot_start);
    ::execve(arguments[0], arguments, environment);
    ::_exit(cannot_start);
}

void close_end(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
}

// Takes what a pipe holds; closes it at its end.
void take(int& end, std::string& text) {
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(end, buffer.data(), buffer.size());
    if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) close_end(end);
}

}  // namespace

Process::Process(const Command& command) {
    std::signal(SIGPIPE,
                SIG_IGN);  // NOLINT(cert-err33-c): a child that reads no more is a result, not the end of the tests
    const Pipe in = open_pipe();
    const Pipe out = open_pipe();
    const Pipe err = open_pipe();
    std::vector<std::string> argument_texts = command.arguments;
    std::vector<std::string> environment_texts = environment_of(command);
    const std::vector<char*> arguments = pointers_to(argument_texts);
    const std::vector<char*> environment = pointers_to(environment_texts);
    child_ = ::fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) {
        ::signal(SIGPIPE, SIG_DFL);
        become(command, arguments.data(), environment.data(), in.read_end, out.write_end, err.write_end);
    }
    ::close(in.read_end);
    ::close(out.write_end);
    ::close(err.write_end);
    in_ = in.write_end;
    out_ = out.read_end;
    err_ = err.read_end;
}

Process::~Process() {
    close_end(in_);
    close_end(out_);
    close_end(err_);
    if (ended_ || child_ <= 0) return;
    ::kill(child_, SIGKILL);
    reap(true);
}

bool Process::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t done = ::write(in_, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return true;
}

void Process::close_input() {
    close_end(in_);
}

void Process::close_output() {
    close_end(out_);
}

void Process::send(int signal) const {
    REQUIRE(::kill(child_, signal) == 0);
}

bool Process::reap(bool block) {
    if (ended_) return true;
    int status = 0;
    pid_t got = 0;
    do {
        got = ::waitpid(child_, &status, block ? 0 : WNOHANG);
    } while (got < 0 && errno == EINTR);
    if (got != child_) return false;
    ended_ = true;
    outcome_.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    outcome_.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return true;
}

bool Process::runs() {
    return !reap(false);
}

void Process::pump(std::string_view input, std::optional<Clock::time_point> deadline) {
    if (in_ >= 0) ::fcntl(in_, F_SETFL, O_NONBLOCK);
    while (out_ >= 0 || err_ >= 0) {
        if (input.empty()) close_end(in_);
        std::array<pollfd, 3> ends{{{in_, POLLOUT, 0}, {out_, POLLIN, 0}, {err_, POLLIN, 0}}};
        timespec left{};
        if (deadline) {
            const auto rest = std::max(std::chrono::nanoseconds(0), std::chrono::nanoseconds(*deadline - Clock::now()));
            left = {static_cast<time_t>(rest.count() / 1000000000), static_cast<long>(rest.count() % 1000000000)};
        }
        const int ready = ::ppoll(ends.data(), ends.size(), deadline ? &left : nullptr, nullptr);
        if (ready == 0) {
            ::kill(child_, SIGKILL);
            deadline.reset();
        }
        if (ready <= 0) continue;
        if (ends[0].revents != 0) {
            const ssize_t done = ::write(in_, input.data(), input.size());
            if (done > 0) input.remove_prefix(static_cast<std::size_t>(done));
            if (done < 0 && errno != EAGAIN && errno != EINTR) input = {};
        }
        if (ends[1].revents != 0) take(out_, outcome_.out);
        if (ends[2].revents != 0) take(err_, outcome_.err);
    }
}

Outcome Process::wait(std::string_view input, std::optional<std::chrono::microseconds> limit) {
    pump(input, limit ? std::optional(Clock::now() + *limit) : std::nullopt);
    reap(true);
    return outcome_;
}

Outcome run(const Command& command) {
    return Process(command).wait(command.input, command.kill_after);
}

}  // namespace arshif::test
