#include "indexer/restore.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/destroyed.h"
#include "text/mojibake.h"
#include "text/visual_order.h"

namespace arshif::indexer {

namespace {

void note(core::Record& record, std::string_view repair) {
    if (std::find(record.repairs.begin(), record.repairs.end(), repair) == record.repairs.end())
        record.repairs.emplace_back(repair);
}

void undo_mojibake(core::Record& record) {
    for (std::string* field : {&record.body, &record.title, &record.date, &record.country, &record.source,
                               &record.category, &record.author}) {
        std::optional<text::Undone> undone = text::undo_mojibake(*field);
        if (!undone) continue;
        *field = std::move(undone->text);
        note(record, undone->kind == text::Mojibake::utf8_as_western ? "UTF-8 that was read as Windows-1252"
                                                                     : "Windows-1256 that was read as Windows-1252");
    }
}

void turn_round(core::Record& record) {
    // The beginning settles it for nearly all texts, and the whole would take as long as reading them.
    constexpr std::size_t beginning = 512;
    const text::OrderEvidence first = text::order_evidence(std::string_view(record.body).substr(0, beginning));
    if (first.logical >= 6 && first.logical > 3 * first.visual) return;
    if (!text::order_evidence(record.body).is_visual()) return;
    record.body = text::reorder_visual(record.body);
    record.title = text::reorder_visual(record.title);
    note(record, "lines in visual order");
}

std::string share(const text::WordDamage& damage) {
    return fmt::format("{} of {} words", damage.destroyed, damage.destroyed + damage.sound);
}

}  // namespace

std::optional<std::string> restore_text(core::Record& record) {
    undo_mojibake(record);
    const text::WordDamage damage = text::word_damage(record.body);
    if (damage.hopeless()) {
        return fmt::format("question marks stand for the letters of {}; take it from the source once more",
                           share(damage));
    }
    if (damage.partial()) note(record, "question marks for letters in parts of it, which are lost");
    if (text::word_damage(record.title).hopeless()) {
        record.title.clear();
        note(record, "a title of question marks, which was dropped");
    }
    turn_round(record);
    return std::nullopt;
}

}  // namespace arshif::indexer
