// Reads a string as an input and keeps what comes out.
#pragma once

#include <catch2/catch.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/byte_sources.h"
#include "indexer/readers/reader.h"

namespace arshif::indexer {

struct Collected {
    std::vector<core::Record> records;
    std::vector<Refusal> refusals;

    std::vector<std::string> titles() const {
        std::vector<std::string> all;
        for (const core::Record& record : records)
            all.push_back(record.title);
        return all;
    }
    std::vector<std::string> reasons() const {
        std::vector<std::string> all;
        for (const Refusal& refusal : refusals)
            all.push_back(refusal.reason);
        return all;
    }
};

struct Options {
    std::string path = "input.json";
    std::size_t step = std::size_t{1} << 30U;  // bytes a read
    std::size_t record_limit = max_record_bytes;
};

using ReadFunction = core::Result<void> (*)(const Input&, const RecordSink&);

inline Collected collect_from(ReadFunction read, ByteSource& source, const Options& options) {
    Collected collected;
    const RecordSink sink{[&](core::Record&& record) {
                              collected.records.push_back(std::move(record));
                              return true;
                          },
                          [&](Refusal&& refusal) { collected.refusals.push_back(std::move(refusal)); }};
    const core::Result<void> result = read({options.path, &source, options.record_limit}, sink);
    REQUIRE(result.ok());
    return collected;
}

inline Collected collect(ReadFunction read, std::string_view bytes, const Options& options = {}) {
    MemorySource source(bytes, options.step);
    return collect_from(read, source, options);
}

// Everything in one string, so that two runs can be compared and a difference read.
inline std::string describe(const Collected& collected) {
    std::string text;
    for (const core::Record& record : collected.records) {
        text += "#" + std::to_string(record.ordinal) + "@" + std::to_string(record.offset) + " " + record.path + "|" +
                record.id + "|" + record.title + "|" + record.body + "|" + record.date + "|" + record.country + "|" +
                record.source + "|" + record.category + "|" + record.author + "|" + record.url + "\n";
    }
    for (const Refusal& refusal : collected.refusals) {
        text += refusal.path + ":" + std::to_string(refusal.line) + "@" + std::to_string(refusal.offset) + " " +
                refusal.reason + ": " + refusal.detail + "\n";
    }
    return text;
}

}  // namespace arshif::indexer
