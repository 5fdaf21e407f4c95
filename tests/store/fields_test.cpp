#include "store/fields.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <string>
#include <vector>

using namespace arshif::store;

namespace {

// The cells of the table below a heading of schema/terms.md, without its head; back ticks around a first cell are
// dropped.
std::vector<std::vector<std::string>> table_of(const std::string& heading) {
    std::ifstream page(ARSHIF_SOURCE_DIR "/schema/terms.md");
    REQUIRE(page.good());
    std::vector<std::vector<std::string>> rows;
    bool in_section = false;
    for (std::string line; std::getline(page, line);) {
        if (line.rfind("## ", 0) == 0) in_section = line == "## " + heading;
        if (!in_section || line.rfind("| ", 0) != 0) continue;
        std::vector<std::string> cells;
        for (std::size_t at = 2; at < line.size();) {
            const std::size_t end = line.find(" |", at);
            REQUIRE(end != std::string::npos);
            cells.push_back(line.substr(at, end - at));
            at = end + 3;
        }
        rows.push_back(std::move(cells));
    }
    REQUIRE(rows.size() > 2);
    rows.erase(rows.begin(), rows.begin() + 2);
    return rows;
}

}  // namespace

TEST_CASE("The page about terms lists the prefixes of the table, word for word and in its order") {
    std::vector<std::vector<std::string>> table;
    for (const TermField& field : term_fields) {
        const std::string prefix = field.prefix.empty() ? "(none)" : "`" + std::string(field.prefix) + "`";
        table.push_back({prefix, std::string(field.name), std::string(field.help)});
    }
    CHECK(table_of("Term prefixes") == table);
}

TEST_CASE("The page about terms lists the slots of the table, word for word and in its order") {
    std::vector<std::vector<std::string>> table;
    for (const SlotField& field : slot_fields) {
        table.push_back({std::to_string(field.slot), std::string(field.name), std::string(field.help)});
    }
    CHECK(table_of("Value slots") == table);
}

TEST_CASE("Prefixes, slots and names are unique") {
    std::set<std::string_view> prefixes;
    std::set<std::string_view> names;
    for (const TermField& field : term_fields) {
        prefixes.insert(field.prefix);
        names.insert(field.name);
    }
    CHECK(prefixes.size() == term_fields.size());
    CHECK(names.size() == term_fields.size());
    std::set<std::uint32_t> slots;
    for (const SlotField& field : slot_fields)
        slots.insert(field.slot);
    CHECK(slots.size() == slot_fields.size());
}

TEST_CASE("No prefix can be taken for another with a value behind it") {
    // Identifiers may begin with anything, so no prefix may begin another.
    for (const TermField& a : term_fields) {
        for (const TermField& b : term_fields) {
            if (a.prefix.empty() || a.prefix == b.prefix) continue;
            CAPTURE(a.prefix, b.prefix);
            CHECK(b.prefix.substr(0, a.prefix.size()) != a.prefix);
        }
    }
}
