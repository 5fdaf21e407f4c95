#include "store/biword_file.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "store/biword_format.h"
#include "store/file_numbers.h"

namespace arshif::store {

core::Result<std::optional<BiwordFile>> BiwordFile::open(const std::string& path) {
    std::error_code failure;
    const bool there = std::filesystem::exists(path, failure);
    if (failure) return core::Error{core::ErrorCode::cannot_read, path + ": " + failure.message(), {}};
    if (!there) return std::optional<BiwordFile>();
    ARSHIF_TRY(mapping, MappedFile::open(path, biword_header_bytes + biword_place_bytes, "a file of biwords"));
    BiwordFile file(std::move(mapping));
    if (file.sound()) return std::optional<BiwordFile>(std::move(file));
    return core::Error{core::ErrorCode::archive_damaged, path + " is not a file of biwords", "run `arshif check`"};
}

bool BiwordFile::sound() const {
    const std::uint64_t around = biword_header_bytes + biword_stem_bytes * std::uint64_t{common()} +
                                 biword_place_bytes * (std::uint64_t{common()} + 1);
    return mapping_.bytes().starts_with(biword_magic) && around <= mapping_.size();
}

std::int64_t BiwordFile::first() const {
    return load_number<std::uint32_t>(mapping_.data() + biword_magic.size());
}

std::uint32_t BiwordFile::common() const {
    return load_number<std::uint32_t>(mapping_.data() + biword_magic.size() + sizeof(std::uint32_t));
}

std::optional<std::uint32_t> BiwordFile::number_of(text::TokenCode stem_part) const {
    const auto stem = [this](std::uint32_t number) {
        return load_number<std::uint32_t>(mapping_.data() + biword_header_bytes +
                                          biword_stem_bytes * std::size_t{number});
    };
    std::uint32_t begin = 0;
    for (std::uint32_t end = common(); begin < end;) {
        const std::uint32_t middle = begin + (end - begin) / 2;
        (stem(middle) < stem_part ? begin : end) = stem(middle) < stem_part ? middle + 1 : middle;
    }
    return begin < common() && stem(begin) == stem_part ? std::optional(begin) : std::nullopt;
}

std::string_view BiwordFile::region(std::uint32_t number) const {
    const std::size_t places_at = mapping_.size() - biword_place_bytes * (std::size_t{common()} + 1);
    const auto place = [&](std::size_t index) {
        return load_number<std::uint64_t>(mapping_.data() + places_at + biword_place_bytes * index);
    };
    const std::uint64_t begin = place(number);
    const std::uint64_t end = place(number + std::size_t{1});
    if (begin > end || end > places_at) return {};  // damaged
    return mapping_.bytes().substr(begin, end - begin);
}

void BiwordFile::release(std::uint32_t number) const {
    const std::string_view last = region(number);
    if (!last.empty()) mapping_.release(0, static_cast<std::size_t>(last.data() - mapping_.data()) + last.size());
}

void BiwordFile::append_documents(text::TokenCode first_stem, const std::vector<text::TokenCode>& seconds,
                                  std::vector<std::int64_t>& documents) const {
    const std::optional<std::uint32_t> one = number_of(first_stem);
    std::vector<std::uint32_t> wanted;
    for (const text::TokenCode second : seconds) {
        if (const std::optional<std::uint32_t> number = number_of(second)) wanted.push_back(*number);
    }
    if (!one || wanted.empty()) return;
    std::sort(wanted.begin(), wanted.end());
    VarintReader followers(region(*one));
    std::uint32_t number = 0;
    while (!followers.at_end() && number <= wanted.back()) {
        number += followers.next();
        const std::string_view list = followers.take(followers.next());
        if (!std::binary_search(wanted.begin(), wanted.end(), number)) continue;
        std::int64_t document = first();
        for (VarintReader steps(list); !steps.at_end();)
            documents.push_back(document += steps.next());
    }
}

}  // namespace arshif::store
