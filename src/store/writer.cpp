#include "store/writer.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <set>

#include "store/fault_points.h"
#include "store/fields.h"
#include "store/lock_note.h"
#include "store/merge_policy.h"
#include "store/segment_merger.h"
#include "text/analyzer.h"

namespace arshif::store {

namespace {

std::string now_utc() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return {text.data(), length};
}

core::Result<FileLock> lock_archive(const ArchivePaths& paths) {
    core::Result<FileLock> lock = FileLock::acquire(paths.lock(), FileLock::Kind::exclusive);
    if (!lock && lock.error().code == core::ErrorCode::locked) {
        return core::Error{
            core::ErrorCode::locked,
            fmt::format("the archive {} is being written to by {}", paths.folder, read_lock_note(paths.lock()).holder),
            "wait until it is done and run this again; searching works meanwhile"};
    }
    return lock;
}

// Whether the catalogue has unused space. Writing it anew takes as long as writing three of it, and one whose every
// article is still there has none but free pages.
core::Result<bool> has_unused_space(const Connection& catalogue) {
    ARSHIF_TRY(pages, catalogue.number("PRAGMA page_count"));
    ARSHIF_TRY(unused, catalogue.number("PRAGMA freelist_count"));
    if (unused > pages / 64) return true;
    ARSHIF_TRY(numbered, catalogue.number("SELECT seq FROM sqlite_sequence WHERE name = 'article'"));
    ARSHIF_TRY(articles, catalogue.number("SELECT count(*) FROM article"));
    return articles < numbered;
}

}  // namespace

Writer::Writer(ArchivePaths paths, FileLock lock, Catalogue catalogue)
    : paths_(std::move(paths)), lock_(std::move(lock)), catalogue_(std::move(catalogue)) {}

Writer::~Writer() {
    if (!open_) return;
    // After a failure there may be debris of ours, on a disk that may be full of it.
    in_use_.clear();
    static_cast<void>(clear_debris());  // what stays is removed by the next write
}

Writer::Writer(Writer&& other) noexcept
    : paths_(std::move(other.paths_)),
      lock_(std::move(other.lock_)),
      catalogue_(std::move(other.catalogue_)),
      next_segment_(other.next_segment_),
      in_use_(std::move(other.in_use_)),
      open_(std::exchange(other.open_, false)) {}

core::Result<FileLock> Writer::lock(const ArchivePaths& paths) {
    ARSHIF_CHECK(find_archive(paths));
    if (::access(paths.folder.c_str(), W_OK) != 0) {
        return core::Error{core::ErrorCode::cannot_write,
                           fmt::format("you may not write to the archive {}", paths.folder),
                           "ask its owner for the right to, or name another archive with --archive DIR"};
    }
    ARSHIF_TRY(lock, lock_archive(paths));
    write_lock_note(paths.lock(), read_lock_note(paths.lock()).changes);
    return std::move(lock);
}

core::Result<Writer> Writer::open(const ArchivePaths& paths, bool for_rebuild) {
    ARSHIF_TRY(held, lock(paths));
    return open(paths, std::move(held), for_rebuild);
}

core::Result<Writer> Writer::open(const ArchivePaths& paths, FileLock lock, bool for_rebuild) {
    ARSHIF_TRY(catalogue, Catalogue::open(paths.catalogue(), Catalogue::Access::write, for_rebuild));
    Writer writer(paths, std::move(lock), std::move(catalogue));
    ARSHIF_TRY(next, writer.catalogue_.next_segment_id());
    writer.next_segment_ = next;
    ARSHIF_CHECK(writer.clear_debris());
    return writer;
}

core::Result<void> Writer::clear_debris() {
    ARSHIF_CHECK(remove_tree(paths_.scratch()));
    ARSHIF_CHECK(make_folder(paths_.scratch()));
    ARSHIF_TRY(live, catalogue_.segments());
    std::set<std::string> named;
    for (const SegmentInfo& segment : live)
        named.insert(segment.name);
    ARSHIF_TRY(folders, list_folder(paths_.segments()));
    for (const std::string& folder : folders) {
        if (named.count(folder) == 0) remove_segment_folder(folder);
    }
    for (const char* part : {"", "-wal", "-shm", "-journal"})
        ARSHIF_CHECK(remove_tree(paths_.repaired() + part));
    // A folder that a reader keeps in use stays; its number must not be taken again.
    pass_over(in_use_);
    return {};
}

