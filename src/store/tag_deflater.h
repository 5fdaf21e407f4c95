// Compresses a tag of a glass table as Xapian reads it: a raw deflate stream.
//
// Xapian compresses the records of a segment itself while it merges the tables that are written for it, with tables of
// 128 KB to be cleared for each record of some hundred bytes. It takes over what is compressed already; to compress
// here, with tables of the size of a record, costs a third. Thread safety: belongs to one thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace arshif::store {

class TagDeflater {
public:
    TagDeflater();
    ~TagDeflater();
    TagDeflater(TagDeflater&&) noexcept;
    TagDeflater& operator=(TagDeflater&&) noexcept;

    // The tag compressed, valid until the next call; empty where that would not make it smaller.
    std::string_view deflate(std::string_view tag);

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
    std::string bytes_;
};

}  // namespace arshif::store
