#include "store/check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "store/catalogue.h"
#include "store/check_catalogue.h"
#include "store/fields.h"
#include "store/files.h"
#include "store/lock_note.h"
#include "store/record.h"
#include "store/snapshot.h"
#include "store/vocabulary.h"
#include "store/xapian_error.h"

namespace arshif::store {

namespace {

class Examination {
public:
    // `noted`: the changes of which there was a note before the catalogue was looked at.
    Examination(ArchivePaths paths, Catalogue& catalogue, std::int64_t noted)
        : paths_(std::move(paths)), catalogue_(catalogue), noted_(noted) {}

    core::Result<CheckReport> run() {
        examine_log(paths_.catalogue(), findings_);
        ARSHIF_CHECK(examine_catalogue(catalogue_, findings_));
        report_.catalogue_sound = findings_.damages() == 0;
        ARSHIF_CHECK(findings_.take(examine_changes()));
        ARSHIF_CHECK(findings_.take(read_lists()));
        ARSHIF_CHECK(findings_.take(examine_folders()));
        for (const SegmentInfo& segment : segments_)
            examine_files(segment);
        ARSHIF_CHECK(findings_.take(examine_articles()));
        report_.findings = findings_.all();
        return std::move(report_);
    }

private:
    void damaged_segment(const std::string& name, std::string message) {
        findings_.damage(std::move(message));
        report_.bad_segments.insert(name);
    }

    void list(std::string_view what, const std::vector<std::int64_t>& ids) {
        std::vector<std::string> names;
        for (const std::int64_t id : ids)
            names.push_back(named_article(catalogue_, id));
        findings_.list(what, names);
    }

    core::Result<void> examine_changes() {
        ARSHIF_TRY(changes, catalogue_.property(changes_property));
        const std::int64_t kept = changes ? std::strtoll(changes->c_str(), nullptr, 10) : 0;
        if (kept < noted_) {
            findings_.damage(fmt::format(
                "the last changes of the archive are lost, {} of {}: catalogue.sqlite-wal is missing or cut",
                noted_ - kept, noted_));
        }
        return {};
    }

    core::Result<void> read_lists() {
        ARSHIF_TRY(segments, catalogue_.segments());
        segments_ = std::move(segments);
        ARSHIF_TRY(dead, catalogue_.tombstones());
        dead_.insert(dead.begin(), dead.end());
        report_.segments = static_cast<std::int64_t>(segments_.size());
        report_.dead = static_cast<std::int64_t>(dead_.size());
        return {};
    }

    core::Result<void> examine_folders() {
        std::set<std::string> named;
        for (const SegmentInfo& segment : segments_)
            named.insert(segment.name);
        const core::Result<std::vector<std::string>> folders = list_folder(paths_.segments());
        if (!folders) {
            findings_.damage(folders.error().message);
            return {};
        }
        for (const std::string& folder : *folders) {
            if (named.count(folder) == 0)
                findings_.note(fmt::format("segments/{} is left from an interrupted write", folder));
        }
        const core::Result<std::vector<std::string>> scratch = list_folder(paths_.scratch());
        if (scratch && !scratch->empty()) findings_.note("scratch/ holds what an interrupted write was building");
        std::error_code code;
        if (std::filesystem::exists(paths_.repaired(), code))
            findings_.note("catalogue.repaired is left from an interrupted repair");
        return {};
    }

    void examine_files(const SegmentInfo& segment) {
        const std::string folder = paths_.segment(segment.name);
        const core::Result<std::vector<SegmentFile>> found = checksum_files(folder);
        if (!found) {
            damaged_segment(segment.name, fmt::format("segments/{}: {}; {} articles cannot be found by search",
                                                      segment.name, found.error().message, segment.articles));
            return;
        }
        for (const SegmentFile& file : segment.files) {
            const auto same = std::find(found->begin(), found->end(), file);
            if (same == found->end()) {
                damaged_segment(
                    segment.name,
                    fmt::format("segments/{}/{} is missing or differs from its checksum; searches among {} articles "
                                "may be wrong",
                                segment.name, file.name, segment.articles));
            }
        }
    }

