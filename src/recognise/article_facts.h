// What title and body say of an article: the date and country of its publication where nothing else gave them, and the
// dates and countries it speaks of.
//
// Thread safety: pure functions over tables that are built once.
#pragma once

#include <cstddef>
#include <string>

#include "core/article.h"
#include "text/tokeniser.h"

namespace arshif::recognise {

// Dates spoken of that are kept for one article: chronologies and calendars have thousands.
constexpr std::size_t max_kept_dates = 100;

// Raised when the finders would find something else in some text, so that importing again looks anew.
constexpr int facts_version = 3;

// How far a country of that basis is to be believed, in percent; 0 for Basis::none and Basis::text, where the evidence
// decides.
int confidence_of(core::Basis basis);

// Fills in date and country with their evidence where they are not known, and `mentioned` and `dates` always. What was
// found in the text before is forgotten first; what a hand has emptied stays empty.
void find_facts(core::Article& article);
// The same of an article whose title and body are cut already.
void find_facts(core::Article& article, const text::ArticleTokens& tokens);

}  // namespace arshif::recognise
