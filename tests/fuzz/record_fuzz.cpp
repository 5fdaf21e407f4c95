// Feeds what a segment's files hold, as bytes that nobody checked: the record of a document, its token stream, and a
// vocabulary.
//
// Whatever the bytes are, nothing reads outside them; what is taken for a record comes back from encoding it again.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "store/record.h"
#include "store/vocabulary.h"

namespace {

using namespace arshif;
using namespace arshif::store;

void require(bool holds) {
    if (!holds) std::abort();
}

void read_record(std::string_view bytes) {
    const TokenStream stream(bytes);
    require(stream.size() <= bytes.size() / 4 && stream.title_size() <= stream.size());
    std::vector<text::TokenCode> codes;
    stream.decode(codes);
    require(codes.size() == stream.size());
    const core::Result<Record> record = decode_record(bytes);
    if (!record) return;
    require(record->tokens == codes && record->title_tokens == stream.title_size());
    const core::Result<Record> again = decode_record(encode(*record));
    require(again.ok() && again->tokens == codes && again->identifier == record->identifier &&
            again->lead == record->lead);
}

// A vocabulary is read from a file, so the bytes are put into one, which goes with the process.
class ScratchFile {
public:
    ~ScratchFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    const std::string& with(std::string_view bytes) const {
        std::ofstream file(path_, std::ios::binary | std::ios::trunc);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path_;
    }

private:
    std::string path_ =
        (std::filesystem::temp_directory_path() / ("arshif-record-fuzz-" + std::to_string(::getpid()))).string();
};

void read_vocabulary(std::string_view bytes) {
    static const ScratchFile file;
    const core::Result<Vocabulary> vocabulary = Vocabulary::open(file.with(bytes));
    if (!vocabulary) return;
    constexpr std::size_t few = 64;
    std::size_t entries = 0;
    VocabularyEntry entry;
    for (const VocabularySource next = vocabulary->entries(); next(entry); ++entries) {
        if (entries >= few) continue;
        vocabulary->frequency(entry.surface);
        require(vocabulary->forms_of(entry.code).size() <= vocabulary->size());
    }
    require(entries <= vocabulary->size());
    require(vocabulary->forms_of(0).size() <= vocabulary->size());
    vocabulary->frequency(bytes.substr(0, few));
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is what libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read_record(bytes);
    read_vocabulary(bytes);
    return 0;
}
