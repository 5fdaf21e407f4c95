#include "indexer/admission.h"

#include <fmt/format.h>

#include "indexer/readers/blank.h"

namespace arshif::indexer {

namespace {

// No newspaper article is as long; what is, would take many times its size in memory to analyse.
constexpr std::size_t max_article_bytes = std::size_t{2} << 20U;

std::string empty_body(const core::Record& record) {
    const std::string& name = record.title.empty() ? record.id : record.title;
    return name.empty() ? std::string("it has no text") : fmt::format("\"{}\" has no text", name);
}

}  // namespace

std::size_t bytes_of(const core::Record& record) {
    std::size_t bytes = 0;
    for (const std::string* field : {&record.id, &record.title, &record.body, &record.date, &record.country,
                                     &record.source, &record.category, &record.author, &record.url}) {
        bytes += field->size();
    }
    return bytes;
}

std::optional<Refusal> not_an_article(const core::Record& record) {
    if (is_blank(record.body)) return Refusal{record.path, record.offset, 0, "empty body", empty_body(record)};
    const std::size_t bytes = bytes_of(record);
    if (bytes <= max_article_bytes) return std::nullopt;
    return Refusal{record.path, record.offset, 0, "article too long",
                   fmt::format("it has {} bytes and an article at most {}; if it is several articles, split it", bytes,
                               max_article_bytes)};
}

}  // namespace arshif::indexer
