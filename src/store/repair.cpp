#include "store/repair.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>

#include "store/check.h"
#include "store/fault_points.h"
#include "store/repair_plan.h"
#include "store/salvage.h"
#include "store/segment_rebuild.h"
#include "store/writer.h"

namespace arshif::store {

namespace {

core::Result<void> remove_database(const std::string& path) {
    for (const char* part : {"", "-wal", "-shm", "-journal"})
        ARSHIF_CHECK(remove_tree(path + part));
    return {};
}

// Folders and the lock hold nothing; without them nothing can be opened.
core::Result<void> make_missing_parts(const ArchivePaths& paths) {
    std::error_code code;
    for (const std::string& folder : {paths.segments(), paths.scratch()}) {
        if (!std::filesystem::exists(folder, code)) ARSHIF_CHECK(make_folder(folder));
    }
    if (std::filesystem::exists(paths.lock(), code)) return {};
    const int file = ::open(paths.lock().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) return core::errno_error(core::ErrorCode::cannot_write, "create", paths.lock());
    ::close(file);
    return {};
}

// Makes the old catalogue one file, which nobody else has open, so that another can take its place: a log of the old
// one beside the new one would be taken for its own. Where the old one cannot be read at all, neither can its log.
// Only a few bytes of the first page change by that, so the journal stays in memory: one on the disk that a kill left
// would keep out everybody who opens the archive for reading.
core::Result<std::optional<Connection>> retire_catalogue(const ArchivePaths& paths) {
    core::Result<Connection> old = Connection::open(paths.catalogue(), Connection::Mode::write);
    if (old) {
        const core::Result<std::optional<std::string>> mode = old->single("PRAGMA journal_mode = MEMORY");
        if (mode && *mode == "memory") {
            ARSHIF_CHECK(old->execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"));
            return std::optional(std::move(*old));
        }
        if ((!mode && mode.error().code == core::ErrorCode::locked) || (mode && *mode == "wal")) {
            return core::Error{core::ErrorCode::locked,
                               "another process is reading the archive, which is to be exchanged",
                               "wait until it is done and run this again"};
        }
    }
    ARSHIF_CHECK(remove_tree(paths.catalogue() + "-wal"));
    ARSHIF_CHECK(remove_tree(paths.catalogue() + "-shm"));
    return std::optional<Connection>();
}

// Puts the new catalogue in the place of the old one, of which another name is kept where `keep_old`.
core::Result<void> exchange_catalogue(const ArchivePaths& paths, bool keep_old) {
    ARSHIF_CHECK(sync_path(paths.repaired()));
    fault_point("before catalogue exchange");
    const core::Result<std::optional<Connection>> held = retire_catalogue(paths);
    if (!held) return held.error();
    fault_point("in catalogue exchange");
    if (keep_old) {
        ARSHIF_CHECK(remove_tree(paths.damaged()));
        if (::link(paths.catalogue().c_str(), paths.damaged().c_str()) != 0)
            return core::errno_error(core::ErrorCode::cannot_write, "keep the old catalogue as", paths.damaged());
    }
    if (std::rename(paths.repaired().c_str(), paths.catalogue().c_str()) != 0)
        return core::errno_error(core::ErrorCode::cannot_write, "replace", paths.catalogue());
    ARSHIF_CHECK(sync_path(paths.folder));
    fault_point("after catalogue exchange");
    return {};
}

// Opening an archive for writing removes what it does not need.
core::Result<void> clear_debris(const ArchivePaths& paths, FileLock lock) {
    const core::Result<Writer> writer = Writer::open(paths, std::move(lock), false);
    return writer ? core::Result<void>() : writer.error();
}

core::Result<Salvage> salvage(const ArchivePaths& paths) {
    core::Result<Salvage> salvaged = salvage_catalogue(paths.catalogue(), paths.repaired());
    if (salvaged || salvaged.error().code != core::ErrorCode::archive_damaged) return salvaged;
    static_cast<void>(remove_database(paths.repaired()));  // the error is what is of interest
    return core::Error{core::ErrorCode::archive_damaged,
                       fmt::format("nothing of the catalogue can be read ({})", salvaged.error().message),
                       "restore catalogue.sqlite from a backup, or import the articles into a new archive"};
}

class Repair {
public:
    explicit Repair(const ArchivePaths& paths) : paths_(paths) {}

    core::Result<RepairReport> run(FileLock lock, const CheckReport& found) {
        ARSHIF_CHECK(remove_database(paths_.repaired()));
        ARSHIF_CHECK(remove_tree(paths_.scratch()));
        ARSHIF_CHECK(make_folder(paths_.scratch()));
        ArchivePaths at_work = paths_;
        if (!found.catalogue_sound) {
            ARSHIF_TRY(salvaged, salvage(paths_));
            salvage_ = std::move(salvaged);
            at_work.catalogue_name = std::filesystem::path(paths_.repaired()).filename().string();
            report_.done.emplace_back("the catalogue was made anew from its rows that are whole");
            report_.done.insert(report_.done.end(), salvage_.remarks.begin(), salvage_.remarks.end());
        }
        ARSHIF_TRY(writer, Writer::open_for_repair(at_work, std::move(lock)));
        ARSHIF_CHECK(mend(writer, !found.catalogue_sound));
        // Only the file itself is exchanged, and closing it would not say that its log could not be copied into it.
        if (!found.catalogue_sound)
            ARSHIF_CHECK(writer.catalogue().connection().execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        FileLock held = std::move(writer).release();
        if (!found.catalogue_sound) ARSHIF_CHECK(exchange_catalogue(paths_, !salvage_.lost.empty()));
        if (!salvage_.lost.empty()) report_.done.emplace_back("the catalogue as it was is kept as catalogue.damaged");
        ARSHIF_CHECK(clear_debris(paths_, std::move(held)));
        for (const auto& [id, name] : salvage_.lost)
            report_.lost.push_back(name);
        return std::move(report_);
    }

private:
    core::Result<void> mend(Writer& writer, bool salvaged) {
        ARSHIF_TRY(plan, plan_repair(paths_, writer.catalogue()));
        if (salvaged) {
            ARSHIF_CHECK(mend_origins(writer.catalogue(), plan));
            ARSHIF_CHECK(name_lost(writer.catalogue(), plan));
            ARSHIF_CHECK(refuse_ruin(writer.catalogue()));
        }
        for (const std::string& name : plan.broken)
            report_.done.push_back(fmt::format("segments/{} was made anew from the stored texts", name));
        ARSHIF_TRY(segments, rebuild(writer, plan));
        for (const SoundSegment& segment : plan.kept)
            segments.push_back(segment.info);
        std::sort(segments.begin(), segments.end(),
                  [](const SegmentInfo& a, const SegmentInfo& b) { return a.first < b.first; });
        return writer.restate(segments, plan.dead);
    }

    core::Result<std::vector<SegmentInfo>> rebuild(Writer& writer, const RepairPlan& plan) {
        SegmentRebuild rebuild(writer);
        std::size_t place = 0;
        ARSHIF_CHECK(writer.catalogue().for_each_article([&](const StoredArticle& row) -> core::Result<void> {
            if (row.alias_of || !plan.is_missing(row.id)) return {};
            if (plan.place_of(row.id) != place) ARSHIF_CHECK(rebuild.end_segment());
            place = plan.place_of(row.id);
            return rebuild.add(row);
        }));
        report_.rebuilt = rebuild.articles();
        return rebuild.finish();
    }

    // The records in segments say what origins are called, too.
    core::Result<void> mend_origins(Catalogue& catalogue, const RepairPlan& plan) {
        std::map<std::int64_t, std::int64_t> examples;  // an article of each
        ARSHIF_CHECK(catalogue.for_each_article([&](const StoredArticle& row) -> core::Result<void> {
            if (plan.has_record(row.id)) examples.emplace(row.origin, row.id);
            return {};
        }));
        std::vector<std::int64_t> ids;
        for (const auto& [origin, article] : examples)
            ids.push_back(article);
        std::map<std::int64_t, RecordedName> names = recorded_names(paths_, plan, ids);
        ARSHIF_TRY(change, catalogue.connection().prepare("UPDATE OR IGNORE origin SET name = ?1 WHERE id = ?2 AND "
                                                          "name <> ?1"));
        for (const auto& [origin, article] : examples) {
            if (names.count(article) != 0) ARSHIF_CHECK(change.bind(names[article].origin).bind(origin).run());
        }
        return {};
    }

    // A page that leads to all others may be the only one that is damaged: what a backup or a better tool would bring
    // back must not be thrown away for the few articles that are left.
    core::Result<void> refuse_ruin(Catalogue& catalogue) {
        ARSHIF_TRY(kept, catalogue.connection().number("SELECT count(*) FROM article"));
        const auto lost = static_cast<std::int64_t>(salvage_.lost.size());
        if (lost <= kept) return {};
        static_cast<void>(remove_database(paths_.repaired()));
        return core::Error{
            core::ErrorCode::archive_damaged,
            fmt::format("of the catalogue only {} of {} articles can be read; nothing was changed", kept, kept + lost),
            "restore catalogue.sqlite from a backup and run this again, or move the archive away and "
            "import the articles again"};
    }

    // Documents that are no articles and were not removed were articles whose rows are gone.
    core::Result<void> name_lost(Catalogue& catalogue, const RepairPlan& plan) {
        ARSHIF_TRY(listed, catalogue.tombstones());
        const std::set<std::int64_t> removed(listed.begin(), listed.end());
        std::vector<std::int64_t> ids;
        std::copy_if(plan.strangers.begin(), plan.strangers.end(), std::back_inserter(ids),
                     [&](std::int64_t id) { return removed.count(id) == 0 && salvage_.lost.count(id) == 0; });
        for (const auto& [id, name] : recorded_names(paths_, plan, ids)) {
            salvage_.lost[id] =
                fmt::format("article {} ({}, from {}): its row could not be read", id, name.identifier, name.origin);
        }
        return {};
    }

    ArchivePaths paths_;
    Salvage salvage_;
    RepairReport report_;
};

}  // namespace

core::Result<RepairReport> repair_archive(const ArchivePaths& paths) {
    ARSHIF_CHECK(find_archive(paths));
    ARSHIF_CHECK(make_missing_parts(paths));
    ARSHIF_TRY(lock, Writer::lock(paths));
    ARSHIF_TRY(found, check_archive(paths));
    if (found.sound()) {
        ARSHIF_CHECK(clear_debris(paths, std::move(lock)));
        return RepairReport();
    }
    return Repair(paths).run(std::move(lock), found);
}

}  // namespace arshif::store
