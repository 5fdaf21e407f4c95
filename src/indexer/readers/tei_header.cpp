#include "indexer/readers/tei_header.h"

#include <algorithm>
#include <utility>

#include "indexer/readers/markup_text.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t max_depth = 64;
constexpr std::size_t longest_value = 1024;

std::string attribute(const MarkupTag& tag, std::string_view name) {
    return plain_text(attribute_value(tag.attributes, name));
}

bool mentions(std::string_view text, std::string_view part) {
    return lower_case(text).find(part) != std::string::npos;
}

}  // namespace

void TeiHeader::Choice::offer(std::string candidate, int candidate_rank) {
    if (candidate.empty() || candidate_rank >= rank) return;
    value = std::move(candidate);
    rank = candidate_rank;
}

bool TeiHeader::inside(std::string_view name) const {
    return std::find(open_.begin(), open_.end(), name) != open_.end();
}

void TeiHeader::collect(What what, std::string_view element, int rank) {
    collecting_ = what;
    element_ = element;
    rank_ = rank;
    raw_.clear();
}

void TeiHeader::open_title(const MarkupTag& tag) {
    if (lower_case(attribute(tag, "type")) == "sub") return;
    const int foreign =
        attribute(tag, "xml:lang").starts_with("ar") && !mentions(attribute(tag, "xml:lang"), "latn") ? 0 : 1;
    if (attribute(tag, "level") == "j") {
        collect(What::journal, "title", foreign + (inside("sourcedesc") ? 0 : 2));
    } else if (inside("titlestmt")) {
        collect(What::work, "title", foreign);
    }
}

void TeiHeader::open_date(const MarkupTag& tag) {
    if (!inside("sourcedesc") || !(inside("imprint") || inside("bibl"))) return;
    const std::string calendar = lower_case(attribute(tag, "calendar") + attribute(tag, "datingmethod"));
    const bool gregorian = calendar.empty() || mentions(calendar, "greg");
    date_.offer(attribute(tag, "when"), gregorian ? 0 : 1);
    for (const std::string_view name : {"when-iso", "notbefore"})
        date_.offer(attribute(tag, name), 2);
    if (mentions(calendar, "islam") || mentions(calendar, "hijr")) date_.offer(attribute(tag, "when-custom"), 3);
    const bool span = !attribute(tag, "from").empty() || !attribute(tag, "to").empty();
    if (!tag.empty && !span) collect(What::date, "date", 4);
}

void TeiHeader::open(const MarkupTag& tag) {
    const std::string name = lower_case(tag.local_name());
    if (collecting_ == What::nothing) {
        if (name == "title") {
            open_title(tag);
        } else if (name == "date") {
            open_date(tag);
        } else if (name == "idno" && inside("publicationstmt") &&
                   lower_case(attribute(tag, "type")).starts_with("ur")) {
            collect(What::url, "idno", 0);
        }
    }
    if (!tag.empty && open_.size() < max_depth) open_.push_back(name);
}

void TeiHeader::close(const MarkupTag& tag) {
    const std::string name = lower_case(tag.local_name());
    if (collecting_ != What::nothing && name == element_) collected();
    const auto found = std::find(open_.rbegin(), open_.rend(), name);
    if (found != open_.rend()) open_.erase(std::prev(found.base()), open_.end());
}

void TeiHeader::text(std::string_view raw) {
    if (collecting_ == What::nothing) return;
    raw_.append(raw.substr(0, longest_value));
    if (raw_.size() > longest_value) collecting_ = What::nothing;
}

void TeiHeader::collected() {
    const What what = std::exchange(collecting_, What::nothing);
    Choice& choice = what == What::journal ? source_ : what == What::work ? work_ : what == What::date ? date_ : url_;
    choice.offer(one_line(unwrapped(raw_)), rank_);
}

}  // namespace arshif::indexer
