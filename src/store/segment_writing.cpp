#include "store/segment_writing.h"

#include <xapian.h>

#include <algorithm>
#include <queue>

#include "store/fields.h"
#include "store/segment_tables.h"
#include "store/xapian_error.h"

namespace arshif::store {

namespace {

// Where the merging of runs has come to in one of them.
struct RunCursor {
    const PostingRun* run = nullptr;
    std::size_t part = 0;
    std::size_t index = 0;
    std::string_view term;

    // The greatest of a queue is the next term, of the earliest part that has it.
    bool operator<(const RunCursor& other) const {
        const int order = term.compare(other.term);
        return order != 0 ? order > 0 : part > other.part;
    }
};

core::Result<void> merge_runs(SegmentTables& tables, const std::vector<ScratchSegment>& parts) {
    std::priority_queue<RunCursor> cursors;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const PostingRun& run = parts[i].postings;
        if (run.size() != 0) cursors.push({&run, i, 0, run.term(0)});
    }
    std::string_view term;
    while (!cursors.empty()) {
        RunCursor next = cursors.top();
        cursors.pop();
        // No term is empty, so the first one is another than none.
        if (next.term != term) ARSHIF_CHECK(tables.begin_term(next.term));
        term = next.term;
        for (const Posting& posting : next.run->postings(next.index))
            tables.add(posting);
        if (++next.index == next.run->size()) continue;
        next.term = next.run->term(next.index);
        cursors.push(next);
    }
    return {};
}

class LivingTables {
public:
    LivingTables(SegmentTables& tables, const std::string& from, const std::vector<std::int64_t>& dead)
        : tables_(tables), from_(from), dead_(dead) {}

    core::Result<void> write() {
        for (const SlotField& field : slot_fields)
            values_.push_back({field.slot, from_.valuestream_begin(field.slot), from_.valuestream_end(field.slot)});
        for (auto at = from_.postlist_begin({}); at != from_.postlist_end({}); ++at) {
            if (is_living(*at)) ARSHIF_CHECK(tables_.add(document(*at, at.get_doclength())));
        }
        for (auto term = from_.allterms_begin(); term != from_.allterms_end(); ++term)
            ARSHIF_CHECK(write_term(*term));
        return {};
    }

private:
    struct Values {
        std::uint32_t slot = 0;
        Xapian::ValueIterator at;
        Xapian::ValueIterator end;
    };

    bool is_living(Xapian::docid document) const {
        return !std::binary_search(dead_.begin(), dead_.end(), std::int64_t{document});
    }

    SegmentDocument document(Xapian::docid id, Xapian::termcount length) {
        SegmentDocument document{id, length, from_.get_document(id, Xapian::DOC_ASSUME_VALID).get_data(), {}};
        for (Values& values : values_) {
            if (values.at == values.end) continue;
            values.at.skip_to(id);
            if (values.at != values.end && values.at.get_docid() == id)
                document.values.emplace_back(values.slot, *values.at);
        }
        return document;
    }

    core::Result<void> write_term(const std::string& term) {
        ARSHIF_CHECK(tables_.begin_term(term));
        for (auto at = from_.postlist_begin(term); at != from_.postlist_end(term); ++at) {
            if (is_living(*at)) tables_.add(Posting{*at, at.get_wdf()});
        }
        return {};
    }

    SegmentTables& tables_;
    Xapian::Database from_;
    const std::vector<std::int64_t>& dead_;
    std::vector<Values> values_;
};

}  // namespace

core::Result<void> write_tables(const std::string& folder, const std::vector<ScratchSegment>& parts) {
    ARSHIF_TRY(tables, SegmentTables::create(folder));
    for (const ScratchSegment& part : parts) {
        for (const SegmentDocument& document : part.documents)
            ARSHIF_CHECK(tables.add(document));
    }
    ARSHIF_CHECK(merge_runs(tables, parts));
    return tables.finish();
}

core::Result<void> write_living(const std::string& folder, const std::string& from,
                                const std::vector<std::int64_t>& dead) {
    ARSHIF_TRY(tables, SegmentTables::create(folder));
    ARSHIF_CHECK(
        xapian_guard(Doing::reading, "read a segment", [&] { return LivingTables(tables, from, dead).write(); }));
    return tables.finish();
}

}  // namespace arshif::store
