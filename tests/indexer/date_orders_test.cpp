// Dates in numbers are read in the order that their file proves.
#include "indexer/date_orders.h"

#include <catch2/catch.hpp>
#include <string>
#include <variant>
#include <vector>

#include "newsroom.h"

using namespace arshif;
using indexer::DateOrders;
using indexer::FeedItem;
using test::json_line;
using test::Newsroom;

namespace {

FeedItem record(const std::string& path, const std::string& date, const std::string& url = {}) {
    core::Record record;
    record.path = path;
    record.date = date;
    record.url = url;
    return record;
}

// What became of the items: M month first, - not, N a notice, R a refusal.
std::string settled(DateOrders& orders, std::vector<FeedItem> items, std::size_t root = 0) {
    orders.settle(root, items);
    std::string shown;
    for (const FeedItem& item : items) {
        const auto* const one = std::get_if<core::Record>(&item);
        if (one != nullptr) {
            shown += one->month_first ? 'M' : '-';
        } else {
            shown += std::holds_alternative<indexer::Notice>(item) ? 'N' : 'R';
        }
    }
    return shown;
}

}  // namespace

TEST_CASE("One date that has the month first shows it of all of the file, before and behind it") {
    DateOrders orders;
    CHECK(settled(orders, {record("a", "5/6/2010"), record("a", "5/25/2010"), record("a", "4/7/2010"),
                           record("b", "5/6/2010")}) == "MMM-");
    CHECK(settled(orders, {record("b", "1/2/2010"), record("c", "5/25/2010")}) == "-M");
    CHECK(settled(orders, {record("c", "1/2/2010")}) == "M");
    CHECK(settled(orders, {record("c", "1/2/2010")}, 1) == "-");
}

TEST_CASE("Dates that tell nothing of an order leave it as it is") {
    DateOrders orders;
    CHECK(settled(orders, {record("a", "5/6/2010"), record("a", "25/5/2010"), record("a", "2010-05-25"),
                           record("a", ""), record("a", "12/9/1432"), record("a", "no date")}) == "------");
    CHECK(settled(orders, {indexer::Refusal(), record("b", "5/25/2010"), indexer::Refusal(),
                           record("b", "5/6/2010")}) == "RMRM");
}

TEST_CASE("A file that has both orders is read day first where either is possible, and a doubt once") {
    DateOrders orders;
    CHECK(settled(orders, {record("a", "5/25/2010"), record("a", "25/5/2010"), record("b", "2010")}) == "---");
    CHECK(settled(orders, {record("a", "5/25/2010"), record("a", "25/5/2010"), record("a", "5/6/2010"),
                           record("b", "2010")}) == "---N-");
    CHECK(settled(orders, {record("c", "5/25/2010"), record("c", "25/5/2010"), record("c", "5/6/2010")}) == "---N");
    CHECK(settled(orders, {record("c", "5/6/2010")}) == "-");
}

TEST_CASE("A proof that comes a block later counts from there on, and what was read before is a doubt") {
    DateOrders orders;
    CHECK(settled(orders, {record("a", "5/6/2010")}) == "-");
    CHECK(settled(orders, {record("a", "5/25/2010"), record("a", "5/6/2010")}) == "MMN");
    CHECK(settled(orders, {record("a", "5/6/2010")}) == "M");
}

TEST_CASE("Each site of a crawl has its own order") {
    DateOrders orders;
    CHECK(settled(orders,
                  {record("w", "5/25/2010", "https://a.example/1"), record("w", "5/6/2010", "https://b.example/1"),
                   record("w", "5/6/2010", "https://a.example/2"), record("w", "5/6/2010", "https://a.example")}) ==
          "M-MM");
}

TEST_CASE("A table with a date of the US order is imported in it") {
    Newsroom room;
    room.file("us.jsonl", json_line("1", "خبر أول عن القمح", ",\"date\":\"05/06/2010\"") +
                              json_line("2", "خبر ثان عن الشعير", ",\"date\":\"05/25/2010\""));
    room.file("eu.jsonl", json_line("3", "خبر ثالث عن التمر", ",\"date\":\"05/06/2010\""));
    room.import();
    CHECK(to_string(room.article("1").article.date.value) == "2010-05-06");
    CHECK(to_string(room.article("2").article.date.value) == "2010-05-25");
    CHECK(to_string(room.article("3").article.date.value) == "2010-06-05");
}
