#include "indexer/chunk_worker.h"

#include <algorithm>

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
    for (Staged& staged : chunk.batch.articles)
        recognise::find_facts(staged.row.article);
    const auto in_segment = [](const Staged& staged) { return !staged.row.alias_of; };
    for (Staged& staged : chunk.batch.articles) {
        if (in_segment(staged)) continue;
        staged.row.words = static_cast<std::int64_t>(analyzer_.analyze(staged.row.article.title).size());
        staged.row.words += static_cast<std::int64_t>(analyzer_.analyze(staged.row.article.body).size());
    }
    if (std::none_of(chunk.batch.articles.begin(), chunk.batch.articles.end(), in_segment)) return;
    for (Staged& staged : chunk.batch.articles) {
        if (!in_segment(staged)) continue;
        staged.row.words = builder_.add(staged.row.id, staged.row.article);
    }
    change.parts.push_back(builder_.take());
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
