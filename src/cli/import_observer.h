// Shows an import to the user: a progress line on a terminal, a report file, refusals as they come.
//
// Thread safety: belongs to the main thread.
#pragma once

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>

#include "cli/article_json.h"
#include "cli/context.h"
#include "core/result.h"
#include "indexer/importer.h"

namespace arshif::cli {

class ImportDisplay final : public indexer::ImportObserver {
public:
    // `total_bytes` 0: unknown. `report`: a file for one JSON line a refused, doubtful or guessed thing, or empty.
    static core::Result<std::unique_ptr<ImportDisplay>> create(const Context& context, std::uint64_t total_bytes,
                                                               const std::string& report);

    void progressed(const indexer::ImportProgress& progress) override;
    void refused(const store::RefusalRow& refusal) override;
    void doubted(const indexer::Doubt& doubt) override;
    void found(const indexer::TextFinding& finding) override;
    bool stop_requested() override;

    // Takes the progress line off the terminal.
    void clear();
    double seconds() const;
    // Flushes the report: cannot_write where that failed.
    core::Result<void> close();

private:
    using Clock = std::chrono::steady_clock;
    ImportDisplay(const Context& context, std::uint64_t total_bytes) : context_(context), total_bytes_(total_bytes) {}
    void name_refusal(const std::string& line);
    void report(const Json& json);

    const Context& context_;
    std::uint64_t total_bytes_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> report_{nullptr, &std::fclose};
    std::string report_path_;
    Clock::time_point started_ = Clock::now();
    Clock::time_point drawn_{};
    std::int64_t named_ = 0;  // refusals printed one by one
    bool line_shown_ = false;
};

}  // namespace arshif::cli
