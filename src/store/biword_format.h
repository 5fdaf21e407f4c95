// What writer and reader of a file of biwords (biword_file.h) agree on.
//
// Thread safety: constants.
#pragma once

#include <cstddef>
#include <string_view>

namespace arshif::store {

constexpr std::string_view biword_magic = "ARBIWRD1";
constexpr std::size_t biword_header_bytes = 16;
constexpr std::size_t biword_stem_bytes = 4;
constexpr std::size_t biword_place_bytes = 8;

}  // namespace arshif::store
