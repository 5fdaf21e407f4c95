#include "indexer/bounded_queue.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <memory>
#include <numeric>
#include <optional>
#include <thread>
#include <vector>

using arshif::indexer::BoundedQueue;

TEST_CASE("Items come out in the order in which they went in") {
    BoundedQueue<std::unique_ptr<int>> queue(3);
    for (int i = 0; i < 3; ++i)
        CHECK(queue.push(std::make_unique<int>(i)));
    for (int i = 0; i < 3; ++i)
        CHECK(**queue.pop() == i);
}

TEST_CASE("A closed queue takes nothing more and gives what is left") {
    BoundedQueue<int> queue(2);
    CHECK(queue.push(1));
    queue.close();
    CHECK_FALSE(queue.push(2));
    CHECK(queue.pop() == 1);
    CHECK(queue.pop() == std::nullopt);
    CHECK(queue.pop() == std::nullopt);
}

TEST_CASE("An abandoned queue is empty at once") {
    BoundedQueue<int> queue(2);
    CHECK(queue.push(1));
    queue.abandon();
    CHECK(queue.pop() == std::nullopt);
    CHECK_FALSE(queue.push(2));
}

TEST_CASE("A fast producer is never further ahead than the capacity") {
    constexpr int items = 5000;
    constexpr int capacity = 4;
    BoundedQueue<int> queue(capacity);
    std::atomic<int> pushed{0};
    std::thread producer([&] {
        for (int i = 0; i < items; ++i) {
            queue.push(i);
            ++pushed;
        }
        queue.close();
    });
    int taken = 0;
    int furthest = 0;
    bool ordered = true;
    while (const std::optional<int> item = queue.pop()) {
        ordered = ordered && *item == taken;
        ++taken;
        furthest = std::max(furthest, pushed.load() - taken);
    }
    producer.join();
    CHECK(taken == items);
    CHECK(ordered);
    CHECK(furthest <= capacity);
}

TEST_CASE("Every item of several producers reaches one of several consumers") {
    constexpr int each = 2000;
    BoundedQueue<int> queue(3);
    std::atomic<long> sum{0};
    std::vector<std::thread> consumers;
    for (int i = 0; i < 3; ++i) {
        consumers.emplace_back([&] {
            while (const std::optional<int> item = queue.pop())
                sum += *item;
        });
    }
    std::vector<std::thread> producers;
    for (int i = 0; i < 3; ++i) {
        producers.emplace_back([&] {
            for (int item = 1; item <= each; ++item)
                queue.push(item);
        });
    }
    for (std::thread& producer : producers)
        producer.join();
    queue.close();
    for (std::thread& consumer : consumers)
        consumer.join();
    CHECK(sum == 3L * each * (each + 1) / 2);
}

TEST_CASE("Ending a queue frees those who wait for room and for items") {
    for (const bool abandon : {false, true}) {
        CAPTURE(abandon);
        BoundedQueue<int> full(1);
        BoundedQueue<int> empty(1);
        REQUIRE(full.push(1));
        std::atomic<bool> refused{false};
        std::atomic<bool> ended{false};
        std::thread producer([&] { refused = !full.push(2); });
        std::thread consumer([&] { ended = !empty.pop().has_value(); });
        if (abandon) {
            full.abandon();
            empty.abandon();
        } else {
            full.close();
            empty.close();
        }
        producer.join();
        consumer.join();
        CHECK(refused);
        CHECK(ended);
    }
}
