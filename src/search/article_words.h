// An article's token stream, and the words behind it where codes do not suffice to tell what they are.
//
// Refers to the snapshot; one object is opened on one record after the other. Belongs to one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/snapshot.h"
#include "text/analyzer.h"

namespace arshif::search {

class ArticleWords {
public:
    explicit ArticleWords(const store::Snapshot& snapshot) : snapshot_(snapshot) {}

    // Looks at another article, by its encoded record, which must live as long as this looks at it.
    void open(const std::string& record);

    const std::vector<text::TokenCode>& codes() const { return codes_; }
    std::uint32_t title_size() const { return title_size_; }

    struct Word {
        std::string surface;
        std::string stem;
        std::string_view typed;  // the slice of the text it was cut from
    };
    // A word for each code, from the stored text, which is read when this is first called. The pointer is valid until
    // the next open.
    core::Result<const std::vector<Word>*> words();

private:
    core::Result<void> load();

    const store::Snapshot& snapshot_;
    const std::string* record_ = nullptr;
    std::vector<text::TokenCode> codes_;
    std::uint32_t title_size_ = 0;
    bool loaded_ = false;
    std::string title_;
    std::string body_;
    std::vector<Word> words_;
    text::Analyzer analyzer_;
};

}  // namespace arshif::search
