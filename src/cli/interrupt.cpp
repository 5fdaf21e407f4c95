#include "cli/interrupt.h"

#include <csignal>

namespace arshif::cli {

namespace {

volatile std::sig_atomic_t asked = 0;  // NOLINT: what a signal handler may touch

extern "C" void ask_to_stop(int signal) {
    asked = 1;
    std::signal(signal, SIG_DFL);  // NOLINT(cert-err33-c): the second one ends the process
}

}  // namespace

void install_interrupt_handler() {
    std::signal(SIGINT, ask_to_stop);   // NOLINT(cert-err33-c)
    std::signal(SIGTERM, ask_to_stop);  // NOLINT(cert-err33-c)
}

bool interrupted() {
    return asked != 0;
}

}  // namespace arshif::cli
