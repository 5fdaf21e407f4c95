#include "search/stem_source.h"

#include <algorithm>
#include <cmath>

#include "store/fields.h"
#include "store/terms.h"

namespace arshif::search {

namespace {

// Sums of the same weights in another order differ by less than this part.
constexpr double rounding_slack = 1e-9;

}  // namespace

StemSource::StemSource(const store::Snapshot& snapshot, const std::vector<std::string>& stems, StemsWanted wanted,
                       Conditions conditions)
    : snapshot_(&snapshot), wanted_(wanted), conditions_(std::move(conditions)) {
    const Xapian::Database& database = snapshot.database();
    for (const std::string& stem : stems) {
        std::string term = store::make_term(store::prefix::stem, stem);
        const StemWeight weight(database.get_termfreq(term), database.get_doccount(), database.get_avlength());
        stems_.push_back({std::move(term), weight});
    }
}

bool StemSource::helps(const store::Snapshot& snapshot, const std::vector<std::string>& stems) {
    std::vector<std::string> terms;
    for (const std::string& stem : stems)
        terms.push_back(store::make_term(store::prefix::stem, stem));
    return has_blocks(terms, snapshot);
}

std::string StemSource::get_description() const {
    std::string stems;
    for (const Stem& stem : stems_)
        stems += (stems.empty() ? "" : wanted_ == StemsWanted::all ? " AND " : " OR ") + stem.term;
    return "blocks of " + stems;
}

void StemSource::init(const Xapian::Database& segment) {
    const store::ImpactFile* const impacts = impacts_of(segment, *snapshot_);
    cursors_.clear();
    met_.clear();
    for (const Condition& condition : impacts == nullptr ? Conditions() : conditions_)
        met_.emplace_back(segment, impacts, condition);
    double bound = 0;
    for (const Stem& stem : stems_) {
        cursors_.push_back(std::make_unique<BlockCursor>(segment, impacts, stem.term, stem.weight));
        bound += cursors_.back()->bound();
    }
    std::stable_sort(cursors_.begin(), cursors_.end(),
                     [](const auto& a, const auto& b) { return a->articles() < b->articles(); });
    set_maxweight(bound);
    estimate(segment.get_doccount());
    window_ = {};
    next_ = 1;
    document_ = 0;
}

// As Xapian estimates its trees: as if no word told anything of another. A damaged count may be any number.
void StemSource::estimate(Xapian::doccount documents) {
    double all = 1;
    double none = 1;
    double met = 1;
    std::uint64_t sum = 0;
    Xapian::doccount fewest = documents;
    Xapian::doccount most = 0;
    Xapian::doccount meeting = documents;
    for (const auto& cursor : cursors_) {
        const Xapian::doccount articles = std::min(cursor->articles(), documents);
        const double part = documents == 0 ? 0 : static_cast<double>(articles) / documents;
        all *= part;
        none *= 1 - part;
        sum += articles;
        fewest = std::min(fewest, articles);
        most = std::max(most, articles);
    }
    for (const ConditionCursor& condition : met_) {
        const auto articles =
            static_cast<Xapian::doccount>(std::min<std::uint64_t>(condition.of_all_terms(), documents));
        met *= documents == 0 ? 0 : static_cast<double>(articles) / documents;
        meeting = std::min(meeting, articles);
    }
    const bool any = wanted_ == StemsWanted::any;
    const std::uint64_t lacking = std::uint64_t{documents} * (cursors_.size() - 1);
    least_articles_ = any ? most : static_cast<Xapian::doccount>(sum > lacking ? sum - lacking : 0);
    if (!met_.empty()) least_articles_ = 0;
    most_articles_ = any ? static_cast<Xapian::doccount>(std::min<std::uint64_t>(sum, documents)) : fewest;
    most_articles_ = std::min(most_articles_, meeting);
    const double likely = std::round(documents * met * (any ? 1 - none : all));
    likely_articles_ = std::clamp(static_cast<Xapian::doccount>(likely), least_articles_, most_articles_);
}

void StemSource::next(double least) {
    find_from(next_, least);
}

void StemSource::skip_to(Xapian::docid document, double least) {
    if (document > document_) find_from(std::max(document, next_), least);
}

// Whether the source stands at an article or its end afterwards; where it does not, it goes on behind `document`.
bool StemSource::check(Xapian::docid document, double least) {
    if (document <= document_) return true;
    document = std::max(document, next_);
    next_ = document + 1;
    if (document > window_.end) window_ = window_from(document);
    if (window_.begin == no_document) {
        document_ = no_document;
        return true;
    }
    return window_.begin <= document && find_in({document, document, window_.bound}, least);
}

void StemSource::find_from(Xapian::docid document, double least) {
    while (true) {
        document = meeting(document);
        if (document == no_document) break;
        if (document > window_.end) window_ = window_from(document);
        if (window_.begin == no_document) break;
        if (find_in({std::max(document, window_.begin), window_.end, window_.bound}, least)) return;
        document = window_.end + 1;
    }
    document_ = no_document;
}

StemSource::Window StemSource::window_from(Xapian::docid document) {
    return wanted_ == StemsWanted::all ? window_of_all(document) : window_of_any(document);
}

StemSource::Window StemSource::window_of_any(Xapian::docid document) {
    Window window{no_document, no_document, 0};
    inside_.clear();
    for (const auto& cursor : cursors_) {
        if (!cursor->seek_block(document)) continue;
        window.begin = std::min(window.begin, std::max(document, cursor->block_begin()));
        window.end = std::min(window.end, cursor->block_last());
        inside_.push_back(cursor.get());
    }
    const auto is_behind = [&window](const BlockCursor* cursor) { return cursor->block_begin() > window.end; };
    inside_.erase(std::remove_if(inside_.begin(), inside_.end(), is_behind), inside_.end());
    std::sort(inside_.begin(), inside_.end(),
              [](const BlockCursor* a, const BlockCursor* b) { return a->block_bound() < b->block_bound(); });
    bounds_.clear();
    for (const BlockCursor* const cursor : inside_)
        bounds_.push_back(window.bound += cursor->block_bound());
    return window;
}

StemSource::Window StemSource::window_of_all(Xapian::docid document) {
    for (Xapian::docid before = 0; before != document;) {
        before = document;
        for (const auto& cursor : cursors_) {
            if (!cursor->seek_block(document)) return {no_document, no_document, 0};
            document = std::max(document, cursor->block_begin());
        }
    }
    Window window{document, no_document, 0};
    for (const auto& cursor : cursors_) {
        window.end = std::min(window.end, cursor->block_last());
        window.bound += cursor->block_bound();
    }
    return window;
}

// Each condition moves on to where the others are, until none moves.
Xapian::docid StemSource::meeting(Xapian::docid document) {
    if (met_.empty()) return document;
    for (Xapian::docid before = 0; before != document;) {
        before = document;
        for (ConditionCursor& condition : met_)
            document = condition.find(document);
    }
    return document;
}

bool StemSource::find_in(Window window, double least) {
    least -= least * rounding_slack;
    if (window.bound < least) return false;
    window.begin = meeting(window.begin);
    if (window.begin > window.end) return false;
    return wanted_ == StemsWanted::all ? find_all(window, least) : find_any(window, least);
}

// The stems whose bounds together do not reach `least` do not make an article worth it: only the others, the essential
// ones, propose.
bool StemSource::find_any(const Window& window, double least) {
    const auto reaching = std::lower_bound(bounds_.begin(), bounds_.end(), least);
    const auto essential = static_cast<std::size_t>(reaching - bounds_.begin());
    Xapian::docid document = window.begin;
    while (true) {
        Xapian::docid proposed = no_document;
        for (std::size_t i = essential; i < inside_.size(); ++i)
            proposed = std::min(proposed, inside_[i]->find(document));
        if (proposed > window.end) return false;
        document = meeting(proposed);
        if (document != proposed) continue;
        double sum = 0;
        for (std::size_t i = essential; i < inside_.size(); ++i) {
            if (inside_[i]->document() == document) sum += inside_[i]->worth();
        }
        if (is_worth(document, sum, essential, least)) {
            take(document);
            return true;
        }
        ++document;
    }
}

// With what the stems that are not essential add to the sum of the others.
bool StemSource::is_worth(Xapian::docid document, double sum, std::size_t essential, double least) {
    for (std::size_t i = essential; i-- > 0;) {
        if (sum + bounds_[i] < least) return false;
        if (inside_[i]->find(document) == document) sum += inside_[i]->worth();
    }
    return sum >= least;
}

bool StemSource::find_all(const Window& window, double least) {
    BlockCursor& rarest = *cursors_.front();
    const double others = window.bound - rarest.block_bound();
    Xapian::docid document = window.begin;
    while (true) {
        document = rarest.find(document);
        if (document > window.end) return false;
        double sum = rarest.worth();
        Xapian::docid proposed = sum + others < least ? document + 1 : meeting(document);
        for (std::size_t i = 1; i < cursors_.size() && proposed == document; ++i) {
            proposed = cursors_[i]->find(document);
            sum += proposed == document ? cursors_[i]->worth() : 0;
        }
        if (proposed == document && sum >= least) {
            take(document);
            return true;
        }
        document = std::max(proposed, document + 1);
    }
}

void StemSource::take(Xapian::docid document) {
    document_ = document;
    next_ = document + 1;
    worth_ = 0;
    // In one order, so that articles that are alike have the same weight.
    for (const auto& cursor : cursors_) {
        if (cursor->document() == document) worth_ += cursor->worth();
    }
}

}  // namespace arshif::search
