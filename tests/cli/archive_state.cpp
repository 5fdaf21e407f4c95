#include "archive_state.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

namespace arshif::test {

namespace fs = std::filesystem;

namespace {

// Segments, sizes and the history of imports depend on the way; these do not.
constexpr const char* lasting[] = {"articles",  "duplicates", "words", "undated", "first_date",
                                   "last_date", "countries",  "years", "sources", "origins"};

std::vector<std::string> missing_in(const std::vector<std::string>& all, const std::vector<std::string>& from) {
    std::vector<std::string> missing;
    std::set_difference(all.begin(), all.end(), from.begin(), from.end(), std::back_inserter(missing));
    if (missing.size() > 3) missing.resize(3);
    return missing;
}

// An origin that nothing came from is no difference: it is noted when an import begins.
Json without_empty(const Json& counts) {
    Json kept = Json::array();
    for (const Json& count : counts) {
        if (count.at("articles") != 0) kept.push_back(count);
    }
    return kept;
}

}  // namespace

Command on_archive(const fs::path& archive, std::vector<std::string> arguments) {
    Command command{{ARSHIF_BINARY, "--archive", archive.string()}};
    command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
    return command;
}

ArchiveState state_of(const fs::path& archive) {
    ArchiveState state;
    if (!fs::exists(archive)) return state;
    const Outcome stats = run(on_archive(archive, {"stats", "--format", "json"}));
    CAPTURE(stats.status, stats.signal, stats.err);
    REQUIRE(stats.status == 0);
    const Json all = Json::parse(stats.out);
    if (all.at("articles") == 0) return state;
    for (const char* key : lasting)
        state.totals[key] = all.at(key);
    state.totals["origins"] = without_empty(all.at("origins"));
    const Outcome list = run(on_archive(archive, {"search", "", "--limit", "1000000", "--format", "jsonl"}));
    CAPTURE(list.status, list.signal, list.err);
    REQUIRE(list.status == 0);
    state.articles = lines_of(list.out);
    std::sort(state.articles.begin(), state.articles.end());
    return state;
}

void require_sound(const fs::path& archive, bool tidy) {
    const Outcome checked = run(on_archive(archive, {"check"}));
    CAPTURE(checked.status, checked.signal, checked.out, checked.err);
    if (!fs::exists(archive)) {
        REQUIRE(checked.status == 4);
        return;
    }
    REQUIRE(checked.status == 0);
    REQUIRE_FALSE(contains(checked.out, "damage"));
    if (tidy) REQUIRE(checked.out.empty());
    const Outcome listed = run(on_archive(archive, {"search", "", "--limit", "1000000", "--format", "ids"}));
    const std::vector<std::string> ids = lines_of(listed.out);
    REQUIRE(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
}

void require_same(const ArchiveState& found, const ArchiveState& wanted) {
    CHECK(found.totals == wanted.totals);
    CAPTURE(missing_in(found.articles, wanted.articles), missing_in(wanted.articles, found.articles));
    REQUIRE(found.articles == wanted.articles);
}

}  // namespace arshif::test
