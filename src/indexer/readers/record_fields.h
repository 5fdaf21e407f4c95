// Gathers what the keys of one record say and makes a Record of it, in the same way for every format with named fields.
//
// Of several keys for one field the first non-empty one in the order of json_fields.h is taken, of keys written twice
// the first non-empty one. A string of blanks only (blank.h) is empty. Thread safety: belongs to one thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/article.h"
#include "indexer/readers/json_fields.h"

namespace arshif::indexer {

class RecordFields {
public:
    void clear() { slots_ = {}; }

    // What `key`, which names the field, says: `view`, or `own` if that is not empty. Both `key` and `view` must stay
    // valid until fill().
    void offer(FieldName name, std::string_view key, std::string_view view, std::string&& own = {});

    // Some key of the field was there, if only with an empty value.
    bool present(Field field) const { return slot(field).present; }
    // A key that names the title, the body or the summary was there.
    bool is_article() const { return present(Field::body) || present(Field::summary) || present(Field::title); }

    // Path, ordinal and offset are left alone. `explain`: fill Record::keys too.
    void fill(core::Record& record, bool explain) const;

private:
    // The best value seen so far for one field.
    struct Slot {
        bool present = false;
        std::uint16_t rank = 0;
        std::string_view key;
        std::string_view view;
        std::string own;

        std::string_view text() const { return own.empty() ? view : std::string_view(own); }
    };

    const Slot& slot(Field field) const { return slots_[static_cast<std::size_t>(field)]; }
    std::string text(Field field) const { return std::string(slot(field).text()); }
    Field body_field() const { return present(Field::body) ? Field::body : Field::summary; }
    Field date_field() const;
    std::string date() const;
    void explain_into(core::Record& record) const;

    std::array<Slot, field_count> slots_;
};

}  // namespace arshif::indexer
