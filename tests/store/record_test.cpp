#include "store/record.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;

namespace {

Record full_record() {
    Record record;
    record.identifier = "news-17";
    record.origin = "/home/arshif/الخبر";
    record.title = "انعقاد القمة العربية";
    record.date = "2011-05-21";
    record.time = "18:30:00";
    record.country = "DZ";
    record.source = "الخبر";
    record.category = "سياسة";
    record.author = "أحمد بن علي";
    record.url = "https://example.org/2011/05/21/17";
    record.lead = "انعقدت أمس القمة";
    record.title_tokens = 3;
    for (std::uint32_t i = 0; i < 50; ++i)
        record.tokens.push_back(i * 0x01000193U);
    return record;
}

void check_same(const Record& a, const Record& b) {
    CHECK(a.identifier == b.identifier);
    CHECK(a.origin == b.origin);
    CHECK(a.title == b.title);
    CHECK(a.date == b.date);
    CHECK(a.time == b.time);
    CHECK(a.country == b.country);
    CHECK(a.source == b.source);
    CHECK(a.category == b.category);
    CHECK(a.author == b.author);
    CHECK(a.url == b.url);
    CHECK(a.lead == b.lead);
    CHECK(a.title_tokens == b.title_tokens);
    CHECK(a.tokens == b.tokens);
}

void check_round_trip(const Record& record) {
    const std::string bytes = encode(record);
    check_same(test::must(decode_record(bytes)), record);
    const TokenStream stream(bytes);
    CHECK(stream.size() == record.tokens.size());
    CHECK(stream.title_size() == record.title_tokens);
    std::vector<text::TokenCode> codes = {1, 2, 3};
    stream.decode(codes);
    CHECK(codes == record.tokens);
    for (std::uint32_t i = 0; i < stream.size(); i += 7)
        CHECK(stream[i] == record.tokens[i]);
}

}  // namespace

TEST_CASE("A record with every field comes back as it was") {
    check_round_trip(full_record());
}

TEST_CASE("An empty record comes back empty") {
    check_round_trip(Record());
}

TEST_CASE("Strings of all lengths, with NULs and bytes that are no UTF-8, come back") {
    for (std::size_t length = 0; length < 40; ++length) {
        Record record = full_record();
        record.title = std::string(length, '\0');
        record.author = std::string(length, '\xFF') + "ب";
        record.tokens.resize(length % 5);
        record.title_tokens = static_cast<std::uint32_t>(length % 5 / 2);
        check_round_trip(record);
    }
}

TEST_CASE("A record of a million tokens and a title of a megabyte comes back") {
    Record record = full_record();
    record.title = std::string(1U << 20U, 'x');
    record.tokens.assign(1000000, 0xDEADBEEFU);
    record.tokens.back() = 1;
    const std::string bytes = encode(record);
    const Record back = test::must(decode_record(bytes));
    CHECK(back.title == record.title);
    CHECK(back.tokens == record.tokens);
}

TEST_CASE("Compression gains next to nothing on a record, so that glass stores it as it is") {
    Record record = full_record();
    record.tokens.assign(2000, 0x12345678U);  // the most compressible there could be
    const std::string bytes = encode(record);
    CHECK(test::must(TextCodec().compress(bytes, nullptr)).size() >= bytes.size());
}

TEST_CASE("A record cut anywhere is damaged, and its stream stays within its bytes") {
    const std::string bytes = encode(full_record());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CAPTURE(length);
        const std::string_view cut = std::string_view(bytes).substr(0, length);
        const core::Result<Record> result = decode_record(cut);
        REQUIRE_FALSE(result.ok());
        CHECK(result.error().code == core::ErrorCode::archive_damaged);
        CHECK(TokenStream(cut).size() * 4U <= length);
    }
}

TEST_CASE("Damaged records are read or refused, never more") {
    const std::string whole = encode(full_record());
    std::mt19937 random(3);
    int refused = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string bytes = whole;
        for (std::uint32_t i = 0; i <= random() % 4; ++i)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        const TokenStream stream(bytes);
        REQUIRE(stream.size() * std::size_t{4} + 12 <= bytes.size());
        REQUIRE(stream.title_size() <= stream.size());
        std::vector<text::TokenCode> codes;
        stream.decode(codes);
        if (!decode_record(bytes)) ++refused;
    }
    CHECK(refused > 100);
}

TEST_CASE("Bytes of another version are no record") {
    std::string bytes = encode(full_record());
    for (const char version : {'\0', '\2', '\x7F', '\xFF'}) {
        bytes[0] = version;
        CHECK_FALSE(decode_record(bytes).ok());
        CHECK(TokenStream(bytes).size() == 0);
    }
}

TEST_CASE("The lead is the beginning of the body, cut behind a whole word") {
    std::string body;
    while (body.size() < 2 * max_lead_bytes)
        body += "كلمة ";
    CHECK(lead_of("نص قصير") == "نص قصير");
    CHECK(lead_of("").empty());
    const std::string lead = lead_of(body);
    CHECK(lead.size() <= max_lead_bytes);
    CHECK(lead.size() > max_lead_bytes - 12);
    CHECK(lead.substr(lead.size() - 8) == "كلمة");
    CHECK(body.rfind(lead, 0) == 0);
    CHECK(lead_of(std::string(max_lead_bytes, 'x')) == std::string(max_lead_bytes, 'x'));
}

TEST_CASE("A lead of one endless word is cut between characters") {
    for (const std::size_t shift : {std::size_t{0}, std::size_t{1}}) {
        std::string body(shift, 'x');
        while (body.size() < 2 * max_lead_bytes)
            body += "م";
        const std::string lead = lead_of(body);
        CAPTURE(lead.size());
        CHECK(lead.size() <= max_lead_bytes);
        CHECK(lead.size() >= max_lead_bytes - 1);
        CHECK((lead.size() - shift) % 2 == 0);
    }
}
