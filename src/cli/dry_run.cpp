#include "cli/dry_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "indexer/preview.h"
#include "text/utf8.h"

namespace arshif::cli {

namespace {

constexpr std::size_t shown_articles = 3;
constexpr std::size_t shown_characters = 160;

// One line of a value, without its end if it is long.
std::string one_line(std::string_view value) {
    const std::string_view start = text::first_code_points(value, shown_characters);
    std::string line = printable(start);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return start.size() < value.size() ? line + "…" : line;
}

// Where a field came from: the key it was read from where the format has keys, else its basis.
std::string origin_of(const indexer::Preview& preview, std::string_view field, core::Basis basis) {
    if (basis == core::Basis::none) return "not found";
    if (basis != core::Basis::record) return fmt::format("from the {}", name_of(basis));
    for (const auto& [name, key] : preview.keys) {
        if (name == field) return fmt::format("from \"{}\"", printable(key));
    }
    return "from the text";
}

void print_field(const indexer::Preview& preview, std::string_view field, std::string_view value, core::Basis basis) {
    const std::string from = origin_of(preview, field, basis);
    fmt::print("  {:<9} {}\n", field,
               value.empty() ? fmt::format("({})", from) : fmt::format("{}  ({})", one_line(value), from));
}

void print_evidence(std::string_view evidence) {
    if (!evidence.empty()) fmt::print("  {:<9} because of {}\n", "", one_line(evidence));
}

core::Basis record_or_none(std::string_view value) {
    return value.empty() ? core::Basis::none : core::Basis::record;
}

void print_preview(const indexer::Preview& preview, std::size_t number) {
    const core::Article& a = preview.article;
    fmt::print("{}{}. {}\n", number > 1 ? "\n" : "", number, printable(a.place));
    fmt::print("  {:<9} {}\n", "id", one_line(a.identifier));
    print_field(preview, "title", a.title, record_or_none(a.title));
    const std::string date = a.date.known() ? to_string(a.date.value) : std::string();
    print_field(preview, "date", a.time.empty() ? date : fmt::format("{} {}", date, a.time), a.date.basis);
    print_evidence(a.date_evidence);
    print_field(preview, "country", a.country.value, a.country.basis);
    print_evidence(a.country_evidence);
    print_field(preview, "source", a.source.value, a.source.basis);
    print_field(preview, "category", a.category.value, a.category.basis);
    print_field(preview, "author", a.author, record_or_none(a.author));
    print_field(preview, "url", a.url, record_or_none(a.url));
    print_field(preview, "body", a.body, core::Basis::record);
    fmt::print("  {:<9} {} bytes\n", "", a.body.size());
    if (!a.mentioned.empty()) fmt::print("  {:<9} {}\n", "mentions", fmt::join(a.mentioned, " "));
    for (const std::string& doubt : preview.doubts)
        fmt::print("  doubtful: {}\n", printable(doubt));
}

}  // namespace

core::Result<Exit> dry_run(const Context& context, const indexer::ImportOptions& options) {
    std::size_t shown = 0;
    bool refused = false;
    const indexer::PreviewSink sink{
        [&](indexer::Preview&& preview) { print_preview(preview, ++shown); },
        [&](const indexer::Refusal& refusal) {
            refused = true;
            context.say(fmt::format("refused: {}: {}: {}", refusal.path, refusal.reason, refusal.detail));
        },
        [&](const indexer::Notice& notice) {
            context.say(fmt::format("doubtful: {}: {}", notice.path, notice.detail));
        }};
    ARSHIF_CHECK(indexer::preview_articles(options, shown_articles, sink));
    context.say(shown == 0 ? "no articles were found there; nothing was written" : "nothing was written");
    return refused ? exit_some_refused : exit_done;
}

}  // namespace arshif::cli
