// An article's token stream, and the words behind it where codes do not suffice to tell what they are.
//
// Refers to the snapshot; one object is opened on one record after the other. Belongs to one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/snapshot.h"
#include "text/analyzer.h"
#include "text/tokeniser.h"

namespace arshif::search {

class ArticleWords {
public:
    explicit ArticleWords(const store::Snapshot& snapshot) : snapshot_(snapshot) {}

    // Looks at another article, by its id.
    void open(std::int64_t article);
    // Looks at tokens that no article has: words() fails.
    void open(const store::TokenStream& stream);

    // The id of the article; 0 for tokens that no article has.
    std::int64_t article() const { return article_; }
    // Read when first asked for, since most articles are decided on without.
    std::span<const text::TokenCode> codes() { return stream().codes; }
    std::uint32_t title_size() { return stream().title_size; }

    struct Word {
        std::string surface;
        std::string stem;        // empty where stems were not asked for
        std::string_view typed;  // the slice of the text it was cut from
    };
    enum class Stems : std::uint8_t { none, all };
    // A word for each code, from the stored text, which is read when this is first called. Stems cost several times as
    // much as the rest. The pointer is valid until the next call of this or open.
    core::Result<const std::vector<Word>*> words(Stems stems);

private:
    const store::TokenStream& stream();
    core::Result<void> load(Stems stems);
    void add_words(std::string_view text, Stems stems);

    const store::Snapshot& snapshot_;
    std::int64_t article_ = 0;
    std::vector<text::TokenCode> room_;
    std::optional<store::TokenStream> stream_;
    std::optional<Stems> loaded_;
    std::string title_;
    std::string body_;
    std::vector<Word> words_;
    text::Analyzer analyzer_;
    text::Tokeniser tokeniser_;
    text::Tokens tokens_;
};

}  // namespace arshif::search
