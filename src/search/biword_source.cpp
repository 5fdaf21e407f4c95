#include "search/biword_source.h"

#include <algorithm>
#include <utility>

#include "store/fields.h"
#include "store/terms.h"

namespace arshif::search {

namespace {

bool has_common(const store::BiwordFile& file, const std::vector<StemChoice>& choices) {
    return std::any_of(choices.begin(), choices.end(),
                       [&file](const StemChoice& choice) { return file.is_common(choice.part); });
}

}  // namespace

BiwordSource::BiwordSource(const store::Snapshot& snapshot, std::vector<StemChoice> firsts,
                           std::vector<StemChoice> seconds)
    : snapshot_(&snapshot), firsts_(std::move(firsts)), seconds_(std::move(seconds)) {}

bool BiwordSource::narrows() const {
    const std::vector<const store::BiwordFile*> files = snapshot_->biwords();
    return std::any_of(files.begin(), files.end(), [this](const store::BiwordFile* file) {
        return has_common(*file, firsts_) && has_common(*file, seconds_);
    });
}

const BiwordSource::Documents& BiwordSource::documents_in(const store::BiwordFile& file,
                                                          const Xapian::Database& segment) {
    const auto [place, is_new] = lists_->try_emplace(&file);
    Documents& documents = place->second;
    if (!is_new) return documents;
    for (const std::vector<StemChoice>* const choices : {&firsts_, &seconds_}) {
        for (const StemChoice& choice : *choices) {
            if (file.is_common(choice.part)) continue;
            const std::string term = store::make_term(store::prefix::stem, choice.stem);
            documents.insert(documents.end(), segment.postlist_begin(term), segment.postlist_end(term));
        }
    }
    std::vector<text::TokenCode> seconds;
    for (const StemChoice& choice : seconds_)
        seconds.push_back(choice.part);
    for (const StemChoice& choice : firsts_)
        file.append_documents(choice.part, seconds, documents);
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return documents;
}

BiwordSource* BiwordSource::clone() const {
    auto* const copy = new BiwordSource(*snapshot_, firsts_, seconds_);  // NOLINT: Xapian deletes it
    copy->lists_ = lists_;
    return copy;
}

void BiwordSource::init(const Xapian::Database& segment) {
    const auto first = segment.postlist_begin({});
    const bool empty = first == segment.postlist_end({});
    const store::BiwordFile* const file = empty ? nullptr : snapshot_->biwords(std::int64_t{*first});
    documents_ = file == nullptr ? nullptr : &documents_in(*file, segment);
    last_ = segment.get_lastdocid();
    const Xapian::doccount all = segment.get_doccount();
    frequency_ = documents_ == nullptr ? all : std::min(all, static_cast<Xapian::doccount>(documents_->size()));
    at_ = 0;
    started_ = false;
}

void BiwordSource::next(double /*min_weight*/) {
    // Docids begin at 1, places in the list at 0.
    if (started_ || documents_ == nullptr) ++at_;
    started_ = true;
}

void BiwordSource::skip_to(Xapian::docid wanted, double /*min_weight*/) {
    started_ = true;
    if (documents_ == nullptr) {
        at_ = std::max<std::size_t>(at_, wanted);
        return;
    }
    const auto from = documents_->begin() + static_cast<std::ptrdiff_t>(std::min(at_, documents_->size()));
    const auto found = std::lower_bound(from, documents_->end(), std::int64_t{wanted});
    at_ = static_cast<std::size_t>(found - documents_->begin());
}

bool BiwordSource::at_end() const {
    return started_ && (documents_ == nullptr ? at_ > last_ : at_ >= documents_->size());
}

Xapian::docid BiwordSource::get_docid() const {
    return static_cast<Xapian::docid>(documents_ == nullptr ? at_ : static_cast<std::size_t>((*documents_)[at_]));
}

}  // namespace arshif::search
