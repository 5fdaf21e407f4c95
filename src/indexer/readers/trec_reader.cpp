#include "indexer/readers/trec_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/readers/input_window.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/record_fields.h"
#include "indexer/readers/record_outlet.h"
#include "text/normaliser.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;
// More than a tag can have, so that one is never judged while it is only half there.
constexpr std::size_t tag_room = 512;

// --- one document ---

// A tag that names a field, and where in the list of such tags its closing one stands.
struct FieldTag {
    MarkupTag tag;
    FieldName name;
    std::size_t close = 0;  // 0: there is none
};

// All tags of fields. Each opening one knows its closing one, found from the back, so that a million tags without one
// cost no quadratic time.
std::vector<FieldTag> field_tags(std::string_view document, const FieldMap* map) {
    std::vector<FieldTag> tags;
    for (std::optional<MarkupTag> tag = next_tag(document, 0); tag; tag = next_tag(document, tag->end)) {
        if (const std::optional<FieldName> name = find_field(tag->name, map)) tags.push_back({*tag, *name, 0});
    }
    std::unordered_map<std::string, std::size_t> closing;
    for (std::size_t i = tags.size(); i-- > 0;) {
        const std::string name = lower_case(tags[i].tag.name);
        if (tags[i].tag.closes) {
            closing[name] = i;
        } else if (const auto found = closing.find(name); found != closing.end()) {
            tags[i].close = found->second;
        }
    }
    return tags;
}

// Whether the element only holds other fields, as <BODY><HEADLINE>…</HEADLINE><TEXT>… does.
bool wraps_fields(std::string_view document, const std::vector<FieldTag>& tags, std::size_t index) {
    if (index + 1 >= tags.size()) return false;
    const FieldTag& inner = tags[index + 1];
    if (inner.tag.closes || inner.close == 0 || inner.close >= tags[index].close) return false;
    const std::size_t begin = tags[index].tag.end;
    return document.substr(begin, inner.tag.begin - begin).find_first_not_of(" \t\r\n") == npos;
}

void offer_attributes(std::string_view document, const FieldMap* map, RecordFields& fields) {
    const std::optional<MarkupTag> tag = tag_at(document, 0);
    if (!tag) return;
    for (const std::string_view name : {"docno", "id"}) {
        const std::string_view value = attribute_value(tag->attributes, name);
        const std::optional<FieldName> field = find_field(name, map);
        if (!value.empty() && field) fields.offer(*field, name, value);
    }
}

// Whether the document ends where a field did.
bool ends_behind_field(std::string_view document) {
    const std::size_t last = document.find_last_not_of(" \t\r\n");
    if (last == npos || document[last] != '>') return false;
    const std::size_t open = document.rfind('<', last);
    const std::optional<MarkupTag> tag = open == npos ? std::nullopt : tag_at(document, open);
    return tag && tag->closes && tag->end == last + 1;
}

void read_fields(std::string_view document, const FieldMap* map, RecordFields& fields) {
    offer_attributes(document, map, fields);
    const std::vector<FieldTag> tags = field_tags(document, map);
    for (std::size_t i = 0; i < tags.size();) {
        const FieldTag& tag = tags[i];
        if (tag.tag.closes || (tag.close != 0 && wraps_fields(document, tags, i))) {
            ++i;
            continue;
        }
        const std::size_t next = tag.close != 0 ? tag.close : i + 1;
        const std::size_t end = next < tags.size() ? tags[next].tag.begin : document.size();
        std::string value = plain_text(document.substr(tag.tag.end, end - tag.tag.end));
        fields.offer(tag.name, tag.tag.name, {}, std::move(value));
        i = next;
    }
}

// --- the stream of documents ---

class TrecReader {
public:
    TrecReader(const Input& input, const RecordSink& sink)
        : input_(input),
          outlet_(input, sink),
          window_(*input.bytes),
          limit_(std::min(max_document_bytes, input.record_limit)) {}

    core::Result<void> run();

private:
    enum class End { closed, next_document, input, too_long };
    struct Found {
        End end = End::input;
        std::size_t length = 0;  // of the document
        std::size_t behind = 0;  // where reading goes on
    };

    std::optional<MarkupTag> document_tag(std::size_t& at) const;
    core::Result<bool> find_document();
    core::Result<Found> find_end();
    core::Result<void> skip_document();
    core::Result<void> take_document();
    void take_whole(std::string_view document, End end);
    Mark here() const { return {window_.offset(), window_.line()}; }

    const Input& input_;
    RecordOutlet outlet_;
    InputWindow window_;
    std::size_t limit_;
    RecordFields fields_;
    bool anything_ = false;
};

