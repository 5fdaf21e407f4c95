// What a look at an archive finds: sentences for the user, and for `check --repair` which parts they are about.
//
// Thread safety: values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace arshif::store {

enum class Severity : std::uint8_t {
    note,    // harmless: what an interrupted write left, removed by the next one
    damage,  // something is lost, doubled or cannot be trusted
};

struct Finding {
    Severity severity = Severity::damage;
    std::string message;  // names the file or the article and what is affected
};

class Findings {
public:
    void damage(std::string message) { all_.push_back({Severity::damage, std::move(message)}); }
    void note(std::string message) { all_.push_back({Severity::note, std::move(message)}); }

    // Names the first of many; a few examples of what is wrong are enough, the rest is counted.
    void list(std::string_view what, const std::vector<std::string>& articles);

    // What is too damaged to be read on is a finding; the other parts are still looked at.
    core::Result<void> take(const core::Result<void>& step);

    const std::vector<Finding>& all() const { return all_; }
    std::size_t damages() const;

private:
    std::vector<Finding> all_;
};

}  // namespace arshif::store
