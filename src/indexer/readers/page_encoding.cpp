#include "indexer/readers/page_encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/readers/markup.h"
#include "text/decoder.h"
#include "text/normaliser.h"

namespace arshif::indexer {

using text::Encoding;

namespace {

struct Label {
    std::string_view label;
    Encoding encoding;
};
// As the Encoding Standard has them, as far as these encodings go.
constexpr std::array<Label, 17> labels = {{{"utf-8", Encoding::utf8},
                                           {"utf8", Encoding::utf8},
                                           {"unicode-1-1-utf-8", Encoding::utf8},
                                           {"windows-1256", Encoding::windows_1256},
                                           {"cp1256", Encoding::windows_1256},
                                           {"cp-1256", Encoding::windows_1256},
                                           {"x-cp1256", Encoding::windows_1256},
                                           {"windows1256", Encoding::windows_1256},
                                           {"iso-8859-6", Encoding::iso_8859_6},
                                           {"iso8859-6", Encoding::iso_8859_6},
                                           {"iso_8859-6", Encoding::iso_8859_6},
                                           {"iso-8859-6-i", Encoding::iso_8859_6},
                                           {"arabic", Encoding::iso_8859_6},
                                           {"asmo-708", Encoding::iso_8859_6},
                                           {"ecma-114", Encoding::iso_8859_6},
                                           {"utf-16le", Encoding::utf16le},
                                           {"utf-16be", Encoding::utf16be}}};

bool is_sure(const text::EncodingGuess& guess) {
    constexpr double beyond_doubt = 0.999;
    constexpr std::size_t enough = 64;
    return guess.encoding && guess.faults == 0 && guess.evidence >= enough && guess.confidence > beyond_doubt;
}

}  // namespace

std::optional<Encoding> encoding_from_label(std::string_view label) {
    const std::string name = lower_case(label);
    const auto* const found =
        std::find_if(labels.begin(), labels.end(), [&name](const Label& one) { return one.label == name; });
    if (found == labels.end()) return std::nullopt;
    return found->encoding;
}

std::string_view charset_in(std::string_view text) {
    constexpr std::string_view key = "charset";
    const std::string lowered = lower_case(text);
    const std::size_t at = lowered.find(key);
    if (at == std::string::npos) return {};
    text.remove_prefix(at + key.size());
    const std::size_t begin = text.find_first_not_of(" \t\r\n=\"'");
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin);
    return text.substr(0, text.find_first_of(" \t\r\n\"';>/"));
}

std::optional<Encoding> declared_encoding(std::string_view start) {
    start = start.substr(0, declaration_bytes);
    const std::size_t first = start.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || start[first] != '<') return std::nullopt;
    const std::string lowered = lower_case(start);
    for (std::size_t at = lowered.find("<meta"); at != std::string::npos; at = lowered.find("<meta", at + 1)) {
        const std::string_view tag = start.substr(at, lowered.find('>', at) - at);
        if (const std::string_view charset = charset_in(tag); !charset.empty()) return encoding_from_label(charset);
    }
    return std::nullopt;
}

bool decides(Encoding declared, const text::EncodingGuess& guess) {
    if (declared == Encoding::utf16le || declared == Encoding::utf16be || declared == Encoding::utf8) return false;
    return !is_sure(guess) && guess.encoding != Encoding::utf8;
}

DecodedPage decode_page(std::string_view bytes, std::optional<Encoding> given, std::optional<Encoding> declared) {
    DecodedPage page;
    const bool ascii =
        std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    text::EncodingGuess guess = text::guess_utf16(bytes);
    if (!guess.encoding && !ascii) guess = text::guess_encoding(bytes, true);
    if (!declared) declared = declared_encoding(bytes);
    const bool by_page = !given && declared && !ascii && decides(*declared, guess);
    std::optional<Encoding> encoding = guess.encoding;
    if (ascii && !encoding) encoding = Encoding::utf8;
    if (by_page) encoding = declared;
    if (given && !text::looks_binary(bytes)) encoding = given;
    if (!encoding) return page;
    text::Decoder decoder(*encoding, !given);
    decoder.decode(bytes, true, page.text);
    page.decoded = text::check_utf8(page.text).valid;
    page.encoding = *encoding;
    const std::string_view name = text::name_of(*encoding);
    if (*encoding != Encoding::utf8) {
        page.notice = fmt::format("read as {}, as {}", name,
                                  given     ? "--encoding says"
                                  : by_page ? "the page says"
                                            : "its bytes suggest; --encoding names another");
    }
    if (decoder.faults().replaced > 0) {
        page.notice += fmt::format("{}{} bytes or pairs of them that are not {} stand as U+FFFD",
                                   page.notice.empty() ? "" : "; ", decoder.faults().replaced, name);
    }
    return page;
}

}  // namespace arshif::indexer
