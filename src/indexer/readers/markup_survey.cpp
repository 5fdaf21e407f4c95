#include "indexer/readers/markup_survey.h"

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <optional>
#include <unordered_map>

#include "indexer/readers/markup_fields.h"
#include "indexer/readers/markup_scanner.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t max_names = 256;
constexpr std::size_t max_depth = 32;
constexpr std::size_t shown_names = 12;

using Fields = std::bitset<field_count>;

bool has(const Fields& fields, Field field) {
    return fields.test(static_cast<std::size_t>(field));
}

// What has been seen of the elements of one name.
struct Element {
    std::string shown;
    std::size_t count = 0;
    std::size_t depth = 0;  // of the first one
    Fields fields;          // inside of it, or in its attributes
    std::size_t titles = 0;
    std::size_t bodies = 0;
    bool body_itself = false;

    bool article() const {
        return has(fields, Field::title) || has(fields, Field::body) || has(fields, Field::summary);
    }
    bool one_title_each() const { return titles <= count + count / 4; }
};

class Survey {
public:
    explicit Survey(const FieldMap* map) : map_(map) {}

    MarkupSurvey of(std::string_view start) {
        MarkupScanner scanner(start);
        while (scanner.next_tag()) {
            if (scanner.tag().closes) {
                close(lower_case(scanner.tag().name));
            } else {
                open(scanner.tag());
            }
        }
        return result();
    }

private:
    // Which of the known elements it is; nothing where there are too many.
    std::optional<std::size_t> index_of(const MarkupTag& tag) {
        const std::string name = lower_case(tag.name);
        const auto found = indexes_.find(name);
        if (found != indexes_.end()) return found->second;
        if (elements_.size() == max_names) return std::nullopt;
        elements_.push_back({std::string(tag.name), 0, stack_.size(), {}, 0, 0, false});
        indexes_.emplace(name, elements_.size() - 1);
        return elements_.size() - 1;
    }

    void add(Field field, bool to_self, std::size_t self) {
        const auto one = [field](Element& element) {
            element.fields.set(static_cast<std::size_t>(field));
            element.titles += field == Field::title ? 1U : 0U;
            element.bodies += field == Field::body ? 1U : 0U;
        };
        if (to_self) one(elements_[self]);
        std::vector<std::size_t> counted;  // an element inside one of the same name counts once
        for (const std::size_t outer : stack_) {
            if (outer == self || std::find(counted.begin(), counted.end(), outer) != counted.end()) continue;
            counted.push_back(outer);
            one(elements_[outer]);
        }
    }

    void open(const MarkupTag& tag) {
        const std::optional<std::size_t> index = index_of(tag);
        if (!index) return;
        ++elements_[*index].count;
        if (const std::optional<NamedTag> named = find_markup_field(tag, map_)) {
            add(named->name.field, false, *index);
            elements_[*index].body_itself = named->name.field == Field::body;
        }
        for_each_attribute(tag.attributes, [&](std::string_view key, std::string_view) {
            if (const std::optional<FieldName> name = find_field(key, map_)) add(name->field, true, *index);
            return true;
        });
        if (!tag.empty && stack_.size() < max_depth) stack_.push_back(*index);
    }

    // Closes what was left open inside of it too.
    void close(const std::string& name) {
        const auto found = indexes_.find(name);
        if (found == indexes_.end()) return;
        const auto open = std::find(stack_.rbegin(), stack_.rend(), found->second);
        if (open != stack_.rend()) stack_.erase(std::prev(open.base()), stack_.end());
    }

    static bool better(const Element& left, const Element& right) {
        if ((left.count > 1) != (right.count > 1)) return left.count > 1;
        if (left.count > 1 && left.one_title_each() != right.one_title_each()) return left.one_title_each();
        if (left.count > 1 && left.fields.count() != right.fields.count())
            return left.fields.count() > right.fields.count();
        return left.depth < right.depth;
    }

    MarkupSurvey result() const {
        MarkupSurvey survey;
        const Element* best = nullptr;
        for (const Element& element : elements_) {
            if (survey.names.size() < shown_names) survey.names.push_back(element.shown);
            if (element.article() && (best == nullptr || better(element, *best))) best = &element;
        }
        if (!elements_.empty()) survey.root = elements_.front().shown;
        if (best == nullptr) return survey;
        // A list of texts that are nothing but that.
        if (best->count == 1 && best->titles == 0 && best->bodies > 1) {
            for (const Element& element : elements_) {
                if (element.body_itself && element.count > 1) best = &element;
            }
            survey.bare = best->body_itself;
        }
        survey.shown = best->shown;
        survey.record = lower_case(best->shown);
        survey.repeats = best->count > 1;
        return survey;
    }

    const FieldMap* map_;
    std::vector<Element> elements_;
    std::unordered_map<std::string, std::size_t> indexes_;
    std::vector<std::size_t> stack_;
};

}  // namespace

MarkupSurvey survey_markup(std::string_view start, const FieldMap* map) {
    return Survey(map).of(start);
}

}  // namespace arshif::indexer
