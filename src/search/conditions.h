// What articles are asked for besides words, by the terms of their records.
//
// Thread safety: values.
#pragma once

#include <string>
#include <vector>

namespace arshif::search {

// One of these terms (store/fields.h), none of which has weight.
using Condition = std::vector<std::string>;
// All of these.
using Conditions = std::vector<Condition>;

}  // namespace arshif::search
