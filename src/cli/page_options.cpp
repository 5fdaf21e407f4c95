#include "cli/page_options.h"

#include <CLI/CLI.hpp>

namespace arshif::cli {

void PageOptions::add_to(CLI::App& command) {
    command.add_option("--limit,-n", limit, "Hits to print (default 10)")
        ->check(CLI::Range(0UL, 1000000UL))
        ->type_name("N");
    command.add_option("--offset", offset, "Hits to pass over")->check(CLI::Range(0UL, 1000000UL))->type_name("N");
    command.add_option("--format", format, "text (default), json, jsonl, csv or ids")
        ->check(CLI::IsMember(output_names()))
        ->type_name("FORMAT");
}

Output PageOptions::output() const {
    return output_from_name(format).value_or(Output::text);
}

}  // namespace arshif::cli
