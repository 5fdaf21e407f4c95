#include "indexer/readers/tei_text.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "indexer/readers/markup_text.h"
#include "text/normaliser.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t max_depth = 256;
constexpr std::size_t max_articles = 16;  // inside one another; deeper divisions are text
constexpr std::size_t longest_person = 200;

bool is_division(std::string_view name) {
    return name == "div" || (name.size() == 4 && name.starts_with("div") && name[3] >= '0' && name[3] <= '9');
}

bool is_part_of_text(std::string_view name) {
    return name == "body" || name == "front" || name == "back";
}

std::string attribute(const MarkupTag& tag, std::string_view name) {
    return plain_text(attribute_value(tag.attributes, name));
}

bool is_masthead(const MarkupTag& tag) {
    return attribute(tag, "type") == "masthead" || attribute(tag, "subtype") == "masthead";
}

// As white space in running text is: one space, none where a line begins.
void append_collapsed(std::string& out, std::string_view text) {
    while (!text.empty()) {
        const std::size_t word = std::min(text.find_first_not_of(markup_white_space), text.size());
        if (word > 0 && !out.empty() && out.back() != ' ' && out.back() != '\n') out.push_back(' ');
        text.remove_prefix(word);
        const std::size_t end = std::min(text.find_first_of(markup_white_space), text.size());
        out.append(text.substr(0, end));
        text.remove_prefix(end);
    }
}

void trim_end(std::string& text) {
    text.resize(text.find_last_not_of(markup_white_space) + 1);
}

}  // namespace

TeiText::Role TeiText::role_of(const std::string& name) {
    static const std::unordered_map<std::string_view, Role> roles = {
        {"p", Role::paragraph},      {"ab", Role::paragraph},   {"l", Role::paragraph},
        {"lg", Role::paragraph},     {"head", Role::head},      {"note", Role::note},
        {"byline", Role::byline},    {"signed", Role::byline},  {"docauthor", Role::byline},
        {"persname", Role::person},  {"name", Role::person},    {"choice", Role::choice},
        {"del", Role::hidden},       {"surplus", Role::hidden}, {"fw", Role::hidden},
        {"rdg", Role::hidden},       {"figdesc", Role::hidden}, {"titlepage", Role::hidden},
        {"teiheader", Role::hidden}, {"opener", Role::block},   {"closer", Role::block},
        {"salute", Role::block},     {"dateline", Role::block}, {"item", Role::block},
        {"list", Role::block},       {"row", Role::block},      {"table", Role::block},
        {"argument", Role::block},   {"epigraph", Role::block}, {"trailer", Role::block},
        {"postscript", Role::block}, {"sp", Role::block},       {"speaker", Role::block},
        {"stage", Role::block},      {"figure", Role::block},   {"cell", Role::cell},
        {"label", Role::block},      {"listbibl", Role::block}, {"text", Role::block},
        {"group", Role::block}};
    const auto found = roles.find(name);
    if (found != roles.end()) return found->second;
    return is_division(name) || is_part_of_text(name) ? Role::block : Role::plain;
}

// Of the readings in a choice one is taken: never the one that another corrects.
TeiText::Role TeiText::role_in_choice(const std::string& name, const MarkupTag& tag) {
    Element& choice = open_.back();
    if (name == "sic" || name == "orig" || name == "abbr" || choice.chosen) return Role::hidden;
    choice.chosen = !tag.empty;
    return role_of(name);
}

TeiText::Role TeiText::role_here(const std::string& name, const MarkupTag& tag) {
    if (!open_.empty() && open_.back().role == Role::choice) return role_in_choice(name, tag);
    const Role role = role_of(name);
    if (role == Role::block && is_masthead(tag)) return Role::hidden;
    // The first head of an article is its title, but not that of a division in it.
    const bool first =
        role == Role::head && !open_.empty() && open_.back().role == Role::article && articles_.back().title.empty();
    return first ? Role::title : role;
}

bool TeiText::begins_article(const std::string& name, const MarkupTag& tag) const {
    if (!is_division(name) && !is_part_of_text(name)) return false;
    if (articles_.size() == max_articles || count(Role::hidden) > 0 || is_masthead(tag)) return false;
    const std::string type = attribute(tag, "type");
    return type == "item" || type == "article" || articles_.empty() || !articles_.back().item;
}

