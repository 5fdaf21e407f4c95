// Feeds what a segment's files hold, as bytes that nobody checked: the record of a document, token streams, and a
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
#include "store/token_file.h"
#include "store/vocabulary.h"

namespace {

using namespace arshif;
using namespace arshif::store;

void require(bool holds) {
    if (!holds) std::abort();
}

void read_record(std::string_view bytes) {
    const core::Result<Record> record = decode_record(bytes);
    if (!record) return;
    const core::Result<Record> again = decode_record(encode(*record));
    require(again.ok() && again->identifier == record->identifier && again->lead == record->lead);
}

// The other two are read from files, so the bytes are put into one, which goes with the process.
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

void read_tokens(std::string_view bytes) {
    static const ScratchFile file;
    const core::Result<TokenFile> tokens = TokenFile::open(file.with(bytes));
    if (!tokens) return;
    std::size_t codes = 0;
    tokens->each([&](std::int64_t document, const TokenStream& stream) {
        require(stream.title_size <= stream.codes.size() && document >= 0);
        require(stream.codes.size() <= bytes.size() / 2);
        if (!stream.codes.empty()) codes += stream.codes.front() ^ stream.codes.back();
    });
    [[maybe_unused]] const volatile std::size_t sum = codes;  // so that the first and last codes are read
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is what libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read_record(bytes);
    read_vocabulary(bytes);
    read_tokens(bytes);
    return 0;
}
