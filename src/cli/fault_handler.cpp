#include "cli/fault_handler.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>

#include "store/fault_points.h"

namespace arshif::cli {

namespace {

std::string stop_point;            // NOLINT: set once before threads start
std::atomic<long> passes_left{1};  // NOLINT: as above

void stop_at(std::string_view point) {
    if (point == stop_point && --passes_left == 0) std::raise(SIGKILL);  // NOLINT(cert-err33-c): it does not come back
}

}  // namespace

void install_fault_handler() {
    const char* wanted = std::getenv("ARSHIF_STOP_AT");  // NOLINT(concurrency-mt-unsafe): before threads start
    if (wanted == nullptr) return;
    stop_point = wanted;
    const std::size_t colon = stop_point.rfind(':');
    if (colon != std::string::npos) {
        passes_left = std::strtol(stop_point.c_str() + colon + 1, nullptr, 10);
        stop_point.resize(colon);
    }
    store::set_fault_handler(&stop_at);
}

}  // namespace arshif::cli
