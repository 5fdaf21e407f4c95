// arshif index: imports articles.
#include <CLI/CLI.hpp>
#include <memory>
#include <thread>

#include "cli/allocator.h"
#include "cli/context.h"
#include "cli/dry_run.h"
#include "cli/filter_options.h"
#include "cli/import_observer.h"
#include "cli/interrupt.h"
#include "cli/machine_memory.h"
#include "indexer/importer.h"
#include "store/writer.h"

namespace arshif::cli {

namespace {

struct IndexOptions {
    std::vector<std::string> paths;
    std::string origin, country, source, date, category, report, map;
    std::string format = "auto";
    std::string encoding = "auto";
    bool dry_run = false;
    unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
    std::size_t memory = sensible_memory();
};

core::Result<indexer::ImportOptions> import_options(const IndexOptions& options) {
    indexer::ImportOptions import;
    import.paths = options.paths;
    import.origin = options.origin;
    import.defaults.source = options.source;
    import.defaults.category = options.category;
    import.jobs = options.jobs;
    if (options.memory < indexer::least_import_memory) {
        return core::Error{core::ErrorCode::bad_usage, "--memory is too little for an import",
                           fmt::format("give it {}MB at least", indexer::least_import_memory >> 20U)};
    }
    import.memory = options.memory;
    if (!options.country.empty()) {
        ARSHIF_TRY(code, country_code(options.country));
        import.defaults.country = code;
    }
    if (!options.date.empty()) {
        ARSHIF_TRY(date, typed_date(options.date));
        import.defaults.date = date;
    }
    import.feed.format = indexer::format_from_name(options.format);
    import.feed.encoding = text::encoding_from_name(options.encoding);
    ARSHIF_TRY(map, indexer::FieldMap::parse(options.map));
    import.feed.map = std::move(map);
    return import;
}

// For the ETA: what a walk over the names costs is nothing beside reading the files.
core::Result<std::uint64_t> total_bytes(const std::vector<std::string>& paths) {
    std::uint64_t bytes = 0;
    for (const std::string& path : paths) {
        ARSHIF_TRY(root, indexer::import_root(path));
        if (!is_terminal(stderr)) continue;
        indexer::walk(
            root,
            [&](const indexer::InputFile& file) {
                bytes += file.bytes;
                return !interrupted();
            },
            [](const core::Error&, const std::string&) {});
    }
    return bytes;
}

void print_summary(const Context& context, const indexer::ImportSummary& summary, double seconds) {
    const store::ImportCounts& counts = summary.counts;
    const double megabytes = static_cast<double>(summary.bytes) / 1e6;
    context.say(fmt::format("{} added, {} updated, {} unchanged, {} duplicate, {} refused ({:.1f} MB in {:.1f} s)",
                            counts.added, counts.updated, counts.unchanged, counts.duplicate, counts.refused, megabytes,
                            seconds));
    for (const auto& [reason, number] : summary.refusals)
        context.say(fmt::format("  refused: {}: {}", reason, number));
    if (summary.doubts > 0) {
        context.say(fmt::format(
            "  {} taken in with a value that was not understood, not unique or guessed; --report FILE lists them",
            summary.doubts));
    }
    for (const auto& [encoding, number] : summary.encodings) {
        context.say(encoding == "utf-8" ? fmt::format("  files of utf-8 with stray bytes: {}", number)
                                        : fmt::format("  files read as {}: {}", encoding, number));
    }
    for (const auto& [repair, number] : summary.repairs)
        context.say(fmt::format("  articles garbled before: {}: {}", repair, number));
    for (const auto& [field, number] : summary.findings)
        context.say(fmt::format("  articles whose {} only their text told: {}", field, number));
    if (summary.skipped_files > 0) {
        context.say(fmt::format("  {} files skipped: by their names they are no articles, or in no format that is read",
                                summary.skipped_files));
    }
    if (counts.added + counts.updated + counts.unchanged + counts.duplicate + counts.refused == 0) {
        context.say("  no articles were found there");
    } else if (counts.added + counts.updated + counts.duplicate == 0) {
        context.say("  nothing changed");
    }
}

core::Result<Exit> import_into(const Context& context, const IndexOptions& options) {
    ARSHIF_TRY(import, import_options(options));
    ARSHIF_TRY(total, total_bytes(options.paths));
    const store::ArchivePaths paths = context.archive_paths();
    ARSHIF_CHECK(store::create_archive(paths));
    ARSHIF_TRY(writer, store::Writer::open(paths));
    ARSHIF_TRY(display, ImportDisplay::create(context, total, options.report));
    const core::Result<indexer::ImportSummary> summary = indexer::import_articles(writer, import, *display);
    ARSHIF_CHECK(display->close());
    if (!summary) {
        core::Error error = summary.error();
        if (error.hint.empty()) error.hint = "what was committed before is safe; run the same command again to go on";
        return error;
    }
    print_summary(context, *summary, display->seconds());
    if (summary->interrupted) {
        context.warn("interrupted: what was read so far is in the archive; run the same command again to go on");
        return exit_interrupted;
    }
    return summary->counts.refused > 0 ? exit_some_refused : exit_done;
}

Exit run(const Context& context, const IndexOptions& options) {
    install_interrupt_handler();
    keep_freed_memory(options.memory);
    if (options.dry_run) {
        const core::Result<indexer::ImportOptions> import = import_options(options);
        if (!import) return context.fail(import.error());
        const core::Result<Exit> shown = dry_run(context, *import);
        return shown ? *shown : context.fail(shown.error());
    }
    const core::Result<Exit> done = import_into(context, options);
    if (done) return *done;
    return context.fail(done.error());
}

}  // namespace

void add_index(CLI::App& app, Context& context) {
    auto options = std::make_shared<IndexOptions>();
    CLI::App* command = app.add_subcommand("index", "Import articles from files, folders or standard input");
    command
        ->add_option(
            "PATH", options->paths,
            "Files (text, JSON, XML, HTML, WARC, CSV and others, archives of them), folders, or - for standard input")
        ->required();
    command->add_option("--country", options->country, "Country of articles that do not say it: an ISO code or a name");
    command->add_option("--source", options->source, "Newspaper of articles that do not say it");
    command->add_option("--date", options->date, "Date of articles that do not say it: YYYY[-MM[-DD]]");
    command->add_option("--category", options->category, "Section of articles that do not say it");
    command->add_option("--origin", options->origin, "Name of where they come from, in place of each PATH's own");
    std::vector<std::string> formats = {"auto"};
    for (const indexer::FormatReader& reader : indexer::format_readers())
        formats.emplace_back(reader.name);
    command->add_option("--format", options->format, "Format of the files (default: auto, by their content)")
        ->check(CLI::IsMember(formats))
        ->type_name("FORMAT");
    command->add_option("--encoding", options->encoding, "Encoding of the files (default: auto, by their bytes)")
        ->check(CLI::IsMember({"auto", "utf-8", "windows-1256", "iso-8859-6", "utf-16le", "utf-16be"}))
        ->type_name("ENCODING");
    command
        ->add_option("--map", options->map,
                     "Names of fields that are not known by themselves: body=content,date=3 (key, tag, or column)")
        ->type_name("FIELD=KEY,...");
    command->add_option("--jobs,-j", options->jobs, "Threads that build the index (default: one a core)")
        ->check(CLI::Range(1U, 256U))
        ->type_name("N");
    command
        ->add_option("--memory", options->memory,
                     "Memory that an import may take, about (default: a quarter of the machine's, at most 1GB)")
        ->transform(CLI::AsSizeValue(false))
        ->type_name("SIZE");
    command
        ->add_option(
            "--report", options->report,
            "Write a JSON line for each refused or doubtful input, and for each date or country that only a text told")
        ->type_name("FILE");
    command->add_flag("--dry-run", options->dry_run,
                      "Show the first articles as they would be indexed and where each field came from; write nothing");
    command->callback([&context, options] { context.run = [&context, options] { return run(context, *options); }; });
}

}  // namespace arshif::cli
