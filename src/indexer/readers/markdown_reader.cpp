#include "indexer/readers/markdown_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/element_reader.h"
#include "indexer/readers/front_matter.h"
#include "indexer/readers/line_ends.h"
#include "indexer/readers/markdown_text.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/read_all.h"
#include "indexer/readers/record_fields.h"

namespace arshif::indexer {

namespace {

bool takes_first(Field field) {
    return field == Field::id || field == Field::url || field == Field::country || field == Field::date ||
           field == Field::time || field == Field::modified;
}

std::string value_of(Field field, const std::vector<std::string>& values) {
    std::string all;
    for (const std::string& value : values) {
        if (!all.empty() && takes_first(field)) break;
        if (!all.empty()) all += ", ";
        all += value;
    }
    return field == Field::title ? markdown_line(all) : all;
}

}  // namespace

core::Result<void> read_markdown(const Input& input, const RecordSink& sink) {
    core::Result<std::optional<std::string>> all =
        read_whole_text(input, std::min(max_document_bytes, input.record_limit), sink);
    if (!all) return all.error();
    if (!all->has_value()) return {};
    std::string content = std::move(**all);
    unify_line_ends(content);
    const std::string_view text =
        std::string_view(content).substr(std::min(content.find_first_not_of(" \t\n"), content.size()));

    const FrontMatter front = read_front_matter(text);
    RecordFields fields;
    for (const FrontMatter::Entry& entry : front.entries) {
        if (const std::optional<FieldName> name = find_field(entry.key, input.map))
            fields.offer(*name, entry.key, {}, value_of(name->field, entry.values));
    }
    MarkdownText parts = markdown_text(text.substr(front.end));
    core::Record record;
    record.path = input.path;
    fields.fill(record, input.explain);
    if (record.title.empty()) {
        record.title = std::move(parts.heading);
    } else if (!record.title.starts_with(parts.heading)) {
        parts.body.insert(0, parts.heading + (parts.body.empty() ? "" : "\n"));
    }
    if (!parts.body.empty()) record.body = std::move(parts.body);
    static_cast<void>(sink.record(std::move(record)));
    return {};
}

bool looks_like_front_matter(std::string_view start) {
    if (!start.starts_with("---") && !start.starts_with("+++")) return false;
    std::string text(start);
    unify_line_ends(text);
    // The end of long front matter lies behind what is seen of the input.
    text += start.starts_with("---") ? "\n---\n" : "\n+++\n";
    const std::vector<FrontMatter::Entry> entries = read_front_matter(text).entries;
    return std::any_of(entries.begin(), entries.end(),
                       [](const FrontMatter::Entry& entry) { return find_field(entry.key).has_value(); });
}

}  // namespace arshif::indexer
