#include "indexer/readers/html_article.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

#include "indexer/readers/blank.h"
#include "indexer/readers/entities.h"
#include "indexer/readers/html_body.h"
#include "indexer/readers/html_fields.h"
#include "indexer/readers/html_page.h"
#include "indexer/readers/html_title.h"
#include "indexer/readers/html_visible.h"
#include "indexer/readers/json_ld.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/record_fields.h"
#include "recognise/metadata_date.h"
#include "recognise/path_facts.h"

namespace arshif::indexer {

namespace {

// Less text is an article only where the page says that it is one, and then not less than the other.
constexpr std::uint32_t least_letters = 120;
constexpr std::uint32_t least_stated_letters = 20;
// Beyond it, what class names speak against is no longer looked at for a text.
constexpr std::uint32_t enough_letters = 200;

bool is_address(std::string_view value) {
    return value.starts_with("http://") || value.starts_with("https://");
}

// Text of JSON-LD, which may have tags in it.
std::string lines_of_value(std::string_view value) {
    if (value.find("</") != std::string_view::npos || value.find("<br") != std::string_view::npos) {
        const HtmlPage inner = parse_html(value, nullptr);
        return lines_of(inner, HtmlProse(inner, false), inner.nodes.front());
    }
    std::string text;
    text.reserve(value.size());
    while (!value.empty()) {
        const std::size_t plain = std::min(value.find('&'), value.size());
        text.append(value.substr(0, plain));
        value.remove_prefix(plain);
        if (!value.empty()) value.remove_prefix(decode_entity(value, text));
    }
    std::replace(text.begin(), text.end(), '\r', '\n');
    return html_lines(text);
}

class PageArticle {
public:
    PageArticle(std::string_view bytes, const HtmlOptions& options)
        : options_(options), page_(parse_html(bytes, options.map)) {}

    std::optional<HtmlFault> read(core::Record& record);

private:
    void read_json_ld_blocks();
    void find_body();
    bool is_beside_text(std::string_view line);
    bool take_stated_body();
    std::optional<HtmlFault> judge(const core::Record& record) const;
    void offer_properties();
    void offer_titles();
    void offer_visible();
    void offer(std::string_view kind, std::string_view name, std::string&& value);
    std::string value_of(const HtmlProperty& property) const;

