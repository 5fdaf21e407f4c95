// Prints hits: for people, for programs, for spreadsheets.
//
// Thread safety: belongs to the main thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/shown_hit.h"
#include "search/suggestion.h"

namespace arshif::cli {

enum class Output : std::uint8_t { text, json, jsonl, csv, ids };

std::optional<Output> output_from_name(std::string_view name);
// Names for help, in order.
const std::vector<std::string>& output_names();

struct Page {
    std::string query;
    search::SearchResult result;  // without its hits
    std::vector<ShownHit> hits;
    std::size_t offset = 0;
    bool scored = true;    // ranked by relevance
    bool grouped = false;  // each hit with its copies in other papers
    std::vector<search::Suggestion> suggestions;
    std::string similar_to;                  // the article that the hits are like; empty for a search
    std::vector<std::string> telling_words;  // by which they were found, then
};

// To stdout. Text marks matches with colour on a terminal that takes it, with **stars** elsewhere.
void print_page(const Page& page, Output output);

// An identifier as TREC run lines need it: without white space, which is percent-encoded, as % itself is.
std::string trec_identifier(std::string_view id);

}  // namespace arshif::cli
