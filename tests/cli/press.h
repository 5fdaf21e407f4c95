// Newspaper articles without end: small, made of a few hundred words, the same in every run.
//
// A press is a row of parts, each a folder with JSON lines, a JSON array and text files, as an import finds them. Parts
// repeat articles of their own and of earlier parts: under other identifiers (aliases), or in another paper (one text,
// two articles). Thread safety: pure functions over the file system.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sandbox.h"

namespace arshif::test {

struct PressSize {
    std::size_t parts = 10;
    std::size_t articles = 300;  // of a part, all forms together
};

// Writes the parts below `relative`; gives their folders.
std::vector<std::string> write_press(const Sandbox& sandbox, const std::string& relative, PressSize size);

// Writes one part again as if its papers had been at it: every third article has another text, one in ten is gone, some
// are new, and an article gets another text right after another one with its old text.
void revise_part(const Sandbox& sandbox, const std::string& relative, PressSize size, std::size_t part);

}  // namespace arshif::test
