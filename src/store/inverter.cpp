#include "store/inverter.h"

#include <utility>

namespace arshif::store {

std::string_view PostingRun::term(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : terms_[index - 1].text_end;
    return std::string_view(text_).substr(begin, terms_[index].text_end - begin);
}

std::span<const Posting> PostingRun::postings(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : terms_[index - 1].postings_end;
    return std::span(postings_).subspan(begin, terms_[index].postings_end - begin);
}

void Inverter::begin(std::uint32_t document) {
    document_ = document;
    length_ = 0;
}

std::uint32_t Inverter::number_of(std::string_view term) {
    const std::uint32_t number = terms_.number_of(term);
    if (number == last_.size()) last_.emplace_back();
    return number;
}

void Inverter::add(std::uint32_t number, std::uint32_t wdf) {
    length_ += wdf;
    Last& last = last_[number];
    if (last.document == document_) {
        numbered_[last.index].posting.wdf += wdf;
        return;
    }
    last = {document_, numbered_.size()};
    numbered_.push_back({number, {document_, wdf}});
}

// Sorts by counting: how many postings each term has says where they go.
PostingRun Inverter::take() {
    PostingRun run;
    std::vector<std::size_t> places(terms_.size());
    for (const Numbered& entry : numbered_)
        ++places[entry.term];
    std::size_t end = 0;
    run.terms_.reserve(terms_.size());
    for (const std::uint32_t number : terms_.in_order()) {
        run.text_ += terms_.text(number);
        const std::size_t begin = end;
        end += std::exchange(places[number], begin);
        run.terms_.push_back({run.text_.size(), end});
    }
    run.postings_.resize(numbered_.size());
    for (const Numbered& entry : numbered_)
        run.postings_[places[entry.term]++] = entry.posting;
    constexpr std::size_t most_kept = std::size_t{1} << 20U;
    if (numbered_.size() > most_kept) numbered_ = {};
    numbered_.clear();
    last_.clear();
    terms_.clear();
    document_ = 0;
    return run;
}

}  // namespace arshif::store
