// The list of live segments and the tombstones.
#include "store/catalogue.h"

namespace arshif::store {

core::Result<std::vector<SegmentInfo>> Catalogue::segments() {
    ARSHIF_TRY(query, statement("SELECT id, name, first, last, articles FROM segment ORDER BY first"));
    std::vector<SegmentInfo> all;
    while (true) {
        ARSHIF_TRY(row, query->step());
        if (!row) break;
        all.push_back({query->integer(0), query->text(1), query->integer(2), query->integer(3), query->integer(4), {}});
    }
    ARSHIF_TRY(files, statement("SELECT name, bytes, checksum FROM segment_file WHERE segment = ? ORDER BY name"));
    for (SegmentInfo& segment : all) {
        files->reset().bind(segment.id);
        while (true) {
            ARSHIF_TRY(row, files->step());
            if (!row) break;
            segment.files.push_back({files->text(0), files->integer(1), static_cast<std::uint64_t>(files->integer(2))});
        }
    }
    files->reset();
    return all;
}

core::Result<std::int64_t> Catalogue::next_segment_id() {
    ARSHIF_TRY(last, connection_->number("SELECT seq FROM sqlite_sequence WHERE name = 'segment'"));
    return last + 1;
}

core::Result<void> Catalogue::insert(const SegmentInfo& segment) {
    ARSHIF_TRY(change, statement("INSERT INTO segment (id, name, first, last, articles) VALUES (?, ?, ?, ?, ?)"));
    ARSHIF_CHECK(change->bind(segment.id)
                     .bind(segment.name)
                     .bind(segment.first)
                     .bind(segment.last)
                     .bind(segment.articles)
                     .run());
    ARSHIF_TRY(files, statement("INSERT INTO segment_file (segment, name, bytes, checksum) VALUES (?, ?, ?, ?)"));
    for (const SegmentFile& file : segment.files) {
        files->bind(segment.id).bind(file.name).bind(file.bytes).bind(static_cast<std::int64_t>(file.checksum));
        ARSHIF_CHECK(files->run());
    }
    return {};
}

core::Result<void> Catalogue::erase_segment(std::int64_t id) {
    ARSHIF_TRY(files, statement("DELETE FROM segment_file WHERE segment = ?"));
    ARSHIF_CHECK(files->bind(id).run());
    ARSHIF_TRY(change, statement("DELETE FROM segment WHERE id = ?"));
    return change->bind(id).run();
}

core::Result<std::vector<std::int64_t>> Catalogue::tombstones() {
    ARSHIF_TRY(query, statement("SELECT id FROM tombstone ORDER BY id"));
    std::vector<std::int64_t> all;
    while (true) {
        ARSHIF_TRY(row, query->step());
        if (!row) break;
        all.push_back(query->integer(0));
    }
    return all;
}

core::Result<void> Catalogue::add_tombstone(std::int64_t id) {
    ARSHIF_TRY(change, statement("INSERT OR IGNORE INTO tombstone (id) VALUES (?)"));
    return change->bind(id).run();
}

core::Result<void> Catalogue::erase_tombstones(std::int64_t first, std::int64_t last) {
    ARSHIF_TRY(change, statement("DELETE FROM tombstone WHERE id BETWEEN ? AND ?"));
    return change->bind(first).bind(last).run();
}

}  // namespace arshif::store
