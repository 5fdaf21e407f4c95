#include "store/repair_plan.h"

#include <xapian.h>

#include <algorithm>
#include <set>

#include "store/fields.h"
#include "store/files.h"
#include "store/record.h"
#include "store/token_file.h"
#include "store/vocabulary.h"
#include "store/xapian_error.h"

namespace arshif::store {

namespace {

bool files_are_sound(const ArchivePaths& paths, const SegmentInfo& segment) {
    const core::Result<std::vector<SegmentFile>> found = checksum_files(paths.segment(segment.name));
    if (!found) return false;
    // A list of which rows are lost vouches for nothing.
    for (const std::string_view needed : {vocabulary_file, token_file, std::string_view("postlist.glass")}) {
        if (std::none_of(segment.files.begin(), segment.files.end(),
                         [&](const SegmentFile& file) { return file.name == needed; }))
            return false;
    }
    return *found == segment.files;
}

core::Result<SoundSegment> read_segment(const ArchivePaths& paths, const SegmentInfo& info) {
    return xapian_guard(Doing::reading, "read a segment", [&]() -> core::Result<SoundSegment> {
        const core::Error damaged{core::ErrorCode::archive_damaged, "a segment cannot be read", {}};
        const Xapian::Database database(paths.segment(info.name));
        if (database.get_metadata(std::string(terms_metadata)) != std::to_string(terms_version)) return damaged;
        SoundSegment segment{info, {}};
        for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
            if (!decode_record(database.get_document(*posting).get_data())) return damaged;
            segment.articles.push_back(static_cast<std::int64_t>(*posting));
        }
        if (segment.articles.empty()) return damaged;
        segment.info.articles = static_cast<std::int64_t>(segment.articles.size());
        segment.info.first = std::min(info.first, segment.articles.front());
        segment.info.last = std::max(info.last, segment.articles.back());
        return segment;
    });
}

bool has(const std::vector<std::int64_t>& sorted, std::int64_t id) {
    return std::binary_search(sorted.begin(), sorted.end(), id);
}

// Segments made by another analyzer would have to be told apart from others, so all are made anew.
bool is_of_this_program(Catalogue& catalogue) {
    const auto analyzer = catalogue.property("analyzer");
    return analyzer && *analyzer == text::Analyzer::version();
}

}  // namespace

std::size_t RepairPlan::place_of(std::int64_t id) const {
    const auto behind =
        std::find_if(kept.begin(), kept.end(), [&](const SoundSegment& segment) { return segment.info.first > id; });
    return static_cast<std::size_t>(behind - kept.begin());
}

bool RepairPlan::has_record(std::int64_t id) const {
    return std::any_of(sound.begin(), sound.end(),
                       [&](const SoundSegment& segment) { return has(segment.articles, id); });
}

bool RepairPlan::is_missing(std::int64_t id) const {
    const std::size_t place = place_of(id);
    return place == 0 || !has(kept[place - 1].articles, id);
}

core::Result<RepairPlan> plan_repair(const ArchivePaths& paths, Catalogue& catalogue) {
    RepairPlan plan;
    ARSHIF_TRY(listed, catalogue.segments());
    const bool usable = is_of_this_program(catalogue);
    for (const SegmentInfo& info : listed) {
        core::Result<SoundSegment> read = core::Error{};
        if (files_are_sound(paths, info)) read = read_segment(paths, info);
        if (read) plan.sound.push_back(*read);
        const bool in_order = usable && read && (plan.kept.empty() || plan.kept.back().info.last < read->info.first);
        if (in_order) {
            plan.kept.push_back(std::move(*read));
        } else {
            plan.broken.push_back(info.name);
        }
    }
    // An article that is missing in the middle of a segment makes that one incomplete, and its range is taken.
    std::set<std::int64_t> articles;
    std::set<std::string> incomplete;
    ARSHIF_CHECK(catalogue.for_each_article([&](const StoredArticle& row) -> core::Result<void> {
        if (row.alias_of) return {};
        articles.insert(row.id);
        const std::size_t place = plan.place_of(row.id);
        if (place > 0 && row.id <= plan.kept[place - 1].info.last && plan.is_missing(row.id))
            incomplete.insert(plan.kept[place - 1].info.name);
        return {};
    }));
    std::erase_if(plan.kept, [&](const SoundSegment& segment) { return incomplete.count(segment.info.name) != 0; });
    plan.broken.insert(plan.broken.end(), incomplete.begin(), incomplete.end());
    const auto add_strangers = [&](const std::vector<SoundSegment>& segments, std::vector<std::int64_t>& to) {
        for (const SoundSegment& segment : segments) {
            std::copy_if(segment.articles.begin(), segment.articles.end(), std::back_inserter(to),
                         [&](std::int64_t id) { return articles.count(id) == 0; });
        }
    };
    add_strangers(plan.kept, plan.dead);
    add_strangers(plan.sound, plan.strangers);
    return plan;
}

std::map<std::int64_t, RecordedName> recorded_names(const ArchivePaths& paths, const RepairPlan& plan,
                                                    const std::vector<std::int64_t>& ids) {
    std::map<std::int64_t, RecordedName> names;
    for (const SoundSegment& segment : plan.sound) {
        static_cast<void>(xapian_guard(Doing::reading, "read a segment", [&]() -> core::Result<void> {
            const Xapian::Database database(paths.segment(segment.info.name));
            for (const std::int64_t id : ids) {
                if (!has(segment.articles, id)) continue;
                const auto record = decode_record(database.get_document(static_cast<Xapian::docid>(id)).get_data());
                if (record) names[id] = {record->identifier, record->origin};
            }
            return {};
        }));  // a name that cannot be read is not told
    }
    return names;
}

}  // namespace arshif::store
