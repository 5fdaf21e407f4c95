// In builds for tests: lets the environment stop the program between the steps of a commit.
//
// ARSHIF_STOP_AT="POINT" or "POINT:N" ends the process with SIGKILL when it passes the point for the Nth time. Builds
// without ARSHIF_FAULTS ignore it. Thread safety: called once, before threads start.
#pragma once

namespace arshif::cli {

void install_fault_handler();

}  // namespace arshif::cli
