// How often the encoding of a text is told rightly: the articles of a folder whole, and a thousand snippets of 50 to
// 300 bytes of them in each encoding.
//
//     bench/encoding_accuracy FOLDER
//
// FOLDER holds UTF-8 text files. The snippets are the same in every run.
#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "text/decoder.h"
#include "text/encoding.h"

namespace {

using namespace arshif;

constexpr std::size_t snippets = 1000;

// Nothing for what the encoding cannot express.
std::optional<std::string> convert(const std::string& text, const char* to, const char* from) {
    UErrorCode status = U_ZERO_ERROR;
    std::string out(text.size() * 3 + 16, '\0');
    const std::int32_t size = ucnv_convert(to, from, out.data(), static_cast<std::int32_t>(out.size()), text.data(),
                                           static_cast<std::int32_t>(text.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::vector<std::string> read_folder(const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> texts;
    for (const std::string& path : paths) {
        std::ostringstream content;
        content << std::ifstream(path, std::ios::binary).rdbuf();
        texts.push_back(content.str());
    }
    return texts;
}

bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80;
}

// Between two characters of the text, wherever that is in its words.
std::string snippet_of(const std::string& text, std::mt19937& random) {
    const std::size_t length = 50 + random() % 251;
    if (text.size() <= length) return {};
    std::size_t begin = random() % (text.size() - length);
    std::size_t end = begin + length;
    while (!begins_character(text[begin]))
        ++begin;
    while (end < text.size() && !begins_character(text[end]))
        --end;
    return text.substr(begin, end - begin);
}

// The text in an encoding: nothing where that cannot hold it, or where it has but ASCII, in which there is nothing to
// tell.
std::optional<std::string> encoded(const std::string& text, text::Encoding encoding, const char* converter) {
    std::optional<std::string> bytes = convert(text, converter, "UTF-8");
    if (!bytes || convert(*bytes, "UTF-8", converter) != text) return std::nullopt;
    if (encoding != text::Encoding::utf8 && *bytes == text) return std::nullopt;
    return bytes;
}

struct Score {
    std::size_t tried = 0;
    std::size_t right = 0;
    std::size_t unanswered = 0;

    void judge(const std::string& text, const std::string& bytes, text::Encoding encoding) {
        const text::EncodingGuess guess = text::guess_encoding(bytes, true);
        ++tried;
        if (guess.encoding == encoding) {
            ++right;
            return;
        }
        unanswered += guess.encoding ? 0U : 1U;
        fmt::print("  {}, {} characters to judge by: {}\n",
                   guess.encoding ? text::name_of(*guess.encoding) : "unanswered", guess.evidence, text.substr(0, 300));
    }
    void print(text::Encoding encoding, std::string_view what) const {
        fmt::print("{}: {} of {} {} right, {} unanswered\n", text::name_of(encoding), right, tried, what, unanswered);
    }
};

void measure_articles(const std::vector<std::string>& texts, text::Encoding encoding, const char* converter) {
    Score score;
    for (const std::string& text : texts) {
        if (const std::optional<std::string> bytes = encoded(text, encoding, converter))
            score.judge(text, *bytes, encoding);
    }
    score.print(encoding, "articles");
}

void measure_snippets(const std::vector<std::string>& texts, text::Encoding encoding, const char* converter) {
    std::mt19937 random(20111121);
    Score score;
    for (std::size_t tries = 0; score.tried < snippets && tries < 1000 * snippets; ++tries) {
        const std::string text = snippet_of(texts[random() % texts.size()], random);
        const std::optional<std::string> bytes = encoded(text, encoding, converter);
        if (bytes && !bytes->empty()) score.judge(text, *bytes, encoding);
    }
    score.print(encoding, "snippets");
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> texts = argc == 2 ? read_folder(argv[1]) : std::vector<std::string>();
    if (texts.empty()) {
        fmt::print(stderr, "usage: encoding_accuracy FOLDER\n");
        return 2;
    }
    const std::vector<std::pair<text::Encoding, const char*>> encodings = {
        {text::Encoding::utf8, "UTF-8"},
        {text::Encoding::windows_1256, "windows-1256"},
        {text::Encoding::iso_8859_6, "ISO-8859-6"},
        {text::Encoding::utf16le, "UTF-16LE"},
        {text::Encoding::utf16be, "UTF-16BE"}};
    for (const auto& [encoding, converter] : encodings) {
        measure_articles(texts, encoding, converter);
        measure_snippets(texts, encoding, converter);
    }
    return 0;
}
