#include "indexer/readers/markup_kind.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/readers/markup_scanner.h"
#include "indexer/readers/markup_survey.h"

namespace arshif::indexer {

namespace {

constexpr std::array<std::string_view, 3> tei_names = {"tei", "teicorpus", "tei.2"};
constexpr std::array<std::string_view, 24> html_names = {
    "html", "head", "body", "div", "p",  "span", "table", "meta", "script", "style", "link", "article",
    "main", "a",    "b",    "i",   "br", "h1",   "h2",    "h3",   "img",    "font",  "ul",   "center"};

template <typename List>
bool has(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

// RDF and Atom's "feed" are the names of other things too.
bool is_feed(const std::string& root, MarkupScanner& scanner) {
    if (root == "rss" || root == "channel") return true;
    if (root != "rdf" && root != "feed") return false;
    while (scanner.next_tag()) {
        const std::string name = lower_case(scanner.tag().local_name());
        if (name == (root == "feed" ? "entry" : "item") || name == "channel") return true;
    }
    return false;
}

}  // namespace

MarkupKind kind_of_markup(std::string_view start, bool named_xml) {
    if (!start.starts_with('<')) return MarkupKind::none;
    const bool declared = start.starts_with("<?xml");
    MarkupScanner scanner(start);
    if (!scanner.next_tag()) return declared || named_xml ? MarkupKind::xml : MarkupKind::none;
    const std::string root = lower_case(scanner.tag().local_name());
    const std::string_view attributes = scanner.tag().attributes;
    if (has(tei_names, root)) return MarkupKind::tei;
    if (root == "html") return MarkupKind::html;
    if ((root == "feed" && attributes.find("Atom") != std::string_view::npos) || is_feed(root, scanner))
        return MarkupKind::feed;
    if (declared || named_xml) return MarkupKind::xml;
    if (has(html_names, root)) return MarkupKind::none;
    return survey_markup(start, nullptr).record.empty() ? MarkupKind::none : MarkupKind::xml;
}

}  // namespace arshif::indexer
