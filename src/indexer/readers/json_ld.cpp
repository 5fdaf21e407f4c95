#include "indexer/readers/json_ld.h"

// Without exceptions every use that could throw is one that does not compile.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "indexer/readers/html_page.h"
#include "indexer/readers/markup.h"

namespace arshif::indexer {

namespace {

namespace dom = simdjson::dom;

constexpr int deepest = 8;
constexpr std::size_t largest_block = std::size_t{8} << 20U;
constexpr std::size_t most_items = 1000;

using Names = std::unordered_map<std::string, std::string>;

std::string_view string_of(dom::element element) {
    std::string_view text;
    return element.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string_view member_string(dom::object object, std::string_view key) {
    dom::element member;
    return object[key].get(member) == simdjson::SUCCESS ? string_of(member) : std::string_view();
}

// Whether a @type, which may be a list, satisfies the condition.
template <typename Condition>
bool has_type(dom::object object, Condition condition) {
    dom::element type;
    if (object["@type"].get(type) != simdjson::SUCCESS) return false;
    dom::array list;
    if (type.get_array().get(list) != simdjson::SUCCESS) return condition(string_of(type));
    return std::any_of(list.begin(), list.end(), [&](dom::element one) { return condition(string_of(one)); });
}

bool is_article_type(std::string_view type) {
    const std::string name = lower_case(type.substr(type.rfind('/') + 1));
    return name.ends_with("article") || name == "blogposting" || name == "liveblogposting" ||
           name == "socialmediaposting" || name == "report" || name == "review";
}

bool is_page_type(std::string_view type) {
    return lower_case(type).ends_with("webpage");
}

// What stands behind comment signs and CDATA marks, with control characters made spaces.
std::string cleaned(std::string_view block) {
    const std::size_t begin = std::min(block.find_first_of("{["), block.size());
    const std::size_t cdata = block.substr(0, begin).find("<!");
    // [CDATA[ has brackets of its own.
    std::size_t from = begin;
    if (cdata != std::string_view::npos && block.substr(begin).starts_with("[CDATA["))
        from = std::min(block.find_first_of("{[", begin + 7), block.size());
    const std::size_t end = block.find_last_of("}]");
    std::string text(end == std::string_view::npos || end < from ? std::string_view()
                                                                 : block.substr(from, end + 1 - from));
    if (text.ends_with("]]")) {
        const std::size_t brace = text.find_last_of('}');
        if (cdata != std::string_view::npos && brace != std::string::npos) text.resize(brace + 1);
    }
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return text;
}

class Walk {
public:
    // The first article of the block, and the first page.
    void find(dom::element element, int depth = 0) {
        if (depth > deepest || article_) return;
        dom::array list;
        if (element.get_array().get(list) == simdjson::SUCCESS) {
            std::size_t count = 0;
            for (const dom::element item : list) {
                if (++count > most_items) break;
                find(item, depth + 1);
            }
            return;
        }
        dom::object object;
        if (element.get_object().get(object) != simdjson::SUCCESS) return;
        if (has_type(object, is_article_type)) {
            article_ = object;
            return;
        }
        if (!page_ && has_type(object, is_page_type)) page_ = object;
        for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
            dom::element inner;
            if (object[key].get(inner) == simdjson::SUCCESS) find(inner, depth + 1);
        }
    }

    // The names of all that a reference can mean.
    void find_names(dom::element root) {
        dom::object object;
        dom::array graph;
        if (root.get_object().get(object) == simdjson::SUCCESS) {
            if (object["@graph"].get_array().get(graph) != simdjson::SUCCESS) return;
        } else if (root.get_array().get(graph) != simdjson::SUCCESS) {
            return;
        }
        for (const dom::element item : graph) {
            dom::object entry;
            if (names_.size() >= most_items || item.get_object().get(entry) != simdjson::SUCCESS) continue;
            const std::string_view id = member_string(entry, "@id");
            const std::string_view name = member_string(entry, "name");
            if (!id.empty() && !name.empty()) names_.emplace(id, name);
        }
    }

    void fill(JsonLd& out) const {
        out.article = article_.has_value();
        const std::optional<dom::object>& object = article_ ? article_ : page_;
        if (!object) return;
        for (const auto member : *object)
            add(out, member.key, member.value);
    }

private:
    static constexpr std::array<std::string_view, 11> wanted = {
        "headline",  "name",        "datePublished",  "dateCreated", "dateModified",    "author",
        "publisher", "articleBody", "articleSection", "url",         "mainEntityOfPage"};

    // A name, or the name or address of an object.
    std::string text_of(dom::element value, std::string_view key) const {
        dom::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS) return std::string(string_of(value));
        const std::string_view id = member_string(object, "@id");
        if (key == "mainEntityOfPage") return std::string(id);
        const std::string_view name = member_string(object, "name");
        if (!name.empty()) return std::string(name);
        const auto found = names_.find(std::string(id));
        return found == names_.end() ? std::string() : found->second;
    }

    void add(JsonLd& out, std::string_view key, dom::element value) const {
        if (std::find(wanted.begin(), wanted.end(), key) == wanted.end()) return;
        // What the page is about is no headline of an article.
        if (!article_ && (key == "name" || key == "headline" || key == "author")) return;
        std::string text;
        dom::array list;
        if (value.get_array().get(list) == simdjson::SUCCESS) {
            std::size_t count = 0;
            for (const dom::element item : list) {
                const std::string one = text_of(item, key);
                if (one.empty() || ++count > most_items) continue;
                if (!text.empty()) text += key == "articleBody" ? "\n" : ", ";
                text += one;
            }
        } else {
            text = text_of(value, key);
        }
        if (key != "articleBody") text = html_line(text);
        if (text.empty()) return;
        out.values.emplace_back(key == "mainEntityOfPage" ? "url" : key, std::move(text));
    }

    Names names_;
    std::optional<dom::object> article_;
    std::optional<dom::object> page_;
};

}  // namespace

JsonLd read_json_ld(std::string_view block) {
    JsonLd out;
    if (block.size() > largest_block) return out;
    const std::string text = cleaned(block);
    dom::parser parser;
    dom::element root;
    if (text.empty() || parser.parse(text).get(root) != simdjson::SUCCESS) return out;
    out.parsed = true;
    Walk walk;
    walk.find_names(root);
    walk.find(root);
    walk.fill(out);
    return out;
}

}  // namespace arshif::indexer
