// The passage of an article that shows best why it was found, with the matching words marked.
//
// Works on the original text: what is marked is what stands there, marks, tatweel and ligatures included.
// Thread safety: a SnippetMaker and its analyzer belong to one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/highlighter.h"
#include "search/query_tree.h"
#include "text/analyzer.h"

namespace arshif::search {

// [begin, end) in bytes of the text it belongs to.
struct Highlight {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const Highlight&, const Highlight&) = default;
};

struct MarkedText {
    std::string text;  // one line: white space of the original is single spaces
    std::vector<Highlight> highlights;
    bool cut_before = false;
    bool cut_after = false;
};

class SnippetMaker {
public:
    SnippetMaker(const Node& root, text::Analyzer& analyzer);

    // The best passage of a body, about `max_words` words long; its beginning where nothing matches.
    MarkedText passage(std::string_view body, std::size_t max_words);
    // The whole of a title.
    MarkedText whole(std::string_view title);

private:
    // [begin, end) of the terms of a text.
    struct Words {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    MarkedText cut(std::string_view text, Words words, const std::vector<text::Term>& terms,
                   const std::vector<bool>& found) const;

    text::Analyzer& analyzer_;
    Highlighter highlighter_;
};

}  // namespace arshif::search
