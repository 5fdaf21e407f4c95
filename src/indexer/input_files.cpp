#include "indexer/input_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "indexer/readers/container.h"
#include "indexer/readers/markup.h"

namespace arshif::indexer {

namespace fs = std::filesystem;

namespace {

// What a folder's files are read by; their content decides the rest. A file named on the command line is always read.
constexpr std::array<std::string_view, 25> read_extensions = {
    ".txt",  ".text", ".json", ".jsonl", ".ndjson",   ".sgm",  ".sgml", ".csv",   ".tsv",
    ".xml",  ".rss",  ".atom", ".md",    ".markdown", ".html", ".htm",  ".xhtml", ".shtml",
    ".warc", ".zip",  ".tar",  ".tgz",   ".txz",      ".tzst", ".tbz2"};
// What stands beside articles and is none, in a file without an extension, in Markdown or in plain text.
constexpr std::array<std::string_view, 7> documents = {"readme",       "license", "licence", "changelog",
                                                       "contributing", "notice",  "copying"};
constexpr std::array<std::string_view, 5> document_extensions = {"", ".md", ".markdown", ".txt", ".text"};

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Walk {
public:
    Walk(const std::function<bool(const InputFile&)>& use,
         const std::function<void(const core::Error&, const std::string& relative)>& unreadable)
        : use_(use), unreadable_(unreadable) {}

    // False once the caller has had enough.
    bool folder(const fs::path& path, const std::string& relative) {
        std::error_code code;
        std::vector<fs::directory_entry> entries;
        fs::directory_iterator at(path, code);
        for (; !code && at != fs::directory_iterator(); at.increment(code))
            entries.push_back(*at);
        if (code) {
            unreadable_(
                {core::ErrorCode::cannot_read, fmt::format("cannot list {}: {}", path.string(), code.message()), {}},
                relative);
        }
        std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
            return a.path().filename().native() < b.path().filename().native();
        });
        return std::all_of(entries.begin(), entries.end(), [&](const auto& entry) { return one(entry, relative); });
    }
    const WalkCounts& counts() const { return counts_; }

private:
    bool one(const fs::directory_entry& entry, const std::string& parent) {
        const std::string name = entry.path().filename().string();
        const std::string relative = parent.empty() ? name : fmt::format("{}/{}", parent, name);
        std::error_code code;
        if (name.starts_with('.')) return true;
        if (entry.is_directory(code)) return entry.is_symlink(code) || folder(entry.path(), relative);
        if (!entry.is_regular_file(code) || !is_readable_name(name)) {
            ++counts_.skipped_files;
            return true;
        }
        const std::uintmax_t bytes = entry.file_size(code);
        return use_({entry.path().string(), relative, code ? 0 : bytes});
    }

    const std::function<bool(const InputFile&)>& use_;
    const std::function<void(const core::Error&, const std::string& relative)>& unreadable_;
    WalkCounts counts_;
};

}  // namespace

bool is_readable_name(const std::string& name) {
    const fs::path path(without_compression(name));
    const std::string extension = lower_case(path.extension().string());
    if (is_among(document_extensions, extension) && is_among(documents, lower_case(path.stem().string()))) return false;
    return extension.empty() || is_among(read_extensions, extension);
}

core::Result<ImportRoot> import_root(const std::string& path) {
    if (path == "-") return ImportRoot{path, path, false};
    std::error_code code;
    const fs::path real = fs::canonical(path, code);
    if (code) {
        return core::Error{core::ErrorCode::bad_usage, fmt::format("cannot read {}: {}", path, code.message()),
                           "name files or folders that exist, or - for standard input"};
    }
    return ImportRoot{path, real.string(), fs::is_directory(real, code)};
}

WalkCounts walk(const ImportRoot& root, const std::function<bool(const InputFile&)>& use,
                const std::function<void(const core::Error&, const std::string& relative)>& unreadable) {
    if (root.path == "-") {
        use({"-", "-", 0});
        return {};
    }
    if (!root.folder) {
        std::error_code code;
        const std::uintmax_t bytes = fs::file_size(root.origin, code);
        use({root.path, fs::path(root.origin).filename().string(), code ? 0 : bytes});
        return {};
    }
    Walk walk(use, unreadable);
    walk.folder(root.path, {});
    return walk.counts();
}

}  // namespace arshif::indexer
