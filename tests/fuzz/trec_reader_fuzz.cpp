// Feeds the DOC reader: no input may crash it, and how the stream is cut into reads may not change what comes out.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/readers/byte_sources.h"
#include "indexer/readers/trec_reader.h"

namespace {

using namespace arshif;
using namespace arshif::indexer;

void require(bool holds) {
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

std::string outcome_of(std::string_view bytes, std::size_t step, std::size_t limit) {
    Outcome outcome{{}, 0, limit, bytes.size()};
    MemorySource source(bytes, step);
    const RecordSink sink{[&](core::Record&& record) { return outcome.take(std::move(record)); },
                          [&](Refusal&& refusal) { outcome.refuse(std::move(refusal)); }};
    require(read_trec({"fuzz.sgm", &source, limit}, sink).ok());
    return outcome.text;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is what libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t step = 1 + size % 13U;
    for (const std::size_t limit : {std::size_t{64}, std::size_t{65536}}) {
        require(outcome_of(bytes, size + 1, limit) == outcome_of(bytes, step, limit));
    }
    return 0;
}
