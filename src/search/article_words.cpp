#include "search/article_words.h"

#include <utility>
namespace arshif::search {

void ArticleWords::open(std::int64_t article) {
    stream_.reset();
    article_ = article;
    loaded_.reset();
}

void ArticleWords::open(const store::TokenStream& stream) {
    stream_ = stream;
    article_ = 0;
    loaded_.reset();
}

const store::TokenStream& ArticleWords::stream() {
    if (!stream_) stream_ = snapshot_.tokens(article_, room_);
    return *stream_;
}

core::Result<const std::vector<ArticleWords::Word>*> ArticleWords::words(Stems stems) {
    if (!loaded_ || *loaded_ < stems) {
        ARSHIF_CHECK(load(stems));
        loaded_ = stems;
    }
    return &words_;
}

core::Result<void> ArticleWords::load(Stems stems) {
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
    add_words(title_, stems);
    add_words(body_, stems);
    if (words_.size() != codes().size()) return lost;
    return {};
}

void ArticleWords::add_words(std::string_view text, Stems stems) {
    const auto add = [&](const auto& token, std::string_view stem) {
        words_.push_back(
            {std::string(token.surface), std::string(stem), text.substr(token.begin, token.end - token.begin)});
    };
    if (stems == Stems::all) {
        for (const text::Term& term : analyzer_.analyze(text))
            add(term, term.stem);
        return;
    }
    tokeniser_.tokenise(text, tokens_);
    for (const text::Token& token : tokens_)
        add(token, {});
}

}  // namespace arshif::search
