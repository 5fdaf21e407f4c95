// Finds where a phrase occurs in the tokens of one segment as they are written, without decoding them.
//
// Most articles that have the words of a phrase have them apart, and decoding an article costs many times as much as
// looking through its units: for two neighbours in the phrase, how the first can end and how the second can begin.
// Where that is found the few tokens around are decoded and compared, so that neither a spelled-out code that looks
// like another's number nor the other way round misleads. Refers to the matcher and the file. Belongs to one thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "search/word_matcher.h"
#include "store/token_codec.h"
#include "store/token_file.h"

namespace arshif::search {

class UnitMatcher {
public:
    // For `file`, whose codes `encoder` writes.
    UnitMatcher(const WordMatcher& phrase, const store::TokenFile& file, const store::TokenEncoder& encoder);

    // What the matcher finds at the first place where it does not say no, in a title or a body; no, if there is none.
    // The units begin and end with tokens.
    WordMatcher::Found find(std::span<const store::CodeUnit> units);

private:
    WordMatcher::Found look_around(std::span<const store::CodeUnit> units, std::size_t boundary);

    const WordMatcher& phrase_;
    const store::TokenFile& file_;
    bool possible_ = true;                 // nothing stands for a word that no form of the archive completes
    std::size_t before_ = 0;               // words of the phrase before the two that are looked for
    std::vector<store::CodeUnit> lefts_;   // the last units of what may stand for the first of them; none: anything
    std::vector<store::CodeUnit> rights_;  // the first units of what may stand for the second
    std::vector<text::TokenCode> room_;
};

}  // namespace arshif::search
