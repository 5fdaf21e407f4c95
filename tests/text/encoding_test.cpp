#include "text/encoding.h"

#include <unicode/ucnv.h>

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "text/code_pages.h"
#include "text/decoder.h"
#include "text/utf8.h"

using namespace arshif::text;

namespace {

// What another program would write: ICU's converters stand for it.
std::string encode(const std::string& utf8, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(utf8.size() * 4 + 16, '\0');
    const std::int32_t size = ucnv_convert(encoding.c_str(), "UTF-8", out.data(), static_cast<std::int32_t>(out.size()),
                                           utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
    REQUIRE(U_SUCCESS(status));
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::string guessed(const std::string& bytes) {
    const EncodingGuess guess = guess_encoding(bytes, true);
    return guess.encoding ? std::string(name_of(*guess.encoding)) : "none";
}

std::string decode_all(Encoding encoding, const std::string& bytes, std::size_t step = 1U << 20U) {
    Decoder decoder(encoding);
    std::string out;
    std::string pending;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        pending += bytes.substr(at, step);
        pending.erase(0, decoder.decode(pending, at + step >= bytes.size(), out));
    }
    return out;
}

const std::vector<std::string> texts = {
    "السوق",
    "افتتح الوزير السوق أمس",
    "من باريس، في 12 مايو",
    "أعلنت الإدارة أمس أن أشغال توسيع الميناء ستنتهي قبل الربيع.",
    "قال: \"هذه مدينتي\"\r\nثم مضى إلى البيت.\r\n",
    "<html><head><title>أخبار</title></head><body>سقطت أمطار على الجنوب</body></html>",
    "{\"title\": \"مؤتمر\", \"body\": \"انعقد المؤتمر في تونس\"}\n",
    "الثلاثاء 3/4/2011 - وصل القطار متأخرا ساعتين بسبب الثلوج",
    "على هدى",
};

const std::string nul(1, '\0');

}  // namespace

TEST_CASE("Each byte of the single-byte encodings is what ICU takes it for") {
    for (unsigned byte = 1; byte < 256; ++byte) {
        CAPTURE(byte);
        const std::string one(1, static_cast<char>(byte));
        for (const auto& [name, code_point] :
             {std::pair{"windows-1256", from_windows_1256(static_cast<unsigned char>(byte))},
              std::pair{"ISO-8859-6", from_iso_8859_6(static_cast<unsigned char>(byte))}}) {
            UErrorCode status = U_ZERO_ERROR;
            std::string theirs(8, '\0');
            theirs.resize(
                static_cast<std::size_t>(ucnv_convert("UTF-8", name, theirs.data(), 8, one.data(), 1, &status)));
            std::string ours;
            append_utf8(ours, code_point);
            // ICU answers SUB or U+FFFD for what has no meaning.
            if (code_point == replacement_character) theirs = theirs == "\x1A" ? ours : theirs;
            CHECK(ours == theirs);
        }
    }
}

TEST_CASE("Short texts are recognised in each encoding and come back as they were") {
    const std::string text = GENERATE(from_range(texts));
    const auto [name, converter] = GENERATE(table<std::string, std::string>({{"utf-8", "UTF-8"},
                                                                             {"windows-1256", "windows-1256"},
                                                                             {"iso-8859-6", "ISO-8859-6"},
                                                                             {"utf-16le", "UTF-16LE"},
                                                                             {"utf-16be", "UTF-16BE"}}));
    const std::string bytes = encode(text, converter);
    CAPTURE(text, name);
    REQUIRE(guessed(bytes) == name);
    CHECK(decode_all(*encoding_from_name(name), bytes) == text);
    CHECK(decode_all(*encoding_from_name(name), bytes, 1) == text);
    CHECK(guess_encoding(bytes, true).confidence > 0.9);
}

TEST_CASE("What is none of the known encodings is not guessed at") {
    struct Case {
        std::string what;
        std::string bytes;
        std::string guess;
    };
    const auto [what, bytes, guess] = GENERATE(values<Case>({
        {"nothing", "", "utf-8"},
        {"ASCII", "Plain words, no accents.", "utf-8"},
        {"French in Latin-1", encode("Le ministère a été créé à la fin de l'année, près de la forêt.", "ISO-8859-1"),
         "none"},
        {"German in Latin-1", encode("Die Straße führt über die Brücke, schöne Grüße", "ISO-8859-1"), "none"},
        {"Russian in Windows-1251", encode("Министр посетил новый порт и рынок", "windows-1251"), "none"},
        {"Greek in ISO-8859-7", encode("Ο υπουργός επισκέφθηκε το λιμάνι", "ISO-8859-7"), "none"},
        {"a single accent", "caf\xE9", "none"},
        {"UTF-8 with a stray byte", "أعلنت الإدارة أمس\xC7 أن الأشغال", "utf-8"},
        {"UTF-8 cut in a letter", std::string("أعلنت الإدارة أمس").substr(0, 30), "utf-8"},
        {"UTF-8 and Windows-1256 by halves", "أعلنت الإدارة أمس" + encode("أن الأشغال ستنتهي", "windows-1256"), "none"},
        {"French in UTF-8", "Le ministère a été créé", "utf-8"},
        {"compressed data", "\x1F\x8B\x08" + nul + "\xED\xC7\x01\x02\x03\x04\xE1\xC7\xE3\x05\x06\x07\xC7\xE1", "none"},
        {"UTF-32", std::string("\xFF\xFE\0\0\x27\x06\0\0", 8), "none"},
        {"a byte order mark of UTF-16", std::string("\xFF\xFE\x27\x06\x44\x06", 6), "utf-16le"},
        {"the other one", std::string("\xFE\xFF\x06\x27\x06\x44", 6), "utf-16be"},
        {"Windows-1256 padded with NULs", encode("وصل القطار متأخرا", "windows-1256") + nul + nul, "windows-1256"},
        {"UTF-8 padded with NULs", "خبر" + std::string(500, '\0'), "utf-8"},
    }));
    CAPTURE(what);
    CHECK(guessed(bytes) == guess);
}

TEST_CASE("Stray bytes of UTF-8 become replacement characters, a line of another encoding stays") {
    Decoder decoder(Encoding::utf8);
    std::string out;
    const std::string stray = "سطر\xC7 أول\nسطر ثان\n";
    CHECK(decoder.decode(stray, true, out) == stray.size());
    CHECK(out == "سطر\xEF\xBF\xBD أول\nسطر ثان\n");
    CHECK(decoder.faults().replaced == 1);
    CHECK(decoder.faults().first == 6);

    Decoder other(Encoding::utf8);
    out.clear();
    const std::string mixed = "سطر أول\n" + encode("سطر من نظام قديم\n", "windows-1256") + "سطر ثالث";
    CHECK(other.decode(mixed, true, out) == mixed.size());
    CHECK(out == mixed);
    CHECK(other.faults().replaced == 0);
    CHECK(other.faults().foreign_lines == 1);
}

TEST_CASE("A line of UTF-8 among Windows-1256 is kept, a letter before a comma is not taken for one") {
    Decoder decoder(Encoding::windows_1256);
    std::string out;
    const std::string mixed =
        encode("سطر من نظام قديم\n", "windows-1256") + "سطر حديث من اليوم\n" + encode("أ، ب،\n", "windows-1256");
    CHECK(decoder.decode(mixed, true, out) == mixed.size());
    CHECK(out == "سطر من نظام قديم\nسطر حديث من اليوم\nأ، ب،\n");
    CHECK(decoder.faults().utf8_lines == 1);
}

TEST_CASE("UTF-16 has its mark dropped, its pairs joined and its lone surrogates replaced") {
    struct Case {
        Encoding encoding;
        std::string bytes;
        std::string text;
    };
    const auto [encoding, bytes, text] = GENERATE(values<Case>({
        {Encoding::utf16le, std::string("\xFF\xFE\x27\x06", 4), "ا"},
        {Encoding::utf16be, std::string("\xFE\xFF\x06\x27\xFE\xFF", 6), "ا\xEF\xBB\xBF"},
        {Encoding::utf16le, std::string("\x3D\xD8\x00\xDE", 4), "😀"},
        {Encoding::utf16le, std::string("\x3D\xD8\x27\x06", 4), "\xEF\xBF\xBDا"},
        {Encoding::utf16be, std::string("\xDE\x00\x06\x27", 4), "\xEF\xBF\xBDا"},
        {Encoding::utf16le, std::string("\x27\x06\0", 3), "ا"},
        {Encoding::utf16le, std::string("\x27\x06\x27", 3), "ا\xEF\xBF\xBD"},
        {Encoding::utf16le, std::string("\x3D\xD8", 2), "\xEF\xBF\xBD"},
    }));
    CAPTURE(bytes);
    CHECK(decode_all(encoding, bytes) == text);
    CHECK(decode_all(encoding, bytes, 1) == text);
}

TEST_CASE("Encodings have the names that the command line uses") {
    for (const char* name : {"utf-8", "windows-1256", "iso-8859-6", "utf-16le", "utf-16be"}) {
        REQUIRE(encoding_from_name(name).has_value());
        CHECK(name_of(*encoding_from_name(name)) == name);
    }
    CHECK_FALSE(encoding_from_name("auto").has_value());
    CHECK_FALSE(encoding_from_name("").has_value());
}
