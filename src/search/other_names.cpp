#include "search/other_names.h"

#include <unordered_map>

#include "data/other_names.h"
#include "recognise/table.h"
#include "text/analyzer.h"

namespace arshif::search {

namespace {

using Group = std::vector<std::string>;

struct Groups {
    std::vector<Group> groups;
    // By key: the group, and the name's place in it.
    std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> names;
};

std::string key_of(const std::vector<NameWord>& words) {
    constexpr std::string_view article = "\u0627\u0644";
    if (words.size() == 1) {
        std::string_view surface = words.front().surface;
        if (surface.starts_with(article)) surface.remove_prefix(article.size());
        return std::string(surface);
    }
    std::string key;
    for (const NameWord& word : words)
        key.append(word.stem).append(" ");
    return key;
}

const Groups& table() {
    static const Groups read = [] {
        Groups out;
        text::Analyzer analyzer;
        recognise::for_each_row(data::other_names, [&](const std::vector<std::string_view>& row) {
            Group group;
            for (const std::string_view name : recognise::split(row[0], '|')) {
                std::vector<NameWord> words;
                for (const text::Term& term : analyzer.analyze(name))
                    words.push_back({term.surface, term.stem});
                out.names.emplace(key_of(words), std::pair(out.groups.size(), group.size()));
                group.emplace_back(name);
            }
            out.groups.push_back(std::move(group));
        });
        return out;
    }();
    return read;
}

}  // namespace

std::vector<std::string> other_names(const std::vector<NameWord>& words) {
    const auto known = table().names.find(key_of(words));
    if (known == table().names.end()) return {};
    Group others = table().groups[known->second.first];
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(known->second.second));
    return others;
}

}  // namespace arshif::search
