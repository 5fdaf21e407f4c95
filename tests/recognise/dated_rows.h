// Rows of texts and the dates that they are read as.
#pragma once

#include <catch2/catch.hpp>
#include <string_view>
#include <vector>

#include "recognise/metadata_date.h"

namespace arshif::recognise::test {

struct Row {
    std::string_view text;
    std::string_view date;
    std::string_view time = {};
};

inline void check_dates(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto stamp = parse_metadata_date(row.text);
        INFO((stamp ? "" : stamp.error().message));
        REQUIRE(stamp);
        CHECK(to_string(stamp->date) == row.date);
        CHECK(stamp->time == row.time);
    }
}

}  // namespace arshif::recognise::test
