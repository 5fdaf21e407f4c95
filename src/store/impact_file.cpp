#include "store/impact_file.h"

#include <algorithm>

#include "store/bit_packing.h"

namespace arshif::store {

// Of a term in the foot of the file.
struct ImpactFile::Entry {
    std::uint64_t begin = 0;
    std::uint32_t bytes = 0;
    std::uint32_t articles = 0;
    std::uint32_t name_end = 0;
    float ratio = 0;
};

core::Result<std::optional<ImpactFile>> ImpactFile::open(const std::string& path) {
    ARSHIF_TRY(mapping, MappedFile::open_existing(path, impact_magic.size() + impact_foot_bytes, "a file of impacts"));
    if (!mapping) return std::optional<ImpactFile>();
    ImpactFile file(std::move(*mapping));
    if (file.find_parts()) return std::optional<ImpactFile>(std::move(file));
    return core::Error{core::ErrorCode::archive_damaged, path + " is not a file of impacts", "run `arshif check`"};
}

// From the end, where all sizes are known. Whether they fit into the file.
bool ImpactFile::find_parts() {
    static_assert(sizeof(Entry) == impact_entry_bytes);
    const std::string_view bytes = mapping_.bytes();
    if (!bytes.starts_with(impact_magic) || !bytes.ends_with(impact_magic)) return false;
    const std::size_t foot = bytes.size() - impact_foot_bytes;
    const auto field = [&](std::size_t number) {
        return load_number<std::uint32_t>(bytes.data() + foot + sizeof(std::uint32_t) * number);
    };
    first_ = field(0);
    places_ = field(1);
    terms_ = field(2);
    const std::uint64_t names = field(3);
    const std::uint64_t lengths = sizeof(std::uint32_t) * std::uint64_t{places_};
    const std::uint64_t entries = impact_entry_bytes * std::uint64_t{terms_};
    if (lengths + names + entries > foot) return false;
    lists_end_ = foot - lengths - names - entries;
    lengths_ = bytes.data() + lists_end_;
    names_ = bytes.substr(lists_end_ + lengths, names);
    entries_ = bytes.data() + (foot - entries);
    return true;
}

ImpactFile::Entry ImpactFile::entry(std::uint32_t number) const {
    return load_number<Entry>(entries_ + impact_entry_bytes * std::size_t{number});
}

std::string_view ImpactFile::name(std::uint32_t number) const {
    const std::size_t begin = number == 0 ? 0 : std::min<std::size_t>(entry(number - 1).name_end, names_.size());
    const std::size_t end = entry(number).name_end;
    return names_.substr(begin, end < begin ? 0 : end - begin);  // end < begin: damaged
}

std::optional<ImpactList> ImpactFile::list(std::string_view term) const {
    std::uint32_t begin = 0;
    for (std::uint32_t end = terms_; begin < end;) {
        const std::uint32_t middle = begin + (end - begin) / 2;
        const bool before = name(middle) < term;
        (before ? begin : end) = before ? middle + 1 : middle;
    }
    if (begin == terms_ || name(begin) != term) return std::nullopt;
    const Entry found = entry(begin);
    const bool inside = found.begin <= lists_end_ && found.bytes <= lists_end_ - found.begin;
    const std::string_view bytes = inside ? mapping_.bytes().substr(found.begin, found.bytes) : std::string_view();
    return ImpactList(bytes, first_, found.articles, found.ratio);
}

ImpactList::ImpactList(std::string_view bytes, std::uint32_t first, std::uint32_t articles, float ratio)
    : bytes_(bytes),
      first_(first),
      articles_(articles),
      ratio_(ratio),
      blocks_((articles + impact_block_postings - 1) / impact_block_postings) {
    if (blocks_ * sizeof(ImpactBlock) > bytes.size()) blocks_ = 0;  // damaged
}

std::size_t ImpactList::postings(std::size_t block) const {
    return std::min(impact_block_postings, articles_ - block * impact_block_postings);
}

const char* ImpactList::packed(std::size_t block, const ImpactBlock& at) const {
    const std::size_t count = postings(block);
    const std::uint64_t begin = blocks_ * sizeof(ImpactBlock) + std::uint64_t{at.begin};
    const std::uint64_t end =
        begin + packed_bytes(count, at.step_bits) + packed_bytes(count, at.count_bits) + packing_slack;
    const bool sound = at.step_bits <= most_packed_bits && at.count_bits <= most_packed_bits && end <= bytes_.size();
    return sound ? bytes_.data() + begin : nullptr;
}

void ImpactList::read(std::size_t block, ImpactPostings& postings) const {
    const ImpactBlock at = head(block);
    const char* const steps = packed(block, at);
    postings.size = steps == nullptr ? 0 : this->postings(block);
    if (postings.size == 0) return;
    const std::span documents = std::span(postings.documents).first(postings.size);
    unpack(steps, at.step_bits, documents);
    std::uint32_t next = block == 0 ? first_ : last(block - 1) + 1;
    for (std::uint32_t& document : documents) {
        document += next;
        next = document + 1;
    }
}

void ImpactList::read_counts(std::size_t block, ImpactPostings& postings) const {
    const ImpactBlock at = head(block);
    const char* const steps = packed(block, at);
    if (steps == nullptr) return;
    const std::span counts = std::span(postings.counts).first(postings.size);
    unpack(steps + packed_bytes(postings.size, at.step_bits), at.count_bits, counts);
    for (std::uint32_t& count : counts)
        ++count;
}

}  // namespace arshif::store
