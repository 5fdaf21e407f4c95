#include "indexer/readers/container.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/byte_sources.h"
#include "pack.h"

using namespace arshif;
using namespace arshif::indexer;
using test::Members;
using test::packed;

namespace {

struct Unpacked {
    Members members;
    std::string reason;
    std::string detail;
};

Unpacked unpacked(const std::string& bytes, std::size_t step = std::size_t{1} << 30U) {
    Unpacked got;
    MemorySource source(bytes, step);
    Container container(source);
    while (const std::optional<Container::Member> member = container.next()) {
        std::string content;
        std::vector<char> block(1U << 16U);
        while (true) {
            const core::Result<std::size_t> size = member->bytes->read(block.data(), block.size());
            if (!size || *size == 0) break;
            if (content.size() < block.size()) content.append(block.data(), *size);
        }
        if (!container.failure()) got.members.emplace_back(member->name, content);
    }
    if (container.failure()) {
        got.reason = container.failure()->reason;
        got.detail = container.failure()->detail;
    }
    return got;
}

const Members two = {{"a/1.txt", "نص أول"}, {"الخبر/2.json", "{}"}};

}  // namespace

TEST_CASE("Containers of every kind are recognised and give their members in their order") {
    struct Case {
        std::string format;
        std::string filter;
    };
    const auto [format, filter] = GENERATE(values<Case>({{"zip", "none"},
                                                         {"ustar", "none"},
                                                         {"pax", "none"},
                                                         {"ustar", "gzip"},
                                                         {"ustar", "xz"},
                                                         {"ustar", "zstd"},
                                                         {"ustar", "bzip2"},
                                                         {"gnutar", "gzip"}}));
    CAPTURE(format, filter);
    const std::string bytes = packed({two[1], two[0], {"leer.txt", ""}}, {format, filter});
    CHECK(is_container(bytes));
    for (const std::size_t step : {std::size_t{1} << 30U, std::size_t{1}, std::size_t{7}}) {
        const Unpacked got = unpacked(bytes, step);
        CHECK(got.reason.empty());
        CHECK(got.members == Members{two[1], two[0], {"leer.txt", ""}});
    }
}

TEST_CASE("One compressed file is a member without a name") {
    for (const std::string filter : {"gzip", "xz", "zstd", "bzip2"}) {
        CAPTURE(filter);
        const std::string bytes = packed({{"x", "نص واحد"}}, {"raw", filter});
        CHECK(is_container(bytes));
        CHECK(unpacked(bytes).members == Members{{"", "نص واحد"}});
        CHECK(unpacked(bytes + bytes).members.front().second.starts_with("نص واحد"));
    }
}

TEST_CASE("Texts, office documents and other archives are no containers") {
    CHECK_FALSE(is_container(""));
    CHECK_FALSE(is_container("PK ليست من الأرشيف"));
    CHECK_FALSE(is_container("Rar!\x1A\x07"));
    CHECK_FALSE(is_container(std::string("PK\x03\x04", 4) + std::string(26, 'x') + "[Content_Types].xml"));
}

TEST_CASE("A container that is cut off gives what is whole, and says that it is broken") {
    std::string noise;
    for (std::uint32_t i = 0, x = 1; i < 1000000; ++i) {
        x = x * 1664525U + 1013904223U;
        noise.push_back(static_cast<char>('a' + (x >> 24U) % 26U));
    }
    for (const auto& [format, filter] : std::vector<std::pair<std::string, std::string>>{
             {"zip", "none"}, {"ustar", "none"}, {"ustar", "gzip"}, {"ustar", "xz"}, {"ustar", "zstd"}}) {
        CAPTURE(format, filter);
        const std::string bytes = packed({two[0], {"b.txt", noise}, two[1]}, {format, filter});
        const Unpacked got = unpacked(bytes.substr(0, bytes.size() / 2));
        CHECK(got.reason == "broken archive");
        CHECK_THAT(got.detail, Catch::Contains("b.txt"));
        // xz gives nothing of a block that is cut off.
        if (filter != "xz") CHECK(got.members == Members{two[0]});
    }
    std::string bytes = packed({two[0], two[1]}, {"zip"});
    CHECK(unpacked(bytes.substr(0, 20)).reason == "broken archive");
}

TEST_CASE("What needs a password is refused") {
    const Unpacked got = unpacked(packed({{"a.txt", "نص سري"}}, {"zip", "none", "password"}));
    CHECK(got.members.empty());
    CHECK(got.reason == "encrypted archive");
    CHECK_THAT(got.detail, Catch::Contains("a.txt"));
}

TEST_CASE("What unpacks to far more than it is, is refused in bounded time", "[large]") {
    const std::string bomb(std::size_t{80} << 20U, 'x');
    for (const auto& [format, filter] :
         std::vector<std::pair<std::string, std::string>>{{"zip", "none"}, {"ustar", "gzip"}, {"raw", "zstd"}}) {
        CAPTURE(format, filter);
        const Unpacked got = unpacked(packed({{"bomb.json", bomb}}, {format, filter}));
        CHECK(got.members.empty());
        CHECK(got.reason == "unpacks to too much");
    }
}

TEST_CASE("Names of members cannot lead anywhere") {
    struct Case {
        std::string name;
        std::string harmless;
    };
    const auto [name, harmless] = GENERATE(values<Case>({
        {"a.txt", "a.txt"},
        {"الخبر/2011/a.txt", "الخبر/2011/a.txt"},
        {"../../etc/passwd", "etc/passwd"},
        {"/etc/passwd", "etc/passwd"},
        {"a/./b//c/../d.txt", "a/b/c/d.txt"},
        {"C:\\news\\a.txt", "C:/news/a.txt"},
        {"..", "unnamed"},
        {"", "unnamed"},
        {"a\nb\x7F.txt", "a%0Ab%7F.txt"},
        {"\xC7\xE1.txt", "%C7%E1.txt"},
        {"a..b/...", "a..b/..."},
    }));
    CAPTURE(name);
    CHECK(harmless_name(name) == harmless);
}

TEST_CASE("Endings of compression are taken off, those of archives are not") {
    CHECK(without_compression("a.json.gz") == "a.json");
    CHECK(without_compression("a.TXT.XZ") == "a.TXT");
    CHECK(without_compression("a.zip") == "a.zip");
    CHECK(without_compression(".gz") == ".gz");
    CHECK(without_compression("a") == "a");
}