void Writer::pass_over(const std::vector<std::string>& folders) {
    for (const std::string& folder : folders)
        next_segment_ = std::max<std::int64_t>(next_segment_, std::strtoll(folder.c_str(), nullptr, 10) + 1);
}

void Writer::remove_segment_folder(const std::string& name) {
    const std::string folder = paths_.segment(name);
    const core::Result<FileLock> alone = FileLock::acquire(folder, FileLock::Kind::exclusive);
    if (!alone && alone.error().code == core::ErrorCode::locked) {
        in_use_.push_back(name);
        return;
    }
    fault_point("before segment unlink");
    static_cast<void>(remove_tree(folder));  // what is left is debris, which the next write removes
}

core::Result<std::int64_t> Writer::begin_import(std::string_view paths) {
    // Of the refusals of one input, those of the last import are of interest.
    ARSHIF_TRY(old, catalogue_.connection().prepare(
                        "DELETE FROM refusal WHERE import IN (SELECT id FROM import WHERE paths = ?)"));
    ARSHIF_CHECK(old.bind(paths).run());
    ARSHIF_TRY(statement, catalogue_.connection().prepare("INSERT INTO import (paths, started) VALUES (?, ?)"));
    ARSHIF_CHECK(statement.bind(paths).bind(now_utc()).run());
    return catalogue_.connection().number("SELECT last_insert_rowid()");
}

core::Result<SegmentInfo> Writer::build_segment(std::vector<ScratchSegment> parts) {
    return merge_scratch(paths_, next_segment_++, std::move(parts));
}

core::Result<void> Writer::commit(Change change) {
    SegmentInfo segment;
    if (!change.parts.empty()) {
        ARSHIF_TRY(built, build_segment(std::move(change.parts)));
        segment = std::move(built);
    }
    ARSHIF_TRY(transaction, Transaction::begin(catalogue_.connection(), Transaction::Kind::write));
    ARSHIF_CHECK(apply(change));
    if (segment.id != 0) ARSHIF_CHECK(catalogue_.insert(segment));
    fault_point("before catalogue commit");
    ARSHIF_CHECK(finish(transaction));
    fault_point("after catalogue commit");
    return {};
}

core::Result<void> Writer::finish(Transaction& transaction) {
    ARSHIF_TRY(before, catalogue_.property(changes_property));
    const std::int64_t noted = read_lock_note(paths_.lock()).changes;
    const std::int64_t counted = before ? std::strtoll(before->c_str(), nullptr, 10) : 0;
    const std::int64_t changes = std::max(counted, noted) + 1;
    ARSHIF_CHECK(catalogue_.set_property(changes_property, std::to_string(changes)));
    ARSHIF_CHECK(transaction.commit());
    write_lock_note(paths_.lock(), changes);
    return {};
}

core::Result<void> Writer::apply(const Change& change) {
    for (const std::int64_t id : change.dead) {
        ARSHIF_CHECK(catalogue_.erase_article(id));
        ARSHIF_CHECK(catalogue_.add_tombstone(id));
    }
    for (const std::int64_t id : change.dropped)
        ARSHIF_CHECK(catalogue_.erase_article(id));
    if (change.dictionary) ARSHIF_CHECK(catalogue_.insert(*change.dictionary));
    for (const StoredText& text : change.texts)
        ARSHIF_CHECK(catalogue_.insert(text));
    for (const StoredArticle& row : change.articles)
        ARSHIF_CHECK(catalogue_.insert(row));
    for (const auto& [alias, article] : change.relinked)
        ARSHIF_CHECK(catalogue_.set_alias(alias, article));
    for (const CorrectionRow& row : change.corrections) {
        ARSHIF_CHECK(catalogue_.set_correction(row.origin, row.identifier, row.correction));
    }
    Connection& connection = catalogue_.connection();
    if (!change.refusals.empty()) {
        ARSHIF_TRY(statement,
                   connection.prepare(
                       "INSERT INTO refusal (import, path, line, offset, reason, detail) VALUES (?,?,?,?,?,?)"));
        for (const RefusalRow& row : change.refusals) {
            statement.bind(change.import).bind(row.path).bind(row.line).bind(row.offset);
            ARSHIF_CHECK(statement.bind(row.reason).bind(row.detail).run());
        }
    }
    ARSHIF_CHECK(catalogue_.erase_unused_texts(change.loose_texts));
    if (change.import == 0) return {};
    ARSHIF_TRY(statement, connection.prepare("UPDATE import SET finished = ?, added = ?, updated = ?, unchanged = ?, "
                                             "duplicate = ?, refused = ? WHERE id = ?"));
    const ImportCounts& counts = change.counts;
    statement.bind_text_or_null(change.import_finished ? now_utc() : std::string());
    statement.bind(counts.added)
        .bind(counts.updated)
        .bind(counts.unchanged)
        .bind(counts.duplicate)
        .bind(counts.refused);
    return statement.bind(change.import).run();
}

