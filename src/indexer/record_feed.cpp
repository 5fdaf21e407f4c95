#include "indexer/record_feed.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <exception>
#include <functional>
#include <memory>
#include <utility>

#include "indexer/readers/container.h"
#include "indexer/readers/detect.h"
#include "indexer/readers/transcoding_source.h"
#include "indexer/restore.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t block_records = 256;
constexpr std::size_t block_bytes_limit = std::size_t{1} << 20U;
constexpr std::size_t blocks_ahead = 4;

// Standard input, which may be silent for hours: asks now and then whether anybody still waits for it.
class PatientSource final : public ByteSource {
public:
    PatientSource(std::unique_ptr<ByteSource> inner, std::function<bool()> still_wanted)
        : inner_(std::move(inner)), still_wanted_(std::move(still_wanted)) {}

    core::Result<std::size_t> read(char* into, std::size_t size) override {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        while (::poll(&input, 1, patience_ms) == 0) {
            if (!still_wanted_()) return std::size_t{0};
        }
        return inner_->read(into, size);
    }

private:
    static constexpr int patience_ms = 200;
    std::unique_ptr<ByteSource> inner_;
    std::function<bool()> still_wanted_;
};

// Counts what a reader takes from a source, for the progress line: one file may be all there is.
class CountedSource final : public ByteSource {
public:
    CountedSource(ByteSource& inner, std::uint64_t& count) : inner_(inner), count_(count) {}
    core::Result<std::size_t> read(char* into, std::size_t size) override {
        core::Result<std::size_t> got = inner_.read(into, size);
        if (got) count_ += *got;
        return got;
    }

private:
    ByteSource& inner_;
    std::uint64_t& count_;
};

// As in folders, and what Macs put beside the files.
bool is_hidden(std::string_view name) {
    return name.starts_with('.') || name.find("/.") != std::string_view::npos || name.starts_with("__MACOSX/");
}

Refusal unreadable(const std::string& path, const core::Error& error) {
    return {path, 0, 0, "cannot read", error.message};
}

std::size_t size_of(const FeedItem& item) {
    const auto* record = std::get_if<core::Record>(&item);
    return record == nullptr ? 0 : record->body.size() + record->title.size();
}

}  // namespace

RecordFeed::RecordFeed(std::vector<ImportRoot> roots, FeedOptions options)
    : roots_(std::move(roots)), options_(std::move(options)), blocks_(blocks_ahead) {
    thread_ = std::thread([this] { run(); });
}

RecordFeed::~RecordFeed() {
    stopping_ = true;
    blocks_.abandon();
    thread_.join();
}

void RecordFeed::run() {
    try {
        for (std::size_t index = 0; index < roots_.size(); ++index) {
            if (!read_root(index)) break;
        }
    } catch (const std::exception& error) {  // no memory: an exception that left the thread would end the process
        failure_ = core::Error{core::ErrorCode::internal, error.what(), {}};
    }
    blocks_.close();
}

bool RecordFeed::read_root(std::size_t index) {
    block_.root = index;
    const std::int64_t skipped_before = block_.skipped_files;
    bool wanted = true;
    const auto file = [&](const InputFile& input) {
        wanted = read_file(input);
        return wanted;
    };
    const auto failed = [&](const core::Error& error, const std::string& relative) {
        wanted = wanted && add(unreadable(relative, error));
    };
    const WalkCounts counts = walk(roots_[index], file, failed);
    block_.skipped_files = skipped_before + counts.skipped_files + std::exchange(skipped_members_, 0);
    return wanted && hand_over();
}

// False where nobody wants more.
bool RecordFeed::read_file(const InputFile& file) {
    core::Result<std::unique_ptr<ByteSource>> source = open_source(file);
    if (!source) return add(unreadable(file.relative, source.error()));
    CountedSource counted(**source, bytes_read_);
    PeekSource bytes(counted);
    const core::Result<std::string_view> start = bytes.peek(detection_bytes);
    if (!start) return add(unreadable(file.relative, start.error()));
    if (is_container(*start)) return read_container(file.relative, bytes);
    bool wanted = true;
    const std::optional<core::Error> error = read_stream(file.relative, file.relative, bytes, wanted);
    return error ? add(unreadable(file.relative, *error)) : wanted;
}

// What is whole of a broken container stands; one refusal tells where it ended.
bool RecordFeed::read_container(const std::string& path, PeekSource& bytes) {
    Container container(bytes);
    bool wanted = true;
    bool anything = false;
    while (wanted) {
        const std::optional<Container::Member> member = container.next();
        if (!member) break;
        anything = true;
        if (member->name.empty()) {
            // A compressed file is seen through however often it is compressed, unless it is cut off in its header.
            const Refusal broken{path, 0, 0, std::string(reason::broken_container), "it is cut off or damaged"};
            read_member(path, without_compression(path), *member->bytes, broken, wanted);
        } else if (is_hidden(member->name)) {
            continue;
        } else if (!is_readable_name(member->name)) {
            ++skipped_members_;
        } else {
            const std::string inner = fmt::format("{}/{}", path, member->name);
            const Refusal nested{inner, 0, 0, std::string(reason::nested_container), "unpack the outer one first"};
            read_member(inner, member->name, *member->bytes, nested, wanted);
        }
    }
    if (!wanted) return false;
    if (std::optional<Refusal> refusal = container.failure()) {
        refusal->path = path;
        return add(std::move(*refusal));
    }
    return anything || add(Refusal{path, 0, 0, std::string(reason::empty_file), "an archive without files"});
}

