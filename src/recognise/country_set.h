// Countries as small numbers, and sets of them. Private to this folder.
//
// A number stands for two capital letters. Thread safety: values.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::recognise {

using CountryId = std::uint16_t;

constexpr std::size_t letters_in_code = 26;
constexpr CountryId no_country = letters_in_code * letters_in_code;

constexpr CountryId country_id(std::string_view code) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 2 || !is_capital(code[0]) || !is_capital(code[1])) return no_country;
    return static_cast<CountryId>((code[0] - 'A') * static_cast<int>(letters_in_code) + (code[1] - 'A'));
}

inline std::string country_code(CountryId id) {
    return {static_cast<char>('A' + id / letters_in_code), static_cast<char>('A' + id % letters_in_code)};
}

using CountrySet = std::bitset<no_country + 1>;

template <typename Use>
void for_each_country(const CountrySet& countries, const Use& use) {
    for (std::size_t id = 0; id < no_country; ++id) {
        if (countries.test(id)) use(static_cast<CountryId>(id));
    }
}

// The first of a set by its code; no_country for an empty one.
inline CountryId first_country(const CountrySet& countries) {
    std::size_t id = 0;
    while (id < no_country && !countries.test(id))
        ++id;
    return static_cast<CountryId>(id);
}

// The countries of codes with `separator` between; anything else is passed over.
std::vector<CountryId> country_ids(std::string_view codes, char separator);
CountrySet country_set(std::string_view codes, char separator);

}  // namespace arshif::recognise
