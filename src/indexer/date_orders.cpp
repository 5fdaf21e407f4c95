#include "indexer/date_orders.h"

#include <string_view>
#include <utility>
#include <variant>

#include "recognise/metadata_date.h"

namespace arshif::indexer {

namespace {

using recognise::NumberOrder;

constexpr std::size_t most_sites = 10000;  // of a file; dates of any more are read as they are by themselves

// Scheme and host; empty for what is no URL.
std::string site_of(const core::Record& record) {
    constexpr std::string_view mark = "://";
    const std::size_t scheme = record.url.find(mark);
    return scheme == std::string::npos ? std::string()
                                       : record.url.substr(0, record.url.find('/', scheme + mark.size()));
}

// The date is parsed here, and again where the record is resolved in its order: 1 to 9 us of some 900 that an article
// takes, which is less than carrying what was parsed through the queue would complicate.
NumberOrder order_of(const core::Record& record) {
    if (record.date.empty()) return NumberOrder::none;
    const auto stamp = recognise::parse_metadata_date(record.date);
    return stamp ? stamp->order : NumberOrder::none;
}

}  // namespace

void DateOrders::settle(std::size_t root, std::vector<FeedItem>& items) {
    for (std::size_t i = 0; i < items.size();) {
        const auto* const record = std::get_if<core::Record>(&items[i]);
        if (record == nullptr) {
            ++i;
            continue;
        }
        if (root != root_ || record->path != path_) {
            root_ = root;
            path_ = record->path;
            sites_.clear();
        }
        i = settle_file(items, i);
    }
}

void DateOrders::note(const core::Record& record) {
    const NumberOrder order = order_of(record);
    if (order == NumberOrder::none) return;
    const std::string site = site_of(record);
    if (sites_.size() >= most_sites && !sites_.contains(site)) return;
    Evidence& evidence = sites_[site];
    evidence.day_first = evidence.day_first || order == NumberOrder::day_first;
    evidence.month_first = evidence.month_first || order == NumberOrder::month_first;
    evidence.either = evidence.either || order == NumberOrder::either;
}

const char* DateOrders::doubt(Evidence& site) {
    const bool either = std::exchange(site.either, false);
    const bool late = site.is_month_first() && site.read_day_first;
    site.read_day_first = site.read_day_first || (either && !site.is_month_first());
    const bool mixed = site.month_first && site.day_first && site.read_day_first;
    if ((!mixed && !late) || std::exchange(site.told, true)) return nullptr;
    return mixed
               ? "some of its dates have the month first and some the day; those that may be either were read day first"
               : "a date shows that it has the month first, but dates before that may be either and were read day "
                 "first";
}

// The records from `begin` on that are of the same file, and what was refused or noticed among them; where the next
// file's begin.
std::size_t DateOrders::settle_file(std::vector<FeedItem>& items, std::size_t begin) {
    std::size_t end = begin;
    for (; end < items.size(); ++end) {
        const auto* const record = std::get_if<core::Record>(&items[end]);
        if (record != nullptr && record->path != path_) break;
        if (record != nullptr) note(*record);
    }
    if (sites_.empty()) return end;
    for (std::size_t i = begin; i < end; ++i) {
        auto* const record = std::get_if<core::Record>(&items[i]);
        if (record == nullptr) continue;
        const auto site = sites_.find(site_of(*record));
        record->month_first = site != sites_.end() && site->second.is_month_first();
    }
    for (auto& [site, evidence] : sites_) {
        const char* const detail = doubt(evidence);
        if (detail == nullptr) continue;
        items.insert(items.begin() + static_cast<std::ptrdiff_t>(end), Notice{path_, 0, detail});
        ++end;
    }
    return end;
}

}  // namespace arshif::indexer
