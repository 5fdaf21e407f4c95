// Puts right the text of records that was garbled before it was stored: mojibake, and lines in visual order; and finds
// what cannot be put right.
//
// Works on records, not on files, since one article of an export may be garbled and its neighbours not, and behind the
// readers, since \u escapes hide it from them. Thread safety: pure functions.
#pragma once

#include <optional>
#include <string>

#include "core/article.h"

namespace arshif::indexer {

// Changes the record's texts and names in Record::repairs what was done. If its body is destroyed, what is to be told
// about that is returned, and the record is not to be taken in.
std::optional<std::string> restore_text(core::Record& record);

}  // namespace arshif::indexer
