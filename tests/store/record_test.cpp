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
}

void check_round_trip(const Record& record) {
    const std::string bytes = encode(record);
    check_same(test::must(decode_record(bytes)), record);
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
        check_round_trip(record);
    }
}

TEST_CASE("A record with a title of a megabyte comes back") {
    Record record = full_record();
    record.title = std::string(1U << 20U, 'x');
    check_round_trip(record);
}

TEST_CASE("A record cut anywhere is damaged") {
    const std::string bytes = encode(full_record());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CAPTURE(length);
        const std::string_view cut = std::string_view(bytes).substr(0, length);
        const core::Result<Record> result = decode_record(cut);
        REQUIRE_FALSE(result.ok());
        CHECK(result.error().code == core::ErrorCode::archive_damaged);
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
        if (!decode_record(bytes)) ++refused;
    }
    CHECK(refused > 100);
}

TEST_CASE("Bytes of another version are no record") {
    std::string bytes = encode(full_record());
    for (const char version : {'\0', '\1', '\x7F', '\xFF'}) {
        bytes[0] = version;
        CHECK_FALSE(decode_record(bytes).ok());
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
