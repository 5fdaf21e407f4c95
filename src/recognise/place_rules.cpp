#include "recognise/place_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "data/place_rules.h"
#include "recognise/clitic_letters.h"
#include "recognise/table.h"
#include "text/normaliser.h"

namespace arshif::recognise {

namespace {

constexpr std::size_t letter_size = 2;
constexpr std::string_view no_clitic = "-";
constexpr std::string_view damma = "\u064F";
// `on`, which folds like Ali.
constexpr std::string_view on = "\u0639\u0644\u0649";
constexpr std::size_t around_words = 12;
constexpr std::string_view demonym_rule = "demonym";

bool with_or_without_article(std::string_view word, const WordSet& set) {
    if (set.find(word) != set.end()) return true;
    return word.starts_with(letters::article) && set.find(word.substr(letters::article.size())) != set.end();
}

bool with_or_without_preposition(std::string_view word, const WordSet& set) {
    if (with_or_without_article(word, set)) return true;
    if (word.size() <= 2 * letter_size || !letters::is_preposition(word)) return false;
    const std::string_view rest = word.substr(letter_size);
    if (with_or_without_article(rest, set)) return true;
    if (!word.starts_with(letters::lam) || !rest.starts_with(letters::lam)) return false;
    return with_or_without_article(std::string(letters::alef) + std::string(rest), set);
}

}  // namespace

bool is_one_of(std::string_view word, const WordSet& set) {
    if (with_or_without_preposition(word, set)) return true;
    return word.size() > 2 * letter_size && letters::is_conjunction(word) &&
           with_or_without_preposition(word.substr(letter_size), set);
}

PlaceRules::PlaceRules() {
    for_each_row(data::place_rules, [this](const std::vector<std::string_view>& fields) {
        if (fields.size() < 2) return;
        if (fields[0].starts_with('@')) {
            lists_.emplace(fields[0], fields[1]);
        } else {
            add_line(fields);
        }
    });
    demonym_ = find(demonym_rule);
}

void PlaceRules::add_line(const std::vector<std::string_view>& fields) {
    const auto [place, is_new] =
        numbers_.try_emplace(std::string(fields[0]), static_cast<std::uint32_t>(rules_.size()));
    if (is_new) rules_.emplace_back();
    Line line;
    line.verdict.accepted = fields[1] != "no";
    line.verdict.country = country_id(fields[1]);
    for (std::size_t i = 2; i < fields.size(); i += 2) {
        if (!fields[i].empty())
            line.conditions.push_back(condition(fields[i], i + 1 < fields.size() ? fields[i + 1] : ""));
    }
    rules_[place->second].push_back(std::move(line));
}

PlaceRules::Condition PlaceRules::condition(std::string_view where, std::string_view words) const {
    static constexpr std::array<std::pair<std::string_view, Where>, 13> names = {{{"clitic", Where::clitic},
                                                                                  {"around", Where::around},
                                                                                  {"ending", Where::ending},
                                                                                  {"article", Where::article},
                                                                                  {"only", Where::only},
                                                                                  {"not", Where::without},
                                                                                  {"sentence", Where::sentence},
                                                                                  {"near", Where::near},
                                                                                  {"quoted", Where::quoted},
                                                                                  {"damma", Where::damma},
                                                                                  {"paper", Where::paper},
                                                                                  {"before", Where::before},
                                                                                  {"after", Where::after}}};
    Condition condition;
    if (!where.empty() && where.back() >= '1' && where.back() <= '9') {
        condition.reach = static_cast<std::size_t>(where.back() - '0');
        where.remove_suffix(1);
    }
    for (const auto& [name, value] : names) {
        if (name == where) condition.where = value;
    }
    add_words(words, condition);
    return condition;
}

void PlaceRules::add_words(std::string_view words, Condition& condition) const {
    for (const std::string_view word : split(words, '|')) {
        if (word.empty()) continue;
        if (word.front() == '@') {
            const auto list = lists_.find(std::string(word));
            if (list != lists_.end()) add_words(list->second, condition);
        } else if (word == "*") {
            condition.any_country = true;
        } else if (condition.where == Where::clitic) {
            condition.clitics += word.back();
        } else if (condition.where == Where::ending) {
            condition.endings.emplace_back(word);
        } else if (country_id(word) != no_country) {
            condition.countries.set(country_id(word));
        } else {
            condition.words.insert(text::fold_name(word));
            condition.has_on = condition.has_on || word == on;
        }
    }
}

std::uint32_t PlaceRules::find(std::string_view name) const {
    const auto found = numbers_.find(std::string(name));
    return found == numbers_.end() ? no_rule : found->second;
}

bool PlaceRules::stands_before(const Condition& condition, const PlaceContext& context) {
    for (std::size_t i = 0; i < condition.reach && i < context.first; ++i) {
        const std::size_t place = context.first - i;
        if (context.words.gap(place).sentence) return false;
        if (context.words.written(place - 1) == on) {
            if (condition.has_on) return true;
            continue;
        }
        if (is_one_of(context.words[place - 1].surface, condition.words)) return true;
    }
    return false;
}

// In the same sentence, so many words before or behind.
bool PlaceRules::stands_around(const Condition& condition, const PlaceContext& context) {
    const WordSequence& words = context.words;
    for (std::size_t i = context.first; i > 0 && context.first - i < around_words && !words.gap(i).sentence; --i) {
        if (is_one_of(words[i - 1].surface, condition.words)) return true;
    }
    const std::size_t end = context.first + context.count;
    for (std::size_t i = end; i < words.size() && i - end < around_words && !words.gap(i).sentence; ++i) {
        if (is_one_of(words[i].surface, condition.words)) return true;
    }
    return false;
}

bool PlaceRules::stands_after(const Condition& condition, const PlaceContext& context) {
    for (std::size_t i = 0; i < condition.reach; ++i) {
        const std::size_t place = context.first + context.count + i;
        if (place >= context.words.size() || context.words.gap(place).sentence) return false;
        if (is_one_of(context.words[place].surface, condition.words)) return true;
    }
    return false;
}

bool PlaceRules::holds(const Condition& condition, const PlaceContext& context) {
    switch (condition.where) {
        case Where::before:
            return stands_before(condition, context);
        case Where::after:
            return stands_after(condition, context);
        case Where::around:
            return stands_around(condition, context);
        case Where::clitic:
            return condition.clitics.find(context.clitic == 0 ? no_clitic[0] : context.clitic) != std::string::npos;
        case Where::ending: {
            const std::string_view written = context.words.written(context.first + context.count - 1);
            return std::any_of(condition.endings.begin(), condition.endings.end(),
                               [written](const std::string& ending) { return written.ends_with(ending); });
        }
        case Where::article:
        case Where::only:
            return (*context.article & condition.countries).any();
        case Where::without:
            return (*context.article & condition.countries).none();
        case Where::sentence:
            return (context.sentence & condition.countries).any();
        case Where::near:
            return condition.any_country ? context.near.any() : (context.near & condition.countries).any();
        case Where::quoted:
            return context.words.quoted(context.first, context.count);
        case Where::damma:
            return context.words.written(context.first).find(damma) != std::string_view::npos;
        case Where::paper:
            return condition.countries.test(context.paper);
        case Where::always:
            break;
    }
    return true;
}

PlaceVerdict PlaceRules::judge(std::uint32_t rule, const PlaceContext& context) const {
    if (rule == no_rule) return {true, no_country};
    for (const Line& line : rules_[rule]) {
        const bool all = std::all_of(line.conditions.begin(), line.conditions.end(),
                                     [&context](const Condition& condition) { return holds(condition, context); });
        if (all) return line.verdict;
    }
    return {};
}

bool PlaceRules::is_no_demonym(const PlaceContext& context) const {
    if (demonym_ == no_rule) return false;
    const std::vector<Line>& lines = rules_[demonym_];
    return std::any_of(lines.begin(), lines.end(), [&context](const Line& line) {
        return std::all_of(line.conditions.begin(), line.conditions.end(),
                           [&context](const Condition& condition) { return holds(condition, context); });
    });
}

}  // namespace arshif::recognise
