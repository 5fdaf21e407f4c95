#include "store/segment_merger.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <future>
#include <memory>

#include "core/background.h"
#include "store/biword_file.h"
#include "store/fault_points.h"
#include "store/files.h"
#include "store/impact_file.h"
#include "store/segment_writing.h"
#include "store/token_file.h"
#include "store/vocabulary.h"
#include "store/xapian_error.h"

namespace arshif::store {

namespace {

core::Result<void> compact_to(const std::vector<std::string>& parts, const std::string& into) {
    return xapian_guard(Doing::writing, "merge segments", [&]() -> core::Result<void> {
        Xapian::Database all;
        for (const std::string& part : parts)
            all.add_database(Xapian::Database(part));
        all.compact(into, Xapian::DBCOMPACT_NO_RENUMBER | Xapian::DB_NO_SYNC);
        return {};
    });
}

// What the files beside the tables are made of.
struct Sources {
    std::vector<VocabularySource> vocabularies;
    std::vector<TokenSource> tokens;
    bool lasting = false;  // of a segment that is worth what makes searching it fast: biwords and impacts
};

// Merges the tables, and makes of them what only all of them tell.
core::Result<void> write_tables_of(const std::string& folder, const SegmentInfo& segment,
                                   const std::vector<std::string>& parts, bool lasting) {
    ARSHIF_CHECK(compact_to(parts, folder));
    if (!lasting) return {};
    return write_impacts(fmt::format("{}/{}", folder, impact_file), segment.first, segment.last, folder);
}

core::Result<void> write_words(const std::string& folder, const SegmentInfo& segment, Sources& sources) {
    ARSHIF_CHECK(write_vocabulary(fmt::format("{}/{}", folder, vocabulary_file), std::move(sources.vocabularies)));
    return write_tokens(fmt::format("{}/{}", folder, token_file), segment.first, segment.last, sources.tokens);
}

// Writes the segment's files: its tables, which Xapian merges, its biwords, and what tells of its words, each in a
// thread of their own.
core::Result<void> write_files(const std::string& folder, const SegmentInfo& segment,
                               const std::vector<std::string>& tables, Sources sources) {
    ARSHIF_CHECK(make_folder(folder));
    auto merged = core::in_background([&] { return write_tables_of(folder, segment, tables, sources.lasting); });
    std::future<core::Result<void>> listed;
    if (sources.lasting) {
        listed = core::in_background(
            [&] { return write_biwords(fmt::format("{}/{}", folder, biword_file), segment.first, sources.tokens); });
    }
    const core::Result<void> written = write_words(folder, segment, sources);
    const core::Result<void> biwords = listed.valid() ? listed.get() : core::Result<void>();
    ARSHIF_CHECK(merged.get());
    ARSHIF_CHECK(biwords);
    return written;
}

// The order that makes a segment safe to name: its files, its folder, and the folder that lists it.
core::Result<SegmentInfo> make_durable(const ArchivePaths& paths, SegmentInfo segment) {
    const std::string folder = paths.segment(segment.name);
    ARSHIF_TRY(files, checksum_files(folder));
    segment.files = std::move(files);
    fault_point("before segment sync");
    ARSHIF_CHECK(sync_folder(folder));
    fault_point("before segments sync");
    ARSHIF_CHECK(sync_path(paths.segments()));
    fault_point("after segments sync");
    return segment;
}

std::string scratch_folder(const ArchivePaths& paths, std::string_view purpose, const std::string& segment) {
    return fmt::format("{}/{}-{}", paths.scratch(), purpose, segment);
}

bool has_dead(const SegmentInfo& part, const std::vector<std::int64_t>& dead) {
    const auto first = std::lower_bound(dead.begin(), dead.end(), part.first);
    return first != dead.end() && *first <= part.last;
}

// The token streams of a live segment without those of dead documents.
core::Result<TokenSource> living_tokens(const std::string& folder, const std::vector<std::int64_t>& dead) {
    ARSHIF_TRY(opened, TokenFile::open(fmt::format("{}/{}", folder, token_file)));
    const auto file = std::make_shared<const TokenFile>(std::move(opened));
    file->release();  // what opening it looked at, for each of hundreds
    return TokenSource([file, &dead](const TokenSink& sink) {
        file->each([&](std::int64_t document, const TokenStream& stream) {
            if (!std::binary_search(dead.begin(), dead.end(), document)) sink(document, stream);
        });
    });
}

core::Result<std::int64_t> count_articles(const std::string& folder) {
    return xapian_guard(Doing::reading, "open a segment", [&]() -> core::Result<std::int64_t> {
        return static_cast<std::int64_t>(Xapian::Database(folder).get_doccount());
    });
}

// What is damaged must not get a new checksum by being merged.
core::Result<void> verify_files(const ArchivePaths& paths, const SegmentInfo& part) {
    ARSHIF_TRY(found, checksum_files(paths.segment(part.name)));
    if (found == part.files) return {};
    return core::Error{core::ErrorCode::archive_damaged,
                       fmt::format("segments/{} differs from its checksums and cannot be merged", part.name),
                       "run `arshif check --repair`"};
}

}  // namespace

std::string segment_name(std::int64_t id) {
    return fmt::format("{:04}", id);
}

core::Result<SegmentInfo> merge_scratch(const ArchivePaths& paths, std::int64_t id, std::vector<ScratchSegment> parts) {
    SegmentInfo segment{id, segment_name(id), parts.front().first, parts.back().last, 0, {}};
    Sources sources;
    for (ScratchSegment& part : parts) {
        sources.tokens.emplace_back([&part](const TokenSink& sink) { part.tokens.each(sink); });
        segment.articles += part.articles;
        sources.vocabularies.push_back(source_of(std::move(part.vocabulary)));
    }
    const std::string folder = paths.segment(segment.name);
    const std::string scratch = scratch_folder(paths, "merge", segment.name);
    fault_point("before merge");
    ARSHIF_CHECK(write_tables(scratch, parts));
    ARSHIF_CHECK(write_files(folder, segment, {scratch}, std::move(sources)));
    ARSHIF_CHECK(remove_tree(scratch));
    fault_point("after merge");
    return make_durable(paths, std::move(segment));
}

core::Result<SegmentInfo> merge_live(const ArchivePaths& paths, std::int64_t id, const std::vector<SegmentInfo>& parts,
                                     const std::vector<std::int64_t>& dead) {
    SegmentInfo segment{id, segment_name(id), parts.front().first, parts.back().last, 0, {}};
    std::vector<std::string> folders;
    std::vector<std::string> copies;
    Sources sources;
    sources.lasting = true;
    for (const SegmentInfo& part : parts) {
        ARSHIF_CHECK(verify_files(paths, part));
        const std::string live = paths.segment(part.name);
        ARSHIF_TRY(token_source, living_tokens(live, dead));
        sources.tokens.push_back(std::move(token_source));
        ARSHIF_TRY(vocabulary, Vocabulary::open(fmt::format("{}/{}", live, vocabulary_file)));
        sources.vocabularies.push_back(vocabulary.entries());
        folders.push_back(live);
        if (!has_dead(part, dead)) continue;
        copies.push_back(scratch_folder(paths, "living", part.name));
        ARSHIF_CHECK(write_living(copies.back(), live, dead));
        folders.back() = copies.back();
    }
    const std::string folder = paths.segment(segment.name);
    fault_point("before live merge");
    ARSHIF_CHECK(write_files(folder, segment, folders, std::move(sources)));
    fault_point("after live merge");
    for (const std::string& copy : copies)
        ARSHIF_CHECK(remove_tree(copy));
    ARSHIF_TRY(articles, count_articles(folder));
    segment.articles = articles;
    return make_durable(paths, std::move(segment));
}

}  // namespace arshif::store
