// arshif show: one article whole, and where each piece of it came from.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/article_json.h"
#include "cli/context.h"
#include "cli/last_resort.h"
#include "recognise/countries.h"
#include "search/searcher.h"
#include "store/catalogue.h"
#include "store/identity.h"

namespace arshif::cli {

namespace {

// Other articles with the same text that are named.
constexpr std::size_t max_carriers = 100;

struct ShowOptions {
    std::string id;
    std::string format = "text";
};

struct ShownArticle {
    std::string id;
    store::StoredArticle row;
    std::vector<std::string> aliases;  // the same article under other identifiers
    std::vector<std::string> group;    // other articles with the same text
    std::vector<ShownCopy> copies;     // in other papers, the same text or an edited one
};

core::Result<ShownArticle> find(store::Catalogue& catalogue, const std::string& id) {
    ShownArticle shown;
    ARSHIF_TRY(row, store::find_article(catalogue, id));
    ARSHIF_TRY(body, catalogue.body(row.text));
    shown.row = std::move(row);
    shown.row.article.body = std::move(body);
    ARSHIF_TRY(name, store::shown_identifier(catalogue, shown.row.article.origin, shown.row.article.identifier));
    shown.id = std::move(name);
    const std::int64_t article = shown.row.alias_of.value_or(shown.row.id);
    ARSHIF_TRY(carriers, catalogue.of_text(shown.row.text, max_carriers));
    for (const store::StoredArticle& other : carriers) {
        if (other.id == shown.row.id) continue;
        ARSHIF_TRY(other_name, store::shown_identifier(catalogue, other.article.origin, other.article.identifier));
        const bool same = other.alias_of.value_or(other.id) == article;
        (same ? shown.aliases : shown.group).push_back(std::move(other_name));
    }
    return shown;
}

void line(std::string_view name, const std::string& value, core::Basis basis = core::Basis::none) {
    if (value.empty()) return;
    const std::string from =
        basis == core::Basis::none ? std::string() : fmt::format("  (from the {})", name_of(basis));
    fmt::print("{:<10}{}{}\n", name, printable(value), from);
}

// What the text told, with the words it told it by.
void evidence_line(std::string_view name, const std::string& evidence, int confidence) {
    if (evidence.empty()) return;
    const std::string certainty = confidence > 0 ? fmt::format("  ({} %)", confidence) : std::string();
    fmt::print("{:<10}{} because of {}{}\n", "", name, printable(evidence), certainty);
}

std::string dates_of(const core::Article& article) {
    std::vector<std::string> dates;
    for (const core::DatePeriod& period : article.dates)
        dates.push_back(to_string(period));
    return fmt::format("{}", fmt::join(dates, ", "));
}

std::string mentioned_of(const core::Article& article) {
    std::vector<std::string> names;
    for (const std::string& code : article.mentioned)
        names.push_back(fmt::format("{} {}", code, recognise::arabic_name(code)));
    return fmt::format("{}", fmt::join(names, ", "));
}

void print_text(const ShownArticle& shown) {
    const core::Article& a = shown.row.article;
    if (!a.title.empty()) fmt::print("{}\n\n", printable(a.title));
    line("id", shown.id);
    const std::string date = a.date.known() ? to_string(a.date.value) : std::string("unknown");
    line("date", a.time.empty() ? date : fmt::format("{} {}", date, a.time), a.date.basis);
    evidence_line("date", a.date_evidence, 0);
    const std::string country = a.country.known()
                                    ? fmt::format("{} {}", a.country.value, recognise::arabic_name(a.country.value))
                                    : std::string("unknown");
    line("country", country, a.country.basis);
    evidence_line("country", a.country_evidence, a.country_confidence);
    line("source", a.source.value, a.source.basis);
    line("category", a.category.value, a.category.basis);
    line("author", a.author);
    line("url", a.url);
    line("origin", a.origin);
    line("place", a.place);
    line("mentions", mentioned_of(a));
    line("dates", dates_of(a));
    line("words", std::to_string(shown.row.words));
    for (const std::string& alias : shown.aliases)
        line("also as", alias);
    for (const std::string& other : shown.group)
        line("same text", other);
    for (const ShownCopy& copy : shown.copies)
        line("copy", facts_of(copy.id, copy.copy.record));
    fmt::print("\n{}\n", printable(a.body));
}

void print_json(const ShownArticle& shown) {
    const core::Article& a = shown.row.article;
    Json json = article_json(shown.id, a);
    json["body"] = a.body;
    json["origin"] = a.origin;
    json["place"] = a.place;
    json["words"] = shown.row.words;
    Json bases = Json::object();
    if (a.date.known()) bases["date"] = name_of(a.date.basis);
    if (a.country.known()) bases["country"] = name_of(a.country.basis);
    if (a.source.known()) bases["source"] = name_of(a.source.basis);
    if (a.category.known()) bases["category"] = name_of(a.category.basis);
    json["basis"] = bases;
    Json evidence = Json::object();
    if (!a.date_evidence.empty()) evidence["date"] = a.date_evidence;
    if (!a.country_evidence.empty()) evidence["country"] = a.country_evidence;
    json["evidence"] = evidence;
    json["country_confidence"] = a.country.known() ? Json(a.country_confidence) : Json();
    json["mentioned"] = a.mentioned;
    Json dates = Json::array();
    for (const core::DatePeriod& period : a.dates)
        dates.push_back(to_string(period));
    json["dates"] = dates;
    json["aliases"] = shown.aliases;
    json["same_text"] = shown.group;
    json["copies"] = copies_json(shown.copies);
    fmt::print("{}\n", dumped(json, 2));
}

core::Result<Exit> show(const Context& context, const ShowOptions& options) {
    ARSHIF_TRY(snapshot, store::Snapshot::open(context.archive_paths()));
    ARSHIF_TRY(shown, find(snapshot.catalogue(), options.id));
    ARSHIF_TRY(copies, search::Searcher(snapshot).copies(shown.row.alias_of.value_or(shown.row.id)));
    ARSHIF_TRY(shown_copies, show_copies(snapshot.catalogue(), std::move(copies)));
    shown.copies = std::move(shown_copies);
    if (options.format == "json") {
        print_json(shown);
    } else {
        print_text(shown);
    }
    return exit_done;
}

Exit run(const Context& context, const ShowOptions& options) {
    limit_time_to_answer();
    const core::Result<Exit> done = show(context, options);
    return done ? *done : context.fail(done.error());
}

}  // namespace

void add_show(CLI::App& app, Context& context) {
    auto options = std::make_shared<ShowOptions>();
    CLI::App* command =
        app.add_subcommand("show", "Print one article with its metadata and where each piece came from");
    command->add_option("ID", options->id, "Identifier, as search prints it")->required();
    command->add_option("--format", options->format, "text (default) or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->type_name("FORMAT");
    command->callback([&context, options] { context.run = [&context, options] { return run(context, *options); }; });
}

}  // namespace arshif::cli
