#include "indexer/readers/transcoding_source.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "indexer/readers/byte_sources.h"
#include "indexer/readers/detect.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

struct Read {
    std::string text;
    std::optional<Notice> note;
};

Read read_all(const std::string& bytes, std::optional<text::Encoding> given = {}, std::size_t step = 1U << 30U) {
    MemorySource source(bytes, step);
    TranscodingSource decoded(source, given);
    Read read;
    std::string buffer(1000, '\0');
    while (true) {
        const core::Result<std::size_t> got = decoded.read(buffer.data(), buffer.size());
        REQUIRE(got.ok());
        if (*got == 0) break;
        read.text.append(buffer, 0, *got);
    }
    read.note = decoded.notice("a.txt");
    return read;
}

// "أعلنت الإدارة أمس أن الأشغال ستنتهي"
const std::string utf8 = "أعلنت الإدارة أمس أن الأشغال ستنتهي\n";
const std::string windows =
    "\xC3\xDA\xE1\xE4\xCA \xC7\xE1\xC5\xCF\xC7\xD1\xC9 \xC3\xE3\xD3 \xC3\xE4 \xC7\xE1\xC3\xD4\xDB\xC7\xE1 "
    "\xD3\xCA\xE4\xCA\xE5\xED\n";
const std::string iso =
    "\xC3\xD9\xE4\xE6\xCA \xC7\xE4\xC5\xCF\xC7\xD1\xC9 \xC3\xE5\xD3 \xC3\xE6 \xC7\xE4\xC3\xD4\xDA\xC7\xE4 "
    "\xD3\xCA\xE6\xCA\xE7\xEA\n";

std::string wide(const std::string& text, bool big) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned unit = static_cast<unsigned char>(text[i]);
        if (unit >= 0x80) unit = (unit & 0x1FU) << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU);
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        out += big ? std::string{high, low} : std::string{low, high};
    }
    return out;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

}  // namespace

TEST_CASE("A reader gets UTF-8 whatever the input is in, however it is cut into reads") {
    struct Case {
        std::string bytes;
        std::string encoding;  // empty: clean
    };
    const auto [bytes, encoding] = GENERATE(values<Case>({{utf8, ""},
                                                          {windows, "windows-1256"},
                                                          {iso, "iso-8859-6"},
                                                          {wide(utf8, false), "utf-16le"},
                                                          {wide(utf8, true), "utf-16be"},
                                                          {"\xFF\xFE" + wide(utf8, false), "utf-16le"},
                                                          {"\xFE\xFF" + wide(utf8, true), "utf-16be"}}));
    const std::size_t step = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{100000});
    CAPTURE(encoding, step);
    const Read read = read_all(bytes, {}, step);
    CHECK(read.text == utf8);
    REQUIRE(read.note.has_value() == !encoding.empty());
    if (!read.note) return;
    CHECK(read.note->encoding == encoding);
    CHECK(read.note->path == "a.txt");
    CHECK_THAT(read.note->detail, Catch::Contains(encoding == "utf-16be" || encoding == "utf-16le" ? "by" : "% sure"));
}

TEST_CASE("The encoding is told by what stands behind much ASCII, and much text is decoded to its end") {
    const std::string markup = repeated("<td class=\"menu\"><a href=\"/index.html\">home</a></td>\n", 20000);
    CHECK(read_all(markup + windows).text == markup + utf8);
    CHECK(read_all(markup + windows).note->offset == markup.size() / 65536 * 65536);
    CHECK(read_all(markup + utf8).text == markup + utf8);
    CHECK_FALSE(read_all(markup + utf8).note.has_value());
    CHECK_FALSE(read_all(markup).note.has_value());
    // A sign that means little, long before the text.
    CHECK(read_all("\xA9 2001\n" + markup.substr(0, 100000) + windows).text ==
          "©"
          " 2001\n" +
              markup.substr(0, 100000) + utf8);
    CHECK(read_all(repeated(windows, 20000)).text == repeated(utf8, 20000));
    CHECK(read_all(repeated(utf8, 20000)).text == repeated(utf8, 20000));
    CHECK(read_all(wide(repeated(utf8, 20000), true)).text == repeated(utf8, 20000));
}

