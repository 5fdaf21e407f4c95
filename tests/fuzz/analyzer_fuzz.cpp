// Any bytes: what must hold of the tokens of every text, as tests/text/properties_test.cpp has it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/analyzer.h"
#include "text/normaliser.h"
#include "text/stop_words.h"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_terms(std::string_view text) {
    using namespace arshif::text;
    static Analyzer analyzer;
    std::uint32_t last = 0;
    for (const Term& term : analyzer.analyze(text)) {
        require(term.begin < term.end && term.end <= text.size() && term.begin >= last);
        require(!term.surface.empty() && check_utf8(term.surface).valid);
        require(!term.stem.empty() && check_utf8(term.stem).valid);
        require(check_utf8(text.substr(term.begin, term.end - term.begin)).valid);
        require(term.code == token_code(term.stem, term.surface));
        last = term.begin;
    }
}

void check_folding(std::string_view text) {
    using namespace arshif::text;
    const std::string folded = fold(text);
    require(check_utf8(folded).valid);
    require(check_utf8(fold_name(text)).valid);
    require(check_utf8(strip_marks(text)).valid);
    is_stop_word(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    check_terms(text);
    check_folding(text);
    return 0;
}
