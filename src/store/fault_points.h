// Named stops between the steps of the commit protocol, at which tests end the process or make a step fail.
//
// A program installs one handler before it starts any thread; without one a fault point does nothing. Builds without
// ARSHIF_FAULTS have no fault points at all. Thread safety: the handler is called from the thread that passes the
// point.
#pragma once

#include <string_view>

namespace arshif::store {

using FaultHandler = void (*)(std::string_view point);

#ifdef ARSHIF_FAULTS
void set_fault_handler(FaultHandler handler);
void fault_point(std::string_view point);
#else
inline void set_fault_handler(FaultHandler /*handler*/) {}
inline void fault_point(std::string_view /*point*/) {}
#endif

}  // namespace arshif::store
