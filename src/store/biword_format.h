// What writer and reader of a file of biwords (biword_file.h) agree on.
//
// Thread safety: constants and pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace arshif::store {

constexpr std::string_view biword_magic = "ARBIWRD3";
constexpr std::size_t biword_header_bytes = 16;
constexpr std::size_t biword_stem_bytes = 4;
constexpr std::size_t biword_forms = 15;  // of a stem that have a number of their own
constexpr std::size_t biword_forms_bytes = biword_forms * sizeof(std::uint32_t);
constexpr std::size_t biword_place_bytes = 8;

// In the place of a form, where a stem has fewer of them.
constexpr std::uint32_t no_form = 0xFFFFFFFF;

// What a list of a region is found by: the number of the stem that follows, and in the lowest eight bits those of the
// forms, that of the second below that of the first.
constexpr unsigned biword_form_bits = 4;
constexpr std::uint32_t biword_key(std::uint32_t second, std::uint32_t first_form, std::uint32_t second_form) {
    return (second << biword_form_bits | first_form) << biword_form_bits | second_form;
}
constexpr std::uint32_t second_of_key(std::uint32_t key) {
    return key >> (2 * biword_form_bits);
}
constexpr std::uint32_t forms_of_key(std::uint32_t key) {
    return key & ((1U << (2 * biword_form_bits)) - 1);
}

// How frequent a stem is, in the lowest bits of its entry in the table.
enum class StemClass : std::uint8_t { occasional, common, ubiquitous };
constexpr unsigned stem_class_bits = 2;

// Whether the biwords of two such stems are listed.
constexpr bool are_listed(StemClass one, StemClass other) {
    const bool both_common = one >= StemClass::common && other >= StemClass::common;
    return both_common || one >= StemClass::ubiquitous || other >= StemClass::ubiquitous;
}

}  // namespace arshif::store
