#include "indexer/readers/record_outlet.h"

#include <fmt/format.h>

#include <utility>

namespace arshif::indexer {

void RecordOutlet::hand_over(core::Record&& record, std::uint32_t ordinal) {
    record.path = input_.path;
    record.ordinal = ordinal;
    if (!sink_.record(std::move(record))) stopped_ = true;
}

void RecordOutlet::refuse(Mark mark, std::string_view reason, std::string detail) {
    ++ordinal_;
    sink_.refusal({input_.path, mark.offset, mark.line, std::string(reason), std::move(detail)});
}

void RecordOutlet::deliver_or_hold(core::Record&& record) {
    if (ordinal_ > 0) return deliver(std::move(record));
    held_ = std::move(record);
}

void RecordOutlet::release() {
    if (std::optional<core::Record> record = std::exchange(held_, std::nullopt)) deliver(std::move(*record));
}

void RecordOutlet::add_to_run(Mark mark) {
    if (run_++ == 0) run_mark_ = mark;
}

void RecordOutlet::end_run() {
    if (run_ == 0) return;
    const std::uint32_t count = std::exchange(run_, 0);
    ordinal_ += count - 1;
    refuse(run_mark_, reason::not_an_object,
           fmt::format("{} in a list that are no objects with the fields of an article",
                       count == 1 ? "one value" : fmt::format("{} values", count)));
}

void RecordOutlet::finish() {
    end_run();
    if (std::optional<core::Record> record = std::exchange(held_, std::nullopt)) hand_over(std::move(*record), 0);
}

}  // namespace arshif::indexer
