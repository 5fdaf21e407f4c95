// Random texts for property tests: the same for the same seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace arshif::text::test {

class RandomText {
public:
    explicit RandomText(std::uint32_t seed) : engine_(seed) {}

    // Of words, marks, punctuation and numbers as in newspapers, most of it Arabic, some of it decomposed or in
    // presentation forms.
    std::string arabic(std::size_t code_points);
    // Of code points of all planes, without surrogates, with many combining characters.
    std::string unicode(std::size_t code_points);
    // Of bytes that are seldom well-formed.
    std::string bytes(std::size_t count);

private:
    char32_t arabic_code_point();
    char32_t unicode_code_point();
    std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(engine_); }

    std::mt19937 engine_;
};

}  // namespace arshif::text::test
