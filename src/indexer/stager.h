// Decides, in the order of the input, what each article is to the archive: new, changed, unchanged, or the same text
// again.
//
// A Stager sees the archive as its catalogue has it, and beside it what was decided but is not yet committed. It
// collects decisions into a Batch, which becomes one commit. Owns nothing but these; belongs to one thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/article.h"
#include "core/hash.h"
#include "core/result.h"
#include "indexer/key_set.h"
#include "store/catalogue.h"
#include "store/writer.h"

namespace arshif::indexer {

// An article on its way into the archive. Its text is stored only where no article before it has the same.
struct Staged {
    store::StoredArticle row;
    core::Digest text_digest;
    bool new_text = false;
};

struct Batch {
    std::vector<Staged> articles;  // in the order of their ids; aliases among them
    store::Change change;          // what it takes away and links; rows, texts and parts are filled in from `articles`
};

enum class Outcome : std::uint8_t { added, updated, unchanged, duplicate };

class Stager {
public:
    // `settle` must commit everything taken so far, and what is still in the stager, before it returns.
    using Settle = std::function<core::Result<void>()>;
    static core::Result<Stager> create(store::Catalogue& catalogue, Settle settle);

    struct Placed {
        Outcome outcome = Outcome::added;
        std::string renamed;  // the identifier given instead, where its own was taken by another text in this import
    };
    core::Result<Placed> put(std::int64_t origin, core::Article&& article, const core::Digest& raw);

    // Removes articles of the archive. The first alias of each that is not itself removed takes its place.
    core::Result<void> remove(const std::vector<store::StoredArticle>& articles);
    // Puts a changed version of an article of the archive in its place.
    core::Result<void> rewrite(const store::StoredArticle& stored, core::Article&& changed);

    // Articles waiting to be taken.
    std::size_t size() const { return batch_.articles.size(); }
    // Everything decided since the last take. With the last batch go the texts that nothing carries any more: before
    // that, an article yet to come may carry one of them again.
    Batch take(bool last);
    // Forgets the oldest batch taken and not yet forgotten: the catalogue has it now.
    void committed();

private:
    Stager(store::Catalogue& catalogue, Settle settle) : catalogue_(&catalogue), settle_(std::move(settle)) {}

    // The article that an identifier stands for: as decided and not yet committed, else in the catalogue.
    struct Named {
        std::int64_t id = 0;
        core::Digest raw;
        bool pending = false;
    };
    core::Result<std::optional<Named>> named(std::int64_t origin, const std::string& identifier);
    bool is_claimed(std::int64_t id) const;
    void claim(std::int64_t id);
    core::Result<std::string> free_identifier(std::int64_t origin, const std::string& wanted);
    core::Result<void> apply_corrections(std::int64_t origin, core::Article& article);
    core::Result<void> take_away(const store::StoredArticle& stored);
    core::Result<void> promote(const std::vector<store::StoredArticle>& aliases);
    core::Result<std::optional<std::int64_t>> find_twin(const store::StoredArticle& row,
                                                        const core::Digest& text_digest, std::int64_t replaces);
    core::Result<void> stage(std::int64_t origin, core::Article&& article, const core::Digest& raw,
                             std::int64_t replaces);
    void stage_row(store::StoredArticle&& row, const core::Digest& text_digest, bool new_text);

    store::Catalogue* catalogue_;
    Settle settle_;
    std::int64_t next_id_ = 1;
    bool corrections_ = false;
    Batch batch_;
    std::vector<bool> claimed_;  // by id: articles whose identifier was met in this import
    KeySet renamed_records_;     // records that got another identifier
    std::unordered_map<std::uint64_t, std::uint64_t> last_number_;  // the n of the last `id~n` given, by identity
    std::vector<std::int64_t> loose_texts_;                         // of rows erased
    // Decided, not yet committed.
    std::unordered_map<std::uint64_t, Named> pending_named_;         // by identity
    std::unordered_map<core::Digest, std::int64_t> pending_texts_;   // ids of new texts
    std::unordered_map<std::uint64_t, std::int64_t> pending_twins_;  // articles by what makes another one an alias
    std::unordered_multiset<std::int64_t> pending_main_of_alias_;
    std::unordered_set<std::int64_t> erased_;
    struct Traces {
        std::vector<std::uint64_t> identities;
        std::vector<core::Digest> texts;
        std::vector<std::uint64_t> twins;
        std::vector<std::int64_t> mains, erased;
    };
    std::deque<Traces> traces_;  // of each batch in flight, the present one last
};

}  // namespace arshif::indexer
