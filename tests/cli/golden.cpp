#include "golden.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

#include "sandbox.h"

namespace arshif::test {

namespace fs = std::filesystem;

namespace {

// The first line that differs says more than two pages side by side.
std::string first_difference(const std::string& found, const std::string& wanted) {
    const std::vector<std::string> a = lines_of(found);
    const std::vector<std::string> b = lines_of(wanted);
    const auto [at, of] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return "line " + std::to_string(at - a.begin() + 1) + "\n  found:  " + (at == a.end() ? "(the end)" : *at) +
           "\n  wanted: " + (of == b.end() ? "(the end)" : *of);
}

}  // namespace

void require_golden(const std::string& name, const std::string& text) {
    const fs::path file = fs::path(ARSHIF_SOURCE_DIR) / "tests/golden" / name;
    if (std::getenv("ARSHIF_UPDATE_GOLDEN") != nullptr) {  // NOLINT(concurrency-mt-unsafe)
        std::ofstream(file, std::ios::binary) << text;
        WARN("wrote " << file);
        return;
    }
    const std::string wanted = read_file(file);
    INFO("golden file " << file << "; ARSHIF_UPDATE_GOLDEN=1 writes it anew\n" << first_difference(text, wanted));
    REQUIRE((text == wanted));
}

std::string with_short_scores(const std::string& text) {
    static const std::regex score("(\"score\": ?)(-?[0-9]+)(\\.[0-9]{1,4})?[0-9]*");
    return std::regex_replace(text, score, "$1$2$3");
}

}  // namespace arshif::test
