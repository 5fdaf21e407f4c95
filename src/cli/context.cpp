#include "cli/context.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "cli/fault_place.h"

namespace arshif::cli {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

std::string environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread starts
    return value == nullptr ? std::string() : std::string(value);
}

std::string default_archive() {
    const std::string data = environment("XDG_DATA_HOME");
    return (data.empty() ? environment("HOME") + "/.local/share" : data) + "/arshif/default";
}

}  // namespace

store::ArchivePaths Context::archive_paths() const {
    std::string folder = archive.empty() ? environment("ARSHIF_ARCHIVE") : archive;
    if (folder.empty()) folder = default_archive();
    while (folder.size() > 1 && folder.back() == '/')
        folder.pop_back();
    return {folder};
}

void Context::say(std::string_view message) const {
    if (!quiet) warn(message);
}

void Context::warn(std::string_view message) const {
    const std::string line = printable(message) + "\n";
    static_cast<void>(
        std::fwrite(line.data(), 1, line.size(), stderr));  // there is nobody to tell that nobody can be told
}

Exit Context::fail(const core::Error& error, std::string_view query) const {
    warn(fmt::format("arshif: {}", error.message));
    if (error.offset && *error.offset <= query.size() && !query.empty()) {
        std::string place = shown_place(query, *error.offset);
        place.pop_back();
        warn(place);
    }
    if (!error.hint.empty()) warn(fmt::format("  {}", error.hint));
    return exit_of(error.code);
}

bool is_terminal(std::FILE* stream) {
    return ::isatty(::fileno(stream)) == 1;
}

bool may_colour(std::FILE* stream) {
    return is_terminal(stream) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

std::size_t terminal_columns() {
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return 80;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1 = byte == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U;
        const bool c0 = (byte < 0x20U && byte != '\n' && byte != '\t') || byte == 0x7FU;
        if (c0 || c1) {
            out += replacement;
        } else {
            out += text[i];
        }
        if (c1) ++i;
    }
    return out;
}

}  // namespace arshif::cli
