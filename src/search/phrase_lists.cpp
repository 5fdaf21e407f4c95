#include "search/phrase_lists.h"

#include <xapian.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "search/condition_cursor.h"
#include "store/fields.h"
#include "store/impact_file.h"
#include "store/terms.h"

namespace arshif::search {

namespace {

// Lists of articles, each ascending, as one in which each article is once, with the most that is told of it.
class Union {
public:
    explicit Union(PhraseLists::Articles& articles) : articles_(articles) {}

    void end_list() {
        if (articles_.size() - begin_ > most_) {
            most_ = articles_.size() - begin_;
            longest_ = begin_;
        }
        begin_ = articles_.size();
    }

    // Mostly one list has nearly all articles: the others are sorted and merged into it.
    void finish() {
        const auto at = [this](std::size_t index) { return articles_.begin() + static_cast<std::ptrdiff_t>(index); };
        std::rotate(articles_.begin(), at(longest_), at(longest_ + most_));
        std::sort(at(most_), articles_.end());
        std::inplace_merge(articles_.begin(), at(most_), articles_.end());
        const auto is_same = [](const auto& one, const auto& other) { return one.article == other.article; };
        const auto first = std::unique(articles_.rbegin(), articles_.rend(), is_same).base();  // keeps the last of each
        articles_.erase(articles_.begin(), first);
    }

private:
    PhraseLists::Articles& articles_;
    std::size_t begin_ = 0;
    std::size_t longest_ = 0;
    std::size_t most_ = 0;
};

PhraseLists::Articles in_both(const PhraseLists::Articles& one, const PhraseLists::Articles& other) {
    PhraseLists::Articles both;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both),
                          [](const auto& a, const auto& b) { return a.article < b.article; });
    return both;
}

// Finds articles that have two stems in a segment.
class BothStems {
public:
    BothStems(const Xapian::Database& segment, const store::ImpactFile* impacts)
        : segment_(segment), impacts_(impacts) {}

    // Appends them; where nearly all articles have the more frequent stem, all that have the other.
    void append(const std::string& one, const std::string& other, PhraseLists::Articles& articles) const {
        constexpr Xapian::doccount nearly_all = 8;  // one in so many
        std::string rarer = store::make_term(store::prefix::stem, one);
        std::string more_frequent = store::make_term(store::prefix::stem, other);
        if (segment_.get_termfreq(rarer) > segment_.get_termfreq(more_frequent)) rarer.swap(more_frequent);
        const Xapian::doccount frequency = segment_.get_termfreq(more_frequent);
        const auto end = segment_.postlist_end(rarer);
        auto article = segment_.postlist_begin(rarer);
        if (frequency >= segment_.get_doccount() / nearly_all) {
            for (; article != end; ++article)
                articles.push_back({*article, std::nullopt});
            return;
        }
        ConditionCursor having(segment_, impacts_, {more_frequent});
        for (; article != end && having.find(*article) != no_document; ++article) {
            if (having.find(*article) == *article) articles.push_back({*article, std::nullopt});
        }
    }

private:
    const Xapian::Database& segment_;
    const store::ImpactFile* impacts_;
};

}  // namespace

PhraseLists::PhraseLists(const Node& phrase, const WordMatcher& words, const store::Snapshot& snapshot)
    : phrase_(&phrase), words_(&words), snapshot_(&snapshot) {
    for (const QueryTerm& word : phrase.words)
        places_.push_back(choices_of(word));
}

// None where that is not known, or too much.
std::vector<PhraseLists::StemChoice> PhraseLists::choices_of(const QueryTerm& word) {
    constexpr std::size_t most = 64;
    std::vector<StemChoice> choices;
    if (word.forms.size() >= most) return choices;
    const auto add = [&choices](const std::string& stem, text::TokenCode code) {
        const auto known = std::find_if(choices.begin(), choices.end(),
                                        [&stem](const StemChoice& choice) { return choice.stem == stem; });
        if (known == choices.end()) {
            choices.push_back({stem, {code}});
        } else {
            known->codes.push_back(code);
        }
    };
    if (!word.truncated) add(word.stem, word.code);
    for (const WordForm& form : word.forms)
        add(form.stem, form.code);
    return choices;
}

