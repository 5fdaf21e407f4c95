// Runs a fuzz target over committed inputs, so that what the fuzzer once found stays mended without libFuzzer.
//
// Usage: NAME_replay PATH...; a folder stands for every file below it. A fault ends the process as it would under the
// fuzzer; no input at all is a fault too, since a test that ran nothing proves nothing.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const fs::path& path) {
    if (!fs::is_directory(path)) {
        return {path};
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool replay(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        std::cerr << "cannot read " << file.native() << '\n';
        return false;
    }
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    // Named before it runs: an abort inside the target leaves the name as the last line.
    std::cerr << file.native() << " (" << bytes.size() << " bytes)\n";
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    return true;
}

bool replay_all(const std::vector<std::string>& paths) {
    std::size_t count = 0;
    for (const auto& path : paths) {
        for (const auto& file : files_below(path)) {
            if (!replay(file)) {
                return false;
            }
            ++count;
        }
    }
    std::cout << count << " inputs replayed\n";
    return count > 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return replay_all(std::vector<std::string>(argv + 1, argv + argc)) ? 0 : 1;
    } catch (const std::exception& fault) {
        std::cerr << "fault: " << fault.what() << '\n';
        return 1;
    }
}
