#include "store/token_file.h"

#include <algorithm>
#include <utility>

#include "store/file_numbers.h"
#include "store/files.h"

namespace arshif::store {

namespace {

constexpr std::string_view magic = "ARTOKEN2";
constexpr std::size_t header_bytes = 24;
constexpr std::size_t slot_bytes = 8;
constexpr unsigned title_bits = 24;
constexpr std::uint64_t title_mask = (std::uint64_t{1} << title_bits) - 1;
constexpr std::uint64_t max_units = std::uint64_t{1} << (64U - title_bits);
// From the beginnings of so many articles, at equal distances, it is told which codes are frequent: 32 MB at the most.
constexpr std::int64_t sampled_articles = 4096;
constexpr std::size_t sampled_tokens = 1024;  // of each

std::vector<text::TokenCode> sample_of(std::int64_t first, std::int64_t last, const std::vector<TokenSource>& sources) {
    const std::int64_t stride = (last - first) / sampled_articles + 1;
    std::vector<text::TokenCode> sample;
    for (const TokenSource& source : sources) {
        source([&](std::int64_t document, const TokenStream& stream) {
            if ((document - first) % stride != 0) return;
            const auto beginning = stream.codes.first(std::min(stream.codes.size(), sampled_tokens));
            sample.insert(sample.end(), beginning.begin(), beginning.end());
        });
    }
    return sample;
}

// Writes the units of all articles, and after them their slots.
class StreamWriter {
public:
    StreamWriter(NewFile& file, const TokenEncoder& encoder, std::int64_t first)
        : file_(file), encoder_(encoder), next_(first) {}

    core::Result<void> add(std::int64_t document, const TokenStream& stream) {
        skip_to(document);
        append_number(slots_, place_ << title_bits | std::min<std::uint64_t>(stream.title_size, title_mask));
        ++next_;
        units_.clear();
        encoder_.append(stream.codes, units_);
        place_ += units_.size() / sizeof(CodeUnit);
        if (place_ >= max_units)
            return core::Error{core::ErrorCode::cannot_write, "a segment would have more tokens than it can hold", {}};
        return file_.write(units_);
    }
    core::Result<void> finish(std::int64_t last) {
        skip_to(last + 2);
        return file_.write(slots_ += magic);
    }

private:
    void skip_to(std::int64_t document) {
        for (; next_ < document; ++next_)
            append_number(slots_, place_ << title_bits);
    }

