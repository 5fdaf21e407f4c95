#include "indexer/dictionary_trainer.h"

#include <string_view>

namespace arshif::indexer {

namespace {

// Longer texts teach a dictionary no more than their beginning does.
constexpr std::size_t max_sample_bytes = 8192;

// A cut may fall inside a character: the dictionary is of bytes.
std::string sample_of(std::string_view text) {
    return std::string(text.substr(0, max_sample_bytes));
}

}  // namespace

core::Result<void> DictionaryTrainer::start(store::Catalogue& catalogue) {
    ARSHIF_TRY(newest, catalogue.newest_dictionary());
    dictionary_ = newest;
    if (dictionary_) return {};
    ARSHIF_TRY(stored, catalogue.connection().number("SELECT coalesce(sum(length), 0) FROM text"));
    if (static_cast<std::size_t>(stored) < store::dictionary_threshold) return {};
    ARSHIF_TRY(texts, catalogue.connection().prepare("SELECT id FROM text ORDER BY id DESC"));
    while (sample_bytes_ < store::dictionary_threshold) {
        ARSHIF_TRY(row, texts.step());
        if (!row) break;
        ARSHIF_TRY(body, catalogue.body(texts.integer(0)));
        samples_.push_back(sample_of(body));
        sample_bytes_ += samples_.back().size();
    }
    return train();
}

core::Result<void> DictionaryTrainer::offer(Batch& batch) {
    if (!dictionary_) {
        for (const Staged& staged : batch.articles) {
            if (!staged.new_text || sample_bytes_ >= store::dictionary_threshold) continue;
            samples_.push_back(sample_of(staged.row.article.body));
            sample_bytes_ += samples_.back().size();
        }
        if (sample_bytes_ >= store::dictionary_threshold) ARSHIF_CHECK(train());
    }
    if (fresh_) batch.change.dictionary = dictionary_;
    fresh_ = false;
    return {};
}

core::Result<void> DictionaryTrainer::train() {
    const std::vector<std::string_view> views(samples_.begin(), samples_.end());
    core::Result<std::string> bytes = store::Dictionary::train(views);
    samples_ = {};
    // zstd declines samples that have nothing in common (one article a thousand times over): then there is none to be
    // had.
    sample_bytes_ = 0;
    if (!bytes) return {};
    dictionary_ = std::make_shared<const store::Dictionary>(1, std::move(*bytes));
    fresh_ = true;
    return {};
}

}  // namespace arshif::indexer
