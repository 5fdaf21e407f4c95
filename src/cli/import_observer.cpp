#include "cli/import_observer.h"

#include <algorithm>

#include "cli/interrupt.h"

namespace arshif::cli {

namespace {

constexpr std::int64_t max_named_refusals = 10;
constexpr std::chrono::milliseconds redraw_interval{100};
constexpr double megabyte = 1e6;

std::string eta(double seconds) {
    const auto whole = static_cast<std::int64_t>(seconds);
    return whole >= 3600 ? fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
                         : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

core::Result<std::unique_ptr<ImportDisplay>> ImportDisplay::create(const Context& context, std::uint64_t total_bytes,
                                                                   const std::string& report) {
    std::unique_ptr<ImportDisplay> display(new ImportDisplay(context, total_bytes));
    if (report.empty()) return display;
    display->report_.reset(std::fopen(report.c_str(), "we"));
    display->report_path_ = report;
    if (!display->report_) return core::errno_error(core::ErrorCode::cannot_write, "create", report);
    return display;
}

double ImportDisplay::seconds() const {
    return std::chrono::duration<double>(Clock::now() - started_).count();
}

void ImportDisplay::progressed(const indexer::ImportProgress& progress) {
    if (context_.quiet || !is_terminal(stderr) || Clock::now() - drawn_ < redraw_interval) return;
    drawn_ = Clock::now();
    const double megabytes = static_cast<double>(progress.bytes) / megabyte;
    const double rate = megabytes / std::max(0.001, seconds());
    std::string line = fmt::format("{} articles  {:.1f} MB  {:.1f} MB/s", progress.articles, megabytes, rate);
    if (total_bytes_ > progress.bytes && rate > 0) {
        const double left = static_cast<double>(total_bytes_ - progress.bytes) / megabyte / rate;
        line += fmt::format("  {}%  ETA {}", progress.bytes * 100 / total_bytes_, eta(left));
    }
    fmt::print(stderr, "\r\033[K{}", line.substr(0, terminal_columns() - 1));
    std::fflush(stderr);  // NOLINT(cert-err33-c): a progress line is worth no failure
    line_shown_ = true;
}

void ImportDisplay::clear() {
    if (line_shown_) fmt::print(stderr, "\r\033[K");
    line_shown_ = false;
}

void ImportDisplay::name_refusal(const std::string& line) {
    if (++named_ > max_named_refusals + 1) return;
    clear();
    context_.say(named_ <= max_named_refusals ? line : std::string("  more are refused; --report FILE lists them all"));
}

// A failure is remembered by the stream; close() tells it.
void ImportDisplay::report(const Json& json) {
    const std::string line = dumped(json) + "\n";
    static_cast<void>(std::fwrite(line.data(), 1, line.size(), report_.get()));
}

void ImportDisplay::refused(const store::RefusalRow& refusal) {
    if (report_) {
        Json json;
        json["kind"] = "refused";
        json["path"] = refusal.path;
        json["line"] = refusal.line == 0 ? Json() : Json(refusal.line);
        json["offset"] = refusal.offset;
        json["reason"] = refusal.reason;
        json["detail"] = refusal.detail;
        report(json);
    }
    const std::string place = refusal.line > 0 ? fmt::format("line {}, byte {}", refusal.line, refusal.offset)
                                               : fmt::format("byte {}", refusal.offset);
    name_refusal(fmt::format("refused: {} ({}): {}: {}", refusal.path, place, refusal.reason, refusal.detail));
}

void ImportDisplay::doubted(const indexer::Doubt& doubt) {
    if (!report_) return;
    Json json;
    json["kind"] = "doubtful";
    json["path"] = doubt.path;
    json["offset"] = doubt.offset;
    json["id"] = doubt.identifier.empty() ? Json() : Json(doubt.identifier);
    if (!doubt.encoding.empty()) json["encoding"] = doubt.encoding;
    json["detail"] = doubt.message;
    report(json);
}

void ImportDisplay::found(const indexer::TextFinding& finding) {
    if (!report_) return;
    Json json;
    json["kind"] = "found";
    json["path"] = finding.place;
    json["id"] = finding.identifier;
    json["field"] = finding.field;
    json["value"] = finding.value;
    json["basis"] = finding.basis;
    json["confidence"] = finding.confidence == 0 ? Json() : Json(finding.confidence);
    json["evidence"] = finding.evidence;
    report(json);
}

bool ImportDisplay::stop_requested() {
    return interrupted();
}

core::Result<void> ImportDisplay::close() {
    clear();
    if (!report_) return {};
    const bool written = std::ferror(report_.get()) == 0;
    const bool closed = std::fclose(report_.release()) == 0;
    if (!written || !closed) return core::errno_error(core::ErrorCode::cannot_write, "write", report_path_);
    return {};
}

}  // namespace arshif::cli