    NewFile& file_;
    const TokenEncoder& encoder_;
    std::int64_t next_;
    std::uint64_t place_ = 0;
    std::string slots_;
    std::string units_;
};

}  // namespace

std::size_t UnitStream::title_units() const {
    std::size_t end = 0;
    for (std::uint32_t i = 0; i < title_size && end < units.size(); ++i)
        end += units_of_token(units.subspan(end));
    return std::min(end, units.size());
}

void TokenBatch::begin(std::int64_t document) {
    articles_.push_back({document, codes_.size(), 0});
}

void TokenBatch::end_title() {
    articles_.back().title_size = static_cast<std::uint32_t>(codes_.size() - articles_.back().begin);
}

TokenStream TokenBatch::stream(std::size_t index) const {
    const std::size_t end = index + 1 < articles_.size() ? articles_[index + 1].begin : codes_.size();
    const Article& article = articles_[index];
    return {std::span(codes_).subspan(article.begin, end - article.begin), article.title_size};
}

TokenStream TokenBatch::last() const {
    return stream(articles_.size() - 1);
}

void TokenBatch::each(const TokenSink& sink) const {
    for (std::size_t i = 0; i < articles_.size(); ++i)
        sink(articles_[i].document, stream(i));
}

core::Result<void> write_tokens(const std::string& path, std::int64_t first, std::int64_t last,
                                const std::vector<TokenSource>& sources) {
    std::vector<text::TokenCode> sample = sample_of(first, last, sources);
    const std::vector<text::TokenCode> numbered = frequent_codes(sample);
    std::string head(magic);
    append_number(head, static_cast<std::uint32_t>(first));
    append_number(head, static_cast<std::uint32_t>(last - first + 1));
    append_number(head, static_cast<std::uint32_t>(numbered.size()));
    append_number(head, std::uint32_t{0});
    for (const text::TokenCode code : numbered)
        append_number(head, code);
    ARSHIF_TRY(file, NewFile::create(path));
    ARSHIF_CHECK(file.write(head));
    const TokenEncoder encoder(numbered);
    StreamWriter writer(file, encoder, first);
    core::Result<void> written;
    for (const TokenSource& source : sources) {
        source([&](std::int64_t document, const TokenStream& stream) {
            if (written) written = writer.add(document, stream);
        });
    }
    ARSHIF_CHECK(std::move(written));
    ARSHIF_CHECK(writer.finish(last));
    return file.close();
}

core::Result<TokenFile> TokenFile::open(const std::string& path) {
    ARSHIF_TRY(mapping, MappedFile::open(path, header_bytes + slot_bytes + magic.size(), "a file of tokens"));
    TokenFile file(std::move(mapping));
    if (file.sound()) return file;
    return core::Error{core::ErrorCode::archive_damaged, path + " is not a file of tokens", "run `arshif check`"};
}

bool TokenFile::sound() const {
    const std::uint64_t around = header_bytes + sizeof(text::TokenCode) * std::uint64_t{numbered_count()} +
                                 slot_bytes * (std::uint64_t{slots()} + 1) + magic.size();
    return mapping_.bytes().starts_with(magic) && mapping_.bytes().ends_with(magic) &&
           numbered_count() <= most_numbered && around <= mapping_.size() &&
           (mapping_.size() - around) % sizeof(CodeUnit) == 0 && slot(slots()) >> title_bits == units().size();
}

std::uint32_t TokenFile::first() const {
    return load_number<std::uint32_t>(mapping_.data() + magic.size());
}

std::uint32_t TokenFile::slots() const {
    return load_number<std::uint32_t>(mapping_.data() + magic.size() + sizeof(std::uint32_t));
}

std::uint32_t TokenFile::numbered_count() const {
    return load_number<std::uint32_t>(mapping_.data() + magic.size() + 2 * sizeof(std::uint32_t));
}

std::uint64_t TokenFile::slot(std::uint32_t index) const {
    const char* const end = mapping_.data() + mapping_.size() - magic.size();
    return load_number<std::uint64_t>(end - slot_bytes * (std::size_t{slots()} + 1 - index));
}

std::span<const text::TokenCode> TokenFile::numbered() const {
    return {reinterpret_cast<const text::TokenCode*>(mapping_.data() + header_bytes), numbered_count()};
}

std::span<const CodeUnit> TokenFile::units() const {
    const char* const begin = mapping_.data() + header_bytes + numbered().size_bytes();
    const char* const end = mapping_.data() + mapping_.size() - magic.size() - slot_bytes * (std::size_t{slots()} + 1);
    return {reinterpret_cast<const CodeUnit*>(begin), static_cast<std::size_t>(end - begin) / sizeof(CodeUnit)};
}

UnitStream TokenFile::units_at(std::int64_t document) const {
    const std::int64_t index = document - first();
    if (index < 0 || index >= slots()) return {};
    const std::uint64_t here = slot(static_cast<std::uint32_t>(index));
    const std::uint64_t begin = here >> title_bits;
    const std::uint64_t end = slot(static_cast<std::uint32_t>(index + 1)) >> title_bits;
    if (begin > end || end > units().size()) return {};  // damaged
    return {units().subspan(begin, end - begin), static_cast<std::uint32_t>(here & title_mask)};
}

TokenStream TokenFile::at(std::int64_t document, std::vector<text::TokenCode>& room) const {
    const UnitStream here = units_at(document);
    decode_tokens(here.units, numbered(), room);
    return {room, std::min(here.title_size, static_cast<std::uint32_t>(room.size()))};
}

void TokenFile::each(const TokenSink& sink) const {
    constexpr std::size_t most_held = std::size_t{8} << 20U;  // bytes, whatever the size of the file
    const auto units_begin = static_cast<std::size_t>(reinterpret_cast<const char*>(units().data()) - mapping_.data());
    std::size_t released = units_begin;
    std::vector<text::TokenCode> room;
    for (std::uint32_t i = 0; i < slots(); ++i) {
        const std::int64_t document = std::int64_t{first()} + i;
        if (const TokenStream stream = at(document, room); !stream.codes.empty()) sink(document, stream);
        const std::size_t done = units_begin + sizeof(CodeUnit) * (slot(i + 1) >> title_bits);
        if (done < released + most_held) continue;
        mapping_.release(released, done);
        released = done;
    }
    release();  // a merge goes through hundreds of small files, and keeps them
}

}  // namespace arshif::store
