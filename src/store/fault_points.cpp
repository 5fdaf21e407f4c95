#include "store/fault_points.h"

#include <atomic>

namespace arshif::store {

#ifdef ARSHIF_FAULTS

namespace {
std::atomic<FaultHandler> installed{nullptr};
}

void set_fault_handler(FaultHandler handler) {
    installed.store(handler);
}

void fault_point(std::string_view point) {
    const FaultHandler handler = installed.load(std::memory_order_relaxed);
    if (handler != nullptr) handler(point);
}

#endif

}  // namespace arshif::store
