// The options that say which hits are printed and how, shared by the subcommands that print hits.
//
// Thread safety: belongs to the main thread.
#pragma once

#include <cstddef>
#include <string>

#include "cli/hit_printer.h"

namespace CLI {
class App;
}

namespace arshif::cli {

struct PageOptions {
    std::string format = "text";
    std::size_t limit = 10;
    std::size_t offset = 0;

    void add_to(CLI::App& command);
    Output output() const;
};

}  // namespace arshif::cli
