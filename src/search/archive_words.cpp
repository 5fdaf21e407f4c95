#include "search/archive_words.h"

#include <xapian.h>

#include <algorithm>

#include "store/fields.h"
#include "store/terms.h"
#include "text/stemmer.h"

namespace arshif::search {

std::uint32_t ArchiveWords::with_word(std::string_view surface) const {
    const std::string term = store::make_term(store::prefix::stem, text::stem(surface));
    return std::max<std::uint32_t>(snapshot_.database().get_termfreq(term), with_form(surface));
}

bool ArchiveWords::has_prefix(std::string_view prefix) const {
    store::VocabularyEntry first;
    return snapshot_.forms(prefix)(first);
}

void ArchiveWords::for_each_form(std::string_view prefix,
                                 const std::function<void(const store::VocabularyEntry&)>& use) const {
    const store::VocabularySource forms = snapshot_.forms(prefix);
    for (store::VocabularyEntry entry; forms(entry);)
        use(entry);
}

}  // namespace arshif::search
