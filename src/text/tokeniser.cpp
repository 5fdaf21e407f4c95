#include "text/tokeniser.h"

#include <algorithm>
#include <limits>

#include "text/scanner.h"

namespace arshif::text {

void Tokeniser::tokenise(std::string_view text, Tokens& out) {
    const std::string_view addressable = text.substr(0, std::numeric_limits<std::uint32_t>::max());
    Scanner(addressable, out).run();
}

}  // namespace arshif::text
