// Reads the time of day that stands beside a date, and the time zone after it.
//
// Each function takes what it understands from the cursor; where it returns false, the cursor holds the reason. The
// zone is read to know that it is one, and not kept: clocks are told in the source's own. Thread safety: as the cursor.
#pragma once

#include <cstdint>
#include <string>

#include "recognise/date_cursor.h"

namespace arshif::recognise {

// HH:MM:SS, from numbers. A leap second counts as the one before it.
bool set_clock(DateCursor& cursor, std::int64_t hour, std::int64_t minute, std::int64_t second, std::string& time);

// HHMMSS as one number.
bool set_compact_clock(DateCursor& cursor, std::int64_t number, std::string& time);

// 18:30, 6:30 pm, 18:30:00.25; after the T of ISO 8601 also 1830 and 183000.
bool read_clock(DateCursor& cursor, bool iso, std::string& time);

// Nothing, Z, GMT, CET, +01:00, +0100, +01, GMT+1.
bool read_zone(DateCursor& cursor);

// Nothing, words after "in the time of", or a remark in brackets as RFC 2822 has it; then the end.
bool read_remark(DateCursor& cursor);

}  // namespace arshif::recognise
