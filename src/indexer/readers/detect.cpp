#include "indexer/readers/detect.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "indexer/readers/csv_columns.h"
#include "indexer/readers/csv_scanner.h"
#include "indexer/readers/markdown_reader.h"
#include "indexer/readers/markup_kind.h"
#include "indexer/readers/python_reader.h"

namespace arshif::indexer {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view white_space = " \t\r\n";

// Bytes at a known place that tell a format which is not read here.
struct Signature {
    std::size_t at;
    std::string_view bytes;
    std::string_view what;
    std::string_view advice;
};

constexpr std::string_view unpack = "unpack it first and index the folder";
constexpr std::string_view save_as_text = "save it as plain text (UTF-8) first";
constexpr std::string_view export_as_json = "export its articles as JSON Lines first";
constexpr std::string_view not_text = "it holds no text";

// Office documents of today are zip archives, which container.h leaves to this table. The values are those of file(1)
// and of the formats' own documents.
constexpr std::array<Signature, 13> signatures = {{
    {30, "[Content_Types].xml"sv, "a Word or Excel document", save_as_text},
    {30, "mimetypeapplication/"sv, "an OpenDocument or EPUB file", save_as_text},
    {0, "7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive", unpack},
    {0, "Rar!\x1A\x07"sv, "a RAR archive", unpack},
    {0, "%PDF-"sv, "a PDF", "extract its text first, for example with pdftotext"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Word or Excel document", save_as_text},
    {0, "{\\rtf"sv, "an RTF document", save_as_text},
    {0, "SQLite format 3\0"sv, "an SQLite database", export_as_json},
    {0,
     "\x7F"
     "ELF"sv,
     "a program", not_text},
    {0, "\x89PNG"sv, "a picture", not_text},
    {0, "\xFF\xD8\xFF"sv, "a picture", not_text},
    {0, "GIF8"sv, "a picture", not_text},
    {0, "II*\0"sv, "a picture", not_text},
}};

// Markup, by the first bytes that are no white space, in lower case.
struct Opening {
    std::string_view text;
    std::string_view what;
};
constexpr std::array<Opening, 2> openings = {{{"<?xml", "XML"}, {"<!doctype", "XML"}}};

std::string lower(std::string_view text) {
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lowered;
}

std::string_view skip_space(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(white_space), text.size()));
}

Detection refused(std::string_view path, std::string_view what, std::string_view advice) {
    return {std::nullopt,
            {std::string(path), 0, 0, std::string(reason::unsupported_format),
             fmt::format("seems to be {}: {}", what, advice)}};
}

Detection refused_encoding(std::string_view path, std::string_view encoding, std::size_t offset) {
    return {std::nullopt,
            {std::string(path), offset, 1, std::string(reason::not_utf8),
             fmt::format("seems to be {0}; convert the file with iconv -f {0} -t UTF-8", encoding)}};
}

