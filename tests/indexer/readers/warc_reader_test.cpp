#include "indexer/readers/warc_reader.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "collect.h"
#include "indexer/readers/container.h"
#include "pack.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

Collected read(std::string_view bytes, const Options& options = {"crawl.warc"}) {
    return collect(read_warc, bytes, options);
}

const std::string body =
    "أعلنت إدارة الميناء أمس، في بيان لها، أن أشغال التوسعة ستنتهي قبل نهاية العام الجاري، بعد تأخر دام سنتين. "
    "وأوضح المدير أن الكلفة بلغت عشرين مليونا، وأن حركة الشحن ستعود إلى سابق عهدها، مع فتح الرصيف الثالث.";

std::string page(const std::string& title, const std::string& head = {}) {
    return "<html><head>" + head + "<title>" + title + "</title></head><body><p>" + body + "</p></body></html>";
}

struct Parts {
    std::string type = "response";
    std::string url = "http://marfa.example/1";
    std::string version = "WARC/1.0";
    std::string content_type = "application/http; msgtype=response";
    std::string length = {};  // the true one
};

std::string record(const std::string& block, const Parts& parts = {}) {
    return parts.version + "\r\nWARC-Type: " + parts.type +
           "\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: " + parts.url +
           "\r\nWARC-Date: 2019-03-04T05:06:07Z\r\nContent-Type: " + parts.content_type +
           "\r\nContent-Length: " + (parts.length.empty() ? std::to_string(block.size()) : parts.length) + "\r\n\r\n" +
           block + "\r\n\r\n";
}

std::string http(const std::string& content, const std::string& headers = "Content-Type: text/html; charset=UTF-8\r\n",
                 const std::string& status = "HTTP/1.1 200 OK") {
    return status + "\r\n" + headers + "\r\n" + content;
}

std::string deflated(const std::string& text, int window_bits) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string input = text;
    std::string out(text.size() + 1000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string brotlied(const std::string& text) {
    std::string out(text.size() + 1000, '\0');
    std::size_t size = out.size();
    REQUIRE(BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, text.size(),
                                  reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                                  reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE);
    out.resize(size);
    return out;
}

std::string chunked(const std::string& text) {
    const std::string begin = text.substr(0, 26);
    std::string length;
    for (std::size_t left = text.size() - 26; left > 0; left /= 16)
        length.insert(length.begin(), "0123456789abcdef"[left % 16]);
    return "1A;name=value\r\n" + begin + "\r\n" + length + "\r\n" + text.substr(26) + "\r\n0\r\n\r\n";
}

const std::string html_type = "Content-Type: text/html; charset=UTF-8\r\n";

}  // namespace

TEST_CASE("Captured pages are records with the address and, failing all else, the day of the capture") {
    const std::string info = record("software: test\r\n", {"warcinfo", "", "WARC/1.0", "application/warc-fields"});
    const std::string request =
        record("GET / HTTP/1.1\r\n\r\n", {"request", "http://marfa.example/1", "WARC/1.0", "application/http"});
    const std::string all =
        info + record(http(page("أول عنوان هنا"))) + request +
        record(http(page("ثاني عنوان هنا",
                         "<meta name=date content=2014-05-06><link rel=canonical href=http://x.example/>")),
               {"response", "<http://marfa.example/2>", "WARC/1.1"}) +
        record(page("ثالث عنوان هنا"), {"resource", "http://marfa.example/2015/06/07/3", "WARC/0.17", "text/html"});
    const Collected got = read(all);
    CHECK(got.refusals.empty());
    REQUIRE(got.titles() == std::vector<std::string>{"أول عنوان هنا", "ثاني عنوان هنا", "ثالث عنوان هنا"});
    CHECK(got.records[0].url == "http://marfa.example/1");
    CHECK(got.records[0].date == "2019-03-04T05:06:07Z");
    CHECK(got.records[0].offset == info.size());
    CHECK(got.records[0].ordinal == 1);
    CHECK(got.records[1].url == "http://marfa.example/2");
    CHECK(got.records[1].date == "2014-05-06");
    // Its address says better.
    CHECK(got.records[2].date.empty());
    CHECK(describe(read(all, {"crawl.warc", 1})) == describe(got));
    CHECK(describe(read(all, {"crawl.warc", 1000})) == describe(got));
}

