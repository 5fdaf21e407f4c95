// The one writer of an archive: takes the lock, clears debris, and commits changes.
//
// A change becomes part of the archive in one SQLite transaction that adds its rows and the name of its segment, after
// the segment's files are on disk; a crash leaves the archive before or after it, never between. Owns the lock and a
// catalogue connection; belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "store/archive.h"
#include "store/catalogue.h"
#include "store/files.h"
#include "store/segment_builder.h"

namespace arshif::store {

struct ImportCounts {
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t duplicate = 0;
    std::int64_t refused = 0;
    friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

struct RefusalRow {
    std::string path;
    std::int64_t line = 0;  // 0: unknown
    std::int64_t offset = 0;
    std::string reason;
    std::string detail;
};

struct CorrectionRow {
    std::int64_t origin = 0;
    std::string identifier;
    Correction correction;
};

// What one transaction takes away and adds, applied in the order of the members.
struct Change {
    std::vector<std::int64_t> dead;     // articles in a segment: row erased, tombstone set
    std::vector<std::int64_t> dropped;  // aliases: row erased
    SharedDictionary dictionary;        // new, or null
    std::vector<StoredText> texts;
    std::vector<StoredArticle> articles;
    std::vector<std::pair<std::int64_t, std::int64_t>> relinked;  // alias id, the article it is now an alias of
    std::vector<CorrectionRow> corrections;
    std::vector<RefusalRow> refusals;
    std::vector<std::int64_t> loose_texts;  // erased if no article carries them any more
    std::vector<ScratchSegment> parts;      // of the new segment, in the order of docids
    std::int64_t import = 0;                // 0: not an import
    ImportCounts counts;                    // of the import so far
    bool import_finished = false;
};

class Writer {
public:
    // Opens an existing archive for writing: locked (naming the holder), archive_version, cannot_write.
    static core::Result<Writer> open(const ArchivePaths& paths, bool for_rebuild = false);
    // The same in two steps.
    static core::Result<FileLock> lock(const ArchivePaths& paths);
    static core::Result<Writer> open(const ArchivePaths& paths, FileLock lock, bool for_rebuild);
    // Of an archive under repair: takes segments of any version and clears no debris, since nothing may go until the
    // repair is committed.
    static core::Result<Writer> open_for_repair(const ArchivePaths& paths, FileLock lock);
    // Ends the writer, but not its lock.
    FileLock release() &&;
    Writer(Writer&& other) noexcept;
    Writer& operator=(Writer&&) = delete;
    // Removes what a failed write left, and the folders of segments that readers had kept in use.
    ~Writer();

    const ArchivePaths& paths() const { return paths_; }
    Catalogue& catalogue() { return catalogue_; }

    // `paths` is what the import was given, one a line.
    core::Result<std::int64_t> begin_import(std::string_view paths);
    core::Result<void> commit(Change change);
    // Merges what is due after `added` articles; while there are `more` to come, what cannot wait.
    core::Result<void> maintain(std::int64_t added, bool more = false);
    // Makes one segment of all, without dead documents, and gives unused space back.
    core::Result<void> compact();
    // Merges the parts into a segment that is on disk, but that nothing names yet.
    core::Result<SegmentInfo> build_segment(std::vector<ScratchSegment> parts);
    // Puts built segments in the place of all there are, and records the present analyzer. Clears all tombstones.
    core::Result<void> replace_segments(const std::vector<SegmentInfo>& fresh);
    // Makes these the segments and these the dead documents, whatever was listed before. Removes no folder.
    core::Result<void> restate(const std::vector<SegmentInfo>& segments, const std::vector<std::int64_t>& dead);

private:
    Writer(ArchivePaths paths, FileLock lock, Catalogue catalogue);
    core::Result<void> clear_debris();
    core::Result<void> apply(const Change& change);
    // Counts the change and commits.
    core::Result<void> finish(Transaction& transaction);
    core::Result<void> merge(const std::vector<SegmentInfo>& parts);
    core::Result<void> exchange(const std::vector<SegmentInfo>& old, const std::vector<SegmentInfo>& fresh,
                                bool new_analyzer);
    // Takes no number of these folders.
    void pass_over(const std::vector<std::string>& folders);
    // Removes a segment's folder unless a reader has it open; then it stays for later.
    void remove_segment_folder(const std::string& name);

    ArchivePaths paths_;
    FileLock lock_;
    Catalogue catalogue_;
    std::int64_t next_segment_ = 1;
    std::vector<std::string> in_use_;  // folders that readers kept from being removed
    bool open_ = true;                 // neither moved from nor of a repair: clears debris at its end
};

}  // namespace arshif::store
