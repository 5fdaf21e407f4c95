// How much memory an import takes where nobody says it.
//
// Thread safety: pure functions of the machine.
#pragma once

#include <cstddef>

namespace arshif::cli {

// A quarter of what the machine has, or the control group that the process is in allows; between 128 MB and 1 GB.
std::size_t sensible_memory();

}  // namespace arshif::cli
