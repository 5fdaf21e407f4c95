#include "indexer/chunk_worker.h"

#include "recognise/article_facts.h"

namespace arshif::indexer {

core::Result<store::Change> ChunkWorker::process(Chunk&& chunk) {
    store::Change change = std::move(chunk.batch.change);
    index(chunk, change);
    ARSHIF_CHECK(compress(chunk, change));
    for (Staged& staged : chunk.batch.articles) {
        staged.row.article.body = std::string();
        change.articles.push_back(std::move(staged.row));
    }
    return change;
}

void ChunkWorker::index(Chunk& chunk, store::Change& change) {
    bool any_in_segment = false;
    for (Staged& staged : chunk.batch.articles) {
        store::StoredArticle& row = staged.row;
        tokeniser_.tokenise(row.article.title, row.article.body, tokens_);
        recognise::find_facts(row.article, tokens_);
        if (row.alias_of) {
            row.words = static_cast<std::int64_t>(tokens_.title.size() + tokens_.body.size());
            continue;
        }
        row.words = builder_.add(row.id, row.article, tokens_);
        any_in_segment = true;
    }
    if (any_in_segment) change.parts.push_back(builder_.take());
}

core::Result<void> ChunkWorker::compress(Chunk& chunk, store::Change& change) {
    const std::int64_t dictionary = chunk.dictionary ? chunk.dictionary->id() : 0;
    for (const Staged& staged : chunk.batch.articles) {
        if (!staged.new_text) continue;
        const std::string& body = staged.row.article.body;
        ARSHIF_TRY(compressed, codec_.compress(body, chunk.dictionary.get()));
        change.texts.push_back({staged.row.text, staged.text_digest, static_cast<std::int64_t>(body.size()), dictionary,
                                std::move(compressed)});
    }
    return {};
}

}  // namespace arshif::indexer
