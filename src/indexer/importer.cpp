#include "indexer/importer.h"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <utility>

#include "indexer/admission.h"
#include "indexer/commit_line.h"
#include "indexer/dictionary_trainer.h"
#include "indexer/stager.h"

namespace arshif::indexer {

namespace {

// Refusals kept in the catalogue for one import; the rest are only counted and reported.
constexpr std::int64_t max_stored_refusals = 100000;

class Import {
public:
    Import(store::Writer& writer, const ImportOptions& options, ImportObserver& observer)
        : writer_(writer),
          options_(options),
          observer_(observer),
          memory_(share_memory(options.memory, options.jobs)) {}

    core::Result<ImportSummary> run() {
        std::vector<ImportRoot> roots;
        for (const std::string& path : options_.paths) {
            ARSHIF_TRY(root, import_root(path));
            if (!options_.origin.empty()) root.origin = options_.origin;
            roots.push_back(std::move(root));
        }
        // Decisions read through a connection of their own: the writer's belongs to the committing thread.
        ARSHIF_TRY(catalogue, store::Catalogue::open(writer_.paths().catalogue(), store::Catalogue::Access::read));
        ARSHIF_CHECK(catalogue.keep_in_memory(memory_.cache_bytes));
        ARSHIF_CHECK(writer_.catalogue().keep_in_memory(memory_.cache_bytes));
        catalogue_ = &catalogue;
        ARSHIF_TRY(stager, Stager::create(catalogue, [this] { return settle(); }));
        stager_ = &stager;
        ARSHIF_CHECK(trainer_.start(catalogue));
        ARSHIF_CHECK(register_import(roots));
        CommitLine line(writer_, memory_);
        line_ = &line;
        ARSHIF_CHECK(consume(roots));
        return std::move(summary_);
    }

private:
    struct Origin {
        std::int64_t id = 0;
        std::unique_ptr<Resolver> resolver;
    };

    // Rows for the import and its origins, before the other threads begin to write.
    core::Result<void> register_import(const std::vector<ImportRoot>& roots) {
        store::Catalogue& catalogue = writer_.catalogue();
        ARSHIF_TRY(transaction, store::Transaction::begin(catalogue.connection(), store::Transaction::Kind::write));
        ARSHIF_TRY(import, writer_.begin_import(fmt::format("{}", fmt::join(options_.paths, "\n"))));
        import_ = import;
        for (const ImportRoot& root : roots) {
            ARSHIF_TRY(id, catalogue.add_origin(root.origin));
            origins_.push_back({id, std::make_unique<Resolver>(root.origin, options_.defaults)});
        }
        return transaction.commit();
    }

    core::Result<void> consume(const std::vector<ImportRoot>& roots) {
        RecordFeed feed(roots, options_.feed);
        while (std::optional<FeedBlock> block = feed.next()) {
            origin_ = &origins_[block->root];
            for (FeedItem& item : block->items)
                ARSHIF_CHECK(take(std::move(item)));
            if (block->idle && stager_->size() > 0) ARSHIF_CHECK(submit(false));
            summary_.bytes = block->bytes_read;
            summary_.skipped_files = block->skipped_files;
            observer_.progressed({summary_.counts, seen_, summary_.bytes});
            summary_.interrupted = observer_.stop_requested();
            if (summary_.interrupted) break;
        }
        if (!summary_.interrupted && feed.failure()) return *feed.failure();
        ARSHIF_CHECK(submit(true));
        ARSHIF_CHECK(line_->finish(!summary_.interrupted));
        tell_findings();
        return {};
    }

    core::Result<void> take(FeedItem&& item) {
        if (auto* notice = std::get_if<Notice>(&item)) {
            ++(notice->encoding.empty() ? summary_.doubts : summary_.encodings[notice->encoding]);
            observer_.doubted(
                {std::move(notice->path), notice->offset, {}, std::move(notice->detail), std::move(notice->encoding)});
            return {};
        }
        ++seen_;
        if (auto* refusal = std::get_if<Refusal>(&item)) {
            refuse(std::move(*refusal));
            return {};
        }
        auto& record = std::get<core::Record>(item);
        if (std::optional<Refusal> refusal = not_an_article(record)) {
            refuse(std::move(*refusal));
            return {};
        }
        const std::uint64_t offset = record.offset;
        chunk_bytes_ += bytes_of(record);
        const std::vector<std::string> repairs = std::move(record.repairs);
        Resolved resolved = origin_->resolver->resolve(std::move(record));
        return put(std::move(resolved), offset, repairs);
    }

