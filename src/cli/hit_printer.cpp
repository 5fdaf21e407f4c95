#include "cli/hit_printer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/article_json.h"
#include "cli/context.h"

namespace arshif::cli {

namespace {

struct Style {
    std::string_view begin_match, end_match, begin_title, end_title;
};

constexpr Style coloured{"\033[1;31m", "\033[22;39m", "\033[1m", "\033[0m"};
constexpr Style plain{"**", "**", "", ""};

std::string marked(const search::MarkedText& text, const Style& style) {
    std::string out;
    std::size_t copied = 0;
    for (const search::Highlight& match : text.highlights) {
        out += printable(std::string_view(text.text).substr(copied, match.begin - copied));
        out += style.begin_match;
        out += printable(std::string_view(text.text).substr(match.begin, match.end - match.begin));
        out += style.end_match;
        copied = match.end;
    }
    return out + printable(std::string_view(text.text).substr(copied));
}

constexpr std::string_view ellipsis = "\u2026";

// Who else ran it: the first of them, and how many more.
void print_copies(const std::vector<ShownCopy>& copies) {
    constexpr std::size_t named = 5;
    for (std::size_t i = 0; i < std::min(named, copies.size()); ++i)
        fmt::print("   also: {}\n", printable(facts_of(copies[i].id, copies[i].copy.record)));
    if (copies.size() > named) fmt::print("   and {} more copies\n", copies.size() - named);
}

void print_text_hit(const ShownHit& shown, std::size_t number, const Style& style) {
    const store::Record& record = shown.hit.record;
    const std::string title = record.title.empty() ? "(no title)" : marked(shown.title, style);
    fmt::print("{}. {}{}{}{}\n", number, style.begin_title, title, style.end_title,
               shown.hit.partial ? "  [some of the words]" : "");
    fmt::print("   {}\n", printable(facts_of(shown.id, record)));
    print_copies(shown.copies);
    fmt::print("   {}{}{}\n\n", shown.snippet.cut_before ? ellipsis : "", marked(shown.snippet, style),
               shown.snippet.cut_after ? ellipsis : "");
}

// Offsets in Unicode code points, as most languages count the characters of a string.
Json highlights_json(const search::MarkedText& text) {
    const auto characters = [&](std::size_t bytes) {
        return std::count_if(text.text.begin(), text.text.begin() + static_cast<std::ptrdiff_t>(bytes),
                             [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    };
    Json all = Json::array();
    for (const search::Highlight& match : text.highlights)
        all.push_back({characters(match.begin), characters(match.end)});
    return all;
}

Json hit_json(const ShownHit& shown, const Page& page) {
    Json json = article_json(shown.id, shown.hit.record);
    json["score"] = page.scored ? Json(shown.hit.score) : Json();
    json["partial"] = shown.hit.partial;
    json["snippet"] = shown.snippet.text;
    json["highlights"] = highlights_json(shown.snippet);
    if (page.grouped) json["copies"] = copies_json(shown.copies);
    return json;
}

Json suggestion_json(const search::Suggestion& suggestion) {
    Json json;
    json["query"] = suggestion.query;
    json["reason"] = name_of(suggestion.reason);
    json["word"] = suggestion.word;
    json["replacement"] = suggestion.replacement;
    json["articles"] = suggestion.articles;
    return json;
}

Json hits_json(const Page& page) {
    Json json = Json::array();
    for (const ShownHit& hit : page.hits)
        json.push_back(hit_json(hit, page));
    return json;
}

Json similar_page_json(const Page& page) {
    Json json;
    json["article"] = page.similar_to;
    json["words"] = page.telling_words;
    json["offset"] = page.offset;
    json["hits"] = hits_json(page);
    return json;
}

Json page_json(const Page& page) {
    if (!page.similar_to.empty()) return similar_page_json(page);
    Json json;
    json["query"] = page.query;
    json["matches"] = page.result.matches;
    json["matches_exact"] = page.result.matches_exact;
    json["undated"] = page.result.undated;
    json["overlapping"] = page.result.overlapping;
    json["offset"] = page.offset;
    json["hits"] = hits_json(page);
    json["suggestions"] = Json::array();
    for (const search::Suggestion& suggestion : page.suggestions)
        json["suggestions"].push_back(suggestion_json(suggestion));
    return json;
}

// A cell of RFC 4180, which cannot send escape sequences to a terminal. One that a spreadsheet would take for a formula
// gets a leading apostrophe.
std::string csv_cell(std::string_view bytes) {
    const std::string text = printable(bytes);
    std::string cell = "\"";
    if (!text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos) cell += '\'';
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + '"';
}

void print_csv(const Page& page) {
    fmt::print("id,title,date,time,country,source,category,author,url,score,partial,snippet{}\r\n",
               page.grouped ? ",copies" : "");
    for (const ShownHit& shown : page.hits) {
        const store::Record& r = shown.hit.record;
        std::vector<std::string> cells;
        for (const std::string* text :
             {&shown.id, &r.title, &r.date, &r.time, &r.country, &r.source, &r.category, &r.author, &r.url}) {
            cells.push_back(csv_cell(*text));
        }
        cells.push_back(page.scored ? fmt::format("{:.4f}", shown.hit.score) : std::string());
        cells.emplace_back(shown.hit.partial ? "true" : "false");
        cells.push_back(csv_cell(shown.snippet.text));
        if (page.grouped) {
            std::vector<std::string> ids;
            for (const ShownCopy& copy : shown.copies)
                ids.push_back(copy.id);
            cells.push_back(csv_cell(fmt::format("{}", fmt::join(ids, "; "))));
        }
        fmt::print("{}\r\n", fmt::join(cells, ","));
    }
}

// Bytes of the white space or control character that the text begins with, 0 where it begins with something else.
// Readers of TREC runs split at any white space of Unicode.
std::size_t space_bytes(std::string_view text) {
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte <= 0x20U || byte == 0x7FU) return 1;
    if (text >= "\u0080" && text < "\u00A1") return 2;  // the control characters of C1, and the no-break space
    for (const std::string_view space : {"\u1680", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"}) {
        if (text.starts_with(space)) return space.size();
    }
    const bool general_space =
        text.starts_with("\xE2\x80") && text.size() > 2 && static_cast<unsigned char>(text[2]) <= 0x8AU;
    return general_space ? 3 : 0;
}

// An identifier a line: a line break within one would look like two.
std::string one_line(std::string_view id) {
    std::string line = printable(id);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

}  // namespace

const std::vector<std::string>& output_names() {
    static const std::vector<std::string> names = {"text", "json", "jsonl", "csv", "ids"};
    return names;
}

std::optional<Output> output_from_name(std::string_view name) {
    const std::vector<std::string>& names = output_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Output>(found - names.begin());
}

void print_page(const Page& page, Output output) {
    switch (output) {
        case Output::text:
            for (std::size_t i = 0; i < page.hits.size(); ++i) {
                print_text_hit(page.hits[i], page.offset + i + 1, may_colour(stdout) ? coloured : plain);
            }
            break;
        case Output::json:
            fmt::print("{}\n", dumped(page_json(page), 2));
            break;
        case Output::jsonl:
            for (const ShownHit& hit : page.hits)
                fmt::print("{}\n", dumped(hit_json(hit, page)));
            break;
        case Output::csv:
            print_csv(page);
            break;
        case Output::ids:
            for (const ShownHit& hit : page.hits)
                fmt::print("{}\n", one_line(hit.id));
            break;
    }
}

std::string trec_identifier(std::string_view id) {
    std::string out;
    while (!id.empty()) {
        const std::size_t space = space_bytes(id);
        const bool encoded = space > 0 || id.front() == '%';
        for (std::size_t i = 0; i < std::max<std::size_t>(1, space); ++i) {
            out += encoded ? fmt::format("%{:02X}", static_cast<unsigned char>(id[i])) : std::string(1, id[i]);
        }
        id.remove_prefix(std::max<std::size_t>(1, space));
    }
    return out;
}

}  // namespace arshif::cli
