#include "store/lock_note.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace arshif::store {

LockNote read_lock_note(const std::string& lock) {
    const int file = ::open(lock.c_str(), O_RDONLY | O_CLOEXEC);
    std::array<char, 128> bytes{};
    const ssize_t got = file < 0 ? 0 : ::read(file, bytes.data(), bytes.size());
    if (file >= 0) ::close(file);
    const std::string text(bytes.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    LockNote note{text.substr(0, text.find('\n')), 0};
    if (note.holder.empty()) note.holder = "another process";
    constexpr std::string_view before = "\nchange ";
    const std::size_t at = text.find(before);
    if (at != std::string::npos) note.changes = std::strtoll(text.c_str() + at + before.size(), nullptr, 10);
    return note;
}

void write_lock_note(const std::string& lock, std::int64_t changes) {
    const int file = ::open(lock.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
    if (file < 0) return;
    const std::string text = fmt::format("process {}\nchange {}\n", ::getpid(), changes);
    static_cast<void>(!::write(file, text.data(), text.size()));
    ::close(file);
}

}  // namespace arshif::store
