#include "store/biword_file.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <span>
#include <system_error>

#include "store/file_numbers.h"
#include "store/files.h"

namespace arshif::store {

namespace {

constexpr std::string_view magic = "ARBIWRD1";
constexpr std::size_t header_bytes = 16;
constexpr std::size_t stem_bytes = 4;
constexpr std::size_t place_bytes = 8;
constexpr std::size_t stem_parts = std::size_t{1} << text::stem_bits;
constexpr std::uint16_t not_common = std::numeric_limits<std::uint16_t>::max();

// How many articles have each stem.
struct StemCounts {
    std::vector<std::uint32_t> articles = std::vector<std::uint32_t>(stem_parts);
    std::uint32_t all = 0;
};

StemCounts count_stems(const std::vector<TokenSource>& sources) {
    StemCounts counts;
    std::vector<std::uint32_t> last(stem_parts);
    for (const TokenSource& source : sources) {
        source([&](std::int64_t, const TokenStream& stream) {
            ++counts.all;
            for (const text::TokenCode code : stream.codes) {
                std::uint32_t& seen = last[text::stem_part(code)];
                if (seen == counts.all) continue;
                seen = counts.all;
                ++counts.articles[text::stem_part(code)];
            }
        });
    }
    return counts;
}

// The common stems, ascending; fewer of them where numbers of 16 bits would not do.
std::vector<text::TokenCode> common_stems(const StemCounts& counts, const BiwordLimits& limits) {
    std::uint64_t least = std::max(limits.least, counts.all / limits.share);
    std::vector<text::TokenCode> common;
    do {
        common.clear();
        for (std::size_t part = 0; part < stem_parts; ++part) {
            if (counts.articles[part] >= least) common.push_back(static_cast<text::TokenCode>(part));
        }
        least = std::max<std::uint64_t>(1, least * 2);
    } while (common.size() >= not_common);
    return common;
}

// A biword of an article: numbers of the stems above the docid, so that sorting brings lists together.
using Entry = std::uint64_t;
constexpr unsigned document_bits = 32;
constexpr unsigned number_bits = 16;

class BiwordCollector {
public:
    BiwordCollector(const std::vector<TokenSource>& sources, const std::vector<text::TokenCode>& common,
                    std::int64_t first)
        : sources_(sources), first_(first), numbers_(stem_parts, not_common), sizes_(common.size()) {
        for (std::size_t i = 0; i < common.size(); ++i)
            numbers_[common[i]] = static_cast<std::uint16_t>(i);
        each([this](std::uint16_t one, std::uint16_t, std::int64_t) { ++sizes_[one]; });
    }

    // The end of the stems from `begin` on whose biwords fit into so many entries; one stem at least.
    std::size_t fitting(std::size_t begin, std::size_t entries) const {
        std::size_t end = begin;
        for (std::size_t sum = 0; end < sizes_.size() && (end == begin || sum + sizes_[end] <= entries); ++end)
            sum += sizes_[end];
        return end;
    }

    // The biwords that begin with the stems [begin, end), sorted, each article once.
    std::vector<Entry> collect(std::size_t begin, std::size_t end) const {
        std::size_t size = 0;
        for (std::size_t i = begin; i < end; ++i)
            size += sizes_[i];
        std::vector<Entry> entries;
        entries.reserve(size);
        each([&](std::uint16_t one, std::uint16_t other, std::int64_t document) {
            if (one < begin || one >= end) return;
            entries.push_back(Entry{one} << (document_bits + number_bits) | Entry{other} << document_bits |
                              static_cast<std::uint32_t>(document - first_));
        });
        std::sort(entries.begin(), entries.end());
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
        return entries;
    }

private:
    template <typename F>
    void each(const F& take) const {
        for (const TokenSource& source : sources_) {
            source([&](std::int64_t document, const TokenStream& stream) {
                each_in(stream.codes.first(stream.title_size), document, take);
                each_in(stream.codes.subspan(stream.title_size), document, take);
            });
        }
    }
    template <typename F>
    void each_in(std::span<const text::TokenCode> codes, std::int64_t document, const F& take) const {
        std::uint16_t last = not_common;
        for (const text::TokenCode code : codes) {
            const std::uint16_t number = numbers_[text::stem_part(code)];
            if (last != not_common && number != not_common) take(last, number, document);
            last = number;
        }
    }