    core::Result<void> put(Resolved&& resolved, std::uint64_t offset, const std::vector<std::string>& repairs) {
        const std::string place = resolved.article.place;
        const std::string identifier = resolved.article.identifier;
        ARSHIF_TRY(placed, stager_->put(origin_->id, std::move(resolved.article), resolved.raw));
        count(placed.outcome);
        if (!placed.renamed.empty()) {
            resolved.doubts.push_back(
                fmt::format("its identifier stands for another text too; it is {} here", placed.renamed));
        }
        if (placed.outcome != Outcome::unchanged) {
            for (std::string& doubt : resolved.doubts) {
                ++summary_.doubts;
                observer_.doubted({place, offset, identifier, std::move(doubt), {}});
            }
            for (const std::string& repair : repairs) {
                ++summary_.repairs[repair];
                observer_.doubted({place, offset, identifier, fmt::format("its text was garbled: {}", repair), {}});
            }
        }
        return stager_->size() >= store::scratch_articles || chunk_bytes_ >= memory_.chunk_bytes ? submit(false)
                                                                                                 : core::Result<void>();
    }

    void count(Outcome outcome) {
        store::ImportCounts& counts = summary_.counts;
        switch (outcome) {
            case Outcome::added:
                ++counts.added;
                break;
            case Outcome::updated:
                ++counts.updated;
                break;
            case Outcome::unchanged:
                ++counts.unchanged;
                break;
            case Outcome::duplicate:
                ++counts.duplicate;
                break;
        }
    }

    void refuse(Refusal&& from_reader) {
        store::RefusalRow refusal{std::move(from_reader.path), static_cast<std::int64_t>(from_reader.line),
                                  static_cast<std::int64_t>(from_reader.offset), std::move(from_reader.reason),
                                  std::move(from_reader.detail)};
        ++summary_.counts.refused;
        ++summary_.refusals[refusal.reason];
        observer_.refused(refusal);
        if (summary_.counts.refused <= max_stored_refusals) refusals_.push_back(std::move(refusal));
    }

    core::Result<void> submit(bool last) {
        Chunk chunk;
        chunk.batch = stager_->take(last);
        ARSHIF_CHECK(trainer_.offer(chunk.batch));
        chunk.dictionary = trainer_.dictionary();
        chunk.batch.change.refusals = std::exchange(refusals_, {});
        chunk.batch.change.import = import_;
        chunk.batch.change.counts = summary_.counts;
        chunk.batch.change.import_finished = last && !summary_.interrupted;
        chunk.bytes = std::exchange(chunk_bytes_, 0);
        ARSHIF_CHECK(line_->submit(std::move(chunk)));
        forget_committed();
        return {};
    }

    core::Result<void> settle() {
        ARSHIF_CHECK(submit(false));
        ARSHIF_CHECK(line_->flush());
        forget_committed();
        return {};
    }

    void forget_committed() {
        for (; forgotten_ < line_->committed(); ++forgotten_)
            stager_->committed();
        tell_findings();
    }

    void tell_findings() {
        for (const TextFinding& finding : line_->take_findings()) {
            ++summary_.findings[finding.field];
            observer_.found(finding);
        }
    }

    store::Writer& writer_;
    const ImportOptions& options_;
    ImportObserver& observer_;
    MemoryShare memory_;
    store::Catalogue* catalogue_ = nullptr;
    Stager* stager_ = nullptr;
    CommitLine* line_ = nullptr;
    DictionaryTrainer trainer_;
    std::int64_t import_ = 0;
    std::vector<Origin> origins_;
    Origin* origin_ = nullptr;
    ImportSummary summary_;
    std::vector<store::RefusalRow> refusals_;
    std::size_t chunk_bytes_ = 0;
    std::int64_t seen_ = 0;
    std::uint64_t forgotten_ = 0;
};

}  // namespace

core::Result<ImportSummary> import_articles(store::Writer& writer, const ImportOptions& options,
                                            ImportObserver& observer) {
    return Import(writer, options, observer).run();
}

}  // namespace arshif::indexer
