// What is asked of a damaged archive, and the answers as lines that can be compared.
//
// Belongs to one thread.
#pragma once

#include <sstream>
#include <string>

#include "core/result.h"
#include "store/archive.h"
#include "text/analyzer.h"

namespace arshif::search::test {

// What an error comes to: "status 4", "not found", or ODD for what damage must not lead to.
std::string status(const core::Error& error);

class Answers {
public:
    explicit Answers(store::ArchivePaths paths) : paths_(std::move(paths)) {}

    // Searches, counts, articles and statistics, an answer a line. Where one piece cannot be had, the others still are.
    std::string all();
    // Every article that can be shown, a line each that begins with its identifier and a tab.
    std::string articles();

private:
    void add(const std::string& what, const core::Result<std::string>& answer);
    core::Result<std::string> search(const std::string& typed);
    core::Result<std::string> count();
    core::Result<std::string> show(const std::string& id);
    core::Result<std::string> statistics();
    core::Result<std::string> corrections();

    store::ArchivePaths paths_;
    text::Analyzer analyzer_;
    std::ostringstream out_;
};

}  // namespace arshif::search::test
