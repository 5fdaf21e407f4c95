#include "recognise/text_dates.h"

#include <algorithm>

#include "recognise/date_rules.h"

namespace arshif::recognise {

namespace {

using Kind = DateToken::Kind;
using Order = DateMatch::Order;

// Tokens are cut and looked at a stretch at a time, so that a long text costs no memory. A rule looks at fewer than
// `reach` tokens ahead and at fewer than `kept` back.
constexpr std::size_t stretch = 1024;
constexpr std::size_t reach = 96;
constexpr std::size_t kept = 40;

using Rule = std::size_t (*)(const DateText&, std::size_t, DateMatches&);

struct RoleRule {
    DateRoles roles;
    Rule rule;
};

// The first rule that finds something has it, so the longer expressions stand first.
constexpr RoleRule word_rules[] = {
    {{DateRole::ordinal, DateRole::yesterday, DateRole::last_night, DateRole::tomorrow, DateRole::day_unit},
     match_relative},
    {{DateRole::weekday}, match_weekday},
    {{DateRole::the, DateRole::ordinal, DateRole::tens, DateRole::cardinal, DateRole::first_day}, match_day_and_month},
    {{DateRole::part}, match_part},
    {{DateRole::month}, match_latin_month},
    {{DateRole::month, DateRole::month_word, DateRole::month_list}, match_month},
    {{DateRole::year_unit, DateRole::year_list, DateRole::this_one, DateRole::season, DateRole::time_of_year,
      DateRole::event},
     match_year},
    {{DateRole::weekday, DateRole::week_unit, DateRole::month_unit, DateRole::this_one, DateRole::before},
     match_relative},
    {{DateRole::quarter, DateRole::decade, DateRole::ten_years}, match_period},
};

std::size_t match_at(const DateText& text, std::size_t i, DateMatches& found) {
    const DateToken& token = text.at(i);
    if (token.kind == Kind::number) {
        std::size_t next = match_numbers(text, i, found);
        if (next == i) next = match_day_and_month(text, i, found);
        if (next == i) next = match_year(text, i, found);
        return next;
    }
    if (token.kind != Kind::word) return i;
    for (const RoleRule& each : word_rules) {
        if (!token.entry->roles.meets(each.roles)) continue;
        const std::size_t next = each.rule(text, i, found);
        if (next != i) return next;
    }
    return i;
}

// Whether a verb of the future stands before, in the same sentence: sa- and the prefix of the imperfect.
bool is_future(const DateText& text, std::size_t i) {
    constexpr std::size_t distance = 10;
    constexpr WordKey seen = 12, teh = 3, yeh = 28;
    for (std::size_t back = 1; back <= distance; ++back) {
        const DateToken& token = text.before(i, back);
        if (token.is_mark('.') || token.is_mark('?') || token.kind == Kind::end) return false;
        const WordKey key = token.clitic == Letter::waw ? token.key >> letter_bits : token.key;
        const WordKey second = key >> letter_bits & letter_mask;
        constexpr unsigned shortest = 4;
        const bool long_enough = key >> (letter_bits * (shortest - 1)) != 0 && (key & latin_bit) == 0;
        if (long_enough && (key & letter_mask) == seen && (second == yeh || second == teh)) return true;
    }
    return false;
}

class Finder {
public:
    Finder(std::string_view text, const DateContext& context) : text_(text), context_(context), cutter_(text) {
        tokens_.reserve(std::min(stretch + 1, text.size() / 2 + 2));
        constexpr std::string_view libya = "LY";
        constexpr std::int32_t last_libyan_year = 2011;
        libyan_ = context.country == libya && (!context.published || context.published->year <= last_libyan_year);
    }

    std::vector<FoundDate> find() {
        std::size_t i = 0;
        bool more = true;
        while (more) {
            more = cutter_.fill(tokens_, stretch);
            i = look(i, more ? tokens_.size() - reach : tokens_.size());
            const std::size_t passed = i > kept ? std::min(i, tokens_.size()) - kept : 0;
            tokens_.erase(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(passed));
            i -= passed;
        }
        set_order();
        return std::move(found_);
    }

private:
    // Looks for dates that begin at tokens from `i` to `end`; where to go on.
    std::size_t look(std::size_t i, std::size_t end) {
        const DateText text{tokens_, text_, libyan_};
        while (i < end) {
            const DateToken& token = tokens_[i];
            if (token.kind == Kind::mark || (token.kind == Kind::word && !token.entry->known())) {
                ++i;
                continue;
            }
            matches_.clear();
            const std::size_t next = match_at(text, i, matches_);
            for (DateMatch& match : matches_) {
                match.first.future = match.last.future = is_future(text, match.begin);
                add(match);
            }
            i = next == i ? i + 1 : next;
        }
        return i;
    }

    void add(const DateMatch& match) {
        FoundDate date;
        date.begin = begin_of(tokens_[match.begin]);
        date.end = tokens_[std::min(match.next, tokens_.size()) - 1].end;
        date.calendar = match.first.calendar;
        date.relative = match.first.relative() || (match.range && match.last.relative());
        const auto first = resolve(match.first, context_.published);
        const auto last = match.range ? resolve(match.last, context_.published) : first;
        const bool known = first && last && core::first_day(first->first) <= core::last_day(last->last);
        if (!known && !date.relative) return;
        if (known) {
            date.first = first->first;
            date.last = last->last;
        }
        found_.push_back(date);
        note_order(match.order);
    }

    // Where a word begins behind its proclitics. That of `للعام` is grown together with the article.
    std::size_t begin_of(const DateToken& token) const {
        if (token.kind != Kind::word) return token.begin;
        std::size_t letters = token.entry->known() ? token.clitics : 0U;
        if (letters > 0 && token.article && token.clitic == Letter::lam) --letters;
        std::size_t at = token.begin;
        while (at < token.end) {
            const Character c = character_at(text_, at);
            if (c.letter <= Letter::last && letters-- == 0) break;
            at += c.bytes;
        }
        return at;
    }

    void note_order(Order order) {
        if (order == Order::either) either_.push_back(found_.size() - 1);
        day_first_ = day_first_ || order == Order::day_first;
        month_first_ = month_first_ || order == Order::month_first;
    }

    // Where a date of the text has its month first and none its day, the others have it so too.
    void set_order() {
        if (!month_first_ || day_first_) return;
        for (const std::size_t index : either_) {
            for (auto* date : {&found_[index].first, &found_[index].last}) {
                const core::PartialDate turned{(*date)->year, (*date)->day, (*date)->month};
                *date = turned;
            }
        }
    }

    std::string_view text_;
    const DateContext& context_;
    DateCutter cutter_;
    bool libyan_ = false;
    std::vector<DateToken> tokens_;
    DateMatches matches_;
    std::vector<FoundDate> found_;
    std::vector<std::size_t> either_;  // numeric dates that may be read both ways
    bool day_first_ = false;
    bool month_first_ = false;
};

}  // namespace

std::vector<FoundDate> find_dates(std::string_view text, const DateContext& context) {
    return Finder(text, context).find();
}

}  // namespace arshif::recognise