// A failure to read is the container's, which tells it. `if_container`: what a container in here is refused with.
void RecordFeed::read_member(const std::string& path, std::string_view name, ByteSource& bytes,
                             const Refusal& if_container, bool& wanted) {
    PeekSource member(bytes);
    const core::Result<std::string_view> start = member.peek(detection_bytes);
    if (!start) return;
    if (is_container(*start)) {
        wanted = add(if_container);
    } else {
        static_cast<void>(read_stream(path, name, member, wanted));
    }
}

// `name` helps to find the format. `wanted` becomes false where nobody wants more.
std::optional<core::Error> RecordFeed::read_stream(const std::string& path, std::string_view name, PeekSource& raw,
                                                   bool& wanted) {
    const core::Result<std::string_view> begin = raw.peek(detection_bytes);
    if (!begin) return begin.error();
    const std::optional<Format> raw_format = options_.format ? options_.format : detect_raw_format(*begin);
    if (raw_format && reader_of(*raw_format).raw) return read_raw(path, *raw_format, raw, wanted);
    TranscodingSource decoded(raw, options_.encoding);
    PeekSource bytes(decoded);
    const core::Result<std::string_view> start = bytes.peek(detection_bytes);
    if (!start) return start.error();
    std::optional<Format> format = options_.format;
    if (!format) {
        Detection detection = detect_format(name, *start);
        if (!detection.format) {
            detection.refusal.path = path;
            wanted = add(std::move(detection.refusal));
            return std::nullopt;
        }
        format = detection.format;
    }
    bool told = false;
    const auto tell_encoding = [&] {
        std::optional<Notice> notice = told ? std::nullopt : decoded.notice(path);
        if (!notice) return;
        told = true;
        wanted = add(std::move(*notice)) && wanted;
    };
    const RecordSink sink{[&](core::Record&& record) {
                              if (options_.explain) tell_encoding();
                              wanted = add_record(std::move(record)) && wanted;
                              return wanted;
                          },
                          [&](Refusal&& refusal) { wanted = add(std::move(refusal)) && wanted; },
                          [&](Notice&& notice) { wanted = add(std::move(notice)) && wanted; }};
    const core::Result<void> read =
        reader_of(*format).read({path, &bytes, max_record_bytes, &options_.map, options_.explain}, sink);
    tell_encoding();  // even of what broke off: the records before stand
    if (!read) return read.error();
    return std::nullopt;
}

// Formats whose records have encodings of their own.
std::optional<core::Error> RecordFeed::read_raw(const std::string& path, Format format, ByteSource& raw, bool& wanted) {
    const RecordSink sink{[&](core::Record&& record) {
                              wanted = add_record(std::move(record)) && wanted;
                              return wanted;
                          },
                          [&](Refusal&& refusal) { wanted = add(std::move(refusal)) && wanted; },
                          [&](Notice&& notice) { wanted = add(std::move(notice)) && wanted; }};
    const core::Result<void> read = reader_of(format).read(
        {path, &raw, max_record_bytes, &options_.map, options_.explain, options_.encoding}, sink);
    if (!read) return read.error();
    return std::nullopt;
}

bool RecordFeed::add_record(core::Record&& record) {
    std::optional<std::string> destroyed = restore_text(record);
    if (!destroyed) return add(std::move(record));
    return add(
        Refusal{std::move(record.path), record.offset, 0, std::string(reason::text_destroyed), std::move(*destroyed)});
}

core::Result<std::unique_ptr<ByteSource>> RecordFeed::open_source(const InputFile& file) {
    if (file.path == "-") {
        return std::unique_ptr<ByteSource>(std::make_unique<PatientSource>(FileSource::standard_input(), [this] {
            block_.idle = true;
            return !stopping_ && hand_over();
        }));
    }
    ARSHIF_TRY(source, FileSource::open(file.path));
    return std::unique_ptr<ByteSource>(std::move(source));
}

bool RecordFeed::add(FeedItem item) {
    block_bytes_ += size_of(item);
    block_.items.push_back(std::move(item));
    if (block_.items.size() < block_records && block_bytes_ < block_bytes_limit) return true;
    return hand_over();
}

bool RecordFeed::hand_over() {
    FeedBlock next;
    next.root = block_.root;
    next.skipped_files = block_.skipped_files;
    block_.bytes_read = bytes_read_;
    block_bytes_ = 0;
    date_orders_.settle(block_.root, block_.items);
    return blocks_.push(std::exchange(block_, std::move(next)));
}

}  // namespace arshif::indexer
