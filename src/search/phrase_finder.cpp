#include "search/phrase_finder.h"

namespace arshif::search {

WordMatcher::Found PhraseFinder::find(std::int64_t article) {
    const std::optional<WordMatcher::Found> listed = lists_.find(article);
    return listed ? *listed : find_in_tokens(article);
}

WordMatcher::Found PhraseFinder::find_in_tokens(std::int64_t article) {
    const store::TokenFile* const file = snapshot_.token_file_of(article);
    if (file == nullptr) return WordMatcher::Found::perhaps;
    UnitMatcher& matcher = matcher_for(*file);
    const store::UnitStream stream = file->units_at(article);
    const std::size_t title = stream.title_units();
    const WordMatcher::Found found = matcher.find(stream.units.first(title));
    if (found != WordMatcher::Found::no || words_.field() == Field::title) return found;
    return matcher.find(stream.units.subspan(title));
}

UnitMatcher& PhraseFinder::matcher_for(const store::TokenFile& file) {
    const auto known = matchers_.find(&file);
    if (known != matchers_.end()) return known->second;
    return matchers_.try_emplace(&file, words_, file, snapshot_.encoder(file)).first->second;
}

}  // namespace arshif::search
