// Which words of a text a query finds: words wherever they stand, phrases and words near each other only where they do.
//
// Works on analysed texts, without an archive: a query need not be resolved. Thread safety: const after construction.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "search/near_window.h"
#include "search/query_tree.h"
#include "text/analyzer.h"

namespace arshif::search {

class Highlighter {
public:
    // Keeps what it needs of the tree; exclusions and conditions mark nothing.
    explicit Highlighter(const Node& root);

    // For each of the terms of `text` whether it is found.
    std::vector<bool> found(std::string_view text, const std::vector<text::Term>& terms) const;

private:
    // A text that is being looked at.
    struct Words {
        std::string_view text;
        const std::vector<text::Term>& terms;
    };
    void collect(const Node& node);
    static bool is_at(const Node& leaf, const Words& words, std::size_t at);
    static void find(const Node& operand, std::uint32_t number, const Words& words, std::vector<Occurrence>& out);
    static void mark_near(const Node& near, const Words& words, std::vector<bool>& found);

    std::set<std::string, std::less<>> stems_;
    std::vector<Node> phrases_;
    std::vector<Node> nears_;
};

}  // namespace arshif::search
