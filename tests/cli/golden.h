// Golden files: what the program printed when somebody looked at it and found it right.
//
// They are in tests/golden/. ARSHIF_UPDATE_GOLDEN=1 in the environment writes them anew; the diff is then for a person
// to read. Thread safety: one thread.
#pragma once

#include <string>

namespace arshif::test {

// Fails the test where `text` is not what the file has, byte by byte.
void require_golden(const std::string& name, const std::string& text);

// The text with each score cut to four decimals: the last bits of a floating point number are the compiler's business.
std::string with_short_scores(const std::string& text);

}  // namespace arshif::test