core::Result<void> Writer::maintain(std::int64_t added, bool more) {
    while (true) {
        ARSHIF_TRY(segments, catalogue_.segments());
        ARSHIF_TRY(dead, catalogue_.tombstones());
        std::vector<SegmentLoad> loads;
        for (const SegmentInfo& segment : segments) {
            const auto first = std::lower_bound(dead.begin(), dead.end(), segment.first);
            const auto last = std::upper_bound(dead.begin(), dead.end(), segment.last);
            loads.push_back({segment.articles, last - first});
        }
        const std::optional<MergeRange> range = choose_merge(loads, added, more);
        if (!range) return {};
        const auto at = [&](std::size_t index) { return segments.begin() + static_cast<std::ptrdiff_t>(index); };
        ARSHIF_CHECK(merge({at(range->begin), at(range->end)}));
    }
}

core::Result<void> Writer::merge(const std::vector<SegmentInfo>& parts) {
    ARSHIF_TRY(dead, catalogue_.tombstones());
    ARSHIF_TRY(fresh, merge_live(paths_, next_segment_++, parts, dead));
    const bool emptied = fresh.articles == 0;
    ARSHIF_CHECK(exchange(parts, emptied ? std::vector<SegmentInfo>() : std::vector<SegmentInfo>{fresh}, false));
    if (emptied) remove_segment_folder(fresh.name);
    return {};
}

core::Result<void> Writer::exchange(const std::vector<SegmentInfo>& old, const std::vector<SegmentInfo>& fresh,
                                    bool new_analyzer) {
    ARSHIF_TRY(transaction, Transaction::begin(catalogue_.connection(), Transaction::Kind::write));
    for (const SegmentInfo& segment : old) {
        ARSHIF_CHECK(catalogue_.erase_segment(segment.id));
        ARSHIF_CHECK(catalogue_.erase_tombstones(segment.first, segment.last));
    }
    for (const SegmentInfo& segment : fresh)
        ARSHIF_CHECK(catalogue_.insert(segment));
    if (new_analyzer) {
        ARSHIF_CHECK(catalogue_.set_property("analyzer", text::Analyzer::version()));
        ARSHIF_CHECK(catalogue_.set_property("terms", std::to_string(terms_version)));
    }
    fault_point("before merge commit");
    ARSHIF_CHECK(finish(transaction));
    fault_point("after merge commit");
    for (const SegmentInfo& segment : old)
        remove_segment_folder(segment.name);
    return {};
}

core::Result<void> Writer::compact() {
    ARSHIF_TRY(segments, catalogue_.segments());
    ARSHIF_TRY(dead, catalogue_.tombstones());
    if (segments.size() > 1 || !dead.empty()) ARSHIF_CHECK(merge(segments));
    ARSHIF_CHECK(catalogue_.connection().execute("DELETE FROM text WHERE id NOT IN (SELECT text FROM article)"));
    ARSHIF_TRY(unused, has_unused_space(catalogue_.connection()));
    if (unused) ARSHIF_CHECK(catalogue_.connection().execute("VACUUM"));
    return catalogue_.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

core::Result<void> Writer::replace_segments(const std::vector<SegmentInfo>& fresh) {
    ARSHIF_TRY(old, catalogue_.segments());
    return exchange(old, fresh, true);
}

}  // namespace arshif::store