TEST_CASE("Stray bytes in UTF-8 are replaced and told, with the place of the first") {
    const Read read = read_all(repeated(utf8, 50) + "\xC7" + utf8);
    CHECK(read.text == repeated(utf8, 50) + "\xEF\xBF\xBD" + utf8);
    REQUIRE(read.note.has_value());
    CHECK(read.note->encoding == "utf-8");
    CHECK(read.note->offset == 50 * utf8.size());
    CHECK_THAT(read.note->detail, Catch::Contains("1 bytes") && Catch::Contains("U+FFFD"));
}

TEST_CASE("What fits no encoding passes as it is, for the reader to refuse") {
    const std::string bytes = GENERATE_COPY(as<std::string>(), "caf\xE9 au lait", utf8 + windows,
                                            std::string("\x1F\x8B\x08\0\0\0\0\0\x02\x03\xED\xC7\x01\x09\x00\x10", 16),
                                            std::string("\xFF\xFE\0\0\x27\x06\0\0", 8), std::string("\xFF\xFE\xFD"));
    const Read read = read_all(bytes);
    CHECK(read.text == bytes);
    CHECK_FALSE(read.note.has_value());
}

TEST_CASE("An encoding that is given is used, and told where the input contradicts it") {
    const Read given = read_all("\xE6", text::Encoding::windows_1256);
    CHECK(given.text == "و");
    CHECK_THAT(given.note->detail, Catch::Contains("as --encoding says") && !Catch::Contains("looks like"));
    const Read wrong = read_all(repeated(utf8, 10), text::Encoding::windows_1256);
    CHECK(wrong.text != repeated(utf8, 10));
    CHECK_THAT(wrong.note->detail, Catch::Contains("it looks like utf-8"));
    CHECK_FALSE(read_all(utf8, text::Encoding::utf8).note.has_value());
    CHECK(read_all("\xFF\xFE" + wide(utf8, false), text::Encoding::utf16le).text == utf8);
    // A compressed file is none, whatever is said.
    const std::string packed("\x1F\x8B\x08\0\0\0\0\0\x02\x03\xED\xC7\x01\x09\x00\x10", 16);
    CHECK(read_all(packed, text::Encoding::windows_1256).text == packed);
}

TEST_CASE("An empty input stays empty") {
    CHECK(read_all("").text.empty());
    CHECK(read_all("", text::Encoding::utf16be).text.empty());
    CHECK_FALSE(read_all("").note.has_value());
}

TEST_CASE("What a page declares decides where its bytes leave a doubt, and only there") {
    struct Case {
        std::string page;
        std::string text;
        std::string detail;
    };
    // U+0627 U+0644 in Windows-1256, too little to tell.
    const std::string little = "\xC7\xE1";
    const auto [page, text, detail] = GENERATE_REF(values<Case>({
        {"<html><meta charset=\"windows-1256\">" + little, "<html><meta charset=\"windows-1256\">ال",
         "the page itself says"},
        {"<html><META http-equiv=Content-Type content='text/html; charset=iso-8859-6'>" + iso,
         "<html><META http-equiv=Content-Type content='text/html; charset=iso-8859-6'>" + utf8, "iso-8859-6"},
        {"<html><meta charset=windows-1256>" + utf8, "<html><meta charset=windows-1256>" + utf8, ""},
        {"<html><meta charset=utf-8>" + repeated(windows, 20), "<html><meta charset=utf-8>" + repeated(utf8, 20),
         "sure"},
    }));
    CAPTURE(page);
    const Read read = read_all(page);
    CHECK(read.text == text);
    CHECK(read.note.has_value() == !detail.empty());
    if (read.note) CHECK_THAT(read.note->detail, Catch::Contains(detail));
}
