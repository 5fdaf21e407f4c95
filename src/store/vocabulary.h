// The vocabulary of a segment: its surface forms with their document frequencies, found by form or by token code.
//
// A file beside the segment's glass tables, written once and never altered, mapped into memory for reading.
// Little-endian:
//
//     8 bytes "ARVOCAB2", u32 entries, u32 blocks, then blocks of up to 16 entries sorted by form, the first whole and
//     the others as the length shared with the one before, then blocks x u32 offset, then entries x u32 ordinal by
//     code. An entry: varint shared, varint rest, bytes, 40 bits of code, varint document frequency.
//
// Thread safety: a Vocabulary may be read by many threads; a counter belongs to one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/interner.h"
#include "core/result.h"
#include "text/analyzer.h"

namespace arshif::store {

constexpr std::string_view vocabulary_file = "vocabulary";

struct VocabularyEntry {
    std::string surface;
    text::TokenCode code = 0;
    std::uint32_t frequency = 0;  // articles that have the form
};

// Counts the forms of a batch of articles.
class VocabularyCounter {
public:
    // The form's number: the first form has 0, the next new one 1, and so on.
    std::uint32_t number_of(std::string_view surface, text::TokenCode code);
    // `document` tells articles apart: a form counts once for a run of calls with the same number.
    void add(std::uint32_t form, std::int64_t document) {
        Count& count = counts_[form];
        if (count.last_document != document) ++count.frequency;
        count.last_document = document;
    }
    // Everything counted, sorted by form; leaves the counter empty.
    std::vector<VocabularyEntry> take();

private:
    struct Count {
        text::TokenCode code = 0;
        std::uint32_t frequency = 0;
        std::int64_t last_document = 0;
    };
    core::Interner forms_;
    std::vector<Count> counts_;  // by the form's number
};

// Gives entries sorted by form, one a call; false at the end.
using VocabularySource = std::function<bool(VocabularyEntry&)>;

VocabularySource source_of(std::vector<VocabularyEntry> entries);

// The entries of all sources in order, one a form with the frequencies added up.
VocabularySource merge_sources(std::vector<VocabularySource> sources);

// Merges the sources into a new file.
core::Result<void> write_vocabulary(const std::string& path, std::vector<VocabularySource> sources);

class Vocabulary {
public:
    // archive_damaged where the file is not one, is missing or cannot be opened. Damage that shows in neither its head
    // nor its size (`arshif check` compares checksums) spoils answers, but never reads outside the file.
    static core::Result<Vocabulary> open(const std::string& path);

    std::size_t size() const;
    // Articles of the segment that have the form; 0 for a form that does not occur.
    std::uint32_t frequency(std::string_view surface) const;
    // The forms that share a token code.
    std::vector<std::string> forms_of(text::TokenCode code) const;
    // The forms whose codes have this stem part.
    std::vector<std::string> forms_of_stem_part(text::TokenCode part) const;
    // The entries whose forms begin with `prefix` (all, for an empty one) in order. The source keeps the mapping alive.
    VocabularySource entries(std::string_view prefix = {}) const;
    // For who looks up some forms here and there.
    void expect_scattered_reads() const;

private:
    class Mapping;
    class EntryReader;
    // The forms with codes from `first` to `last`.
    std::vector<std::string> forms_between(text::TokenCode first, text::TokenCode last) const;
    explicit Vocabulary(std::shared_ptr<const Mapping> mapping);
    std::shared_ptr<const Mapping> mapping_;
};

}  // namespace arshif::store
