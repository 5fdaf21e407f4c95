#include <xapian.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "store/bit_packing.h"
#include "store/fields.h"
#include "store/files.h"
#include "store/impact_file.h"
#include "store/inverter.h"
#include "store/xapian_error.h"

namespace arshif::store {

namespace {

// Terms that begin so get no list; no term of another kind begins like them.
constexpr std::array unlisted = {prefix::identifier, prefix::title, prefix::copies, prefix::origin};

// The first string behind all terms of the term's kind, where that gets no list; empty where it does.
std::string behind_unlisted(std::string_view term) {
    const auto kind = std::find_if(unlisted.begin(), unlisted.end(),
                                   [term](std::string_view prefix) { return term.starts_with(prefix); });
    if (kind == unlisted.end()) return {};
    std::string behind(*kind);
    ++behind.back();
    return behind;
}

// Rounded up, so that no posting of a block is worth more than the block says.
float ratio_of(std::uint32_t count, std::uint32_t length) {
    const double exact = count / std::max(1.0, static_cast<double>(length));
    const auto near = static_cast<float>(exact);
    return near < exact ? std::nextafter(near, std::numeric_limits<float>::infinity()) : near;
}

class ListWriter {
public:
    explicit ListWriter(const std::vector<std::uint32_t>& lengths) : lengths_(lengths) {}

    // The list of these postings, whose docids are places of the segment; overwritten by the next.
    const std::string& write(std::span<const Posting> postings) {
        heads_.clear();
        packed_.clear();
        ratio_ = 0;
        std::uint32_t next = 0;
        for (std::size_t at = 0; at < postings.size(); at += impact_block_postings) {
            const auto block = postings.subspan(at, std::min(impact_block_postings, postings.size() - at));
            add_block(block, next);
            next = block.back().document + 1;
        }
        packed_.append(packing_slack, '\0');
        return heads_ += packed_;
    }
    // The greatest of its blocks.
    float ratio() const { return ratio_; }

private:
    // `next` is the first place that the block can begin with.
    void add_block(std::span<const Posting> block, std::uint32_t next) {
        ImpactBlock head;
        head.last = block.back().document;
        head.begin = static_cast<std::uint32_t>(packed_.size());
        steps_.clear();
        counts_.clear();
        for (const Posting& posting : block) {
            head.ratio = std::max(head.ratio, ratio_of(posting.wdf, lengths_[posting.document]));
            steps_.push_back(posting.document - next);
            counts_.push_back(posting.wdf - 1);
            next = posting.document + 1;
        }
        ratio_ = std::max(ratio_, head.ratio);
        const unsigned step_bits = bits_for(*std::max_element(steps_.begin(), steps_.end()));
        const unsigned count_bits = bits_for(*std::max_element(counts_.begin(), counts_.end()));
        head.step_bits = static_cast<std::uint8_t>(step_bits);
        head.count_bits = static_cast<std::uint8_t>(count_bits);
        append_number(heads_, head);
        append_packed(packed_, steps_, step_bits);
        append_packed(packed_, counts_, count_bits);
    }

    const std::vector<std::uint32_t>& lengths_;
    float ratio_ = 0;
    std::string heads_;
    std::string packed_;
    std::vector<std::uint32_t> steps_;
    std::vector<std::uint32_t> counts_;
};

// Goes through the tables of a segment, and begins the file with the first term that is frequent.
class ImpactWriter {
public:
    ImpactWriter(std::string path, std::int64_t first, std::int64_t last, const std::string& folder)
        : path_(std::move(path)),
          first_(static_cast<std::uint32_t>(first)),
          tables_(folder),
          lengths_(static_cast<std::size_t>(last - first + 1)) {}

    core::Result<void> write(std::uint32_t least) {
        for (auto term = tables_.allterms_begin(); term != tables_.allterms_end();) {
            if (const std::string behind = behind_unlisted(*term); !behind.empty()) {
                term.skip_to(behind);
                continue;
            }
            if (term.get_termfreq() >= least) ARSHIF_CHECK(add(*term));
            ++term;
        }
        return file_ ? finish() : core::Result<void>();
    }

private:
    core::Result<void> add(const std::string& term) {
        if (!file_) ARSHIF_CHECK(begin());
        postings_.clear();
        for (auto at = tables_.postlist_begin(term); at != tables_.postlist_end(term); ++at)
            postings_.push_back({*at - first_, std::max<std::uint32_t>(1, at.get_wdf())});
        const std::string& list = lists_.write(postings_);
        names_ += term;
        append_number(entries_, place_);
        append_number(entries_, static_cast<std::uint32_t>(list.size()));
        append_number(entries_, static_cast<std::uint32_t>(postings_.size()));
        append_number(entries_, static_cast<std::uint32_t>(names_.size()));
        append_number(entries_, lists_.ratio());
        ++terms_;
        place_ += list.size();
        return file_->write(list);
    }

    core::Result<void> begin() {
        ARSHIF_TRY(file, NewFile::create(path_));
        file_.emplace(std::move(file));
        for (auto at = tables_.postlist_begin({}); at != tables_.postlist_end({}); ++at)
            lengths_[*at - first_] = at.get_doclength();
        return file_->write(impact_magic);
    }

    core::Result<void> finish() {
        std::string foot;
        for (const std::uint32_t length : lengths_)
            append_number(foot, length);
        foot += names_;
        foot += entries_;
        append_number(foot, first_);
        append_number(foot, static_cast<std::uint32_t>(lengths_.size()));
        append_number(foot, terms_);
        append_number(foot, static_cast<std::uint32_t>(names_.size()));
        ARSHIF_CHECK(file_->write(foot += impact_magic));
        return file_->close();
    }

    std::string path_;
    std::uint32_t first_;
    Xapian::Database tables_;
    std::vector<std::uint32_t> lengths_;
    ListWriter lists_{lengths_};
    std::optional<NewFile> file_;  // once there is a list
    std::vector<Posting> postings_;
    std::string names_;
    std::string entries_;
    std::uint32_t terms_ = 0;
    std::uint64_t place_ = impact_magic.size();
};

}  // namespace

core::Result<void> write_impacts(const std::string& path, std::int64_t first, std::int64_t last,
                                 const std::string& folder, std::uint32_t least) {
    return xapian_guard(Doing::reading, "read a segment",
                        [&] { return ImpactWriter(path, first, last, folder).write(least); });
}

}  // namespace arshif::store
