#include "search/resolver.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/filters.h"
#include "search/query_lexer.h"
#include "store/fields.h"
#include "store/terms.h"
#include "store/xapian_error.h"
#include "text/stemmer.h"

namespace arshif::search {

namespace {

class Resolver {
public:
    Resolver(const store::Snapshot& snapshot, std::vector<std::string>& warnings)
        : snapshot_(snapshot), warnings_(warnings) {}

    core::Result<void> resolve(Node& node) {
        if (node.kind == NodeKind::condition) find_terms(node);
        if (node.kind == NodeKind::phrase) {
            for (QueryTerm& word : node.words)
                ARSHIF_CHECK(word.truncated ? find_forms(node, word) : keep_known_forms(word));
        }
        for (Node& child : node.children)
            ARSHIF_CHECK(resolve(child));
        return {};
    }

private:
    core::Result<void> keep_known_forms(QueryTerm& word) {
        word.forms.erase(std::remove_if(word.forms.begin(), word.forms.end(),
                                        [&](const WordForm& form) { return snapshot_.frequency(form.surface) == 0; }),
                         word.forms.end());
        return {};
    }

    core::Result<void> find_forms(const Node& node, QueryTerm& word) {
        const store::VocabularySource forms = snapshot_.forms(word.surface);
        for (store::VocabularyEntry entry; forms(entry);) {
            if (word.forms.size() == max_truncation_forms) {
                return core::Error{
                    core::ErrorCode::bad_query,
                    fmt::format("{}* stands for more than {} words of the archive", word.typed, max_truncation_forms),
                    "type more letters before the asterisk", node.begin};
            }
            word.forms.push_back({entry.surface, stem_of(entry), entry.code});
        }
        if (word.forms.empty())
            add_warning(warnings_, fmt::format("No word of the archive begins with {}.", word.typed));
        return {};
    }

    // Vocabularies have no stems. The code tells which of the two it is.
    static std::string stem_of(const store::VocabularyEntry& entry) {
        std::string stem = text::stem(entry.surface);
        return text::token_code(stem, entry.surface) == entry.code ? stem : entry.surface;
    }

    void find_terms(Node& node) {
        switch (node.field) {
            case Field::source:
                add_terms(node, store::prefix::source);
                return;
            case Field::category:
                add_terms(node, store::prefix::category);
                return;
            case Field::country:
                add_terms(node, store::prefix::country);
                return;
            case Field::mentions:
                add_terms(node, store::prefix::mentioned);
                return;
            case Field::date:
                if (!years_) years_ = years_of(snapshot_.database());
                if (!years_->empty()) node.terms = store::range_terms(node.dates, years_->front(), years_->back());
                return;
            case Field::text:
            case Field::title:
                return;
        }
    }

    static void add_terms(Node& node, std::string_view prefix) {
        for (const std::string& value : node.values)
            node.terms.push_back(store::make_term(prefix, value));
    }

    const store::Snapshot& snapshot_;
    std::vector<std::string>& warnings_;
    std::optional<std::vector<std::int32_t>> years_;
};

}  // namespace

core::Result<Query> resolve(Query query, const store::Snapshot& snapshot) {
    if (query.resolved) return query;
    return store::xapian_guard(store::Doing::reading, "search", [&]() -> core::Result<Query> {
        ARSHIF_CHECK(Resolver(snapshot, query.warnings).resolve(query.root));
        query.resolved = true;
        return std::move(query);
    });
}

}  // namespace arshif::search
