#include "indexer/readers/byte_sources.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

using namespace arshif;
using namespace arshif::indexer;

namespace {

std::string drain(ByteSource& source, std::size_t step) {
    std::string all;
    std::string buffer(step, '\0');
    while (true) {
        const core::Result<std::size_t> got = source.read(buffer.data(), buffer.size());
        REQUIRE(got.ok());
        if (*got == 0) return all;
        all.append(buffer, 0, *got);
    }
}

// A folder of its own that goes when the test ends.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "arshif-readers-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    std::string file(const std::string& name) const { return path_ / name; }
    std::string path() const { return path_; }

private:
    std::filesystem::path path_;
};

class FailingSource final : public ByteSource {
public:
    explicit FailingSource(int good_reads) : good_reads_(good_reads) {}
    core::Result<std::size_t> read(char* into, std::size_t size) override {
        if (good_reads_-- <= 0) return core::Error{core::ErrorCode::cannot_read, "cannot read it", "", {}};
        *into = 'x';
        return size > 0 ? std::size_t{1} : std::size_t{0};
    }

private:
    int good_reads_;
};

void do_nothing(int /*signal*/) {}

}  // namespace

TEST_CASE("A file is read whole, whatever the size of the reads") {
    const TemporaryFolder folder;
    const std::string content = "الخبر الأول\nالخبر الثاني\n";
    std::ofstream(folder.file("a.txt")) << content;
    const std::size_t step = GENERATE(1U, 3U, 4096U);
    CAPTURE(step);
    const auto source = FileSource::open(folder.file("a.txt"));
    REQUIRE(source.ok());
    CHECK(drain(**source, step) == content);
}

TEST_CASE("A file that is not there is an error that names it") {
    const TemporaryFolder folder;
    const auto source = FileSource::open(folder.file("missing.txt"));
    REQUIRE_FALSE(source.ok());
    CHECK(source.error().code == core::ErrorCode::cannot_read);
    CHECK_THAT(source.error().message, Catch::Contains("missing.txt") && Catch::Contains("No such file"));
}

TEST_CASE("A folder opened as a file is an error that names it when it is read") {
    const TemporaryFolder folder;
    const auto source = FileSource::open(folder.path());
    REQUIRE(source.ok());
    std::array<char, 8> buffer{};
    const auto got = (*source)->read(buffer.data(), buffer.size());
    REQUIRE_FALSE(got.ok());
    CHECK(got.error().code == core::ErrorCode::cannot_read);
    CHECK_THAT(got.error().message, Catch::Contains(folder.path()));
}

TEST_CASE("Descriptors are closed with their source and not inherited by other programs") {
    const TemporaryFolder folder;
    std::ofstream(folder.file("a.txt")) << "x";
    const int next = ::dup(STDERR_FILENO);
    REQUIRE(next >= 0);
    ::close(next);
    {
        const auto source = FileSource::open(folder.file("a.txt"));
        REQUIRE(source.ok());
        REQUIRE(::fcntl(next, F_GETFD) >= 0);
        CHECK((::fcntl(next, F_GETFD) & FD_CLOEXEC) != 0);
    }
    CHECK(::fcntl(next, F_GETFD) == -1);
}

TEST_CASE("A read that a signal interrupts is taken up again") {
    struct sigaction action {};
    struct sigaction before {};
    action.sa_handler = do_nothing;  // without SA_RESTART: the system call returns EINTR
    REQUIRE(::sigaction(SIGUSR1, &action, &before) == 0);
    const TemporaryFolder folder;
    const std::string pipe = folder.file("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const pthread_t reader = ::pthread_self();
    std::thread writer([&] {
        const int descriptor = ::open(pipe.c_str(), O_WRONLY);
        for (int i = 0; i < 20; ++i) {
            ::pthread_kill(reader, SIGUSR1);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        static_cast<void>(!::write(descriptor, "news", 4));
        ::close(descriptor);
    });
    const auto source = FileSource::open(pipe);
    REQUIRE(source.ok());
    const std::string all = drain(**source, 16);
    writer.join();
    REQUIRE(::sigaction(SIGUSR1, &before, nullptr) == 0);
    CHECK(all == "news");
}

TEST_CASE("What was looked at ahead is read again") {
    const std::string content = "0123456789";
    const std::size_t ahead = GENERATE(0U, 1U, 4U, 10U, 100U);
    const std::size_t step = GENERATE(1U, 3U, 100U);
    CAPTURE(ahead, step);
    MemorySource inner(content, 2);
    PeekSource source(inner);
    const auto start = source.peek(ahead);
    REQUIRE(start.ok());
    CHECK(*start == content.substr(0, ahead));
    CHECK(drain(source, step) == content);
}

TEST_CASE("Looking ahead twice gives the same bytes, and more of them if asked") {
    MemorySource inner("abcdef");
    PeekSource source(inner);
    REQUIRE(source.peek(2).ok());
    CHECK(*source.peek(4) == "abcd");
    CHECK(*source.peek(2) == "ab");
    CHECK(drain(source, 4) == "abcdef");
}

TEST_CASE("A failure while looking ahead is an error") {
    FailingSource inner(2);
    PeekSource source(inner);
    const auto start = source.peek(8);
    REQUIRE_FALSE(start.ok());
    CHECK(start.error().message == "cannot read it");
}
