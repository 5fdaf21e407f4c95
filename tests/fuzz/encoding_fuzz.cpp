// Any bytes as a file: what comes out of transcoding is the same however it is read, is UTF-8 where an encoding was
// found, and the repairs of text neither crash nor make UTF-8 into something else.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/byte_sources.h"
#include "indexer/readers/transcoding_source.h"
#include "text/destroyed.h"
#include "text/mojibake.h"
#include "text/normaliser.h"
#include "text/visual_order.h"

namespace {

using namespace arshif;
using namespace arshif::indexer;

void require(bool holds) {
    if (!holds) std::abort();
}

std::string read_all(std::string_view bytes, std::optional<text::Encoding> given, std::size_t size) {
    MemorySource source(bytes);
    TranscodingSource decoded(source, given);
    std::string text;
    std::string buffer(size, '\0');
    while (true) {
        const core::Result<std::size_t> got = decoded.read(buffer.data(), buffer.size());
        require(got.ok() && *got <= size);
        if (*got == 0) break;
        text.append(buffer, 0, *got);
    }
    const std::optional<Notice> note = decoded.notice("fuzz.txt");
    if (note) require(!note->detail.empty() && (note->encoding == "utf-8" || text::check_utf8(text).valid));
    return text;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is what libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string text = read_all(bytes, std::nullopt, 100000);
    require(read_all(bytes, std::nullopt, 7) == text);
    if (text::check_utf8(bytes).valid && !text::guess_utf16(bytes).encoding) require(text == bytes);
    for (const text::Encoding encoding :
         {text::Encoding::utf8, text::Encoding::windows_1256, text::Encoding::iso_8859_6, text::Encoding::utf16le,
          text::Encoding::utf16be}) {
        read_all(bytes, encoding, 1000);
    }
    const bool valid = text::check_utf8(text).valid;
    const std::optional<text::Undone> undone = text::undo_mojibake(text);
    if (undone) require(text::check_utf8(undone->text).valid);
    const std::string turned = text::reorder_visual(text);
    if (valid) require(text::check_utf8(turned).valid && turned.size() <= 2 * text.size());
    const text::WordDamage damage = text::word_damage(text);
    require(!(damage.hopeless() && damage.partial()));
    return 0;
}
