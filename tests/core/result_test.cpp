#include "core/result.h"

#include <catch2/catch.hpp>
#include <cerrno>
#include <memory>
#include <set>
#include <string>

using namespace arshif::core;

namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return Error{ErrorCode::bad_input, "an odd number", "give an even one", 3};
    return number / 2;
}

Result<void> even(int number) {
    Result<int> halved = half(number);
    if (!halved) return std::move(halved).error();
    return {};
}

}  // namespace

TEST_CASE("A result is a value or an error") {
    const Result<int> good = half(6);
    REQUIRE(good);
    CHECK(good.ok());
    CHECK(*good == 3);

    const Result<int> bad = half(7);
    REQUIRE_FALSE(bad);
    CHECK_FALSE(bad.ok());
    CHECK(bad.error().code == ErrorCode::bad_input);
    CHECK(bad.error().message == "an odd number");
    CHECK(bad.error().hint == "give an even one");
    CHECK(bad.error().offset == 3);
}

TEST_CASE("A result without a value carries errors on") {
    CHECK(even(2).ok());
    const Result<void> bad = even(3);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().message == "an odd number");
}

TEST_CASE("A value can be changed and moved out") {
    Result<std::unique_ptr<std::string>> result = std::make_unique<std::string>("خبر");
    REQUIRE(result);
    (*result)->append("!");
    CHECK(result->get()->size() == 7);
    const std::unique_ptr<std::string> value = *std::move(result);
    CHECK(*value == "خبر!");
}

TEST_CASE("A result of text tells its value from its error") {
    const Result<std::string> text = std::string("an odd number");
    CHECK(text.ok());
    const Result<std::string> error = Error{ErrorCode::internal, "an odd number", {}};
    CHECK_FALSE(error.ok());
}

TEST_CASE("Every error code has a name of its own") {
    std::set<std::string_view> names;
    constexpr auto last = static_cast<int>(ErrorCode::internal);
    for (int code = 0; code <= last; ++code) {
        const std::string_view name = name_of(static_cast<ErrorCode>(code));
        CHECK_FALSE(name.empty());
        names.insert(name);
    }
    CHECK(names.size() == static_cast<std::size_t>(last) + 1);
    CHECK(name_of(ErrorCode::bad_usage) == "bad_usage");
    CHECK(name_of(ErrorCode::archive_missing) == "archive_missing");
    CHECK(name_of(ErrorCode::cannot_write) == "cannot_write");
    CHECK(name_of(ErrorCode::internal) == "internal");
}

TEST_CASE("An error of the system says what failed, where and why") {
    errno = ENOENT;
    const Error error = errno_error(ErrorCode::cannot_read, "open", "a/b.txt");
    CHECK(error.code == ErrorCode::cannot_read);
    CHECK(error.message == "cannot open a/b.txt: No such file or directory");
}
