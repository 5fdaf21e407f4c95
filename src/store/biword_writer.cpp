#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <future>
#include <numeric>
#include <span>
#include <utility>

#include "core/background.h"
#include "store/biword_file.h"
#include "store/biword_format.h"
#include "store/biword_region.h"
#include "store/file_numbers.h"
#include "store/files.h"
#include "store/listed_stems.h"

namespace arshif::store {

namespace {

// A biword of an article in one number: above the article's place among those of its batch the key of the second stem
// and the forms, above that the number of the first stem.
using Entry = std::uint64_t;

constexpr unsigned place_bits = 24;
constexpr unsigned key_bits = 16 + 2 * biword_form_bits;
constexpr unsigned sort_bits = 8;  // at a time
static_assert(place_bits + key_bits + 16 == 64 && (64 - place_bits) % sort_bits == 0);

constexpr Entry entry_of(std::uint16_t stem, std::uint32_t key, std::uint64_t place) {
    return Entry{stem} << (key_bits + place_bits) | Entry{key} << place_bits | place;
}
constexpr std::uint16_t stem_of(Entry entry) {
    return static_cast<std::uint16_t>(entry >> (key_bits + place_bits));
}
constexpr std::uint32_t key_of(Entry entry) {
    return static_cast<std::uint32_t>(entry >> place_bits) & ((1U << key_bits) - 1);
}
constexpr std::uint32_t place_of(Entry entry) {
    return static_cast<std::uint32_t>(entry) & ((1U << place_bits) - 1);
}

// The biwords of articles in a row.
struct Batch {
    std::uint32_t first = 0;  // docid that has place 0, above that which stands for 0 in the file
    std::vector<Entry> entries;
};

// By stem and key. Places are in order and stay so.
void sort(std::vector<Entry>& entries, std::vector<Entry>& room) {
    constexpr std::size_t buckets = std::size_t{1} << sort_bits;
    constexpr std::size_t passes = (64 - place_bits) / sort_bits;
    const auto bucket = [](Entry entry, std::size_t pass) {
        return entry >> (place_bits + pass * sort_bits) & (buckets - 1);
    };
    // How many entries go into each bucket is the same whatever their order, so they are counted once for all passes.
    std::array<std::array<std::size_t, buckets + 1>, passes> places{};
    for (const Entry entry : entries) {
        for (std::size_t pass = 0; pass < passes; ++pass)
            ++places[pass][bucket(entry, pass) + 1];
    }
    room.resize(entries.size());
    for (std::size_t pass = 0; pass < passes; ++pass) {
        std::partial_sum(places[pass].begin(), places[pass].end(), places[pass].begin());
        for (const Entry entry : entries)
            room[places[pass][bucket(entry, pass)]++] = entry;
        entries.swap(room);
    }
}

// A file of biwords, region after region.
class RegionWriter {
public:
    static core::Result<RegionWriter> create(const std::string& path, std::int64_t first, const ListedStems& stems) {
        ARSHIF_TRY(file, NewFile::create(path));
        RegionWriter writer(std::move(file));
        std::string head(biword_magic);
        append_number(head, static_cast<std::uint32_t>(first));
        append_number(head, static_cast<std::uint32_t>(stems.size()));
        ARSHIF_CHECK(writer.write(head += stems.bytes()));
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

// The region of one stem, whose entries are sorted.
std::string region_of(std::span<const Entry> entries, std::uint32_t first) {
    BiwordRegionMaker region;
    std::string list;
    for (std::size_t at = 0; at < entries.size();) {
        const std::uint32_t key = key_of(entries[at]);
        list.clear();
        std::uint32_t last = 0;
        for (; at < entries.size() && key_of(entries[at]) == key; ++at) {
            append_varint(list, first + place_of(entries[at]) - last);
            last = first + place_of(entries[at]);
        }
        region.add(key, list);
    }
    return region.finish();
}

// The parts of a file of biwords: each has some articles, or, once they are merged, some stems.
class BiwordRuns {
public:
    BiwordRuns(std::string path, std::int64_t first, const ListedStems& stems)
        : path_(std::move(path)), first_(first), stems_(stems) {}

    core::Result<void> add(Batch& batch) { return write(run_path(runs_++), batch); }
    // In the place of all runs, where memory held the whole.
    core::Result<void> write_alone(Batch& batch) { return write(path_, batch); }

    // Two threads merge the regions of some stems each.
    core::Result<void> merge() {
        room_ = {};
        std::vector<BiwordFile> runs;
        for (std::size_t run = 0; run < runs_; ++run) {
            ARSHIF_TRY(opened, BiwordFile::open(run_path(run)));
            runs.push_back(std::move(opened.value()));
        }
        ARSHIF_TRY(writer, RegionWriter::create(path_, first_, stems_));
        for (std::uint32_t begin = 0; begin < stems_.size();) {
            const std::uint32_t middle = end_of_share(runs, begin);
            const std::uint32_t end = end_of_share(runs, middle);
            auto regions = core::in_background([&] { return merged_regions(runs, begin, middle); });
            const std::vector<std::string> behind = merged_regions(runs, middle, end);
            for (const std::string& region : regions.get())
                ARSHIF_CHECK(writer.add(region));
            for (const std::string& region : behind)
                ARSHIF_CHECK(writer.add(region));
            for (const BiwordFile& run : runs)
                run.release();
            begin = end;
        }
        ARSHIF_CHECK(writer.finish());
        for (std::size_t run = 0; run < runs_; ++run)
            ARSHIF_CHECK(remove_tree(run_path(run)));
        return {};
    }

private:
    core::Result<void> write(const std::string& path, Batch& batch) {
        sort(batch.entries, room_);
        batch.entries.erase(std::unique(batch.entries.begin(), batch.entries.end()), batch.entries.end());
        ARSHIF_TRY(writer, RegionWriter::create(path, first_, stems_));
        auto begin = batch.entries.begin();
        for (std::size_t stem = 0; stem < stems_.size(); ++stem) {
            const auto end =
                std::find_if(begin, batch.entries.end(), [&](Entry entry) { return stem_of(entry) != stem; });
            ARSHIF_CHECK(writer.add(region_of({begin, end}, batch.first)));
            begin = end;
        }
        batch.entries.clear();
        return writer.finish();
    }

    std::string run_path(std::size_t run) const { return fmt::format("{}.run{}", path_, run); }

    // Behind the stems from `begin` on whose regions have so many bytes in all runs.
    std::uint32_t end_of_share(const std::vector<BiwordFile>& runs, std::uint32_t begin) const {
        constexpr std::size_t share = std::size_t{8} << 20U;
        std::size_t bytes = 0;
        while (begin < stems_.size() && bytes < share) {
            for (const BiwordFile& run : runs)
                bytes += run.region(begin).size();
            ++begin;
        }
        return begin;
    }

    static std::vector<std::string> merged_regions(const std::vector<BiwordFile>& runs, std::uint32_t begin,
                                                   std::uint32_t end) {
        std::vector<std::string> merged;
        std::vector<std::string_view> regions;
        for (std::uint32_t stem = begin; stem < end; ++stem) {
            regions.clear();
            for (const BiwordFile& run : runs)
                regions.push_back(run.region(stem));
            merged.push_back(merge_biword_regions(regions));
        }
        return merged;
    }

    std::string path_;
    std::int64_t first_;
    const ListedStems& stems_;
    std::vector<Entry> room_;
    std::size_t runs_ = 0;
};

// Collects the biwords of articles that come in order. What memory does not hold becomes a run, sorted and written
// while the next are collected; at the end the runs are merged.
class BiwordCollector {
public:
    BiwordCollector(const std::string& path, std::int64_t first, const ListedStems& stems, std::size_t memory)
        : first_(first), stems_(stems), most_entries_(memory / sizeof(Entry) / buffers), runs_(path, first, stems) {}

    core::Result<void> add(std::int64_t document, const TokenStream& stream) {
        const auto article = static_cast<std::uint32_t>(document - first_);
        const bool full = collected_.entries.size() + stream.codes.size() > most_entries_ ||
                          article - collected_.first >= std::uint32_t{1} << place_bits;
        if (full && !collected_.entries.empty()) ARSHIF_CHECK(hand_over());
        if (collected_.entries.empty()) collected_.first = article;
        add_part(stream.codes.first(stream.title_size), article - collected_.first);
        add_part(stream.codes.subspan(stream.title_size), article - collected_.first);
        return {};
    }

    core::Result<void> finish() {
        if (!handed_over_.valid()) return runs_.write_alone(collected_);
        ARSHIF_CHECK(hand_over());
        ARSHIF_CHECK(handed_over_.get());
        collected_ = {};
        written_ = {};
        return runs_.merge();
    }

private:
    // What is collected, what is written, and the room to sort it.
    static constexpr std::size_t buffers = 3;

    void add_part(std::span<const text::TokenCode> codes, std::uint32_t place) {
        std::uint16_t last = not_listed;
        std::uint32_t last_form = 0;
        for (const text::TokenCode code : codes) {
            const std::uint16_t stem = stems_.number(code);
            const std::uint32_t form = stem == not_listed ? 0 : stems_.form(stem, code);
            const bool beside =
                last != not_listed && stem != not_listed && are_listed(stems_.kind(last), stems_.kind(stem));
            if (beside) collected_.entries.push_back(entry_of(last, biword_key(stem, last_form, form), place));
            last = stem;
            last_form = form;
        }
    }

    core::Result<void> hand_over() {
        if (handed_over_.valid()) ARSHIF_CHECK(handed_over_.get());
        std::swap(collected_, written_);
        handed_over_ = core::in_background([this] { return runs_.add(written_); });
        return {};
    }

    std::int64_t first_;
    const ListedStems& stems_;
    std::size_t most_entries_;
    Batch collected_;
    Batch written_;
    BiwordRuns runs_;
    std::future<core::Result<void>> handed_over_;  // the last, since it is waited for before what it uses goes
};

}  // namespace

core::Result<void> write_biwords(const std::string& path, std::int64_t first, const std::vector<TokenSource>& sources,
                                 const BiwordLimits& limits) {
    const ListedStems stems(sources, limits);
    if (stems.size() == 0) return {};
    BiwordCollector collector(path, first, stems, limits.memory);
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
