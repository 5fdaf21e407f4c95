#include "indexer/readers/feed_reader.h"

#include <algorithm>
#include <array>

#include "indexer/readers/element_reader.h"
#include "indexer/readers/field_map.h"
#include "indexer/readers/markup_fields.h"
#include "indexer/readers/markup_text.h"

namespace arshif::indexer {

namespace {

struct FeedName {
    std::string_view name;  // in lower case, without a prefix
    FieldName field;
};
constexpr std::array<FeedName, 18> feed_names = {{{"title", {Field::title, 1}},
                                                  {"encoded", {Field::body, 1}},
                                                  {"content", {Field::body, 2}},
                                                  {"description", {Field::body, 3}},
                                                  {"summary", {Field::body, 4}},
                                                  {"pubdate", {Field::date, 1}},
                                                  {"date", {Field::date, 2}},
                                                  {"published", {Field::date, 3}},
                                                  {"issued", {Field::date, 4}},
                                                  {"updated", {Field::modified, 1}},
                                                  {"modified", {Field::modified, 2}},
                                                  {"link", {Field::url, 1}},
                                                  {"origlink", {Field::url, 2}},
                                                  {"guid", {Field::id, 1}},
                                                  {"id", {Field::id, 2}},
                                                  {"creator", {Field::author, 1}},
                                                  {"author", {Field::author, 2}},
                                                  {"category", {Field::category, 1}}}};
// Of the rest, names may be those of other things: media:title is that of a picture.
constexpr std::array<std::string_view, 9> prefixes = {"",        "rss",     "atom",       "a10", "dc",
                                                      "dcterms", "content", "feedburner", "a"};
// Elements with a title of their own that is not the article's.
constexpr std::array<std::string_view, 3> others = {"source", "image", "textinput"};

template <typename List>
bool has(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

std::optional<NamedTag> find_feed_field(const MarkupTag& tag, const FieldMap* map) {
    const std::string local = lower_case(tag.local_name());
    if (map != nullptr) {
        for (const std::string_view name : {tag.name, tag.local_name()}) {
            if (const std::optional<Field> field = map->find(comparable_key(name)))
                return NamedTag{{*field, 0}, tag.name};
        }
    }
    if (has(others, local)) return NamedTag{{}, tag.name, true};
    const std::size_t colon = std::min(tag.name.find(':'), tag.name.size());
    if (!has(prefixes, lower_case(colon == tag.name.size() ? std::string_view() : tag.name.substr(0, colon))))
        return std::nullopt;
    const auto* const found = std::find_if(feed_names.begin(), feed_names.end(),
                                           [&local](const FeedName& name) { return name.name == local; });
    if (found == feed_names.end()) return std::nullopt;
    // Links to the comments, the picture, the feed itself.
    if (found->field.field == Field::url && !tag.closes) {
        const std::string_view relation = attribute_value(tag.attributes, "rel");
        if (!relation.empty() && relation != "alternate") return NamedTag{{}, tag.name, true};
    }
    return NamedTag{found->field, tag.name};
}

std::string text_of(const NamedTag& named, std::string_view inside) {
    const Field field = named.name.field;
    if (field == Field::body || field == Field::summary) return html_text(inside);
    return one_line(html_text(field == Field::author ? named_part(inside) : inside));
}

class FeedReader final : public ElementReader {
public:
    using ElementReader::ElementReader;

private:
    core::Result<bool> begin() override {
        set_names({"item", "entry"}, "<item> or <entry>");
        return true;
    }
    core::Result<void> outside() override;
    void read(std::string_view element, RecordFields& fields) override {
        const FieldMap* const map = input().map;
        read_markup_fields(element, {[map](const MarkupTag& tag) { return find_feed_field(tag, map); }, text_of},
                           fields);
    }
    void complete(core::Record& record) override;

    std::string title_;   // of the feed
    bool titled_ = true;  // the feed's title has been seen, or we are in none
};

// The title of the feed is the first one in it, which stands before that of its picture.
core::Result<void> FeedReader::outside() {
    constexpr std::size_t longest_title = 4096;
    const std::string name = lower_case(stream().tag().local_name());
    if (name == "channel" || name == "feed") {
        title_.clear();
        titled_ = false;
        return {};
    }
    if (titled_ || name != "title" || stream().tag().empty) return {};
    stream().pass(stream().tag().end);
    const core::Result<MarkupStream::Found> found = stream().next(longest_title);
    if (!found) return found.error();
    if (*found != MarkupStream::Found::tag) return {};
    const MarkupTag& end = stream().tag();
    if (end.closes) {
        title_ = one_line(html_text(stream().bytes().substr(0, end.begin)));
        titled_ = true;
    } else {
        stream().put_back();
    }
    return {};
}

void FeedReader::complete(core::Record& record) {
    if (record.source.empty() && !title_.empty()) {
        record.source = title_;
        if (input().explain) record.keys.emplace_back("source", "title of the feed");
    }
    if (record.url.empty() && is_address(record.id)) {
        record.url = record.id;
        if (input().explain) record.keys.emplace_back("url", "guid or id");
    }
}

}  // namespace

core::Result<void> read_feed(const Input& input, const RecordSink& sink) {
    return FeedReader(input, sink).run();
}

}  // namespace arshif::indexer
