// What writer and reader of a vocabulary (vocabulary.h) agree on.
//
// Thread safety: constants.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace arshif::store {

constexpr std::string_view vocabulary_magic = "ARVOCAB2";
constexpr std::size_t vocabulary_header_bytes = 16;
constexpr std::size_t vocabulary_word_bytes = 4;
constexpr std::size_t vocabulary_code_bytes = 5;
constexpr std::uint32_t vocabulary_block_entries = 16;

}  // namespace arshif::store