// UTF-16 and UTF-32 by their byte order marks, empty if there is none.
std::string_view wide_encoding(std::string_view start) {
    if (start.starts_with("\xFF\xFE\0\0"sv) || start.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
    if (start.starts_with("\xFF\xFE"sv) || start.starts_with("\xFE\xFF"sv)) return "UTF-16";
    return {};
}

// What many NULs mean: UTF-16 has them on one side of its pairs only, with spaces and digits (00 20) or Latin letters.
struct NulCount {
    std::size_t even = 0;
    std::size_t odd = 0;
};
NulCount count_nuls(std::string_view start) {
    constexpr std::size_t looked_at = 1024;
    start = start.substr(0, looked_at);
    // NULs at the end are padding, which the text reader drops.
    start = start.substr(0, start.find_last_not_of('\0') + 1);
    NulCount count;
    for (std::size_t i = 0; i < start.size(); ++i) {
        if (start[i] == '\0') ++(i % 2 == 0 ? count.even : count.odd);
    }
    return count;
}

// The key of an object, as JSON writes it: a string and a colon behind it, as far as `text` reaches.
bool begins_with_key(std::string_view text) {
    if (!text.starts_with('"')) return false;
    std::size_t at = 1;
    while (at < text.size() && text[at] != '"' && text[at] != '\n')
        at += text[at] == '\\' ? 2U : 1U;
    if (at >= text.size()) return true;
    if (text[at] != '"') return false;
    text = skip_space(text.substr(at + 1));
    return text.empty() || text.front() == ':';
}

bool looks_like_json(std::string_view start) {
    if (start.starts_with('[')) start = skip_space(start.substr(1));
    // An empty object at the front says nothing yet.
    while (start.starts_with('{')) {
        start = skip_space(start.substr(1));
        if (!start.starts_with('}')) return begins_with_key(start);
        start = skip_space(start.substr(1));
        if (start.starts_with(',')) start = skip_space(start.substr(1));
    }
    return false;
}

// A <DOC> at the front, or one with a number (<DOCNO>) behind a prolog or inside another element.
bool looks_like_trec(std::string_view start) {
    if (!start.starts_with('<')) return false;
    const std::string lowered = lower(start);
    return lowered.starts_with("<doc>") || lowered.starts_with("<doc ") || lowered.find("<docno") != std::string::npos;
}

// Feeds, TEI and other XML; HTML is none of these.
std::optional<Format> markup_format(std::string_view name, std::string_view start) {
    switch (kind_of_markup(start, name.ends_with(".xml"))) {
        case MarkupKind::feed:
            return Format::feed;
        case MarkupKind::tei:
            return Format::tei;
        case MarkupKind::xml:
            return Format::xml;
        case MarkupKind::html:
        case MarkupKind::none:
            return std::nullopt;
    }
    return std::nullopt;
}

// An element that only pages begin with, or a document type or root that names HTML, behind comments and the like.
bool looks_like_html(std::string_view start) {
    while (start.starts_with("<?") || start.starts_with("<!--")) {
        const std::string_view end = start[1] == '?' ? ">" : "-->";
        const std::size_t at = start.find(end);
        if (at == std::string_view::npos) return false;
        start = skip_space(start.substr(at + end.size()));
    }
    constexpr std::size_t looked_at = 64;
    const std::string opening = lower(start.substr(0, looked_at));
    constexpr std::array<std::string_view, 5> roots = {"<html", "<head", "<body", "<title", "<meta"};
    const auto begins = [&opening](std::string_view root) {
        return opening.starts_with(root) && opening.size() > root.size() &&
               (opening[root.size()] == '>' || white_space.find(opening[root.size()]) != std::string_view::npos);
    };
    if (opening.starts_with("<!doctype")) {
        const std::size_t name = opening.find_first_not_of(white_space, std::string_view("<!doctype").size());
        return name != std::string::npos && opening.substr(name).starts_with("html");
    }
    return std::any_of(roots.begin(), roots.end(), begins);
}

// Tables can hardly be told from text by a few bytes, unless their first line names a body and nearly nothing else but
// fields.
bool looks_like_table(std::string_view start) {
    const std::size_t end = start.find_first_of("\r\n");
    if (end == std::string_view::npos) return false;
    const std::string_view line = start.substr(0, end);
    const Row cells = split_row(line, guess_delimiter(line));
    std::size_t fields = 0;
    bool body = false;
    for (const std::string& cell : cells) {
        const std::optional<FieldName> name = find_field(cell);
        fields += name ? 1U : 0U;
        body = body || (name && name->field == Field::body);
    }
    return body && fields >= 2 && fields * 2 >= cells.size();
}

// What is no text in UTF-8: another encoding, a kind of file that its first bytes tell, binary data.
std::optional<Detection> refused_by_bytes(std::string_view path, std::string_view start) {
    if (const std::string_view encoding = wide_encoding(start); !encoding.empty())
        return refused_encoding(path, encoding, 0);
    for (const Signature& signature : signatures) {
        if (start.size() >= signature.at && start.substr(signature.at).starts_with(signature.bytes)) {
            return refused(path, signature.what, signature.advice);
        }
    }
    constexpr std::size_t many_nuls = 8;
    const NulCount nuls = count_nuls(start);
    if (nuls.even + nuls.odd >= many_nuls) {
        if (nuls.even == 0) return refused_encoding(path, "UTF-16LE", start.find('\0'));
        if (nuls.odd == 0) return refused_encoding(path, "UTF-16BE", start.find('\0'));
        return refused(path, "binary data", not_text);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Format> detect_raw_format(std::string_view start) {
    if (start.starts_with("WARC/0.") || start.starts_with("WARC/1.")) return Format::warc;
    return std::nullopt;
}

Detection detect_format(std::string_view path, std::string_view start) {
    if (const std::optional<Format> raw = detect_raw_format(start)) return {raw, {}};
    if (std::optional<Detection> refusal = refused_by_bytes(path, start)) return std::move(*refusal);
    if (start.starts_with(byte_order_mark)) start.remove_prefix(byte_order_mark.size());
    start = skip_space(start);
    const std::string name = lower(path);
    if (looks_like_python(start)) return {Format::python, {}};
    if (looks_like_json(start) || name.ends_with(".json") || name.ends_with(".jsonl") || name.ends_with(".ndjson")) {
        return {Format::json, {}};
    }
    if (looks_like_trec(start)) return {Format::trec, {}};
    const bool named_page = name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml");
    if (looks_like_html(start) || (named_page && start.starts_with('<'))) return {Format::html, {}};
    if (const std::optional<Format> format = markup_format(name, start)) return {*format, {}};
    constexpr std::size_t longest_opening = 16;
    const std::string opening = lower(start.substr(0, longest_opening));
    for (const Opening& markup : openings) {
        if (opening.starts_with(markup.text)) return refused(path, markup.what, export_as_json);
    }
    if (looks_like_front_matter(start) || name.ends_with(".md") || name.ends_with(".markdown"))
        return {Format::markdown, {}};
    if (name.ends_with(".csv") || name.ends_with(".tsv") || looks_like_table(start)) return {Format::csv, {}};
    return {Format::text, {}};
}

}  // namespace arshif::indexer
