// The write-ahead log of the catalogue against its own checksums (the format: SQLite's "Database File Format", 4).
#include <fmt/format.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "store/check_catalogue.h"

namespace arshif::store {

namespace {

constexpr std::size_t header_bytes = 32;
constexpr std::size_t frame_header_bytes = 24;
constexpr std::uint32_t magic = 0x377F0682;  // its last bit: the byte order of the checksums

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = (number << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

struct Sum {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    friend bool operator==(const Sum&, const Sum&) = default;
};

class Log {
public:
    explicit Log(std::string_view bytes) : bytes_(bytes) {}

    // The checksum of the header and the frames is a chain: a frame counts if all before it are whole.
    void examine(const std::string& name, Findings& findings) {
        const std::uint32_t first = big_endian(bytes_, 0);
        big_endian_sums_ = (first & 1U) != 0;
        const std::size_t page = big_endian(bytes_, 8);
        add(bytes_.substr(0, 24));
        if ((first & ~1U) != magic || sum_ != stored(24) || page < 512 || page > 65536) {
            findings.damage(
                fmt::format("{}: its header is damaged, so that what it holds cannot be read; the last "
                            "changes of the archive may be lost",
                            name));
            return;
        }
        const std::size_t frame = frame_header_bytes + page;
        std::size_t at = header_bytes;
        while (at + frame <= bytes_.size() && is_whole(at, page))
            at += frame;
        const std::size_t lost = commits_behind(at, frame);
        if (lost > 0) tell(name, lost, findings);
    }

private:
    static void tell(const std::string& name, std::size_t lost, Findings& findings) {
        const std::string what = fmt::format("{}: {} written last cannot be read", name,
                                             lost > 1 ? fmt::format("{} changes", lost) : std::string("the change"));
        // A power cut tears the last change at most: each is on disk before the next one begins.
        if (lost > 1) {
            findings.damage(what + "; they are lost");
        } else {
            findings.note(what + ": a power cut tore it before it was whole, or the file is damaged");
        }
    }
    std::uint32_t word(std::size_t at) const {
        const std::uint32_t number = big_endian(bytes_, at);
        return big_endian_sums_ ? number : __builtin_bswap32(number);
    }
    Sum stored(std::size_t at) const { return {big_endian(bytes_, at), big_endian(bytes_, at + 4)}; }
    void add(std::string_view part) {
        const auto from = static_cast<std::size_t>(part.data() - bytes_.data());
        for (std::size_t at = from; at + 8 <= from + part.size(); at += 8) {
            sum_.first += word(at) + sum_.second;
            sum_.second += word(at + 4) + sum_.first;
        }
    }
    bool has_salts(std::size_t at) const { return bytes_.substr(at + 8, 8) == bytes_.substr(16, 8); }
    bool is_commit(std::size_t at, std::size_t frame) const {
        return at + frame <= bytes_.size() && big_endian(bytes_, at + 4) != 0;
    }
    bool is_whole(std::size_t at, std::size_t page) {
        if (!has_salts(at)) return false;
        add(bytes_.substr(at, 8));
        add(bytes_.substr(at + frame_header_bytes, page));
        return sum_ == stored(at + 16);
    }
    // Commits of this generation of the log that stand behind the first frame that is not whole, or in it.
    std::size_t commits_behind(std::size_t at, std::size_t frame) const {
        std::size_t commits = 0;
        for (; at + frame <= bytes_.size(); at += frame)
            commits += has_salts(at) && is_commit(at, frame) ? 1U : 0U;
        return commits;
    }

    std::string_view bytes_;
    Sum sum_;
    bool big_endian_sums_ = false;
};

}  // namespace

void examine_log(const std::string& catalogue, Findings& findings) {
    std::ifstream file(catalogue + "-wal", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (bytes.size() <= header_bytes) return;
    Log(bytes).examine("catalogue.sqlite-wal", findings);
}

}  // namespace arshif::store
