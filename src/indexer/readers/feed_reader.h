// Feeds: RSS 2.0, RSS 1.0 (RDF) and Atom, one or several in a file. Each item or entry is an article.
//
//   body      content:encoded, content, description, summary: the first that is not empty, its HTML made text
//   date      pubDate, dc:date, published, issued, else updated or modified
//   url       link (of Atom the alternate one), else a guid or id that is an address;  id: guid or id
//   author    dc:creator, author (of Atom the name in it);  category: the first one;  source: the title of the feed
//
// Elements with other prefixes (media:title, itunes:author) and those inside <source> and <image> are passed over.
// Names that the user has given stand above these. What need not be well-formed and what is cut off: element_reader.h.
// The text must be UTF-8.
#pragma once

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int feed_reader_version = 1;

// Hands the articles of the input to `sink`. Only a failure to read the bytes is an error.
core::Result<void> read_feed(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
