#include "store/token_file.h"

#include <algorithm>
#include <utility>

#include "store/file_numbers.h"
#include "store/files.h"

namespace arshif::store {

namespace {

constexpr std::string_view magic = "ARTOKEN1";
constexpr std::size_t header_bytes = 16;
constexpr std::size_t slot_bytes = 8;
constexpr unsigned title_bits = 24;
constexpr std::uint64_t title_mask = (std::uint64_t{1} << title_bits) - 1;
constexpr std::uint64_t max_codes = std::uint64_t{1} << (64U - title_bits);

std::string_view bytes_of(std::span<const text::TokenCode> codes) {
    return {reinterpret_cast<const char*>(codes.data()), codes.size_bytes()};
}

// Header and slots. The number of codes is known only when all is gone through.
std::string head_of(std::int64_t first, std::int64_t last, const std::vector<TokenSource>& sources,
                    std::uint64_t& codes) {
    const auto slots = static_cast<std::uint32_t>(last - first + 1);
    std::string head;
    head.reserve(header_bytes + slot_bytes * (std::size_t{slots} + 1));
    head += magic;
    append_number(head, static_cast<std::uint32_t>(first));
    append_number(head, slots);
    std::int64_t next = first;
    codes = 0;
    for (const TokenSource& source : sources) {
        source([&](std::int64_t document, const TokenStream& stream) {
            for (; next < document; ++next)
                append_number(head, codes << title_bits);
            append_number(head, codes << title_bits | std::min<std::uint64_t>(stream.title_size, title_mask));
            ++next;
            codes += stream.codes.size();
        });
    }
    for (; next <= last + 1; ++next)
        append_number(head, codes << title_bits);
    return head;
}

}  // namespace

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
    std::uint64_t codes = 0;
    const std::string head = head_of(first, last, sources, codes);
    if (codes >= max_codes)
        return core::Error{core::ErrorCode::cannot_write, "a segment would have more tokens than it can hold", {}};
    ARSHIF_TRY(file, NewFile::create(path));
    ARSHIF_CHECK(file.write(head));
    core::Result<void> written;
    for (const TokenSource& source : sources) {
        source([&](std::int64_t, const TokenStream& stream) {
            if (written) written = file.write(bytes_of(stream.codes));
        });
    }
    ARSHIF_CHECK(std::move(written));
    return file.close();
}

core::Result<TokenFile> TokenFile::open(const std::string& path) {
    ARSHIF_TRY(mapping, MappedFile::open(path, header_bytes + slot_bytes, "a file of tokens"));
    TokenFile file(std::move(mapping));
    if (file.sound()) return file;
    return core::Error{core::ErrorCode::archive_damaged, path + " is not a file of tokens", "run `arshif check`"};
}

bool TokenFile::sound() const {
    const std::size_t codes_at = header_bytes + slot_bytes * (std::size_t{slots()} + 1);
    return mapping_.bytes().starts_with(magic) && codes_at <= mapping_.size() &&
           slot(slots()) >> title_bits == code_count() &&
           codes_at + sizeof(text::TokenCode) * code_count() == mapping_.size();
}

std::uint32_t TokenFile::first() const {
    return load_number<std::uint32_t>(mapping_.data() + magic.size());
}

std::uint32_t TokenFile::slots() const {
    return load_number<std::uint32_t>(mapping_.data() + magic.size() + sizeof(std::uint32_t));
}

std::uint64_t TokenFile::slot(std::uint32_t index) const {
    return load_number<std::uint64_t>(mapping_.data() + header_bytes + slot_bytes * std::size_t{index});
}

std::size_t TokenFile::code_count() const {
    const std::size_t codes_at = header_bytes + slot_bytes * (std::size_t{slots()} + 1);
    return (mapping_.size() - codes_at) / sizeof(text::TokenCode);
}

TokenStream TokenFile::at(std::int64_t document) const {
    const std::int64_t index = document - first();
    if (index < 0 || index >= slots()) return {};
    const std::uint64_t here = slot(static_cast<std::uint32_t>(index));
    const std::uint64_t begin = here >> title_bits;
    const std::uint64_t end = slot(static_cast<std::uint32_t>(index + 1)) >> title_bits;
    if (begin > end || end > code_count()) return {};  // damaged
    const std::size_t codes_at = header_bytes + slot_bytes * (std::size_t{slots()} + 1);
    const auto* const codes = reinterpret_cast<const text::TokenCode*>(mapping_.data() + codes_at);
    const auto title = static_cast<std::uint32_t>(std::min(here & title_mask, end - begin));
    return {{codes + begin, static_cast<std::size_t>(end - begin)}, title};
}

void TokenFile::each(const TokenSink& sink) const {
    for (std::uint32_t i = 0; i < slots(); ++i) {
        const std::int64_t document = std::int64_t{first()} + i;
        if (const TokenStream stream = at(document); !stream.codes.empty()) sink(document, stream);
    }
}

}  // namespace arshif::store
