#include "indexer/readers/container.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <utility>
#include <vector>

#include "core/error.h"
#include "indexer/readers/markup.h"
#include "text/normaliser.h"

namespace arshif::indexer {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t at;
    std::string_view bytes;
};
constexpr std::array<Signature, 7> signatures = {{{0, "PK\x03\x04"sv},
                                                  {0, "PK\x05\x06"sv},
                                                  {0, "\x1F\x8B"sv},
                                                  {0, "BZh"sv},
                                                  {0,
                                                   "\xFD"
                                                   "7zXZ\0"sv},
                                                  {0, "\x28\xB5\x2F\xFD"sv},
                                                  {257, "ustar"sv}}};
// Office documents are zip archives too, but no collections of articles.
constexpr std::array<Signature, 2> documents = {{{30, "[Content_Types].xml"sv}, {30, "mimetypeapplication/"sv}}};

constexpr std::array<std::string_view, 4> compressions = {".gz", ".xz", ".zst", ".bz2"};
constexpr std::size_t block_bytes = std::size_t{64} << 10U;

template <typename List>
bool begins_with_one_of(const List& list, std::string_view start) {
    return std::any_of(list.begin(), list.end(), [start](const Signature& signature) {
        return start.size() >= signature.at && start.substr(signature.at).starts_with(signature.bytes);
    });
}

// libarchive turns the names of members into the character set of the locale. This one is always there and belongs to
// the thread, so that the process keeps its own.
class Utf8Locale {
public:
    Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
        if (locale_ != nullptr) before_ = ::uselocale(locale_);
    }
    ~Utf8Locale() {
        if (locale_ == nullptr) return;
        ::uselocale(before_);
        ::freelocale(locale_);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    locale_t locale_;
    locale_t before_ = nullptr;
};

std::string percent(unsigned char byte) {
    return fmt::format("%{:02X}", byte);
}

// Control characters and what is not UTF-8.
std::string printable(std::string_view name) {
    std::string out;
    while (!name.empty()) {
        const text::Utf8Check check = text::check_utf8(name);
        const std::string_view good = name.substr(0, check.valid ? name.size() : check.fault);
        for (const char c : good) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < ' ' || byte == 0x7F) {
                out += percent(byte);
            } else {
                out.push_back(c);
            }
        }
        name.remove_prefix(good.size());
        if (name.empty()) break;
        out += percent(static_cast<unsigned char>(name.front()));
        name.remove_prefix(1);
    }
    return out;
}

}  // namespace

bool is_container(std::string_view start) {
    return begins_with_one_of(signatures, start) && !begins_with_one_of(documents, start);
}

std::string harmless_name(std::string_view name) {
    std::string out;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find_first_of("/\\"), name.size());
        const std::string_view part = name.substr(0, end);
        name.remove_prefix(std::min(end + 1, name.size()));
        if (part.empty() || part == "." || part == "..") continue;
        if (!out.empty()) out.push_back('/');
        out += printable(part);
    }
    return out.empty() ? "unnamed" : out;
}

std::string_view without_compression(std::string_view name) {
    const std::string lowered = lower_case(name);
    for (const std::string_view ending : compressions) {
        if (lowered.ends_with(ending) && lowered.size() > ending.size())
            return name.substr(0, name.size() - ending.size());
    }
    return name;
}

struct Container::Implementation final : public ByteSource {
    explicit Implementation(ByteSource& source) : bytes(source) {}

    // What libarchive asks for: more of the container.
    static la_ssize_t feed(archive* handle, void* self, const void** block) {
        auto& own = *static_cast<Implementation*>(self);
        own.block.resize(block_bytes);
        const core::Result<std::size_t> got = own.bytes.read(own.block.data(), own.block.size());
        if (!got) {
            archive_set_error(handle, EIO, "%s", got.error().message.c_str());
            return -1;
        }
        own.bytes_in += *got;
        *block = own.block.data();
        return static_cast<la_ssize_t>(*got);
    }

    void open();
    void fail(std::string_view reason, std::string detail);
    void fail_by_libarchive(std::string_view what);
    bool is_bomb();
    bool is_raw() const { return archive_format(handle) == ARCHIVE_FORMAT_RAW; }
    void pass_over_rest();
    archive_entry* next_entry();
    core::Result<std::size_t> read(char* into, std::size_t size) override;