void TeiText::begin_article(const std::string& name, const MarkupTag& tag, Mark mark) {
    TeiArticle article;
    article.mark = mark;
    const std::string type = attribute(tag, "type");
    article.item = type == "item" || type == "article";
    article.body_of_file = is_part_of_text(name);
    article.id = attribute(tag, "xml:id");
    if (!articles_.empty()) {
        TeiArticle& around = articles_.back();
        around.holds_articles = true;
        const bool holds_text = around.item && !trimmed(around.body).empty();
        article.category = holds_text || around.title.empty() ? around.category : one_line(around.title);
    }
    article.too_large = article.id.size() + article.category.size() > limit_;
    articles_.push_back(std::move(article));
}

void TeiText::open(const MarkupTag& tag, Mark mark) {
    const std::string name = lower_case(tag.local_name());
    if (tag.empty) return mark_empty(name, tag);
    if (open_.size() == max_depth) return;
    Role role = role_here(name, tag);
    if (begins_article(name, tag)) {
        begin_article(name, tag, mark);
        role = Role::article;
    }
    if (role == Role::paragraph && !articles_.empty() && count(Role::hidden) + count(Role::note) == 0)
        articles_.back().has_text = true;
    if (role == Role::byline) persons_.clear();
    if (role == Role::person && count(Role::person) == 0) person_.clear();
    open_.push_back({name, role, false});
    ++counts_.at(static_cast<std::size_t>(role));
    if (role == Role::cell) append(" ");
    if (role != Role::plain && role != Role::person && role != Role::choice && role != Role::cell) break_line();
}

void TeiText::mark_empty(const std::string& name, const MarkupTag& tag) {
    const bool turns = name == "lb" || name == "pb" || name == "cb" || name == "gb" || name == "milestone";
    if (turns && attribute(tag, "break") != "no") append(" ");
    if (name == "gap" && count(Role::note) + count(Role::title) == 0) append(tei_gap);
}

void TeiText::close(const MarkupTag& tag) {
    const std::string name = lower_case(tag.local_name());
    const auto found =
        std::find_if(open_.rbegin(), open_.rend(), [&name](const Element& element) { return element.name == name; });
    if (found == open_.rend()) return;
    for (auto count = std::distance(open_.rbegin(), found) + 1; count > 0; --count)
        pop();
}

void TeiText::pop() {
    const Role role = open_.back().role;
    const bool ends_line = role != Role::plain && role != Role::person && role != Role::choice && role != Role::cell;
    if (ends_line) break_line();
    open_.pop_back();
    --counts_.at(static_cast<std::size_t>(role));
    if (role == Role::person && count(Role::byline) > 0 && count(Role::person) == 0 && !person_.empty()) {
        trim_end(person_);
        if (!persons_.empty()) persons_ += ", ";
        persons_ += std::exchange(person_, {});
    }
    if (role == Role::byline && !articles_.empty() && articles_.back().author.empty() &&
        persons_.size() <= longest_person)
        articles_.back().author = std::exchange(persons_, {});
    if (role == Role::article) {
        TeiArticle article = std::move(articles_.back());
        articles_.pop_back();
        take_(std::move(article));
    }
}

std::string* TeiText::target() {
    if (articles_.empty() || count(Role::hidden) > 0 || articles_.back().too_large) return nullptr;
    if (count(Role::note) > 0) return &articles_.back().notes;
    if (count(Role::title) > 0) return &articles_.back().title;
    return &articles_.back().body;
}

void TeiText::break_line() {
    std::string* const into = target();
    if (into == nullptr || into->empty()) return;
    while (into->ends_with(' '))
        into->pop_back();
    if (into->empty()) return;
    // A head of several lines is one title.
    if (into == &articles_.back().title) return into->push_back(' ');
    if (into->back() != '\n') into->push_back('\n');
}

void TeiText::append(std::string_view text) {
    std::string* const into = target();
    if (into == nullptr) return;
    append_collapsed(*into, text);
    if (count(Role::person) > 0 && count(Role::byline) > 0 && count(Role::note) == 0 &&
        person_.size() <= longest_person)
        append_collapsed(person_, text);
    if (articles_.back().size() >= limit_) lose_text();
}

void TeiText::text(std::string_view raw) {
    if (articles_.empty() || raw.empty()) return;
    if (!text::check_utf8(raw).valid) articles_.back().bad_utf8 = true;
    append(unwrapped(raw));
}

void TeiText::lose_text() {
    if (articles_.empty()) return;
    TeiArticle& article = articles_.back();
    article.too_large = true;
    for (std::string* text : {&article.title, &article.author, &article.body, &article.notes})
        *text = std::string();
}

void TeiText::end(const std::function<void(TeiArticle&&)>& cut_off) {
    while (!articles_.empty()) {
        cut_off(std::move(articles_.back()));
        articles_.pop_back();
    }
    open_.clear();
    counts_ = {};
}

}  // namespace arshif::indexer
