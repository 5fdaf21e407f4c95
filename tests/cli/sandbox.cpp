#include "sandbox.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace arshif::test {

namespace fs = std::filesystem;

namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

}  // namespace

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    INFO("file " << path);
    REQUIRE(in);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

Sandbox::Sandbox() {
    std::string name = (fs::temp_directory_path() / "arshif-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder_ = fs::canonical(name);
    fs::permissions(folder_, fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
}

Sandbox::~Sandbox() {
    std::error_code code;
    fs::remove_all(folder_, code);
}

std::string Sandbox::write(std::string_view relative, std::string_view bytes) const {
    const fs::path file = path(relative);
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    REQUIRE(out);
    return file.string();
}

Command Sandbox::command(std::vector<std::string> arguments) const {
    Command command{{ARSHIF_BINARY, "--archive", archive().string()}};
    command.arguments.insert(command.arguments.end(), std::make_move_iterator(arguments.begin()),
                             std::make_move_iterator(arguments.end()));
    command.folder = folder_.string();
    return command;
}

Outcome Sandbox::arshif(std::vector<std::string> arguments, std::string input) const {
    Command with_input = command(std::move(arguments));
    with_input.input = std::move(input);
    return run(with_input);
}

std::string Sandbox::done(std::vector<std::string> arguments) const {
    const Outcome outcome = arshif(arguments);
    CAPTURE(arguments, outcome.status, outcome.signal, outcome.err);
    REQUIRE(outcome.status == 0);
    return outcome.out;
}

Json Sandbox::json(std::vector<std::string> arguments) const {
    return Json::parse(done(std::move(arguments)));
}

long Sandbox::count(const std::string& query, std::vector<std::string> filters) const {
    filters.insert(filters.begin(), {"count", query});
    const Outcome outcome = arshif(filters);
    CAPTURE(filters, outcome.status, outcome.signal, outcome.out, outcome.err);
    const long number = std::strtol(outcome.out.c_str(), nullptr, 10);
    REQUIRE(outcome.out == std::to_string(number) + "\n");
    REQUIRE(outcome.status == (number == 0 ? 1 : 0));
    return number;
}

std::vector<std::string> Sandbox::identifiers() const {
    const Outcome outcome = arshif({"search", "", "--limit", "1000000", "--format", "ids"});
    CAPTURE(outcome.status, outcome.signal, outcome.err);
    REQUIRE((outcome.status == 0 || outcome.status == 1));
    std::vector<std::string> ids = lines_of(outcome.out);
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::string Sandbox::without_paths(std::string text) const {
    replace_all(text, folder_.string(), "SANDBOX");
    replace_all(text, fs::canonical(ARSHIF_SOURCE_DIR).string(), "SOURCE");
    return text;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string json_line(const Json& article) {
    return article.dump() + "\n";
}

std::string sample_corpus() {
    return ARSHIF_SOURCE_DIR "/sample_corpus";
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace arshif::test
