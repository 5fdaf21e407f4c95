// What happens where nothing else can be done: an exception of Xapian that left a destructor, and a search without end.
//
// Xapian 1.4 throws from a destructor while it writes postings to a full disk, which nothing can catch; the archive is
// then as after a kill. And in a damaged block it can search for ever (glass, find_in_leaf, where the end of the
// block's directory is odd). Thread safety: installed once, before any thread starts.
#pragma once

namespace arshif::cli {

// Where an exception of Xapian was not caught, ends the process with the status of a failed write and a message, in the
// place of abort(). Any other such exception is a fault of ours and aborts as before.
void install_last_resort();

// Ends the process as for a damaged archive after ARSHIF_CPU_LIMIT seconds of processor time, 120 by default: no answer
// takes that. For commands that give one answer.
void limit_time_to_answer();

}  // namespace arshif::cli