TEST_CASE("What is no page is passed over") {
    const auto block = GENERATE(values<std::string>({
        http("x", "Content-Type: image/png\r\n"),
        http(page("عنوان"), html_type, "HTTP/1.1 404 Not Found"),
        http("", "Location: /\r\n" + html_type, "HTTP/1.1 302 Found"),
        http("{}", "Content-Type: application/json\r\n"),
        "HTTP/1.1 200 OK",
        http("نص", "Content-Type: text/plain\r\n"),
        http(page("عنوان"), ""),
    }));
    CAPTURE(block);
    const Collected got = read(record(block) + record(http(page("العنوان الوحيد هنا"))));
    CHECK(got.refusals.empty());
    CHECK(got.titles() == std::vector<std::string>{"العنوان الوحيد هنا"});
    CHECK(read(record(block)).reasons() == std::vector<std::string>{"empty file"});
}

TEST_CASE("Chunks and compression are undone") {
    const std::string plain = page("عنوان الصفحة المضغوطة");
    constexpr int gzip = 31;
    constexpr int zlib = 15;
    constexpr int raw = -15;
    const auto [content, headers] = GENERATE_COPY(table<std::string, std::string>({
        {chunked(plain), "transfer-encoding: chunked\r\n"},
        {plain, "Transfer-Encoding: chunked\r\n"},
        {deflated(plain, gzip), "Content-Encoding: gzip\r\n"},
        {deflated(plain, gzip), "Content-Encoding: X-GZip\r\n"},
        {deflated(plain, zlib), "Content-Encoding: deflate\r\n"},
        {deflated(plain, raw), "Content-Encoding: deflate\r\n"},
        {brotlied(plain), "Content-Encoding: br\r\n"},
        {chunked(deflated(plain, gzip)), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"},
        {plain, "Content-Encoding: gzip\r\n"},
        {plain, "Content-Encoding: identity\r\n"},
    }));
    CAPTURE(headers);
    const Collected got = read(record(http(content, html_type + headers)));
    CHECK(got.refusals.empty());
    REQUIRE(got.records.size() == 1);
    CHECK(got.records.front().body == body);
}

TEST_CASE("Pages that cannot be unpacked are refused, and reading goes on") {
    const std::string plain = page("عنوان الصفحة");
    const std::string packed = deflated(plain, 31);
    const auto [content, headers, reason] = GENERATE_COPY(table<std::string, std::string, std::string>({
        {packed.substr(0, packed.size() / 2), "Content-Encoding: gzip\r\n", "broken WARC record"},
        {packed, "Content-Encoding: br\r\n", "broken WARC record"},
        {packed, "Content-Encoding: zstd\r\n", "broken WARC record"},
        {"10\r\n<html>", "Transfer-Encoding: chunked\r\n", "broken WARC record"},
        {deflated(std::string(std::size_t{80} << 20U, ' '), 31), "Content-Encoding: gzip\r\n", "record too large"},
        {"<html><p>\xFF\xFE\x80\x81", "", "not UTF-8"},
        {"<html>", "", "no article text"},
    }));
    CAPTURE(headers);
    const Collected got = read(record(http(content, html_type + headers)) + record(http(page("العنوان الوحيد هنا"))));
    CHECK(got.reasons() == std::vector<std::string>{reason});
    CHECK(got.titles() == std::vector<std::string>{"العنوان الوحيد هنا"});
}

TEST_CASE("Each record has an encoding of its own, by its bytes or, if they leave a doubt, by what declares it") {
    struct Case {
        std::string headers;
        std::string content;
        std::string title;
    };
    // Two words in Windows-1256, too few to be sure.
    const std::string few = "\xC7\xE1\xE3\xED\xE4\xC7\xC1 \xED\xDA\xE6\xCF \xC7\xE1\xED\xE6\xE3";
    const std::string stated =
        "<meta property=og:type content=article><title>" + few + "</title><p>" + few + " " + few + "</p>";
    const auto [headers, content, title] = GENERATE_REF(values<Case>({
        {"Content-Type: text/html; charset=windows-1256\r\n", "<html>" + stated, "الميناء يعود اليوم"},
        {"Content-Type: text/html\r\n", "<html><meta charset='CP1256'>" + stated, "الميناء يعود اليوم"},
        {"Content-Type: text/html\r\n",
         "<html><meta http-equiv=content-type content='text/html; charset=windows-1256'>" + stated,
         "الميناء يعود اليوم"},
        {"Content-Type: text/html; charset=windows-1256\r\n", page("عنوان بترميز آخر"), "عنوان بترميز آخر"},
        {"Content-Type: text/html; charset=UTF-8\r\n", "<html>" + stated, "الميناء يعود اليوم"},
    }));
    CAPTURE(headers);
    const Collected got = read(record(http(content, headers)) + record(http(page("العنوان الأخير هنا"))));
    CHECK(got.refusals.empty());
    CHECK(got.titles() == std::vector<std::string>{title, "العنوان الأخير هنا"});
}

TEST_CASE("Broken records are refused where they are, and reading goes on at the next") {
    const std::string good = record(http(page("عنوان سليم هنا"), html_type), {"response", "http://marfa.example/good"});
    const std::string block = http(page("عنوان مكسور هنا"));
    struct Case {
        std::string what;
        std::string bytes;
        std::vector<std::string> titles;
        std::size_t refusals;
    };
    const auto [what, bytes, titles, refusals] = GENERATE_REF(values<Case>({
        {"too short a length",
         record(block, {.length = std::to_string(block.size() - 40)}) + good,
         {"عنوان مكسور هنا", "عنوان سليم هنا"},
         1},
        {"too great a length",
         record(block, {.length = std::to_string(block.size() + 300)}) + good,
         {"عنوان مكسور هنا", "عنوان سليم هنا"},
         1},
        {"a length beyond the end", record(block, {.length = "9999999"}) + good, {"عنوان سليم هنا"}, 1},
        {"no length", record(block, {.length = "many"}) + good, {"عنوان سليم هنا"}, 1},
        {"an endless header", "WARC/1.0\r\nx: " + std::string(100000, 'x') + "\n" + good, {"عنوان سليم هنا"}, 1},
        {"something before it", "WARC/1.0\r\n\r\n\r\n" + good, {"عنوان سليم هنا"}, 1},
        {"the end within it", good + record(block).substr(0, 400), {"عنوان سليم هنا"}, 1},
        {"the end within its header", good + "WARC/1.0\r\nWARC-Ty", {"عنوان سليم هنا"}, 1},
        {"line feeds alone",
         "WARC/1.0\nWARC-Type: response\nWARC-Target-URI: http://a.example/\nContent-Length: " +
             std::to_string(block.size()) + "\n\n" + block + "\n\n" + good,
         {"عنوان مكسور هنا", "عنوان سليم هنا"},
         0},
    }));
    CAPTURE(what);
    const Collected got = read(bytes);
    CHECK(got.titles() == titles);
    CHECK(got.refusals.size() == refusals);
    for (const Refusal& refusal : got.refusals)
        CHECK(refusal.reason == "broken WARC record");
    CHECK(describe(read(bytes, {"crawl.warc", 7})) == describe(got));
}

TEST_CASE("A record beyond the limit is refused without being held if it is a page") {
    const std::string big = http("<html>" + std::string(200000, 'x'));
    const std::string picture = http(std::string(200000, 'x'), "Content-Type: image/png\r\n");
    const Collected got =
        read(record(big) + record(picture) + record(http(page("العنوان الوحيد هنا"))), {"crawl.warc", 1000, 100000});
    CHECK(got.reasons() == std::vector<std::string>{"record too large"});
    CHECK(got.titles() == std::vector<std::string>{"العنوان الوحيد هنا"});
}

TEST_CASE("A gzip member a record is read as one stream") {
    std::string packed;
    for (int i = 0; i < 50; ++i)
        packed += deflated(record(http(page("عنوان الصفحة رقم " + std::to_string(i)))), 31);
    MemorySource source(packed, 1000);
    Container container(source);
    const auto member = container.next();
    REQUIRE(member);
    CHECK(collect_from(read_warc, *member->bytes, {"crawl.warc"}).records.size() == 50);
    CHECK_FALSE(container.next());
    CHECK_FALSE(container.failure());
}