    HtmlOptions options_;
    HtmlPage page_;
    std::vector<std::pair<std::string, std::string>> json_;  // of the article in JSON-LD
    bool says_article_ = false;
    std::vector<std::string> titles_;  // lines at the beginning that are one of these are no text
    std::string line_date_;            // of a line beside the text
    std::string line_author_;
    std::optional<HtmlProse> prose_;
    HtmlBody body_;
    std::uint32_t heading_ = 0;
    std::deque<std::string> places_;  // the keys of fields_
    RecordFields fields_;
};

void PageArticle::read_json_ld_blocks() {
    for (const std::string_view block : page_.json_ld) {
        JsonLd read = read_json_ld(block);
        if (read.values.empty() || (!json_.empty() && !read.article)) continue;
        json_ = std::move(read.values);
        says_article_ = read.article;
        if (read.article) return;
    }
}

// --- the text ---

bool PageArticle::is_beside_text(std::string_view line) {
    constexpr std::size_t longest = 160;
    if (std::any_of(titles_.begin(), titles_.end(),
                    [line](const std::string& title) { return same_words(title, line); })) {
        return true;
    }
    if (line.size() > longest) return false;
    if (const std::string_view date = date_in_line(line); !date.empty()) {
        // A date with a sentence around it is text.
        if (line.size() > date.size() + longest / 2) return false;
        if (line_date_.empty()) line_date_ = date;
        return true;
    }
    std::string_view name = name_in_byline(line);
    while (name.ends_with(':') || name.ends_with(' '))
        name.remove_suffix(1);
    constexpr std::ptrdiff_t most_spaces = 4;
    if (name.empty() || name.ends_with('.') || std::count(name.begin(), name.end(), ' ') > most_spaces) return false;
    if (line_author_.empty()) line_author_ = name;
    return true;
}

void PageArticle::find_body() {
    const IsBesideText beside = [this](std::string_view line) { return is_beside_text(line); };
    prose_.emplace(page_, true);
    body_ = find_html_body(page_, *prose_, beside);
    if (body_.letters >= enough_letters) return;
    HtmlProse all(page_, false);
    HtmlBody other = find_html_body(page_, all, beside);
    if (other.letters < enough_letters || other.letters < 3 * body_.letters) return;
    prose_ = std::move(all);
    body_ = std::move(other);
}

// The text of JSON-LD, unless that of the page has more of it or has it in paragraphs. False if there is none.
bool PageArticle::take_stated_body() {
    const auto found =
        std::find_if(json_.begin(), json_.end(), [](const auto& value) { return value.first == "articleBody"; });
    if (found == json_.end()) return false;
    std::string text = lines_of_value(found->second);
    const double letters = measure_html_text(text).letters;
    const double on_page = body_.letters;
    const bool cut_off = text.ends_with("...") || text.ends_with("\xE2\x80\xA6");
    const bool in_one_line = text.find('\n') == std::string::npos && body_.text.find('\n') != std::string::npos;
    if (letters < least_letters && letters < on_page) return false;
    if (letters * 2 < on_page || (cut_off && letters < on_page)) return false;
    if (in_one_line && on_page > letters * 0.9 && on_page < letters * 1.1) return false;
    offer("json-ld", "articleBody", std::move(text));
    return true;
}

// --- the other fields ---

std::string PageArticle::value_of(const HtmlProperty& property) const {
    if (!property.value.empty() || property.node == 0) return property.value;
    constexpr std::size_t longest = 1000;
    const std::string_view text = trimmed_html(page_.text_of(page_.nodes[property.node]));
    return text.size() > longest ? std::string() : html_line(text);
}

void PageArticle::offer(std::string_view kind, std::string_view name, std::string&& value) {
    const std::optional<FieldName> field = find_html_field(kind, name, options_.map);
    if (!field || is_blank(value)) return;
    if (field->rank > 0) {
        const bool date = field->field == Field::date || field->field == Field::modified;
        if (date && !recognise::parse_metadata_date(value)) return;
        if (field->field == Field::url && !is_address(value)) return;
        if (field->field != Field::url && is_address(value)) return;
    }
    places_.push_back(html_place(kind, name));
    fields_.offer(*field, places_.back(), {}, std::move(value));
}

void PageArticle::offer_properties() {
    for (auto& [name, value] : json_) {
        if (name != "articleBody") offer("json-ld", name, std::string(value));
    }
    std::vector<std::uint32_t> times;
    for (const HtmlProperty& property : page_.properties) {
        const bool beside = property.node != 0 && prose_->excluded(page_.nodes[property.node].parent);
        if (beside) continue;
        if (property.kind == "time") {
            if (recognise::parse_metadata_date(value_of(property))) times.push_back(property.node);
        } else if (find_html_field(property.kind, property.name, options_.map)->field != Field::title) {
            offer(property.kind, property.name, value_of(property));
        }
    }
    const std::uint32_t time = beside_heading(page_, *prose_, body_, heading_, times);
    for (const HtmlProperty& property : page_.properties) {
        if (time != 0 && property.node == time && property.kind == "time")
            offer("time", property.name, value_of(property));
    }
}

void PageArticle::offer_titles() {
    core::Record known;
    fields_.fill(known, false);
    const std::string heading = heading_ == 0 ? std::string() : html_line(page_.text_of(page_.nodes[heading_]));
    for (const HtmlProperty& property : page_.properties) {
        const std::optional<FieldName> field = find_html_field(property.kind, property.name, options_.map);
        const bool beside = property.node != 0 && prose_->excluded(page_.nodes[property.node].parent);
        if (field->field != Field::title || beside) continue;
        const std::string value = value_of(property);
        offer(property.kind, property.name, std::string(without_site(value, known.source, heading, false)));
    }
    const std::string title(without_site(page_.title, known.source, heading, true));
    // Old sites give all their pages one title.
    constexpr std::ptrdiff_t fewest_spaces = 2;
    const bool site = same_words(title, known.source) || std::count(title.begin(), title.end(), ' ') < fewest_spaces;
    if (heading_ != 0 && !same_words(heading, known.source) && heading.find(' ') != std::string::npos) {
        const HtmlNode& node = page_.nodes[heading_];
        const bool near =
            node.text_end >= page_.nodes[body_.nodes.front()].text_begin || node.block_end + 12 > body_.first_block;
        offer(near ? "h1 of the article" : "h1", {}, std::string(heading));
    }
    for (std::uint32_t i = 1; i < page_.nodes.size(); ++i) {
        const HtmlNode& node = page_.nodes[i];
        constexpr std::size_t longest = 400;
        const bool titled = (node.hints & hint::title) != 0 || heading_level(node.element) >= 2;
        if (!titled || prose_->excluded(i) || node.text_end - node.text_begin > longest) continue;
        if (node.block_begin > body_.first_block) break;
        const std::string text = html_line(page_.text_of(node));
        if (text.find(' ') == std::string::npos) continue;
        if (site || same_words(text, without_site(page_.title, known.source, text, false))) {
            offer("visible heading", {}, std::string(text));
            break;
        }
    }
    offer("title", {}, std::string(title));
}

void PageArticle::offer_visible() {
    std::string date = visible_date(page_, *prose_, body_, heading_);
    offer("visible date", {}, date.empty() ? std::move(line_date_) : std::move(date));
    offer("visible author", {}, visible_author(page_, *prose_, body_, heading_));
    offer("visible byline", {}, std::move(line_author_));
    offer("saved from", {}, std::string(page_.saved_from));
}

// --- the whole ---

std::optional<HtmlFault> PageArticle::judge(const core::Record& record) const {
    const std::uint32_t letters = measure_html_text(record.body).letters;
    const bool stated = says_article_ || page_.says_article || body_.stated;
    if (!stated && is_missing_page(record.title))
        return HtmlFault{reason::no_article_text, fmt::format("its title is \"{}\"", record.title)};
    if (body_.list && !says_article_ && !page_.says_article)
        return HtmlFault{reason::no_article_text, "it looks like a list of articles"};
    if (letters >= (stated ? least_stated_letters : least_letters)) return std::nullopt;
    return HtmlFault{reason::no_article_text, fmt::format("the longest text in it has {} letters", letters)};
}

std::optional<HtmlFault> PageArticle::read(core::Record& record) {
    if (page_.too_many) {
        return HtmlFault{reason::record_too_large,
                         fmt::format("a page of more than {} elements or pieces of text", HtmlPage::max_parts)};
    }
    read_json_ld_blocks();
    for (const auto& [name, value] : json_) {
        if (name == "headline") titles_.push_back(value);
    }
    titles_.push_back(std::string(without_site(page_.title, {}, {}, true)));
    for (const HtmlProperty& property : page_.properties) {
        const std::optional<FieldName> field = find_html_field(property.kind, property.name, options_.map);
        if (field->field == Field::title) titles_.push_back(value_of(property));
    }
    if (!options_.url.empty()) {
        places_.emplace_back("WARC-Target-URI");
        fields_.offer({Field::url, 0}, places_.back(), options_.url);
    }
    find_body();
    heading_ = find_heading(page_, body_);
    offer_properties();
    offer_titles();
    offer_visible();
    std::string mapped = mapped_html_text(page_);
    if (!mapped.empty()) {
        places_.emplace_back("element named by --map");
        fields_.offer({Field::body, 0}, places_.back(), {}, std::move(mapped));
    } else if (!take_stated_body()) {
        offer("text", {}, std::move(body_.text));
    }
    // The day of a capture is the last resort, behind a date in the URL.
    if (!recognise::recognise_url(options_.url).date) offer("WARC-Date", {}, std::string(options_.archived));
    fields_.fill(record, options_.explain);
    // A headline that only its place gives away was not known before.
    const std::size_t first = std::min(record.body.find('\n'), record.body.size());
    if (first < record.body.size() && same_words(std::string_view(record.body).substr(0, first), record.title))
        record.body.erase(0, first + 1);
    return judge(record);
}

}  // namespace

std::optional<HtmlFault> read_html_article(std::string_view page, const HtmlOptions& options, core::Record& record) {
    return PageArticle(page, options).read(record);
}

}  // namespace arshif::indexer
