// The writer of an archive under repair.
#include "store/fault_points.h"
#include "store/fields.h"
#include "store/writer.h"
#include "text/analyzer.h"

namespace arshif::store {

core::Result<Writer> Writer::open_for_repair(const ArchivePaths& paths, FileLock lock) {
    ARSHIF_TRY(catalogue, Catalogue::open(paths.catalogue(), Catalogue::Access::write, true));
    Writer writer(paths, std::move(lock), std::move(catalogue));
    writer.open_ = false;
    ARSHIF_TRY(next, writer.catalogue_.next_segment_id());
    writer.next_segment_ = next;
    ARSHIF_TRY(folders, list_folder(paths.segments()));
    writer.pass_over(folders);
    return writer;
}

FileLock Writer::release() && {
    open_ = false;
    Writer ending(std::move(*this));
    return std::move(ending.lock_);
}

core::Result<void> Writer::restate(const std::vector<SegmentInfo>& segments, const std::vector<std::int64_t>& dead) {
    ARSHIF_TRY(transaction, Transaction::begin(catalogue_.connection(), Transaction::Kind::write));
    ARSHIF_CHECK(
        catalogue_.connection().execute("DELETE FROM segment_file; DELETE FROM segment; DELETE FROM tombstone"));
    for (const SegmentInfo& segment : segments)
        ARSHIF_CHECK(catalogue_.insert(segment));
    for (const std::int64_t id : dead)
        ARSHIF_CHECK(catalogue_.add_tombstone(id));
    ARSHIF_CHECK(catalogue_.set_property("analyzer", text::Analyzer::version()));
    ARSHIF_CHECK(catalogue_.set_property("terms", std::to_string(terms_version)));
    fault_point("before repair commit");
    ARSHIF_CHECK(finish(transaction));
    fault_point("after repair commit");
    return {};
}

}  // namespace arshif::store
