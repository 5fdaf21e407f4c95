# Writes OUT.h and OUT.cpp with the bytes of IN as the string_view arshif::data::NAME.
#
# The table goes into a raw string literal as it is, so brackets, semicolons, quotes and backslashes need no care. A NUL
# or anything else that does not arrive whole fails the static_assert.

file(READ ${IN} content)
file(SIZE ${IN} size)

string(FIND "${content}" ")TABLE\"" end_of_literal)
if(NOT end_of_literal EQUAL -1)
  message(FATAL_ERROR "${IN}: a table cannot hold )TABLE\"")
endif()

file(WRITE ${OUT}.h "// Generated from ${IN}.
#pragma once
#include <string_view>
namespace arshif::data {
extern const std::string_view ${NAME};
}
")

# Tables are longer than the 65,536 bytes that a portable literal may have; g++ and clang take any length.
file(WRITE ${OUT}.cpp "// Generated from ${IN}.
#include \"data/${NAME}.h\"
#ifdef __clang__
#pragma clang diagnostic ignored \"-Woverlength-strings\"
#else
#pragma GCC diagnostic ignored \"-Woverlength-strings\"
#endif
namespace arshif::data {
static constexpr char bytes[] = R\"TABLE(${content})TABLE\";
static_assert(sizeof(bytes) == ${size} + 1, \"the table was altered on its way here; does it hold a NUL?\");
constinit const std::string_view ${NAME}{bytes, sizeof(bytes) - 1};
}
")