std::vector<text::TokenCode> PhraseLists::codes_of(const std::vector<StemChoice>& choices) {
    std::vector<text::TokenCode> codes;
    for (const StemChoice& choice : choices)
        codes.insert(codes.end(), choice.codes.begin(), choice.codes.end());
    return codes;
}

bool PhraseLists::has_lists(std::size_t place, const store::BiwordFile& file) const {
    return std::any_of(places_[place].begin(), places_[place].end(), [&](const StemChoice& one) {
        return std::any_of(places_[place + 1].begin(), places_[place + 1].end(),
                           [&](const StemChoice& other) { return file.lists(one.part(), other.part()); });
    });
}

bool PhraseLists::narrow() const {
    const std::vector<const store::BiwordFile*> files = snapshot_->biwords();
    return std::any_of(files.begin(), files.end(), [this](const store::BiwordFile* file) {
        for (std::size_t place = 0; place + 1 < places_.size(); ++place) {
            if (has_lists(place, *file)) return true;
        }
        return false;
    });
}

const PhraseLists::Articles* PhraseLists::of(const Xapian::Database& segment) {
    const auto first = segment.postlist_begin({});
    if (first == segment.postlist_end({})) return nullptr;
    const store::BiwordFile* const file = snapshot_->biwords(std::int64_t{*first});
    if (file == nullptr) return nullptr;
    const auto [list, is_new] = lists_.try_emplace(file);
    if (is_new) list->second = read(*file, segment);
    return list->second ? &*list->second : nullptr;
}

std::optional<PhraseLists::Articles> PhraseLists::read(const store::BiwordFile& file,
                                                       const Xapian::Database& segment) const {
    std::optional<Articles> articles;
    for (std::size_t place = 0; place + 1 < places_.size(); ++place) {
        if (!has_lists(place, file)) continue;
        Articles more = with_pair(place, file, segment);
        articles = articles ? in_both(*articles, more) : std::move(more);
    }
    return articles;
}

PhraseLists::Articles PhraseLists::with_pair(std::size_t place, const store::BiwordFile& file,
                                             const Xapian::Database& segment) const {
    Articles articles;
    Union lists(articles);
    const std::int64_t first = *segment.postlist_begin({});
    const std::int64_t last = segment.get_lastdocid();
    const BothStems both(segment, snapshot_->impacts(first));
    for (const StemChoice& one : places_[place]) {
        for (const StemChoice& other : places_[place + 1]) {
            if (file.lists(one.part(), other.part())) continue;
            both.append(one.stem, other.stem, articles);
            lists.end_list();
        }
    }
    const auto add = [&](const store::Biword& biword, const std::vector<std::int64_t>& documents) {
        const std::optional<WordMatcher::Found> told = told_by(biword);
        for (const std::int64_t document : documents) {
            const bool is_there = document >= first && document <= last;  // unless the list is damaged
            if (is_there) articles.push_back({static_cast<std::uint32_t>(document), told});
        }
        lists.end_list();
    };
    file.each_list(codes_of(places_[place]), codes_of(places_[place + 1]), add);
    lists.finish();
    return articles;
}

// The lists say neither whether a title has the words nor whether three stand in a row.
std::optional<WordMatcher::Found> PhraseLists::told_by(const store::Biword& biword) const {
    if (!biword.first || !biword.second) return std::nullopt;
    if (places_.size() != 2 || phrase_->field != Field::text) return std::nullopt;
    const std::vector<text::TokenCode> codes = {*biword.first, *biword.second};
    return words_->look_at(codes, 0);
}

std::optional<WordMatcher::Found> PhraseLists::find(std::int64_t article) const {
    const auto list = lists_.find(snapshot_->biwords(article));
    if (list == lists_.end() || !list->second) return std::nullopt;
    const Articles& articles = *list->second;
    const auto found =
        std::lower_bound(articles.begin(), articles.end(), article,
                         [](const Listed& listed, std::int64_t wanted) { return listed.article < wanted; });
    if (found == articles.end() || found->article != article) return WordMatcher::Found::no;
    return found->told;
}

}  // namespace arshif::search
