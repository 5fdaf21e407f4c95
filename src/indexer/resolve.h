// Turns a record as read into an article: what it is called, and its date and country with where they came from.
//
// Precedence of a date or country: the record, the path below the imported root or the URL, the newspaper where it
// is of one country only, the flag. What is in the text comes last, and later (recognise/article_facts.h). Thread
// safety: a Resolver belongs to one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/hash.h"
#include "recognise/path_facts.h"

namespace arshif::indexer {

// Raised when the same input would give another article: then everything is read anew.
constexpr int resolver_version = 3;

// What --country, --source, --date and --category say of articles that do not say it themselves.
struct Defaults {
    std::string country;  // ISO alpha-2
    std::string source;
    std::string category;
    std::optional<core::PartialDate> date;
};

struct Resolved {
    core::Article article;
    core::Digest raw;                 // of what the article was made from
    std::vector<std::string> doubts;  // values that were not understood, one sentence each
};

class Resolver {
public:
    Resolver(std::string origin, Defaults defaults) : origin_(std::move(origin)), defaults_(std::move(defaults)) {}

    Resolved resolve(core::Record&& record);

private:
    void place_in_time(const core::Record& record, Resolved& out) const;
    void place_in_space(const core::Record& record, Resolved& out) const;

    std::string origin_;
    Defaults defaults_;
    std::string path_;  // the path that path_facts_ is of: files of many articles ask for one path again and again
    recognise::PathFacts path_facts_;
};

}  // namespace arshif::indexer
