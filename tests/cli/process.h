// Runs a program as its users do: arguments, environment, standard input, exit status; without a shell.
//
// A Process owns its child and its pipes: a child that still runs when the Process goes is killed and waited for.
// Thread safety: a Process belongs to one thread; several threads may each run their own.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::test {

struct Command {
    std::vector<std::string> arguments;                // the program first
    std::map<std::string, std::string> environment{};  // added to this process's own, without what steers arshif in it
    std::string input{};                               // standard input; it ends after this
    std::string folder{};                              // working directory; empty: this process's
    std::string output{};                              // a file for standard output, such as /dev/full; empty: a pipe
    std::optional<std::chrono::microseconds> kill_after{};  // SIGKILL after this time, if it still runs
    std::optional<unsigned long> largest_file{};  // bytes: writing a file beyond them fails, as on a full disk
    bool unprivileged = false;                    // where this process is root's, run as nobody
};

struct Outcome {
    int status = -1;  // exit status; -1: ended by `signal`
    int signal = 0;
    std::string out;
    std::string err;
};

class Process {
public:
    // Starts it; fails the test where that is not possible.
    explicit Process(const Command& command);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    // Writes to its standard input, waiting while it does not read. False once it reads no more.
    bool write(std::string_view bytes);
    void close_input();
    // Takes no more of its standard output.
    void close_output();
    void send(int signal) const;
    // Whether it still runs.
    bool runs();
    // Feeds it the rest of `input`, takes its output, and waits for its end; kills it after `limit`.
    Outcome wait(std::string_view input = {}, std::optional<std::chrono::microseconds> limit = std::nullopt);

private:
    void pump(std::string_view input, std::optional<std::chrono::steady_clock::time_point> deadline);
    bool reap(bool block);

    pid_t child_ = -1;
    int in_ = -1, out_ = -1, err_ = -1;
    bool ended_ = false;
    Outcome outcome_;
};

Outcome run(const Command& command);

}  // namespace arshif::test