    const std::vector<TokenSource>& sources_;
    std::int64_t first_;
    std::vector<std::uint16_t> numbers_;  // of stem parts among the common ones
    std::vector<std::size_t> sizes_;      // biwords that begin with each, an article as often as it has one
};

std::uint16_t first_of(Entry entry) {
    return static_cast<std::uint16_t>(entry >> (document_bits + number_bits));
}

// The regions of the stems [begin, end), whose places are noted.
std::string regions_of(const std::vector<Entry>& entries, std::size_t begin, std::size_t end, std::uint64_t& place,
                       std::vector<std::uint64_t>& places) {
    std::string regions;
    std::string list;
    const std::uint64_t from = place;
    auto at = entries.begin();
    for (std::size_t stem = begin; stem < end; ++stem) {
        places.push_back(place = from + regions.size());
        std::uint32_t last_stem = 0;
        while (at != entries.end() && first_of(*at) == stem) {
            const Entry biword = *at >> document_bits;
            list.clear();
            std::uint32_t last_document = 0;
            for (; at != entries.end() && *at >> document_bits == biword; ++at) {
                const auto document = static_cast<std::uint32_t>(*at);
                append_varint(list, document - last_document);
                last_document = document;
            }
            const auto second = static_cast<std::uint16_t>(biword);
            append_varint(regions, second - last_stem);
            append_varint(regions, static_cast<std::uint32_t>(list.size()));
            regions += list;
            last_stem = second;
        }
    }
    place = from + regions.size();
    return regions;
}

}  // namespace

core::Result<void> write_biwords(const std::string& path, std::int64_t first, const std::vector<TokenSource>& sources,
                                 const BiwordLimits& limits) {
    const std::vector<text::TokenCode> common = common_stems(count_stems(sources), limits);
    if (common.empty()) return {};
    ARSHIF_TRY(file, NewFile::create(path));
    std::string head(magic);
    append_number(head, static_cast<std::uint32_t>(first));
    append_number(head, static_cast<std::uint32_t>(common.size()));
    for (const text::TokenCode stem : common)
        append_number(head, static_cast<std::uint32_t>(stem));
    ARSHIF_CHECK(file.write(head));
    const BiwordCollector collector(sources, common, first);
    std::vector<std::uint64_t> places;
    std::uint64_t place = head.size();
    for (std::size_t begin = 0; begin < common.size();) {
        const std::size_t end = collector.fitting(begin, limits.memory / sizeof(Entry));
        ARSHIF_CHECK(file.write(regions_of(collector.collect(begin, end), begin, end, place, places)));
        begin = end;
    }
    places.push_back(place);
    std::string foot;
    for (const std::uint64_t one : places)
        append_number(foot, one);
    ARSHIF_CHECK(file.write(foot));
    return file.close();
}

core::Result<std::optional<BiwordFile>> BiwordFile::open(const std::string& path) {
    std::error_code failure;
    const bool there = std::filesystem::exists(path, failure);
    if (failure) return core::Error{core::ErrorCode::cannot_read, path + ": " + failure.message(), {}};
    if (!there) return std::optional<BiwordFile>();
    ARSHIF_TRY(mapping, MappedFile::open(path, header_bytes + place_bytes, "a file of biwords"));
    BiwordFile file(std::move(mapping));
    if (file.sound()) return std::optional<BiwordFile>(std::move(file));
    return core::Error{core::ErrorCode::archive_damaged, path + " is not a file of biwords", "run `arshif check`"};
}

bool BiwordFile::sound() const {
    const std::uint64_t around =
        header_bytes + stem_bytes * std::uint64_t{common()} + place_bytes * (std::uint64_t{common()} + 1);
    return mapping_.bytes().starts_with(magic) && around <= mapping_.size();
}

std::int64_t BiwordFile::first() const {
    return load_number<std::uint32_t>(mapping_.data() + magic.size());
}

std::uint32_t BiwordFile::common() const {
    return load_number<std::uint32_t>(mapping_.data() + magic.size() + sizeof(std::uint32_t));
}

std::optional<std::uint32_t> BiwordFile::number_of(text::TokenCode stem_part) const {
    const auto stem = [this](std::uint32_t number) {
        return load_number<std::uint32_t>(mapping_.data() + header_bytes + stem_bytes * std::size_t{number});
    };
    std::uint32_t begin = 0;
    for (std::uint32_t end = common(); begin < end;) {
        const std::uint32_t middle = begin + (end - begin) / 2;
        (stem(middle) < stem_part ? begin : end) = stem(middle) < stem_part ? middle + 1 : middle;
    }
    return begin < common() && stem(begin) == stem_part ? std::optional(begin) : std::nullopt;
}

std::string_view BiwordFile::region(std::uint32_t number) const {
    const std::size_t places_at = mapping_.size() - place_bytes * (std::size_t{common()} + 1);
    const auto place = [&](std::size_t index) {
        return load_number<std::uint64_t>(mapping_.data() + places_at + place_bytes * index);
    };
    const std::uint64_t begin = place(number);
    const std::uint64_t end = place(number + std::size_t{1});
    if (begin > end || end > places_at) return {};  // damaged
    return mapping_.bytes().substr(begin, end - begin);
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