    // Every article is in exactly one segment, and every document of a segment is an article or dead.
    core::Result<void> examine_articles() {
        std::set<std::int64_t> documents;
        for (const SegmentInfo& segment : segments_) {
            // What differs from its checksums is not read: it may say anything, and Xapian is not made for that.
            if (report_.bad_segments.count(segment.name) != 0) {
                unread_.push_back(segment);
                continue;
            }
            const core::Result<void> read = read_documents(segment, documents);
            if (!read)
                damaged_segment(segment.name, fmt::format("segments/{}: {}", segment.name, read.error().message));
        }
        std::vector<std::int64_t> missing;
        std::vector<std::int64_t> hidden;
        ARSHIF_CHECK(catalogue_.for_each_article([&](const StoredArticle& row) -> core::Result<void> {
            if (row.alias_of) {
                ++report_.aliases;
                return {};
            }
            ++report_.articles;
            if (documents.erase(row.id) == 0 && !is_unread(row.id)) missing.push_back(row.id);
            if (dead_.count(row.id) != 0) hidden.push_back(row.id);
            return {};
        }));
        list("it is in the catalogue but in no segment", missing);
        list("it is marked as removed, so that no search finds it", hidden);
        std::vector<std::int64_t> strangers;
        std::copy_if(documents.begin(), documents.end(), std::back_inserter(strangers),
                     [&](std::int64_t id) { return dead_.count(id) == 0; });
        list("it is in a segment but not in the catalogue", strangers);
        return {};
    }

    // In a segment that is damaged: that has been said.
    bool is_unread(std::int64_t id) const {
        return std::any_of(unread_.begin(), unread_.end(),
                           [&](const SegmentInfo& segment) { return segment.first <= id && id <= segment.last; });
    }

    core::Result<void> read_documents(const SegmentInfo& segment, std::set<std::int64_t>& documents) {
        return xapian_guard(Doing::reading, "read a segment", [&]() -> core::Result<void> {
            const Xapian::Database database(paths_.segment(segment.name));
            std::vector<std::int64_t> twice;
            std::vector<std::int64_t> unreadable;
            std::vector<std::int64_t> outside;
            for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
                const auto id = static_cast<std::int64_t>(*posting);
                if (!documents.insert(id).second) twice.push_back(id);
                if (id < segment.first || id > segment.last) outside.push_back(id);
                if (!decode_record(database.get_document(*posting).get_data())) unreadable.push_back(id);
            }
            list("it is in two segments", twice);
            list("it is in a segment that the catalogue says ends before it or begins behind it", outside);
            list("its record cannot be read", unreadable);
            if (static_cast<std::int64_t>(database.get_doccount()) != segment.articles) {
                damaged_segment(segment.name, fmt::format("segments/{} holds {} documents, the catalogue says {}",
                                                          segment.name, database.get_doccount(), segment.articles));
            }
            return {};
        });
    }

    ArchivePaths paths_;
    Catalogue& catalogue_;
    std::int64_t noted_;
    Findings findings_;
    CheckReport report_;
    std::vector<SegmentInfo> segments_;
    std::vector<SegmentInfo> unread_;
    std::set<std::int64_t> dead_;
};

constexpr int max_attempts = 100;

// Begins to read the catalogue with the folders of its segments locked, as a reader does (snapshot.cpp): a writer that
// merges meanwhile would otherwise unlink what is being looked at. A folder that is gone has no lock; it is found
// later.
core::Result<Transaction> begin_locked(const ArchivePaths& paths, Catalogue& catalogue, std::vector<FileLock>& locks) {
    for (int attempt = 0; attempt < max_attempts; ++attempt) {
        ARSHIF_TRY(listed, catalogue.segments());
        locks.clear();
        for (const SegmentInfo& segment : listed) {
            core::Result<FileLock> lock = FileLock::acquire(paths.segment(segment.name), FileLock::Kind::shared);
            if (lock) locks.push_back(std::move(*lock));
        }
        ARSHIF_TRY(transaction, Transaction::begin(catalogue.connection(), Transaction::Kind::read));
        ARSHIF_TRY(confirmed, catalogue.segments());
        if (confirmed == listed) return std::move(transaction);
    }
    return core::Error{core::ErrorCode::locked, "the archive is changing too fast to be read", "try again"};
}

core::Result<CheckReport> look_over(const ArchivePaths& paths) {
    const std::int64_t noted = read_lock_note(paths.lock()).changes;
    ARSHIF_TRY(catalogue, Catalogue::open(paths.catalogue(), Catalogue::Access::read));
    std::vector<FileLock> locks;
    // It is not committed: reading damaged pages may have ended it already.
    const core::Result<Transaction> transaction = begin_locked(paths, catalogue, locks);
    if (!transaction) return transaction.error();
    return Examination(paths, catalogue, noted).run();
}

}  // namespace

bool CheckReport::sound() const {
    return std::none_of(findings.begin(), findings.end(),
                        [](const Finding& f) { return f.severity == Severity::damage; });
}

core::Result<CheckReport> check_archive(const ArchivePaths& paths) {
    ARSHIF_CHECK(find_archive(paths));
    core::Result<CheckReport> report = look_over(paths);
    if (report || report.error().code != core::ErrorCode::archive_damaged) return report;
    CheckReport unreadable;
    unreadable.findings.push_back({Severity::damage, report.error().message});
    return unreadable;
}

}  // namespace arshif::store
