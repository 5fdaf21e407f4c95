// How an article is called on the command line: by its identifier, and by `ORIGIN//IDENTIFIER` where several answer to
// that.
//
// Thread safety: as the catalogue.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "store/catalogue.h"

namespace arshif::store {

// The shortest name that means this article alone.
core::Result<std::string> shown_identifier(Catalogue& catalogue, std::string_view origin, std::string_view identifier);

// The article of that name, with or without its origin. not_found; ambiguous, naming the candidates.
core::Result<StoredArticle> find_article(Catalogue& catalogue, std::string_view shown);

}  // namespace arshif::store
