// A folder of its own for a test, with an archive in it and the program to work on it.
//
// Owns the folder, which goes with it. Thread safety: its runs may be called from several threads.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "process.h"

namespace arshif::test {

using Json = nlohmann::json;

std::string read_file(const std::filesystem::path& path);

class Sandbox {
public:
    Sandbox();
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path path(std::string_view relative) const { return folder_ / relative; }
    std::filesystem::path archive() const { return path("archive"); }

    // Writes a file below the folder, with the folders it needs; gives its path.
    std::string write(std::string_view relative, std::string_view bytes) const;

    // `arshif ARGUMENTS` on the archive of this sandbox (--archive), with the sandbox as working directory.
    Command command(std::vector<std::string> arguments) const;
    Outcome arshif(std::vector<std::string> arguments) const { return run(command(std::move(arguments))); }
    Outcome arshif(std::vector<std::string> arguments, std::string input) const;
    // The same, which must end with status 0; gives its standard output.
    std::string done(std::vector<std::string> arguments) const;
    Json json(std::vector<std::string> arguments) const;

    // What `count` prints for a query.
    long count(const std::string& query = "", std::vector<std::string> filters = {}) const;
    // Sorted identifiers of all articles (aliases are not among them).
    std::vector<std::string> identifiers() const;

    // The text with the paths of the sandbox and of the source tree replaced by SANDBOX and SOURCE.
    std::string without_paths(std::string text) const;

private:
    std::filesystem::path folder_;
};

// Lines of a text, without their ends.
std::vector<std::string> lines_of(std::string_view text);

// An article as a line of JSONL.
std::string json_line(const Json& article);

// The repository's sample corpus.
std::string sample_corpus();

bool contains(std::string_view text, std::string_view part);

}  // namespace arshif::test
