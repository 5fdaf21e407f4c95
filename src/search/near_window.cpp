#include "search/near_window.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>

namespace arshif::search {

namespace {

// Operands are chosen from left to right. What counts of a choice so far is which operands it has and its room: where
// it begins plus the words that belong to it. The other words in it are its end less its room, so that of two choices
// that have the same operands and end before the next one, that of more room is never worse.
class Choices {
public:
    Choices(std::size_t operands, std::uint32_t distance)
        : all_((std::size_t{1} << operands) - 1), distance_(distance), room_(all_ + 1, 0) {}

    // Whether the choices with `occurrence` at their end hold one that is complete and close enough.
    bool take(const Occurrence& occurrence) {
        for (; !ended_.empty() && std::get<0>(ended_.top()) <= occurrence.begin; ended_.pop()) {
            const auto [end, chosen, room] = ended_.top();
            room_[chosen] = std::max(room_[chosen], room);
        }
        const std::size_t operand = std::size_t{1} << occurrence.operand;
        const std::uint64_t end = std::uint64_t{occurrence.begin} + occurrence.length;
        for (std::size_t chosen = 0; chosen < all_; ++chosen) {
            if ((chosen & operand) != 0 || (chosen != 0 && room_[chosen] == 0)) continue;
            const std::uint64_t room = (chosen == 0 ? occurrence.begin : room_[chosen]) + occurrence.length;
            if (end - room >= distance_) continue;  // no further word brings it closer
            if ((chosen | operand) == all_) return true;
            ended_.emplace(end, chosen | operand, room);
        }
        return false;
    }

private:
    using Choice = std::tuple<std::uint64_t, std::size_t, std::uint64_t>;  // its end, its operands, its room

    std::size_t all_;
    std::uint64_t distance_;
    std::vector<std::uint64_t> room_;  // of the best choice of each set of operands; 0: none
    std::priority_queue<Choice, std::vector<Choice>, std::greater<>> ended_;  // behind the words looked at
};

}  // namespace

bool stand_near(const std::vector<Occurrence>& occurrences, std::size_t operands, std::uint32_t distance) {
    Choices choices(operands, distance);
    for (const Occurrence& occurrence : occurrences) {
        if (choices.take(occurrence)) return true;
    }
    return false;
}

}  // namespace arshif::search
