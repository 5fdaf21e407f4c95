#include "indexer/readers/tei_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/readers/element_reader.h"
#include "indexer/readers/markup_stream.h"
#include "indexer/readers/markup_text.h"
#include "indexer/readers/record_outlet.h"
#include "indexer/readers/tei_header.h"
#include "indexer/readers/tei_text.h"

namespace arshif::indexer {

namespace {

// "issue-8" of "1911/issue-8.xml".
std::string stem_of(std::string_view path) {
    path.remove_prefix(path.rfind('/') + 1);
    if (lower_case(path).ends_with(".xml")) path.remove_suffix(4);
    return std::string(path);
}

void trim(std::string& text) {
    text = std::string(trimmed(text));
}

// Nothing but marks of gaps.
bool is_lost(std::string_view text) {
    while (!text.empty()) {
        const std::size_t blank = text.find_first_not_of(markup_white_space);
        if (blank > 0) {
            text.remove_prefix(std::min(blank, text.size()));
        } else if (text.starts_with(tei_gap)) {
            text.remove_prefix(tei_gap.size());
        } else {
            return false;
        }
    }
    return true;
}

class TeiReader {
public:
    TeiReader(const Input& input, const RecordSink& sink)
        : input_(input),
          outlet_(input, sink),
          stream_(*input.bytes),
          limit_(std::min(max_document_bytes, input.record_limit)),
          text_([this](TeiArticle&& article) { take(std::move(article)); }, limit_),
          stem_(stem_of(input.path)) {}

    core::Result<void> run();

private:
    enum class Place { outside, header, text };

    void pass_text(std::string_view raw);
    void take_tag();
    void take(TeiArticle&& article);
    void refuse_large(const TeiArticle& article);
    void explain(core::Record& record) const;
    void finish();

    const Input& input_;
    RecordOutlet outlet_;
    MarkupStream stream_;
    std::size_t limit_;
    TeiHeader header_;
    TeiText text_;
    std::string stem_;
    Place place_ = Place::outside;
    bool anything_ = false;
};

core::Result<void> TeiReader::run() {
    while (!outlet_.stopped()) {
        const core::Result<MarkupStream::Found> found = stream_.next(limit_);
        if (!found) return found.error();
        if (*found == MarkupStream::Found::end) {
            stream_.pass_seen();
            finish();
            return {};
        }
        if (*found == MarkupStream::Found::tag) {
            pass_text(stream_.bytes().substr(0, stream_.tag().begin));
            take_tag();
        } else {
            header_.lose_text();
            text_.lose_text();
        }
        stream_.pass_seen();
    }
    return {};
}

void TeiReader::pass_text(std::string_view raw) {
    if (place_ == Place::header) header_.text(raw);
    if (place_ == Place::text) text_.text(raw);
}

void TeiReader::take_tag() {
    const MarkupTag& tag = stream_.tag();
    const std::string name = lower_case(tag.local_name());
    if (name == "teiheader" && !tag.empty) {
        if (!tag.closes) header_ = TeiHeader{};
        place_ = tag.closes ? Place::outside : Place::header;
    } else if (place_ == Place::header) {
        if (tag.closes) header_.close(tag);
        if (!tag.closes) header_.open(tag);
    } else if (place_ == Place::text || name == "text") {
        place_ = Place::text;
        Mark mark = stream_.here();
        mark.offset += tag.begin;
        const std::string_view before = stream_.bytes().substr(0, tag.begin);
        mark.line += static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
        if (tag.closes) text_.close(tag);
        if (!tag.closes) text_.open(tag, mark);
    }
}

void TeiReader::take(TeiArticle&& article) {
    if (outlet_.stopped()) return;
    trim(article.title);
    trim(article.body);
    if (is_lost(article.body)) article.body.clear();
    trim(article.notes);
    const bool text = !article.body.empty() && (article.item || article.has_text);
    const bool wanted = text || article.too_large || (article.item && !article.holds_articles);
    if (!wanted) return;
    anything_ = true;
    outlet_.release();
    if (article.too_large) return refuse_large(article);
    if (article.bad_utf8) return outlet_.refuse(article.mark, reason::not_utf8, std::string(not_utf8_detail));
    core::Record record;
    record.offset = article.mark.offset;
    if (!article.id.empty()) record.id = fmt::format("{}#{}", stem_, article.id);
    if (!header_.url().empty() && !article.id.empty()) record.url = fmt::format("{}#{}", header_.url(), article.id);
    const bool by_file =
        article.title.empty() && article.body_of_file && header_.work().size() + article.size() < limit_;
    record.title = std::move(article.title);
    if (by_file) record.title = header_.work();
    record.body = std::move(article.body);
    if (!article.notes.empty()) record.body.append(record.body.empty() ? "" : "\n").append(article.notes);
    record.date = header_.date();
    record.source = header_.source();
    record.category = std::move(article.category);
    record.author = std::move(article.author);
    if (input_.explain) explain(record);
    outlet_.deliver_or_hold(std::move(record));
}

void TeiReader::refuse_large(const TeiArticle& article) {
    outlet_.refuse(article.mark, reason::record_too_large, fmt::format("more than {} bytes in one article", limit_));
}

void TeiReader::explain(core::Record& record) const {
    const auto tell = [&record](const std::string& value, std::string_view field, std::string_view where) {
        if (!value.empty()) record.keys.emplace_back(field, where);
    };
    tell(record.id, "id", "xml:id");
    tell(record.title, "title", "head");
    tell(record.body, "body", "div");
    tell(record.date, "date", "imprint/date");
    tell(record.source, "source", "title level=j");
    tell(record.category, "category", "head of the division around");
    tell(record.author, "author", "byline/persName");
    tell(record.url, "url", "idno");
}

void TeiReader::finish() {
    text_.end([this](TeiArticle&& article) {
        if (!article.item && !article.has_text && !article.too_large) return;
        anything_ = true;
        outlet_.release();
        if (article.too_large) return refuse_large(article);
        outlet_.refuse(article.mark, reason::truncated_document, "the input ends inside this article");
    });
    outlet_.finish();
    if (!anything_) outlet_.refuse(stream_.here(), reason::no_article_fields, "a TEI file without text of articles");
}

}  // namespace

core::Result<void> read_tei(const Input& input, const RecordSink& sink) {
    return TeiReader(input, sink).run();
}

}  // namespace arshif::indexer
