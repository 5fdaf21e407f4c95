// XML exports: any file of repeated elements that are articles, well-formed or not.
//
//   <articles><article id="5" date="…"><title>…</title><body>…</body></article>…</articles>
//   <SabaData><Saba><ID>…</ID><Healine>…</Healine><dateline>…</dateline><Text>…</Text></Saba>…      Abu El-Khair's
//   corpus <items><item><content><value>…</value><value>…</value></content></item>…</items>               Scrapy
//   <row><field name="title">…</field>…</row>                                                    mysqldump, phpMyAdmin,
//   Solr
//
// Which element is the article is found by a look at the beginning (markup_survey.h). Its attributes and the elements
// in it are fields by the names of json_fields.h, with or without the prefix of a namespace (markup_fields.h); what the
// text in them becomes is in markup_text.h. References are decoded but for those that the file declares itself, which
// are never expanded. What is cut off or too large is refused as element_reader.h says. Where no field names the paper
// and the file's first element is named after the articles' and "data" (SabaData), the paper is called so. The text
// must be UTF-8.
#pragma once

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int xml_reader_version = 1;

// Hands the articles of the input to `sink`. Only a failure to read the bytes is an error.
core::Result<void> read_xml(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
