#include "indexer/readers/element_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/normaliser.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;
// Text without tags outside of records is passed over in pieces of this size.
constexpr std::size_t outside_piece = std::size_t{64} << 10U;

// Whether the record ends where one of its elements did.
bool ends_behind_element(std::string_view element) {
    const std::size_t last = element.find_last_not_of(markup_white_space);
    if (last == npos || element[last] != '>') return false;
    const std::size_t open = element.rfind('<', last);
    const std::optional<MarkupTag> tag = open == npos ? std::nullopt : tag_at(element, open);
    return tag && (tag->closes || tag->empty) && tag->end == last + 1;
}

bool ends_behind_line(std::string_view element) {
    const std::size_t last = element.find_last_not_of(" \t");
    return last != npos && element[last] == '\n';
}

}  // namespace

ElementReader::ElementReader(const Input& input, const RecordSink& sink)
    : input_(input),
      outlet_(input, sink),
      stream_(*input.bytes),
      limit_(std::min(max_document_bytes, input.record_limit)) {}

void ElementReader::set_names(std::vector<std::string> names, std::string shown) {
    names_ = std::move(names);
    shown_ = std::move(shown);
    stream_.expect_records([this](const MarkupTag& tag) { return is_record(tag); });
}

bool ElementReader::is_record(const MarkupTag& tag) const {
    const std::string_view local = tag.local_name();
    return std::any_of(names_.begin(), names_.end(), [&](const std::string& name) {
        return (name.size() == local.size() && lower_case(local) == name) ||
               (name.size() == tag.name.size() && lower_case(tag.name) == name);
    });
}

core::Result<void> ElementReader::run() {
    const core::Result<bool> begun = begin();
    if (!begun) return begun.error();
    if (!*begun) return {};
    while (!outlet_.stopped()) {
        const core::Result<bool> found = find();
        if (!found) return found.error();
        if (!*found) {
            finish();
            return {};
        }
        anything_ = true;
        outlet_.release();
        if (outlet_.stopped()) break;
        core::Result<void> taken = take();
        if (!taken) return taken;
    }
    return {};
}

void ElementReader::finish() {
    outlet_.finish();
    if (stream_.in_section() && !cut_off_) {
        outlet_.refuse(
            stream_.here(), reason::truncated_document,
            fmt::format("the comment or declaration that begins at byte {} does not end", stream_.section_offset()));
    } else if (!anything_) {
        outlet_.refuse(stream_.here(), reason::empty_file, fmt::format("there is no {} in it", shown_));
    }
}

// Passes to the next tag of a record; false if there is none.
core::Result<bool> ElementReader::find() {
    while (true) {
        const core::Result<MarkupStream::Found> found = stream_.next(outside_piece);
        if (!found) return found.error();
        const MarkupTag tag = stream_.tag();
        if (*found == MarkupStream::Found::tag && !tag.closes && is_record(tag)) {
            stream_.pass(tag.begin);
            return true;
        }
        if (*found == MarkupStream::Found::tag && !tag.closes) {
            core::Result<void> taken = outside();
            if (!taken) return taken.error();
        }
        stream_.pass_seen();
        if (*found == MarkupStream::Found::end) return false;
    }
}

// Where the record that the stream begins with ends.
core::Result<ElementReader::Extent> ElementReader::measure() {
    if (stream_.tag().empty) return Extent{End::closed, stream_.tag().end, stream_.tag().end};
    while (true) {
        const core::Result<MarkupStream::Found> found = stream_.next(limit_);
        if (!found) return found.error();
        if (*found == MarkupStream::Found::too_long) return Extent{End::too_long, 0, 0};
        if (*found == MarkupStream::Found::end)
            return Extent{End::input, stream_.bytes().size(), stream_.bytes().size()};
        const MarkupTag& tag = stream_.tag();
        if (!is_record(tag)) continue;
        if (tag.closes) return Extent{End::closed, tag.begin, tag.end};
        const std::string_view before = stream_.bytes().substr(0, tag.begin);
        if (ends_behind_line(before) || ends_behind_element(before))
            return Extent{End::next_record, tag.begin, tag.begin};
    }
}

// Behind the closing tag or before the next record, holding nothing.
core::Result<void> ElementReader::skip() {
    while (true) {
        stream_.pass_seen();
        const core::Result<MarkupStream::Found> found = stream_.next(outside_piece);
        if (!found) return found.error();
        cut_off_ = *found == MarkupStream::Found::end;
        if (cut_off_) return {};
        if (*found == MarkupStream::Found::too_long || !is_record(stream_.tag())) continue;
        if (!stream_.tag().closes) stream_.put_back();
        stream_.pass_seen();
        return {};
    }
}

core::Result<void> ElementReader::take() {
    const core::Result<Extent> extent = measure();
    if (!extent) return extent.error();
    if (extent->end == End::too_long) {
        outlet_.refuse(stream_.here(), reason::record_too_large,
                       fmt::format("more than {} bytes in one {}", limit_, shown_));
        return skip();
    }
    cut_off_ = extent->end == End::input;
    take_whole(stream_.bytes().substr(0, extent->length), extent->end);
    if (extent->end == End::next_record) stream_.put_back();
    stream_.pass(extent->behind);
    return {};
}

void ElementReader::take_whole(std::string_view element, End end) {
    const Mark mark = stream_.here();
    if (end != End::closed && !ends_behind_element(element)) {
        return outlet_.refuse(mark, reason::truncated_document,
                              end == End::input ? fmt::format("the input ends inside this {}", shown_)
                                                : fmt::format("the next {} begins inside this one", shown_));
    }
    const text::Utf8Check check = text::check_utf8(element);
    if (!check.valid) {
        const auto lines =
            std::count(element.begin(), element.begin() + static_cast<std::ptrdiff_t>(check.fault), '\n');
        return outlet_.refuse({mark.offset + check.fault, mark.line + static_cast<std::uint64_t>(lines)},
                              reason::not_utf8, std::string(not_utf8_detail));
    }
    fields_.clear();
    read(element, fields_);
    if (!fields_.is_article()) {
        return outlet_.refuse(mark, reason::no_article_fields,
                              fmt::format("a {} with neither title nor body among its tags", shown_));
    }
    core::Record record;
    record.offset = mark.offset;
    fields_.fill(record, input_.explain);
    complete(record);
    outlet_.deliver_or_hold(std::move(record));
}

}  // namespace arshif::indexer
