// The article of one saved page: its text without what surrounds it, and its fields from wherever the page says them.
//
// What says a field, best first, is in data/html_fields.tsv: JSON-LD, meta tags, properties of elements, the visible
// page. The text is that of JSON-LD where it is there and whole, else that which html_body.h finds. Thread safety: pure
// function.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/article.h"

namespace arshif::indexer {

class FieldMap;  // field_map.h

struct HtmlOptions {
    const FieldMap* map = nullptr;   // meta tags and properties by name; classes and ids of the element with the body
    bool explain = false;            // fill Record::keys
    std::string_view url = {};       // where the page was captured, if that is known: stands above what it says itself
    std::string_view archived = {};  // when: stands below
};

// Why a page is no record.
struct HtmlFault {
    std::string_view reason;  // of reason:: in reader.h
    std::string detail;
};

// Fills the fields of `record` from `page`, which is UTF-8.
std::optional<HtmlFault> read_html_article(std::string_view page, const HtmlOptions& options, core::Record& record);

}  // namespace arshif::indexer
