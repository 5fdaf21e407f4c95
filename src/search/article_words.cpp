#include "search/article_words.h"

#include <utility>

#include "store/record.h"

namespace arshif::search {

void ArticleWords::open(const std::string& record) {
    const store::TokenStream stream(record);
    stream.decode(codes_);
    title_size_ = stream.title_size();
    record_ = &record;
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
    ARSHIF_TRY(keys, store::decode_keys(*record_));
    store::Catalogue& catalogue = snapshot_.catalogue();
    ARSHIF_TRY(origin, catalogue.find_origin(keys.origin));
    if (!origin) return lost;
    ARSHIF_TRY(stored, catalogue.find(*origin, keys.identifier));
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
    if (words_.size() != codes_.size()) return lost;
    return {};
}

}  // namespace arshif::search
