#include "search/query_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "search/query_lexer.h"
#include "search/query_normal_form.h"
#include "search/query_terms.h"
#include "text/stop_words.h"

namespace arshif::search {

namespace {

// The deepest nesting of parentheses.
constexpr std::size_t max_depth = 100;

core::Error bad_query(std::size_t offset, std::string message, std::string hint) {
    return {core::ErrorCode::bad_query, std::move(message), std::move(hint), offset};
}

// The third stage, a recursive descent:
//
//     side_by_side = conjunction { conjunction }
//     conjunction  = alternatives { AND alternatives }
//     alternatives = nearby { OR nearby }
//     nearby       = governed { NEAR governed }
//     governed     = { minus | NOT | field } ( operand | "(" side_by_side ")" )
//
// Every function returns a node in normal form, or nothing where there was nothing to be found. After a failure the
// items count as used up.
class Grammar {
public:
    Grammar(std::string_view query, std::vector<Item> items, const ParseOptions& options,
            std::vector<std::string>& warnings)
        : query_(query), items_(std::move(items)), options_(options), warnings_(warnings) {}

    core::Result<std::optional<Node>> run() {
        std::optional<Node> tree = side_by_side(Field::text);
        if (failure_) return *std::move(failure_);
        return tree;
    }

private:
    bool done() const { return failure_ || at_ == items_.size(); }
    bool at(ItemKind kind) const { return !done() && items_[at_].kind == kind; }
    bool at_operator() const { return !done() && is_infix(items_[at_]); }
    static bool is_infix(const Item& item) {
        return item.kind == ItemKind::either || item.kind == ItemKind::both || item.kind == ItemKind::near;
    }
    std::string_view typed(const Item& item) const { return query_.substr(item.begin, item.end - item.begin); }
    void warn(std::string sentence) { add_warning(warnings_, std::move(sentence)); }

    void fail(core::Error error) {
        if (!failure_) failure_ = std::move(error);
    }

    std::optional<Node> side_by_side(Field field) {
        std::vector<Node> children;
        bool saw_and = false;
        bool saw_or = false;
        while (!done()) {
            if (at(ItemKind::close)) {
                if (depth_ > 0) break;
                warn("A closing parenthesis without an opening one was ignored.");
                ++at_;
            } else if (at_operator()) {
                ignore_operator();
            } else if (auto child = conjunction(field, saw_and, saw_or)) {
                children.push_back(*std::move(child));
            }
        }
        if (saw_and && saw_or)
            warn("OR binds its neighbours before AND does: a AND b OR c is a AND (b OR c); parentheses change that.");
        return juxtapose(std::move(children));
    }

    // Words without an operator between them: all of them, or with --any one of them; exclusions hold for the whole
    // group.
    std::optional<Node> juxtapose(std::vector<Node> children) const {
        if (!options_.any) return make_all(std::move(children));
        const auto excludes = std::stable_partition(children.begin(), children.end(),
                                                    [](const Node& child) { return !only_excludes(child); });
        std::vector<Node> excluded(std::make_move_iterator(excludes), std::make_move_iterator(children.end()));
        children.erase(excludes, children.end());
        if (std::optional<Node> wanted = make_any(std::move(children)))
            excluded.insert(excluded.begin(), *std::move(wanted));
        return make_all(std::move(excluded));
    }

    std::optional<Node> conjunction(Field field, bool& saw_and, bool& saw_or) {
        std::vector<Node> children;
        do {
            if (std::optional<Node> child = alternatives(field, saw_or)) children.push_back(*std::move(child));
        } while (take_operator(ItemKind::both, saw_and));
        return make_all(std::move(children));
    }

    std::optional<Node> alternatives(Field field, bool& saw_or) {
        std::vector<Node> children;
        bool several = false;
        do {
            if (std::optional<Node> child = nearby(field)) children.push_back(*std::move(child));
        } while (take_operator(ItemKind::either, several));
        saw_or = saw_or || several;
        if (children.size() == 1) return std::move(children.front());
        const auto exclusion = std::find_if(children.begin(), children.end(), only_excludes);
        if (exclusion != children.end()) {
            fail(bad_query(exclusion->begin, "an exclusion cannot be one of the alternatives of OR",
                           "put it beside them: (a OR b) -c"));
            return std::nullopt;
        }
        return make_any(std::move(children));
    }

    std::optional<Node> nearby(Field field) {
        std::vector<Node> children;
        std::uint32_t distance = 0;
        bool several = false;
        do {
            if (several) distance = widest(distance, items_[near_].distance);
            if (std::optional<Node> child = governed(field)) children.push_back(*std::move(child));
            near_ = at_;
        } while (take_operator(ItemKind::near, several));
        if (children.size() == 1) return std::move(children.front());
        if (failure_ || children.empty()) return std::nullopt;
        auto node = make_near(std::move(children), distance);
        if (node) return *std::move(node);
        fail(node.error());
        return std::nullopt;
    }

    std::uint32_t widest(std::uint32_t distance, std::uint32_t other) {
        if (distance != 0 && distance != other) warn("Of the distances in a row of NEAR the largest holds for all.");
        return std::max(distance, other);
    }

