#include "indexer/stager.h"

#include <fmt/format.h>

#include <algorithm>

namespace arshif::indexer {

namespace {

// How many identifiers that several texts have are remembered with the number given last.
constexpr std::size_t most_last_numbers = std::size_t{1} << 16U;

std::uint64_t identity_key(std::int64_t origin, const std::string& identifier) {
    return core::hash64(fmt::format("{}\n{}", origin, identifier));
}

// What was given, not found in the text.
std::string given_date(const core::Article& article) {
    const bool given = article.date.known() && !core::is_from_text(article.date.basis);
    return given ? to_string(article.date.value) : std::string();
}

std::string given_country(const core::Article& article) {
    return core::is_from_text(article.country.basis) ? std::string() : article.country.value;
}

// What two names of one article share: the same body in the same paper on the same day. Another country keeps them
// apart.
std::uint64_t twin_key(const core::Article& article, const core::Digest& text_digest) {
    core::Hasher hasher;
    hasher.field(article.source.value).field(given_date(article)).field(given_country(article));
    return hasher.field(fmt::format("{:x}{:016x}", text_digest.high, text_digest.low)).finish().low;
}

}  // namespace

core::Result<Stager> Stager::create(store::Catalogue& catalogue, Settle settle) {
    Stager stager(catalogue, std::move(settle));
    ARSHIF_TRY(next, catalogue.next_article_id());
    ARSHIF_TRY(corrections, catalogue.has_corrections());
    stager.next_id_ = next;
    stager.corrections_ = corrections;
    stager.traces_.emplace_back();
    return stager;
}

core::Result<std::optional<Stager::Named>> Stager::named(std::int64_t origin, const std::string& identifier) {
    const auto pending = pending_named_.find(identity_key(origin, identifier));
    if (pending != pending_named_.end()) return std::optional(pending->second);
    ARSHIF_TRY(stored, catalogue_->find_identity(origin, identifier));
    if (!stored) return std::optional<Named>();
    return std::optional(Named{stored->first, stored->second, false});
}

// A bit an article, since an import of millions must not remember their names: the catalogue does.
bool Stager::is_claimed(std::int64_t id) const {
    const auto at = static_cast<std::size_t>(id);
    return at < claimed_.size() && claimed_[at];
}

void Stager::claim(std::int64_t id) {
    const auto at = static_cast<std::size_t>(id);
    if (at >= claimed_.size()) claimed_.resize(at + 1);
    claimed_[at] = true;
}

// An `id~n` that nothing in this import has. Exports that give all their records one id are common: the search goes on
// where the one before ended, or, where that was forgotten, doubles its steps and halves them again.
core::Result<std::string> Stager::free_identifier(std::int64_t origin, const std::string& wanted) {
    if (last_number_.size() >= most_last_numbers) last_number_.clear();
    std::uint64_t& last = last_number_.try_emplace(identity_key(origin, wanted), 1).first->second;
    const auto identifier = [&](std::uint64_t number) { return fmt::format("{}~{}", wanted, number); };
    std::uint64_t taken = last, free = 0;
    const auto look_at = [&](std::uint64_t number) -> core::Result<void> {
        ARSHIF_TRY(article, named(origin, identifier(number)));
        (article && is_claimed(article->id) ? taken : free) = number;
        return {};
    };
    for (std::uint64_t step = 1; free == 0; step *= 2)
        ARSHIF_CHECK(look_at(taken + step));
    while (free - taken > 1)
        ARSHIF_CHECK(look_at(taken + (free - taken) / 2));
    last = free;
    return identifier(free);
}

core::Result<void> Stager::apply_corrections(std::int64_t origin, core::Article& article) {
    if (!corrections_) return {};
    ARSHIF_TRY(corrections, catalogue_->corrections(origin, article.identifier));
    for (const store::Correction& correction : corrections) {
        if (correction.field == "country") {
            article.country = {correction.value, core::Basis::hand};
        } else {
            article.time.clear();  // it was that of another day
            article.date = {{}, core::Basis::hand};
            if (correction.value.empty()) continue;
            ARSHIF_TRY(date, core::parse_date(correction.value));
            article.date = {date, core::Basis::hand};
        }
    }
    return {};
}

core::Result<Stager::Placed> Stager::put(std::int64_t origin, core::Article&& article, const core::Digest& raw) {
    Placed placed;
    ARSHIF_TRY(before, named(origin, article.identifier));
    if (before && is_claimed(before->id)) {
        const std::uint64_t record = identity_key(origin, article.identifier) ^ raw.low;
        if (before->raw == raw || !renamed_records_.insert(record)) {
            placed.outcome = Outcome::duplicate;
            return placed;
        }
        ARSHIF_TRY(identifier, free_identifier(origin, article.identifier));
        article.identifier = placed.renamed = identifier;
        ARSHIF_TRY(under_new_name, named(origin, identifier));
        before = under_new_name;
    }
    if (before && before->raw == raw) {
        claim(before->id);
        placed.outcome = Outcome::unchanged;
        return placed;
    }
    ARSHIF_CHECK(apply_corrections(origin, article));
    std::int64_t replaced = 0;
    if (before) {
        if (before->pending) ARSHIF_CHECK(settle_());  // it was promoted: see it under its new id
        ARSHIF_TRY(stored, catalogue_->find(origin, article.identifier));
        ARSHIF_CHECK(take_away(*stored));
        replaced = stored->id;
    }
    ARSHIF_CHECK(stage(origin, std::move(article), raw, replaced));
    const store::StoredArticle& row = batch_.articles.back().row;
    claim(row.id);
    placed.outcome = before ? Outcome::updated : row.alias_of ? Outcome::duplicate : Outcome::added;
    return placed;
}

core::Result<void> Stager::remove(const std::vector<store::StoredArticle>& articles) {
    // Aliases first, so that none of them is put in the place of an article that goes with it.
    for (const bool aliases : {true, false}) {
        for (const store::StoredArticle& stored : articles) {
            if (stored.alias_of.has_value() == aliases) ARSHIF_CHECK(take_away(stored));
        }
    }
    return {};
}

core::Result<void> Stager::rewrite(const store::StoredArticle& stored, core::Article&& changed) {
    ARSHIF_CHECK(take_away(stored));
    return stage(stored.origin, std::move(changed), stored.raw, stored.id);
}

core::Result<void> Stager::take_away(const store::StoredArticle& stored) {
    // Its aliases must all be in the catalogue before one of them can take its place.
    if (pending_main_of_alias_.count(stored.id) != 0) ARSHIF_CHECK(settle_());
    if (!erased_.insert(stored.id).second) return {};  // named twice
    traces_.back().erased.push_back(stored.id);
    loose_texts_.push_back(stored.text);
    if (stored.alias_of) {
        batch_.change.dropped.push_back(stored.id);
        return {};
    }
    batch_.change.dead.push_back(stored.id);
    ARSHIF_TRY(aliases, catalogue_->aliases_of(stored.id));
    aliases.erase(
        std::remove_if(aliases.begin(), aliases.end(), [&](const auto& row) { return erased_.count(row.id) != 0; }),
        aliases.end());
    return aliases.empty() ? core::Result<void>() : promote(aliases);
}

core::Result<void> Stager::promote(const std::vector<store::StoredArticle>& aliases) {
    store::StoredArticle row = aliases.front();
    ARSHIF_TRY(text, catalogue_->text(row.text));
    ARSHIF_TRY(body, catalogue_->body(row.text));
    row.article.body = std::move(body);
    erased_.insert(row.id);
    traces_.back().erased.push_back(row.id);
    batch_.change.dropped.push_back(row.id);
    const bool was_claimed = is_claimed(row.id);
    row.id = next_id_++;
    if (was_claimed) claim(row.id);
    row.alias_of.reset();
    for (auto alias = aliases.begin() + 1; alias != aliases.end(); ++alias)
        batch_.change.relinked.emplace_back(alias->id, row.id);
    stage_row(std::move(row), text.digest, false);
    return {};
}

// The article that the row is another name of, if there is one.
core::Result<std::optional<std::int64_t>> Stager::find_twin(const store::StoredArticle& row,
                                                            const core::Digest& text_digest, std::int64_t replaces) {
    const auto pending = pending_twins_.find(twin_key(row.article, text_digest));
    const auto stands = [&](std::int64_t id) { return id != replaces && erased_.count(id) == 0; };
    if (pending != pending_twins_.end() && stands(pending->second)) return std::optional(pending->second);
    ARSHIF_TRY(twins, catalogue_->find_twins(row));
    for (const std::int64_t id : twins) {
        if (stands(id)) return std::optional(id);
    }
    return std::optional<std::int64_t>();
}

core::Result<void> Stager::stage(std::int64_t origin, core::Article&& article, const core::Digest& raw,
                                 std::int64_t replaces) {
    const core::Digest digest = core::digest(article.body);
    store::StoredArticle row{next_id_++, origin, std::nullopt, 0, raw, 0, std::move(article)};
    const auto pending = pending_texts_.find(digest);
    if (pending != pending_texts_.end()) {
        row.text = pending->second;
    } else {
        ARSHIF_TRY(known, catalogue_->find_text(digest));
        row.text = known.value_or(0);
    }
    const bool new_text = row.text == 0;
    if (new_text) {
        row.text = row.id;
    } else {
        ARSHIF_TRY(twin, find_twin(row, digest, replaces));
        row.alias_of = twin;
    }
    stage_row(std::move(row), digest, new_text);
    return {};
}

void Stager::stage_row(store::StoredArticle&& row, const core::Digest& text_digest, bool new_text) {
    Traces& traces = traces_.back();
    const std::uint64_t identity = identity_key(row.origin, row.article.identifier);
    pending_named_[identity] = {row.id, row.raw, true};
    traces.identities.push_back(identity);
    if (new_text) {
        pending_texts_[text_digest] = row.text;
        traces.texts.push_back(text_digest);
    }
    if (row.alias_of) {
        pending_main_of_alias_.insert(*row.alias_of);
        traces.mains.push_back(*row.alias_of);
    } else {
        const std::uint64_t twin = twin_key(row.article, text_digest);
        pending_twins_[twin] = row.id;
        traces.twins.push_back(twin);
    }
    batch_.articles.push_back({std::move(row), text_digest, new_text});
}

Batch Stager::take(bool last) {
    traces_.emplace_back();
    if (last) batch_.change.loose_texts = std::move(loose_texts_);
    return std::exchange(batch_, Batch());
}

void Stager::committed() {
    const Traces traces = std::move(traces_.front());
    traces_.pop_front();
    for (const std::uint64_t identity : traces.identities)
        pending_named_.erase(identity);
    for (const core::Digest& digest : traces.texts)
        pending_texts_.erase(digest);
    for (const std::uint64_t twin : traces.twins)
        pending_twins_.erase(twin);
    for (const std::int64_t id : traces.mains)
        pending_main_of_alias_.erase(pending_main_of_alias_.find(id));
    for (const std::int64_t id : traces.erased)
        erased_.erase(id);
}

}  // namespace arshif::indexer
