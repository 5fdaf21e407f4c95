#include "search/query_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "data/query_words.h"
#include "text/normaliser.h"

namespace arshif::search {

namespace {

struct Vocabulary {
    std::map<std::string, WordOperator, std::less<>> operators;
    std::map<std::string, Field, std::less<>> fields;
    std::string field_names;
};

// What stands before the first tab of `line`, which keeps the rest.
std::string_view next_column(std::string_view& line) {
    const std::size_t tab = line.find('\t');
    const std::string_view column = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
    return column;
}

WordOperator operator_named(std::string_view meaning) {
    if (meaning == "either") return WordOperator::either;
    if (meaning == "near") return WordOperator::near;
    if (meaning == "near with distance") return WordOperator::near_with_distance;
    return meaning == "both" ? WordOperator::both : WordOperator::exclude;
}

constexpr std::array<std::string_view, 7> field_names = {"text",     "title", "country", "source",
                                                         "category", "date",  "mentions"};

// The field of a name that the table gives for its meaning.
Field field_named(std::string_view meaning) {
    const auto* const found = std::find(field_names.begin(), field_names.end(), meaning);
    return static_cast<Field>(found - field_names.begin());
}

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

void add_row(Vocabulary& out, std::string_view line) {
    const std::string_view kind = next_column(line);
    const std::string_view meaning = next_column(line);
    const std::string_view spelling = next_column(line);
    if (kind == "operator") {
        out.operators.emplace(is_ascii(spelling) ? std::string(spelling) : text::fold(spelling),
                              operator_named(meaning));
    } else if (kind == "field") {
        out.fields.emplace(text::fold_name(spelling), field_named(meaning));
        if (!out.field_names.empty()) out.field_names += ", ";
        out.field_names.append(spelling).append(":");
    }
}

Vocabulary read_vocabulary() {
    Vocabulary out;
    std::string_view rest = data::query_words;
    while (!rest.empty()) {
        const std::size_t newline = rest.find('\n');
        const std::string_view line = rest.substr(0, newline);
        rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
        if (!line.empty() && line.front() != '#') add_row(out, line);
    }
    return out;
}

const Vocabulary& vocabulary() {
    static const Vocabulary words = read_vocabulary();
    return words;
}

template <typename Value>
std::optional<Value> look_up(const std::map<std::string, Value, std::less<>>& table, std::string_view key) {
    const auto found = table.find(key);
    if (found == table.end()) return std::nullopt;
    return found->second;
}

}  // namespace

std::optional<WordOperator> operator_of(std::string_view word) {
    const auto& operators = vocabulary().operators;
    // Latin operators keep their capitals in the table, so a folded Latin word is never one of them.
    if (const auto as_typed = look_up(operators, text::strip_marks(word))) return as_typed;
    return look_up(operators, text::fold(word));
}

std::optional<NearWord> near_of(std::string_view word) {
    const std::size_t slash = word.find('/');
    const std::optional<WordOperator> spelt = operator_of(word.substr(0, slash));
    if (spelt != WordOperator::near && spelt != WordOperator::near_with_distance) return std::nullopt;
    if (slash == std::string_view::npos)
        return spelt == WordOperator::near ? std::optional(NearWord{default_distance}) : std::nullopt;
    const std::string typed = text::fold(word.substr(slash + 1));
    const bool is_number =
        !typed.empty() && std::all_of(typed.begin(), typed.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) return std::nullopt;
    std::uint32_t distance = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), distance);  // leaves 0 where it is out of all bounds
    return NearWord{distance <= max_distance ? distance : 0};
}

std::optional<Field> field_of(std::string_view name) {
    return look_up(vocabulary().fields, text::fold_name(name));
}

std::string_view name_of(Field field) {
    return field_names.at(static_cast<std::size_t>(field));
}

std::string known_fields() {
    return vocabulary().field_names;
}

}  // namespace arshif::search