    // Goes over an operator of this kind if an operand follows; further operators between them are ignored.
    bool take_operator(ItemKind kind, bool& taken) {
        if (!at(kind)) return false;
        std::size_t next = at_;
        while (next < items_.size() && is_infix(items_[next]))
            ++next;
        const bool has_operand = next < items_.size() && items_[next].kind != ItemKind::close;
        if (!has_operand) {
            ignore_operator();
            return false;
        }
        ++at_;
        while (at_ < next)
            ignore_operator();
        taken = true;
        return true;
    }

    void ignore_operator() {
        warn(fmt::format("{} was ignored: it has no word on both sides.", typed(items_[at_])));
        ++at_;
    }

    std::optional<Node> governed(Field field) {
        const std::size_t begin = items_[at_].begin;
        std::size_t exclusions = 0;
        for (; at(ItemKind::exclude) || at(ItemKind::field); ++at_) {
            if (items_[at_].kind == ItemKind::field) field = items_[at_].field;
            if (items_[at_].kind == ItemKind::exclude) ++exclusions;
        }
        if (done() || (items_[at_].kind != ItemKind::operand && items_[at_].kind != ItemKind::open)) {
            const Item& last = items_[at_ - 1];
            fail(bad_query(last.begin, fmt::format("{} has no word after it", typed(last)),
                           "put it before the word it is about, or into quotation marks to search for it"));
            return std::nullopt;
        }
        std::optional<Node> node = at(ItemKind::open) ? group(field) : operand(field);
        if (!node || exclusions == 0) return node;
        if (exclusions > 1) warn("Several signs of exclusion before one word count as one.");
        if (only_excludes(*node)) {
            fail(bad_query(begin, "an excluded group holds nothing but exclusions",
                           "write its words without the minus"));
            return std::nullopt;
        }
        Node out = make_exclude(*std::move(node));
        out.begin = begin;
        return out;
    }

    std::optional<Node> operand(Field field) {
        std::vector<Node> nodes = std::move(items_[at_++].nodes);
        for (Node& node : nodes)
            node.field = field;
        return juxtapose(std::move(nodes));
    }

    std::optional<Node> group(Field field) {
        const std::size_t begin = items_[at_].begin;
        if (depth_ == max_depth) {
            fail(bad_query(begin, fmt::format("parentheses are nested more than {} deep", max_depth),
                           "leave out those that change nothing"));
            return std::nullopt;
        }
        ++at_;
        ++depth_;
        std::optional<Node> node = side_by_side(field);
        --depth_;
        if (failure_) return std::nullopt;
        if (at(ItemKind::close)) {
            ++at_;
        } else {
            warn("An opening parenthesis without a closing one was closed at the end.");
        }
        return node;
    }

    std::string_view query_;
    std::vector<Item> items_;
    const ParseOptions& options_;
    std::vector<std::string>& warnings_;
    std::size_t at_ = 0;
    std::size_t near_ = 0;  // where a NEAR would stand that joins the next operand to the last
    std::size_t depth_ = 0;
    std::optional<core::Error> failure_;
};

// The whole query without stop words, or with them if there would be nothing to search for.
Node drop_stop_words(Node tree, Query& query) {
    std::optional<Node> kept = without_stop_words(tree);
    if (kept && !only_excludes(*kept)) return *std::move(kept);
    query.only_stop_words = true;
    add_warning(query.warnings, "There are only stop words to search for; they are searched for all the same.");
    return tree;
}

// Whether one of the words as typed is an interrogative.
bool is_question(std::string_view typed, text::Analyzer& analyzer) {
    const std::vector<text::Term>& terms = analyzer.analyze(typed);
    return std::any_of(terms.begin(), terms.end(), [&](const text::Term& term) {
        return text::asks_question(typed.substr(term.begin, term.end - term.begin), &term == &terms.front());
    });
}

Node make_root(Node tree, std::size_t size) {
    Node root;
    if (tree.kind == NodeKind::all) {
        root = std::move(tree);
    } else {
        root.children.push_back(std::move(tree));
    }
    root.begin = 0;
    root.end = size;
    return root;
}

}  // namespace

core::Result<Query> parse_query(std::string_view typed, const ParseOptions& options, text::Analyzer& analyzer) {
    auto lexemes = cut_query(typed);
    if (!lexemes) return lexemes.error();
    Query query;
    query.typed = typed;
    query.root.end = typed.size();
    query.warnings = std::move(lexemes->warnings);
    // White space alone has no lexeme; a lone quotation mark has none either, but a warning.
    if (lexemes->list.empty() && query.warnings.empty()) return query;

    auto items = analyse_lexemes(typed, lexemes->list, options, analyzer, query.warnings);
    if (!items) return items.error();
    auto tree = Grammar(typed, *std::move(items), options, query.warnings).run();
    if (!tree) return tree.error();
    if (!*tree) {
        const std::size_t offset = lexemes->list.empty() ? 0 : lexemes->list.front().begin;
        return bad_query(offset, "the query has nothing to search for",
                         "type at least one word, or nothing for all articles");
    }
    if (only_excludes(**tree)) {
        return bad_query((*tree)->begin, "the query only says what to leave out",
                         "add a word that is to be found: word -excluded");
    }
    query.root = make_root(drop_stop_words(**std::move(tree), query), typed.size());
    query.question = is_question(typed, analyzer);
    return query;
}

}  // namespace arshif::search
