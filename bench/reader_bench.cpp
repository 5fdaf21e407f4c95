// How fast articles come out of JSON, markup, pages, values of Python and tables: bytes of input a second, as Google
// Benchmark counts them.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/byte_sources.h"
#include "indexer/readers/csv_reader.h"
#include "indexer/readers/feed_reader.h"
#include "indexer/readers/headline.h"
#include "indexer/readers/html_reader.h"
#include "indexer/readers/json_reader.h"
#include "indexer/readers/json_scanner.h"
#include "indexer/readers/python_reader.h"
#include "indexer/readers/transcoding_source.h"
#include "indexer/readers/trec_reader.h"
#include "indexer/readers/xml_reader.h"
#include "indexer/restore.h"

namespace {

using namespace arshif;
using namespace arshif::indexer;

constexpr std::size_t articles = 10000;
// A sentence in letters of two bytes, with an escape as bodies have them; about 3 KB an article, as in daily papers.
constexpr std::string_view sentence =
    "\xD8\xA3\xD8\xB9\xD9\x84\xD9\x86\xD8\xAA \xD8\xA7\xD9\x84\xD8\xA5\xD8\xAF\xD8\xA7\xD8\xB1\xD8\xA9 "
    "\xD8\xA3\xD9\x85\xD8\xB3 \\\"\xD8\xA7\xD9\x84\xD8\xA3\xD8\xB4\xD8\xBA\xD8\xA7\xD9\x84\\\" \xD9\x81\xD9\x8A "
    "\xD8\xA7\xD9\x84\xD9\x85\xD9\x8A\xD9\x86\xD8\xA7\xD8\xA1.\\n";

constexpr std::size_t headline_bytes = 25;  // its first two words

std::string body(std::size_t number) {
    std::string text;
    for (std::size_t i = 0; i < 24 + number % 16; ++i)
        text += sentence;
    return text;
}

std::string article(std::size_t number) {
    std::string text = "{\"id\": " + std::to_string(number) +
                       ", \"source\": \"paper\", \"url\": \"http://example.org/news/" + std::to_string(number) +
                       "\", \"date\": \"2011-05-21\", \"lang\": \"ar\", \"title\": \"";
    text += sentence.substr(0, headline_bytes);
    return text + "\", \"content\": \"" + body(number) + "\"}";
}

std::string corpus(std::string_view before, std::string_view between, std::string_view after) {
    std::string text(before);
    for (std::size_t i = 0; i < articles; ++i) {
        if (i > 0) text += between;
        text += article(i);
    }
    text += after;
    return text;
}

using ReadFunction = core::Result<void> (*)(const Input&, const RecordSink&);

void read_corpus(benchmark::State& state, const std::string& text, ReadFunction read = read_json) {
    std::size_t records = 0;
    const RecordSink sink{[&](core::Record&& record) {
                              benchmark::DoNotOptimize(record);
                              ++records;
                              return true;
                          },
                          [](Refusal&&) {}};
    while (state.KeepRunning()) {
        MemorySource source(text);
        if (!read({"bench", &source}, sink).ok()) state.SkipWithError("cannot read");
    }
    if (records != static_cast<std::size_t>(state.iterations()) * articles) state.SkipWithError("articles are missing");
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
    state.counters["articles"] = benchmark::Counter(static_cast<double>(records), benchmark::Counter::kIsRate);
}

void json_lines(benchmark::State& state) {
    static const std::string text = corpus("", "\n", "\n");
    read_corpus(state, text);
}
BENCHMARK(json_lines)->Unit(benchmark::kMillisecond);

// As files are read: their encoding told, their text checked, and, with restoring, looked over for mojibake and lines
// in visual order.
void read_decoded(benchmark::State& state, bool restoring) {
    static const std::string text = corpus("", "\n", "\n");
    std::size_t records = 0;
    const RecordSink sink{[&](core::Record&& record) {
                              if (restoring) benchmark::DoNotOptimize(restore_text(record));
                              ++records;
                              return true;
                          },
                          [](Refusal&&) {}};
    while (state.KeepRunning()) {
        MemorySource source(text);
        TranscodingSource decoded(source, std::nullopt);
        if (!read_json({"bench.json", &decoded}, sink).ok()) state.SkipWithError("cannot read");
    }
    if (records != static_cast<std::size_t>(state.iterations()) * articles) state.SkipWithError("articles are missing");
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void json_lines_decoded(benchmark::State& state) {
    read_decoded(state, false);
}
BENCHMARK(json_lines_decoded)->Unit(benchmark::kMillisecond);

void json_lines_restored(benchmark::State& state) {
    read_decoded(state, true);
}
BENCHMARK(json_lines_restored)->Unit(benchmark::kMillisecond);

void json_array(benchmark::State& state) {
    static const std::string text = corpus("[\n", ",\n", "\n]\n");
    read_corpus(state, text);
}
BENCHMARK(json_array)->Unit(benchmark::kMillisecond);

void json_wrapped(benchmark::State& state) {
    static const std::string text = corpus("{\"articles\": [", ", ", "]}");
    read_corpus(state, text);
}
BENCHMARK(json_wrapped)->Unit(benchmark::kMillisecond);

// What a format writes around the number, the title and the body of each article, and around all of them.
struct Markup {
    std::string_view begin, before_number, before_title, before_body, after_body, end;
};

std::string marked_up(const Markup& markup) {
    std::string all(markup.begin);
    for (std::size_t i = 0; i < articles; ++i) {
        all.append(markup.before_number).append(std::to_string(i)).append(markup.before_title);
        all.append(sentence.substr(0, headline_bytes)).append(markup.before_body).append(body(i));
        all.append(markup.after_body);
    }
    return all.append(markup.end);
}

void doc_files(benchmark::State& state) {
    static const std::string text = marked_up({"", "<DOC>\n<DOCNO>", "</DOCNO>\n<TIME>2011-05-21</TIME>\n<TITLE>",
                                               "</TITLE>\n<TEXT>\n", "\n</TEXT>\n</DOC>\n", ""});
    read_corpus(state, text, read_trec);
}
BENCHMARK(doc_files)->Unit(benchmark::kMillisecond);

void xml_export(benchmark::State& state) {
    static const std::string text =
        marked_up({"<articles>\n", "<article id=\"", "\">\n<date>2011-05-21</date>\n<title>", "</title>\n<body><p>",
                   "</p></body>\n</article>\n", "</articles>\n"});
    read_corpus(state, text, read_xml);
}
BENCHMARK(xml_export)->Unit(benchmark::kMillisecond);

void feed(benchmark::State& state) {
    static const std::string text = marked_up(
        {"<rss><channel><title>paper</title>\n", "<item><guid>", "</guid><pubDate>2011-05-21</pubDate><title>",
         "</title><description><![CDATA[<p>", "</p>]]></description></item>\n", "</channel></rss>\n"});
    read_corpus(state, text, read_feed);
}
BENCHMARK(feed)->Unit(benchmark::kMillisecond);

void python_lines(benchmark::State& state) {
    static const std::string text = [] {
        std::string all;
        for (std::size_t i = 0; i < articles; ++i)
            all += "content: ['" + std::string(sentence.substr(0, headline_bytes)) + "', '" + body(i) + "']\n";
        return all;
    }();
    read_corpus(state, text, read_python);
}
BENCHMARK(python_lines)->Unit(benchmark::kMillisecond);

void table(benchmark::State& state) {
    static const std::string text = [] {
        std::string all = "id,date,title,content\n";
        for (std::size_t i = 0; i < articles; ++i) {
            std::string quoted = body(i);
            for (std::size_t at = quoted.find('\\'); at != std::string::npos; at = quoted.find('\\', at))
                quoted.replace(at, 2, quoted[at + 1] == 'n' ? "\n" : "\"\"");
            all += std::to_string(i) + ",2011-05-21,";
            all.append(sentence.substr(0, headline_bytes)) += ",\"" + quoted + "\"\n";
        }
        return all;
    }();
    read_corpus(state, text, read_csv);
}
BENCHMARK(table)->Unit(benchmark::kMillisecond);

// A page as sites of today have them: four fifths of it are head, menus, scripts and teasers.
std::string web_page(std::size_t number) {
    const std::string words(sentence.substr(0, headline_bytes));
    std::string page = "<!DOCTYPE html><html lang=\"ar\"><head><meta charset=\"utf-8\"><title>" + words +
                       "</title><meta property=\"article:published_time\" content=\"2011-05-21T10:00:00Z\">"
                       "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"" +
                       words + "\"}</script><style>" + std::string(6000, 'x') + "</style></head><body><nav><ul>";
    const auto links = [&](int count) {
        for (int i = 0; i < count; ++i) {
            page += "<li class=\"menu-item menu-item-type-post\"><a href=\"/news/" + std::to_string(i) +
                    "\" class=\"link\" title=\"x\">" + words + "</a></li>\n";
        }
    };
    links(60);
    page += "</ul></nav><article class=\"post\"><h1>" + words + "</h1><div class=\"entry-content\">";
    for (std::size_t i = 0; i < 24 + number % 16; ++i)
        page.append("<p style=\"text-align:right\">").append(sentence.substr(0, sentence.size() - 2)) += "</p>\n";
    page += "</div></article><aside><ul>";
    links(60);
    return page + "</ul></aside><script>" + std::string(6000, 'y') + "</script></body></html>";
}

void web_pages(benchmark::State& state) {
    constexpr std::size_t count = 200;
    std::vector<std::string> pages;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < count; ++i) {
        pages.push_back(web_page(i));
        bytes += pages.back().size();
    }
    std::size_t records = 0;
    const RecordSink sink{[&](core::Record&&) {
                              ++records;
                              return true;
                          },
                          [](Refusal&&) {}};
    while (state.KeepRunning()) {
        for (const std::string& page : pages) {
            MemorySource source(page);
            TranscodingSource decoded(source, std::nullopt);
            if (!read_html({"bench.html", &decoded}, sink).ok()) state.SkipWithError("cannot read");
        }
    }
    if (records != static_cast<std::size_t>(state.iterations()) * count) state.SkipWithError("articles are missing");
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}
BENCHMARK(web_pages)->Unit(benchmark::kMillisecond);

void scanner_alone(benchmark::State& state) {
    const std::string text = corpus("[", ",", "]");
    while (state.KeepRunning()) {
        JsonScanner scanner(JsonScanner::Lines::free);
        benchmark::DoNotOptimize(scanner.scan(text, true));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(scanner_alone)->Unit(benchmark::kMillisecond);

void headline_of_text(benchmark::State& state) {
    std::string text(sentence.substr(0, headline_bytes));
    text += "\n";
    for (int i = 0; i < 32; ++i)
        text += sentence;
    while (state.KeepRunning())
        benchmark::DoNotOptimize(split_headline(text));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(headline_of_text);

}  // namespace
