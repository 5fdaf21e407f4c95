// One state of an archive, for reading: its segments opened together, its catalogue, its dead documents.
//
// Stays as it was when opened, whatever is written meanwhile; the segments it uses are kept from being unlinked by
// shared locks on their folders. Owns everything it gives references to. Belongs to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/archive.h"
#include "store/biword_file.h"
#include "store/catalogue.h"
#include "store/impact_file.h"
#include "store/token_file.h"
#include "store/vocabulary.h"
#include "text/analyzer.h"

namespace Xapian {
class Database;
}

namespace arshif::store {

class Snapshot {
public:
    // archive_missing, archive_damaged, archive_version or cannot_read.
    static core::Result<Snapshot> open(const ArchivePaths& paths);
    ~Snapshot();
    Snapshot(Snapshot&&) noexcept;
    Snapshot& operator=(Snapshot&&) noexcept;

    const ArchivePaths& paths() const;
    Catalogue& catalogue() const;
    // All segments as one database. A docid of it is not an article's id: see article_id.
    const Xapian::Database& database() const;
    const std::vector<SegmentInfo>& segments() const;

    // The article's id for a docid of database(): Xapian numbers the documents of n databases in turns.
    std::int64_t article_id(std::uint32_t docid) const;
    // The reverse; nothing if no segment has the article. It may be dead.
    std::optional<std::uint32_t> document_of(std::int64_t article) const;

    // The tokens of an article by its id; empty where no segment has it. The codes are in `room`, which is overwritten.
    TokenStream tokens(std::int64_t article, std::vector<text::TokenCode>& room) const;

    // The file that they are in; null where no segment would have the article.
    const TokenFile* token_file_of(std::int64_t article) const;
    // How that file writes codes; made when first asked for.
    const TokenEncoder& encoder(const TokenFile& file) const;

    // The biwords of the segment that has the article; null where none has it, or no words of it are common.
    const BiwordFile* biwords(std::int64_t article) const;
    // Those of all segments that have some.
    std::vector<const BiwordFile*> biwords() const;

    // The impacts of the segment that has the article, and those of all segments that have some, likewise.
    const ImpactFile* impacts(std::int64_t article) const;
    std::vector<const ImpactFile*> impacts() const;

    // Ids of dead documents that a segment still holds, sorted.
    const std::vector<std::int64_t>& dead() const;
    // Documents that are not dead.
    std::int64_t articles() const;

    // Articles that have the surface form, dead ones included until their segment is merged.
    std::uint32_t frequency(std::string_view surface) const;
    // The surface forms of all segments that begin with `prefix` (all, for an empty one), in order, frequencies as
    // above.
    VocabularySource forms(std::string_view prefix) const;
    // Whether a surface form other than this one shares its token code, so that the stream alone cannot tell them
    // apart.
    bool shares_code(std::string_view surface, text::TokenCode code) const;
    // The surface forms whose token codes have this stem part, once for each segment that has them.
    std::vector<std::string> forms_of_stem_part(text::TokenCode part) const;

private:
    struct State;
    explicit Snapshot(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace arshif::store
