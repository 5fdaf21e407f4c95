// Result<T>: a value or an Error, for every call that can fail in an expected way.
//
//     ARSHIF_TRY(date, parse_date(text));    // returns the error to our caller, or names the value
//     ARSHIF_CHECK(archive.remove(date));          // the same for a call without a value
//
// Reading the value of a failed result is a programming error and ends the program. Thread safety: as T.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "core/error.h"

namespace arshif::core {

template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: a value is a result
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: an error is a result

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & { return std::get<0>(state_); }
    const T& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const& { return std::get<1>(state_); }
    Error&& error() && { return std::get<1>(std::move(state_)); }

private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}  // NOLINT: an error is a result

    bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error& error() const { return error_.value(); }

private:
    std::optional<Error> error_;
};

}  // namespace arshif::core

// Names the value of a Result, or returns its error from the enclosing function.
#define ARSHIF_TRY(name, expression)                                  \
    auto name##_result = (expression);                                \
    if (!name##_result.ok()) return std::move(name##_result).error(); \
    auto& name = *name##_result  // NOLINT(bugprone-macro-parentheses): a declaration

// Returns the error of a Result<void>, or of one whose value is not wanted, from the enclosing function. Checks may be
// nested (in a lambda that is an argument of another): each line's variable has a name of its own.
#define ARSHIF_JOIN(a, b) a##b
#define ARSHIF_JOIN_EXPANDED(a, b) ARSHIF_JOIN(a, b)
#define ARSHIF_UNIQUE(name) ARSHIF_JOIN_EXPANDED(name, __LINE__)
#define ARSHIF_CHECK(expression)                                                    \
    if (auto ARSHIF_UNIQUE(checked_) = (expression); !ARSHIF_UNIQUE(checked_).ok()) \
    return std::move(ARSHIF_UNIQUE(checked_)).error()
