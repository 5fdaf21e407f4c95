#include "recognise/clock_reader.h"

#include <fmt/format.h>

namespace arshif::recognise {

namespace {

bool read_fraction(DateCursor& cursor) {
    if (!cursor.take_mark(U'.') && !cursor.take_mark(U',')) return true;
    return cursor.take().kind == DateCursor::Kind::number || cursor.refuse("its clock has a dot without a fraction");
}

// The 24-hour clock from the 12-hour one. Arabic sites write 18:30 with the word for evening, too.
bool read_half_of_day(DateCursor& cursor, std::int64_t& hour) {
    const bool am = cursor.take_word(DateWord::am);
    const bool pm = !am && cursor.take_word(DateWord::pm);
    if (!am && !pm) return true;
    if (hour == 0 || (am && hour > 12)) return cursor.refuse("there is no such time of day");
    if (hour <= 12) hour = hour % 12 + (pm ? 12 : 0);
    return true;
}

}  // namespace

bool set_clock(DateCursor& cursor, std::int64_t hour, std::int64_t minute, std::int64_t second, std::string& time) {
    constexpr std::int64_t leap_second = 60;
    if (hour > 23 || minute > 59 || second > leap_second) return cursor.refuse("there is no such time of day");
    time = fmt::format("{:02}:{:02}:{:02}", hour, minute, second == leap_second ? leap_second - 1 : second);
    return true;
}

bool set_compact_clock(DateCursor& cursor, std::int64_t number, std::string& time) {
    return set_clock(cursor, number / 10000, number / 100 % 100, number % 100, time);
}

bool read_clock(DateCursor& cursor, bool iso, std::string& time) {
    if (iso && cursor.at_number(4)) return set_compact_clock(cursor, cursor.take().value * 100, time);
    if (iso && cursor.at_number(6)) {
        const std::int64_t number = cursor.take().value;
        return read_fraction(cursor) && set_compact_clock(cursor, number, time);
    }
    if (!cursor.at_number(1, 2)) return cursor.refuse("something that is no clock follows the date");
    std::int64_t hour = cursor.take().value;
    if (!cursor.take_mark(U':') || !cursor.at_number(2)) return cursor.refuse("its clock has no minutes");
    const std::int64_t minute = cursor.take().value;
    std::int64_t second = 0;
    if (cursor.take_mark(U':')) {
        if (!cursor.at_number(2)) return cursor.refuse("its clock has a colon without seconds");
        second = cursor.take().value;
        if (!read_fraction(cursor)) return false;
    }
    return read_half_of_day(cursor, hour) && set_clock(cursor, hour, minute, second, time);
}

bool read_zone(DateCursor& cursor) {
    cursor.take_word(DateWord::zone_name);
    if (!cursor.take_mark(U'+') && !cursor.take_mark(U'-')) return true;
    if (cursor.at_number(4)) {
        cursor.take();
        return true;
    }
    if (!cursor.at_number(1, 2)) return cursor.refuse("its time zone has no hours");
    cursor.take();
    if (!cursor.take_mark(U':')) return true;
    if (!cursor.at_number(2)) return cursor.refuse("its time zone has a colon without minutes");
    cursor.take();
    return true;
}

bool read_remark(DateCursor& cursor) {
    if (cursor.take_word(DateWord::zone)) {
        while (cursor.peek().kind == DateCursor::Kind::word)
            cursor.take();
    } else if (cursor.take_mark(U'(')) {
        while (!cursor.at_end() && !cursor.peek().is_mark(U')'))
            cursor.take();
        if (!cursor.take_mark(U')')) return cursor.refuse("a bracket is open");
    }
    return cursor.at_end() || cursor.refuse("something follows its clock");
}

}  // namespace arshif::recognise
