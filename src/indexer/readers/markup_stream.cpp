#include "indexer/readers/markup_stream.h"

#include <algorithm>

#include "indexer/readers/markup_scanner.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;
// White space between two records that is looked over for the second one.
constexpr std::size_t longest_gap = 256;

// Whether `text`, which goes on, may still become `whole`.
bool may_become(std::string_view text, std::string_view whole) {
    return text.size() < whole.size() && whole.starts_with(lower_case(text));
}

}  // namespace

core::Result<MarkupStream::Found> MarkupStream::next(std::size_t limit) {
    while (true) {
        const Step step = scan();
        if (step == Step::found && tag_.begin <= limit) return Found::tag;
        if (step == Step::found) put_back();
        if (at_ > limit) return Found::too_long;
        if (step == Step::go_on) continue;
        if (window_.ended()) {
            at_ = bytes().size();
            return at_ > limit ? Found::too_long : Found::end;
        }
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
}

core::Result<std::string_view> MarkupStream::look(std::size_t size) {
    while (bytes().size() < size && !window_.ended()) {
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
    return bytes().substr(0, size);
}

void MarkupStream::pass(std::size_t count) {
    window_.advance(count);
    at_ -= std::min(at_, count);
    records_ -= std::min(records_, count);
    tag_.begin -= std::min(tag_.begin, count);
    tag_.end -= std::min(tag_.end, count);
}

MarkupStream::Step MarkupStream::scan() {
    switch (mode_) {
        case Mode::text:
            return scan_text();
        case Mode::comment:
            return scan_section("-->");
        case Mode::cdata:
            return scan_section("]]>");
        case Mode::doctype:
        case Mode::subset:
            return scan_doctype();
    }
    return Step::wait;
}

MarkupStream::Step MarkupStream::enter(Mode mode, std::size_t opening) {
    mode_ = mode;
    section_offset_ = window_.offset() + at_;
    at_ += opening;
    records_ = at_;
    return Step::go_on;
}

// What begins with <!, of which `rest` has come in.
MarkupStream::Step MarkupStream::declaration(std::string_view rest) {
    if (rest.starts_with(comment_opening)) return enter(Mode::comment, comment_opening.size());
    if (rest.starts_with(cdata_opening)) return enter(Mode::cdata, cdata_opening.size());
    if (lower_case(rest.substr(0, doctype_opening.size())) == doctype_opening)
        return enter(Mode::doctype, doctype_opening.size());
    const bool open = may_become(rest, comment_opening) || may_become(rest, doctype_opening) ||
                      (rest.size() < cdata_opening.size() && cdata_opening.starts_with(rest));
    if (open && !window_.ended()) return Step::wait;
    ++at_;
    return Step::go_on;
}

MarkupStream::Step MarkupStream::scan_text() {
    const std::string_view text = bytes();
    at_ = std::min(text.find('<', at_), text.size());
    if (at_ == text.size() || (at_ + 1 == text.size() && !window_.ended())) return Step::wait;
    const std::string_view rest = text.substr(at_);
    if (rest.starts_with("<!")) return declaration(rest);
    const bool instruction = rest.starts_with("<?");
    const TagFit fit =
        instruction ? fit_instruction(text, at_, window_.ended(), tag_) : fit_tag(text, at_, window_.ended(), tag_);
    if (fit == TagFit::cut_off) return Step::wait;
    at_ = fit == TagFit::tag ? tag_.end : at_ + 1;
    return fit == TagFit::tag && !instruction ? Step::found : Step::go_on;
}

// Passes over the section, but stops before a record that shows that the section has not been closed.
MarkupStream::Step MarkupStream::scan_section(std::string_view closing) {
    const std::size_t end = bytes().find(closing, at_);
    const Gap gap = is_record_ ? look_for_gap(std::min(end, bytes().size())) : Gap::none;
    if (gap == Gap::found) {
        mode_ = Mode::text;
        at_ = records_;
        return Step::go_on;
    }
    if (gap == Gap::none && end != npos) {
        at_ = end + closing.size();
        mode_ = Mode::text;
        return Step::go_on;
    }
    // The closing mark may be here but for its last byte.
    const std::size_t kept = std::min(closing.size() - 1, bytes().size());
    const std::size_t seen = is_record_ ? std::min(records_, bytes().size() - kept) : bytes().size() - kept;
    at_ = std::max(at_, seen);
    return Step::wait;
}

// --- a section that has not been closed ---

// Looks from records_ up to `to` for the end of a record with the beginning of another one behind it; records_ is moved
// to it, or behind what cannot be one.
MarkupStream::Gap MarkupStream::look_for_gap(std::size_t to) {
    const std::string_view text = bytes();
    for (std::size_t at = text.find('<', records_); at < to; at = text.find('<', at + 1)) {
        records_ = at;
        MarkupTag tag;
        const TagFit fit = fit_tag(text, at, window_.ended(), tag);
        if (fit == TagFit::cut_off) return Gap::undecided;
        if (fit == TagFit::none || !tag.closes || !is_record_(tag)) continue;
        const Gap gap = gap_behind(tag.end);
        if (gap != Gap::none) return gap;
    }
    records_ = std::max(records_, to);
    return Gap::none;
}

MarkupStream::Gap MarkupStream::gap_behind(std::size_t end) const {
    const std::string_view text = bytes();
    const std::size_t next = text.substr(0, end + longest_gap).find_first_not_of(markup_white_space, end);
    if (next == npos) return text.size() < end + longest_gap && !window_.ended() ? Gap::undecided : Gap::none;
    if (text[next] != '<') return Gap::none;
    MarkupTag tag;
    const TagFit fit = fit_tag(text, next, window_.ended(), tag);
    if (fit == TagFit::cut_off) return Gap::undecided;
    return fit == TagFit::tag && !tag.closes && is_record_(tag) ? Gap::found : Gap::none;
}

// --- a DOCTYPE ---

// Its declarations stand in brackets; quotation marks in them are not looked at, so that one bracket inside may end
// them early, and what is left is text outside of records.
MarkupStream::Step MarkupStream::scan_doctype() {
    const bool subset = mode_ == Mode::subset;
    const std::size_t stop = bytes().find_first_of(subset ? "]" : "[>", at_);
    at_ = std::min(stop, bytes().size());
    if (stop == npos) return Step::wait;
    if (subset) {
        mode_ = Mode::doctype;
    } else {
        mode_ = bytes()[stop] == '[' ? Mode::subset : Mode::text;
    }
    ++at_;
    return Step::go_on;
}

}  // namespace arshif::indexer
