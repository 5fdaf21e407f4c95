// Ctrl-C: the first asks the work to end after what it is at, the second ends the process.
//
// Thread safety: install once, before threads start; interrupted() from any thread.
#pragma once

namespace arshif::cli {

void install_interrupt_handler();
bool interrupted();

}  // namespace arshif::cli
