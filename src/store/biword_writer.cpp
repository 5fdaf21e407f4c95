#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <queue>
#include <span>

#include "store/biword_file.h"
#include "store/biword_format.h"
#include "store/file_numbers.h"
#include "store/files.h"

namespace arshif::store {

namespace {

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

// A biword of an article: the numbers of its stems, and the docid above that which stands for 0.
struct Entry {
    std::uint16_t one = 0;
    std::uint16_t other = 0;
    std::uint32_t document = 0;
    friend bool operator==(const Entry&, const Entry&) = default;
};

// Moves the entries into `sorted` in the order of the numbers that `key` gives, below `keys`; those of one number stay
// in their order.
template <typename Key>
void sort_by(const std::vector<Entry>& entries, std::size_t keys, const Key& key, std::vector<Entry>& sorted) {
    std::vector<std::size_t> places(keys + 1);
    for (const Entry& entry : entries)
        ++places[key(entry) + std::size_t{1}];
    for (std::size_t i = 1; i <= keys; ++i)
        places[i] += places[i - 1];
    sorted.resize(entries.size());
    for (const Entry& entry : entries)
        sorted[places[key(entry)]++] = entry;
}

// A file of biwords, region after region.
class RegionWriter {
public:
    static core::Result<RegionWriter> create(const std::string& path, std::int64_t first,
                                             const std::vector<text::TokenCode>& common) {
        ARSHIF_TRY(file, NewFile::create(path));
        RegionWriter writer(std::move(file));
        std::string head(biword_magic);
        append_number(head, static_cast<std::uint32_t>(first));
        append_number(head, static_cast<std::uint32_t>(common.size()));
        for (const text::TokenCode stem : common)
            append_number(head, static_cast<std::uint32_t>(stem));
        ARSHIF_CHECK(writer.write(head));
        return writer;
    }

    // Of the next stem.
    core::Result<void> add(std::string_view region) {
        places_.push_back(place_);
        return write(region);
    }
    core::Result<void> finish() {
        places_.push_back(place_);
        std::string foot;
        for (const std::uint64_t place : places_)
            append_number(foot, place);
        ARSHIF_CHECK(file_.write(foot));
        return file_.close();
    }

private:
    explicit RegionWriter(NewFile file) : file_(std::move(file)) {}
    core::Result<void> write(std::string_view bytes) {
        place_ += bytes.size();
        return file_.write(bytes);
    }
    NewFile file_;
    std::vector<std::uint64_t> places_;
    std::uint64_t place_ = 0;
};

// The lists of a stem, one for each stem that follows it, which are added in their order.
class Region {
public:
    void add(std::uint32_t second, std::string_view list) {
        append_varint(bytes_, second - last_);
        append_varint(bytes_, list.size());
        bytes_ += list;
        last_ = second;
    }
    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
    std::uint32_t last_ = 0;
};

// The region of one stem, whose entries are sorted.
Region region_of(std::span<const Entry> entries) {
    Region region;
    std::string list;
    for (std::size_t at = 0; at < entries.size();) {
        const std::uint16_t second = entries[at].other;
        list.clear();
        std::uint32_t last = 0;
        for (; at < entries.size() && entries[at].other == second; ++at) {
            append_varint(list, entries[at].document - last);
            last = entries[at].document;
        }
        region.add(second, list);
    }
    return region;
}

// Goes through a stem's region in one run.
class RegionCursor {
public:
    RegionCursor(std::string_view region, std::size_t run) : rest_(region), run_(run) {}

    bool next() {
        if (rest_.at_end()) return false;
        second_ += rest_.next();
        list_ = rest_.take(rest_.next());
        return true;
    }
    std::uint32_t second() const { return second_; }
    std::string_view list() const { return list_; }
    // The greatest of a queue has the least second stem, in the earliest run.
    bool operator<(const RegionCursor& other) const {
        return second_ != other.second_ ? second_ > other.second_ : run_ > other.run_;
    }

private:
    VarintReader rest_;
    std::size_t run_;
    std::uint32_t second_ = 0;
    std::string_view list_;
};

// Appends a list whose docids come after those of `list`, the last of which is `last`.
void append_list(std::string& list, std::uint32_t& last, std::string_view more) {
    VarintReader steps(more);
    const std::uint32_t first = steps.next();
    append_varint(list, first - last);
    const std::string_view rest = steps.rest();
    list += rest;
    for (last = first; !steps.at_end();)
        last += steps.next();
}

// The region of a stem out of those of all runs, which are in the order of their docids.
Region merge_regions(const std::vector<BiwordFile>& runs, std::uint32_t number) {
    std::priority_queue<RegionCursor> cursors;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        RegionCursor cursor(runs[run].region(number), run);
        if (cursor.next()) cursors.push(cursor);
    }
    Region region;
    std::string list;
    while (!cursors.empty()) {
        const std::uint32_t second = cursors.top().second();
        list.clear();
        std::uint32_t last = 0;
        while (!cursors.empty() && cursors.top().second() == second) {
            RegionCursor cursor = cursors.top();
            cursors.pop();
            append_list(list, last, cursor.list());
            if (cursor.next()) cursors.push(cursor);
        }
        region.add(second, list);
    }
    return region;
}

// Collects the biwords of articles that come in order. What memory does not hold is sorted and written as a file of its
// own, a run; at the end the runs are merged.
class BiwordCollector {
public:
    BiwordCollector(std::string path, std::int64_t first, std::vector<text::TokenCode> common, std::size_t memory)
        : path_(std::move(path)),
          first_(first),
          common_(std::move(common)),
          most_entries_(memory / sizeof(Entry) / 2),  // they are sorted into another place
          numbers_(stem_parts, not_common) {
        for (std::size_t i = 0; i < common_.size(); ++i)
            numbers_[common_[i]] = static_cast<std::uint16_t>(i);
    }

