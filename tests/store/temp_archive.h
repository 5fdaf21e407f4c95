// What tests of archives share: folders that vanish, made-up Arabic text, and articles committed through the store
// alone.
#pragma once

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/article.h"
#include "store/archive.h"
#include "store/segment_builder.h"
#include "store/text_codec.h"
#include "store/writer.h"
#include "text/analyzer.h"

namespace arshif::test {

// The value of a result that must not have failed.
template <typename T>
T must(core::Result<T> result) {
    if (!result.ok()) FAIL(name_of(result.error().code) << ": " << result.error().message);
    return std::move(result).value();
}
inline void must(const core::Result<void>& result) {
    if (!result.ok()) FAIL(name_of(result.error().code) << ": " << result.error().message);
}

class TempFolder {
public:
    TempFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "arshif-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) FAIL("cannot make a folder at " << name);
        path_ = name;
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    std::string at(std::string_view name) const { return path_ + "/" + std::string(name); }
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

inline std::string read_bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Makes the folders above the file, too.
inline void write_bytes(const std::string& path, std::string_view bytes) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    REQUIRE(file.good());
}

inline void flip_byte(const std::string& path, std::size_t offset) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekg(static_cast<std::streamoff>(offset));
    const int byte = file.get();
    file.seekp(static_cast<std::streamoff>(offset));
    file.put(static_cast<char>(byte ^ 0x55));
    REQUIRE(file.good());
}

// Text of words that look Arabic, frequent ones more often than rare ones; the same for the same seed.
class MadeText {
public:
    explicit MadeText(std::uint32_t seed, std::size_t vocabulary = 4000) : engine_(seed) {
        static constexpr std::string_view letters[] = {"ا", "ب", "ت", "ج", "ح", "د", "ر", "س", "ص", "ع",
                                                       "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي", "ش"};
        for (std::size_t i = 0; i < vocabulary; ++i) {
            std::string word = below(3) == 0 ? "ال" : "";
            for (std::size_t length = 3 + below(4); length > 0; --length)
                word += letters[below(std::size(letters))];
            words_.push_back(std::move(word));
        }
    }
    std::string word() {
        const std::size_t reach = 1 + below(words_.size());
        return words_[below(reach)];
    }
    std::string words(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) text += i % 14 == 0 ? ". " : " ";
            text += word();
        }
        return text;
    }
    std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(engine_); }

private:
    std::mt19937 engine_;
    std::vector<std::string> words_;
};

inline core::Article made_article(std::string identifier, std::string body) {
    core::Article article;
    article.origin = "مصدر";
    article.place = identifier + ".txt";
    article.identifier = std::move(identifier);
    article.title = "عنوان الخبر";
    article.body = std::move(body);
    article.date = {{2011, 5, 21}, core::Basis::record};
    article.country = {"DZ", core::Basis::path};
    article.source = {"الخبر", core::Basis::flag};
    return article;
}

// An empty archive in a folder of its own.
class TempArchive {
public:
    TempArchive() : paths{folder_.at("archive")} { must(store::create_archive(paths)); }

    store::Writer writer() const { return must(store::Writer::open(paths)); }
    // Articles `prefix`1 to `prefix`n with different bodies, in one commit. Gives their ids.
    std::vector<std::int64_t> add(store::Writer& writer, const std::string& prefix, std::size_t count) {
        std::vector<core::Article> articles;
        for (std::size_t i = 1; i <= count; ++i) {
            articles.push_back(made_article(prefix + std::to_string(i), text_.words(30)));
        }
        return add(writer, articles);
    }
    static std::vector<std::int64_t> add(store::Writer& writer, const std::vector<core::Article>& articles) {
        store::Change change = change_of(writer, articles);
        std::vector<std::int64_t> ids;
        for (const store::StoredArticle& row : change.articles)
            ids.push_back(row.id);
        must(writer.commit(std::move(change)));
        return ids;
    }
    // The change that adds `articles` and an alias of the first of them, and lets the article 2 die.
    static store::Change change_with_alias(store::Writer& writer, const std::vector<core::Article>& articles) {
        store::Change change = change_of(writer, articles);
        store::StoredArticle alias = change.articles.front();
        alias.alias_of = alias.id;
        alias.id = change.articles.back().id + 1;
        alias.article.identifier = "alias";
        change.articles.push_back(alias);
        change.dead = {2};
        change.loose_texts = {2};
        return change;
    }
    void alter(const std::string& sql) const {
        store::Connection connection = must(store::Connection::open(paths.catalogue(), store::Connection::Mode::write));
        must(connection.execute(sql));
    }
    static store::Change change_of(store::Writer& writer, const std::vector<core::Article>& articles) {
        const std::int64_t origin = must(writer.catalogue().add_origin("مصدر"));
        std::int64_t id = must(writer.catalogue().next_article_id());
        text::Analyzer analyzer;
        store::TextCodec codec;
        store::Change change;
        store::SegmentBuilder builder(analyzer);
        for (const core::Article& article : articles) {
            const std::int64_t words = builder.add(id, article);
            change.texts.push_back({id, core::digest(article.body), static_cast<std::int64_t>(article.body.size()), 0,
                                    must(codec.compress(article.body, nullptr))});
            change.articles.push_back(
                {id, origin, std::nullopt, id, core::digest(article.identifier + article.body), words, article});
            change.articles.back().article.body.clear();
            ++id;
        }
        change.parts.push_back(builder.take());
        return change;
    }

private:
    TempFolder folder_;
    MadeText text_{1};

public:
    store::ArchivePaths paths;
};

}  // namespace arshif::test
