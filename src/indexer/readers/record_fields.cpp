#include "indexer/readers/record_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/readers/blank.h"

namespace arshif::indexer {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "9:05", "14:36:00", "14:36 +01:00": a time of day, which is no date.
bool is_clock(std::string_view text) {
    const std::size_t colon = text.find(':');
    return (colon == 1 || colon == 2) &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_digit);
}

bool is_iso_day(std::string_view text) {
    constexpr std::string_view shape = "0000-00-00";
    return text.size() == shape.size() && std::equal(text.begin(), text.end(), shape.begin(), [](char c, char wanted) {
               return wanted == '0' ? is_digit(c) : c == wanted;
           });
}

}  // namespace

void RecordFields::offer(FieldName name, std::string_view key, std::string_view view, std::string&& own) {
    Slot& slot = slots_[static_cast<std::size_t>(name.field)];
    slot.present = true;
    const std::string_view content = own.empty() ? view : std::string_view(own);
    if (is_blank(content) || (!slot.text().empty() && slot.rank <= name.rank)) return;
    slot.rank = name.rank;
    slot.key = key;
    slot.view = view;
    slot.own = std::move(own);
}

// A `time` that is no clock is a date like others.
Field RecordFields::date_field() const {
    if (!slot(Field::date).text().empty()) return Field::date;
    const std::string_view time = slot(Field::time).text();
    return is_clock(time) || time.empty() ? Field::modified : Field::time;
}

// A clock beside a bare day completes it.
std::string RecordFields::date() const {
    const Field field = date_field();
    const std::string_view date = slot(field).text();
    const std::string_view time = slot(Field::time).text();
    if (field != Field::date || !is_iso_day(date) || !is_clock(time)) return std::string(date);
    return fmt::format("{} {}{}", date, time.find(':') == 1 ? "0" : "", time);
}

void RecordFields::fill(core::Record& record, bool explain) const {
    record.id = text(Field::id);
    record.title = text(Field::title);
    record.body = text(body_field());
    record.date = date();
    record.country = text(Field::country);
    record.source = text(Field::source);
    record.category = text(Field::category);
    record.author = text(Field::author);
    record.url = text(Field::url);
    if (explain) explain_into(record);
}

void RecordFields::explain_into(core::Record& record) const {
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto field = static_cast<Field>(i);
        if (slot(field).text().empty()) continue;
        if (field == Field::time || field == Field::modified || field == Field::date) {
            if (field == date_field()) record.keys.emplace_back("date", slot(field).key);
        } else if (field == Field::body || field == Field::summary) {
            if (field == body_field()) record.keys.emplace_back("body", slot(field).key);
        } else {
            record.keys.emplace_back(name_of(field), slot(field).key);
        }
    }
}

}  // namespace arshif::indexer