    core::Result<void> add(std::int64_t document, const TokenStream& stream) {
        if (entries_.size() + stream.codes.size() > most_entries_ && !entries_.empty()) {
            ARSHIF_CHECK(write(run_path(runs_)));
            ++runs_;
        }
        add_part(stream.codes.first(stream.title_size), document);
        add_part(stream.codes.subspan(stream.title_size), document);
        return {};
    }

    core::Result<void> finish() {
        if (runs_ == 0) return write(path_);
        ARSHIF_CHECK(write(run_path(runs_)));
        ++runs_;
        sorted_ = {};
        ARSHIF_CHECK(merge());
        for (std::size_t run = 0; run < runs_; ++run)
            ARSHIF_CHECK(remove_tree(run_path(run)));
        return {};
    }

private:
    std::string run_path(std::size_t run) const { return fmt::format("{}.run{}", path_, run); }

    void add_part(std::span<const text::TokenCode> codes, std::int64_t document) {
        std::uint16_t last = not_common;
        for (const text::TokenCode code : codes) {
            const std::uint16_t number = numbers_[text::stem_part(code)];
            if (last != not_common && number != not_common)
                entries_.push_back({last, number, static_cast<std::uint32_t>(document - first_)});
            last = number;
        }
    }

    core::Result<void> write(const std::string& path) {
        sort_by(
            entries_, common_.size(), [](const Entry& entry) { return entry.other; }, sorted_);
        sort_by(
            sorted_, common_.size(), [](const Entry& entry) { return entry.one; }, entries_);
        entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
        ARSHIF_TRY(writer, RegionWriter::create(path, first_, common_));
        auto begin = entries_.begin();
        for (std::size_t stem = 0; stem < common_.size(); ++stem) {
            const auto end = std::find_if(begin, entries_.end(), [&](const Entry& entry) { return entry.one != stem; });
            ARSHIF_CHECK(writer.add(region_of({begin, end}).bytes()));
            begin = end;
        }
        entries_.clear();
        return writer.finish();
    }

    core::Result<void> merge() const {
        std::vector<BiwordFile> runs;
        for (std::size_t run = 0; run < runs_; ++run) {
            ARSHIF_TRY(opened, BiwordFile::open(run_path(run)));
            runs.push_back(std::move(opened.value()));
        }
        ARSHIF_TRY(writer, RegionWriter::create(path_, first_, common_));
        for (std::uint32_t stem = 0; stem < common_.size(); ++stem) {
            ARSHIF_CHECK(writer.add(merge_regions(runs, stem).bytes()));
            for (const BiwordFile& run : runs)
                run.release(stem);
        }
        return writer.finish();
    }

    std::string path_;
    std::int64_t first_;
    std::vector<text::TokenCode> common_;
    std::size_t most_entries_;
    std::vector<std::uint16_t> numbers_;  // of stem parts among the common ones
    std::vector<Entry> entries_;          // in the order of the docids
    std::vector<Entry> sorted_;           // its room is used again
    std::size_t runs_ = 0;
};

}  // namespace

core::Result<void> write_biwords(const std::string& path, std::int64_t first, const std::vector<TokenSource>& sources,
                                 const BiwordLimits& limits) {
    const StemCounts counts = count_stems(sources);
    std::vector<text::TokenCode> common = common_stems(counts, limits);
    if (common.empty()) return {};
    BiwordCollector collector(path, first, std::move(common), limits.memory);
    core::Result<void> done;
    for (const TokenSource& source : sources) {
        source([&](std::int64_t document, const TokenStream& stream) {
            if (done) done = collector.add(document, stream);
        });
    }
    ARSHIF_CHECK(done);
    return collector.finish();
}

}  // namespace arshif::store
