#include "store/biword_file.h"

#include <algorithm>

#include "store/biword_format.h"
#include "store/biword_region.h"
#include "store/file_numbers.h"

namespace arshif::store {

core::Result<std::optional<BiwordFile>> BiwordFile::open(const std::string& path) {
    constexpr std::size_t least = biword_header_bytes + biword_place_bytes;
    ARSHIF_TRY(mapping, MappedFile::open_existing(path, least, "a file of biwords"));
    if (!mapping) return std::optional<BiwordFile>();
    BiwordFile file(std::move(*mapping));
    if (file.sound()) return std::optional<BiwordFile>(std::move(file));
    return core::Error{core::ErrorCode::archive_damaged, path + " is not a file of biwords", "run `arshif check`"};
}

bool BiwordFile::sound() const {
    const std::uint64_t around = biword_header_bytes +
                                 (biword_stem_bytes + biword_forms_bytes) * std::uint64_t{stems()} +
                                 biword_place_bytes * (std::uint64_t{stems()} + 1);
    return mapping_.bytes().starts_with(biword_magic) && around <= mapping_.size();
}

std::int64_t BiwordFile::first() const {
    return load_number<std::uint32_t>(mapping_.data() + biword_magic.size());
}

std::uint32_t BiwordFile::stems() const {
    return load_number<std::uint32_t>(mapping_.data() + biword_magic.size() + sizeof(std::uint32_t));
}

namespace {

std::uint32_t stem_entry(const MappedFile& file, std::uint32_t number) {
    return load_number<std::uint32_t>(file.data() + biword_header_bytes + biword_stem_bytes * std::size_t{number});
}

}  // namespace

text::TokenCode BiwordFile::stem(std::uint32_t number) const {
    return stem_entry(mapping_, number) >> stem_class_bits;
}

StemClass BiwordFile::kind(std::uint32_t number) const {
    return static_cast<StemClass>(stem_entry(mapping_, number) & ((1U << stem_class_bits) - 1));
}

bool BiwordFile::lists(text::TokenCode one_stem_part, text::TokenCode other_stem_part) const {
    const std::optional<std::uint32_t> one = number_of(one_stem_part);
    const std::optional<std::uint32_t> other = number_of(other_stem_part);
    return one && other && are_listed(kind(*one), kind(*other));
}

std::optional<std::uint32_t> BiwordFile::number_of(text::TokenCode stem_part) const {
    std::uint32_t begin = 0;
    for (std::uint32_t end = stems(); begin < end;) {
        const std::uint32_t middle = begin + (end - begin) / 2;
        (stem(middle) < stem_part ? begin : end) = stem(middle) < stem_part ? middle + 1 : middle;
    }
    return begin < stems() && stem(begin) == stem_part ? std::optional(begin) : std::nullopt;
}

std::string_view BiwordFile::region(std::uint32_t number) const {
    const std::size_t places_at = mapping_.size() - biword_place_bytes * (std::size_t{stems()} + 1);
    const auto place = [&](std::size_t index) {
        return load_number<std::uint64_t>(mapping_.data() + places_at + biword_place_bytes * index);
    };
    const std::uint64_t begin = place(number);
    const std::uint64_t end = place(number + std::size_t{1});
    if (begin > end || end > places_at) return {};  // damaged
    return mapping_.bytes().substr(begin, end - begin);
}

std::uint32_t BiwordFile::surface(std::uint32_t stem, std::uint32_t form) const {
    const std::size_t forms_at = biword_header_bytes + biword_stem_bytes * std::size_t{stems()};
    return load_number<std::uint32_t>(mapping_.data() + forms_at + biword_forms_bytes * std::size_t{stem} +
                                      sizeof(std::uint32_t) * form);
}

std::uint32_t BiwordFile::form_of(std::uint32_t stem, text::TokenCode code) const {
    std::uint32_t form = 0;
    while (form < biword_forms && surface(stem, form) != text::surface_part(code))
        ++form;
    return form;
}

std::optional<text::TokenCode> BiwordFile::code_of(std::uint32_t stem, std::uint32_t form) const {
    if (form == biword_forms) return std::nullopt;
    return this->stem(stem) << text::surface_bits | surface(stem, form);
}

std::map<std::uint32_t, std::uint32_t> BiwordFile::forms_of(const std::vector<text::TokenCode>& codes) const {
    std::map<std::uint32_t, std::uint32_t> wanted;
    for (const text::TokenCode code : codes) {
        const std::optional<std::uint32_t> stem = number_of(text::stem_part(code));
        if (stem) wanted[*stem] |= 1U << form_of(*stem, code);
    }
    return wanted;
}

void BiwordFile::each_list(const std::vector<text::TokenCode>& firsts, const std::vector<text::TokenCode>& seconds,
                           const BiwordSink& sink) const {
    const std::map<std::uint32_t, std::uint32_t> wanted = forms_of(seconds);
    if (wanted.empty()) return;
    constexpr std::uint32_t form_mask = (1U << biword_form_bits) - 1;
    const auto is_among = [](std::uint32_t forms, std::uint32_t form) { return (forms >> form & 1U) != 0; };
    std::vector<std::int64_t> documents;
    for (const auto& [stem, first_forms] : forms_of(firsts)) {
        BiwordRegion lists(region(stem));
        while (lists.next_group() && lists.second() <= wanted.rbegin()->first) {
            const auto second = wanted.find(lists.second());
            while (second != wanted.end() && lists.next_in_group()) {
                const std::uint32_t form = lists.forms() >> biword_form_bits & form_mask;
                const std::uint32_t second_form = lists.forms() & form_mask;
                if (!is_among(first_forms, form) || !is_among(second->second, second_form)) continue;
                documents.clear();
                std::int64_t document = first();
                for (VarintReader steps(lists.list()); !steps.at_end();)
                    documents.push_back(document += steps.next());
                sink({code_of(stem, form), code_of(second->first, second_form)}, documents);
            }
        }
    }
}

}  // namespace arshif::store
