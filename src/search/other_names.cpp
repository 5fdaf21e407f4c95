#include "search/other_names.h"

#include <fmt/format.h>

#include <unordered_map>

#include "data/other_names.h"
#include "recognise/table.h"
#include "text/analyzer.h"

namespace arshif::search {

namespace {

using Group = std::vector<std::string>;

struct Groups {
    std::vector<Group> groups;
    // By stems with spaces between: the group, and the name's place in it.
    std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> names;
};

const Groups& table() {
    static const Groups read = [] {
        Groups out;
        text::Analyzer analyzer;
        recognise::for_each_row(data::other_names, [&](const std::vector<std::string_view>& row) {
            Group group;
            for (const std::string_view name : recognise::split(row[0], '|')) {
                std::string key;
                for (const text::Term& term : analyzer.analyze(name))
                    key += (key.empty() ? "" : " ") + std::string(term.stem);
                out.names.emplace(std::move(key), std::pair(out.groups.size(), group.size()));
                group.emplace_back(name);
            }
            out.groups.push_back(std::move(group));
        });
        return out;
    }();
    return read;
}

}  // namespace

std::vector<std::string> other_names(const std::vector<std::string>& stems) {
    const auto known = table().names.find(fmt::format("{}", fmt::join(stems, " ")));
    if (known == table().names.end()) return {};
    Group others = table().groups[known->second.first];
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(known->second.second));
    return others;
}

}  // namespace arshif::search