bool is_document(const MarkupTag& tag) {
    constexpr std::string_view name = "doc";
    return tag.name.size() == name.size() && lower_case(tag.name) == name;
}

core::Result<void> TrecReader::run() {
    while (!outlet_.stopped()) {
        const core::Result<bool> found = find_document();
        if (!found) return found.error();
        if (!*found) {
            outlet_.finish();
            if (!anything_) outlet_.refuse(here(), reason::empty_file, "there is no <DOC> in it");
            return {};
        }
        anything_ = true;
        outlet_.release();
        if (outlet_.stopped()) break;
        core::Result<void> taken = take_document();
        if (!taken) return taken;
    }
    return {};
}

// The next tag of a document from `at` on, which is moved to it, or behind what has been looked at.
std::optional<MarkupTag> TrecReader::document_tag(std::size_t& at) const {
    const std::string_view bytes = window_.bytes();
    for (at = bytes.find('<', at); at != npos && (window_.ended() || at + tag_room <= bytes.size());
         at = bytes.find('<', at + 1)) {
        const std::optional<MarkupTag> tag = tag_at(bytes, at);
        if (tag && is_document(*tag)) return tag;
    }
    at = std::min(at, bytes.size());
    return std::nullopt;
}

// Moves the window to the next <DOC>; false if there is none.
core::Result<bool> TrecReader::find_document() {
    while (true) {
        std::size_t at = 0;
        while (const std::optional<MarkupTag> tag = document_tag(at)) {
            if (!tag->closes) {
                window_.advance(at);
                return true;
            }
            ++at;
        }
        window_.advance(at);
        if (window_.ended()) return false;
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
}

// Where the document that the window begins with ends. Each < is looked at once, however the bytes come in.
core::Result<TrecReader::Found> TrecReader::find_end() {
    std::size_t at = 1;
    while (true) {
        while (const std::optional<MarkupTag> tag = document_tag(at)) {
            if (at > limit_) return Found{End::too_long, 0, 0};
            if (tag->closes) return Found{End::closed, at, tag->end};
            const std::string_view before = window_.bytes().substr(0, at);
            if (before.ends_with('\n') || ends_behind_field(before)) return Found{End::next_document, at, at};
            ++at;
        }
        if (at > limit_) return Found{End::too_long, 0, 0};
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
        if (!*more && at == window_.bytes().size()) return Found{End::input, at, at};
    }
}

// Behind the closing tag or before the next document, holding nothing. What has been looked at is not looked at again.
core::Result<void> TrecReader::skip_document() {
    window_.advance(limit_);
    while (true) {
        std::size_t at = 0;
        if (const std::optional<MarkupTag> tag = document_tag(at)) {
            window_.advance(tag->closes ? tag->end : at);
            return {};
        }
        window_.advance(at);
        if (window_.ended() && window_.bytes().empty()) return {};
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
}

core::Result<void> TrecReader::take_document() {
    const core::Result<Found> found = find_end();
    if (!found) return found.error();
    if (found->end == End::too_long) {
        outlet_.refuse(here(), reason::record_too_large, fmt::format("more than {} bytes in one <DOC>", limit_));
        return skip_document();
    }
    take_whole(window_.bytes().substr(0, found->length), found->end);
    window_.advance(found->behind);
    return {};
}

void TrecReader::take_whole(std::string_view document, End end) {
    if (end != End::closed && !ends_behind_field(document)) {
        return outlet_.refuse(
            here(), reason::truncated_document,
            end == End::input ? "the input ends inside this <DOC>" : "the next <DOC> begins inside this one");
    }
    const text::Utf8Check check = text::check_utf8(document);
    if (!check.valid) {
        const auto lines =
            std::count(document.begin(), document.begin() + static_cast<std::ptrdiff_t>(check.fault), '\n');
        return outlet_.refuse({window_.offset() + check.fault, window_.line() + static_cast<std::uint64_t>(lines)},
                              reason::not_utf8, std::string(not_utf8_detail));
    }
    fields_.clear();
    read_fields(document, input_.map, fields_);
    if (!fields_.is_article()) {
        return outlet_.refuse(here(), reason::no_article_fields, "a <DOC> with neither title nor body among its tags");
    }
    core::Record record;
    record.offset = window_.offset();
    fields_.fill(record, input_.explain);
    outlet_.deliver_or_hold(std::move(record));
}

}  // namespace

core::Result<void> read_trec(const Input& input, const RecordSink& sink) {
    return TrecReader(input, sink).run();
}

}  // namespace arshif::indexer
