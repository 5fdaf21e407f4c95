#include "search/article_words.h"

#include <utility>
namespace arshif::search {

void ArticleWords::open(std::int64_t article) {
    open(snapshot_.tokens(article));
    article_ = article;
}

void ArticleWords::open(const store::TokenStream& stream) {
    stream_ = stream;
    article_ = 0;
    loaded_ = false;
}

core::Result<const std::vector<ArticleWords::Word>*> ArticleWords::words() {
    if (!loaded_) ARSHIF_CHECK(load());
    loaded_ = true;
    return &words_;
}

core::Result<void> ArticleWords::load() {
    const core::Error lost{core::ErrorCode::archive_damaged, "an article's text and its index differ",
                           "run `arshif check`"};
    if (article_ == 0) return lost;
    store::Catalogue& catalogue = snapshot_.catalogue();
    ARSHIF_TRY(stored, catalogue.find_id(article_));
    if (!stored) return lost;
    ARSHIF_TRY(body, catalogue.body(stored->text));
    title_ = std::move(stored->article.title);
    body_ = std::move(body);
    words_.clear();
    for (const std::string* part : {&title_, &body_}) {
        const std::string_view text = *part;
        for (const text::Term& term : analyzer_.analyze(text)) {
            words_.push_back(
                {std::string(term.surface), std::string(term.stem), text.substr(term.begin, term.end - term.begin)});
        }
    }
    if (words_.size() != stream_.codes.size()) return lost;
    return {};
}

}  // namespace arshif::search