    ByteSource& bytes;
    std::vector<char> block;
    archive* handle = nullptr;
    std::string member;
    std::uint64_t bytes_in = 0;
    std::uint64_t bytes_out = 0;
    std::size_t members = 0;
    std::optional<Refusal> failure;
};

void Container::Implementation::open() {
    handle = archive_read_new();
    if (handle == nullptr) return fail(reason::broken_container, "not enough memory to open it");
    for (const auto support :
         {archive_read_support_filter_gzip, archive_read_support_filter_xz, archive_read_support_filter_zstd,
          archive_read_support_filter_bzip2, archive_read_support_format_zip_streamable,
          archive_read_support_format_tar, archive_read_support_format_gnutar, archive_read_support_format_empty,
          archive_read_support_format_raw}) {
        support(handle);
    }
    if (archive_read_open(handle, this, nullptr, feed, nullptr) != ARCHIVE_OK) fail_by_libarchive("cannot be opened");
}

void Container::Implementation::fail(std::string_view reason, std::string detail) {
    if (!failure) failure = Refusal{{}, 0, 0, std::string(reason), std::move(detail)};
}

void Container::Implementation::fail_by_libarchive(std::string_view what) {
    const char* const message = archive_error_string(handle);
    const std::string told = printable(message == nullptr ? "it is damaged" : message);
    const std::string lowered = lower_case(told);
    const bool encrypted =
        lowered.find("encrypt") != std::string::npos || lowered.find("passphrase") != std::string::npos;
    fail(encrypted ? reason::encrypted_container : reason::broken_container,
         fmt::format("{}{}: {}; {} read before", member.empty() ? "it" : "\"" + member + "\" in it",
                     fmt::format(" {}", what), told,
                     members == 1 ? "1 member was" : fmt::format("{} members were", members)));
}

bool Container::Implementation::is_bomb() {
    if (bytes_out <= free_bytes || bytes_out / max_ratio <= bytes_in) return false;
    fail(reason::bomb, fmt::format("it unpacks to more than {} times its size, which no text does", max_ratio));
    return true;
}

core::Result<std::size_t> Container::Implementation::read(char* into, std::size_t size) {
    if (failure) return core::Error{core::ErrorCode::cannot_read, failure->detail, {}};
    const Utf8Locale locale;
    const la_ssize_t got = archive_read_data(handle, into, size);
    if (got < 0) {
        fail_by_libarchive("cannot be read");
    } else {
        bytes_out += static_cast<std::uint64_t>(got);
    }
    if (got < 0 || is_bomb()) return core::Error{core::ErrorCode::cannot_read, failure->detail, {}};
    return static_cast<std::size_t>(got);
}

Container::Container(ByteSource& bytes) : implementation_(std::make_unique<Implementation>(bytes)) {
    const Utf8Locale locale;
    implementation_->open();
}

Container::~Container() {
    if (implementation_->handle != nullptr) archive_read_free(implementation_->handle);
}

// The rest of the last member, which is unpacked so that a bomb shows in what nobody reads.
void Container::Implementation::pass_over_rest() {
    std::vector<char> passed_over(members > 0 ? block_bytes : 0);
    while (!passed_over.empty() && !failure) {
        const core::Result<std::size_t> got = read(passed_over.data(), passed_over.size());
        if (!got || *got == 0) return;
    }
}

// The next member; nothing at the end or after a failure.
archive_entry* Container::Implementation::next_entry() {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(handle, &entry);
    if (status == ARCHIVE_EOF) return nullptr;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        member.clear();
        fail_by_libarchive("cannot be read");
        return nullptr;
    }
    const char* path = archive_entry_pathname(entry);
    if (path == nullptr) path = archive_entry_pathname_utf8(entry);
    member = is_raw() ? std::string() : harmless_name(path == nullptr ? "" : path);
    if (archive_entry_is_encrypted(entry) != 0) {
        fail(reason::encrypted_container, fmt::format("\"{}\" in it needs a password", member));
        return nullptr;
    }
    ++members;
    return entry;
}

std::optional<Container::Member> Container::next() {
    Implementation& own = *implementation_;
    const Utf8Locale locale;
    while (!own.failure) {
        own.pass_over_rest();
        if (own.failure) break;
        archive_entry* const entry = own.next_entry();
        if (entry == nullptr) break;
        if (own.is_raw() || archive_entry_filetype(entry) == AE_IFREG) return Member{own.member, &own};
    }
    return std::nullopt;
}

const std::optional<Refusal>& Container::failure() const {
    return implementation_->failure;
}

}  // namespace arshif::indexer
