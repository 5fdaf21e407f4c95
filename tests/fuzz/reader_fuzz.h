// What fuzzers of readers of several articles share: no input may crash the reader, and how the stream is cut into
// reads may not change what comes out. Aborts where that does not hold.
//
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/byte_sources.h"
#include "indexer/readers/reader.h"

namespace arshif::indexer::fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

struct Outcome {
    std::string text;
    std::uint32_t ordinal = 0;
    std::size_t limit;
    std::size_t size;

    bool take(core::Record&& record) {
        require(record.offset < size);
        require(record.ordinal == 0 || record.ordinal > ordinal);
        ordinal = record.ordinal;
        require(record.title.size() + record.body.size() <= limit);
        text += std::to_string(record.ordinal) + "@" + std::to_string(record.offset) + record.id + "|" + record.title +
                "|" + record.body + "|" + record.date + "|" + record.url + "\n";
        return true;
    }
    void refuse(Refusal&& refusal) {
        require(refusal.offset <= size && refusal.line > 0 && !refusal.reason.empty());
        text += refusal.reason + "@" + std::to_string(refusal.offset) + ":" + std::to_string(refusal.line) + "\n";
    }
};

using Reader = core::Result<void>(const Input&, const RecordSink&);

// All that a reader makes of the bytes.
inline std::string outcome_of(std::string_view bytes, std::size_t step, std::size_t limit, const char* name,
                              Reader& read) {
    Outcome outcome{{}, 0, limit, bytes.size()};
    MemorySource source(bytes, step);
    const RecordSink sink{[&](core::Record&& record) { return outcome.take(std::move(record)); },
                          [&](Refusal&& refusal) { outcome.refuse(std::move(refusal)); }};
    require(read({name, &source, limit}, sink).ok());
    return outcome.text;
}

// The whole test of one input.
inline void check_reader(const std::uint8_t* data, std::size_t size, const char* name, Reader& read) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t step = 1 + size % 13U;
    for (const std::size_t limit : {std::size_t{64}, std::size_t{65536}})
        require(outcome_of(bytes, size + 1, limit, name, read) == outcome_of(bytes, step, limit, name, read));
}

}  // namespace arshif::indexer::fuzz
