#include "indexer/readers/json_fields.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

using namespace arshif::indexer;

TEST_CASE("The usual names of exports and corpora are known") {
    struct Case {
        std::string key;
        Field field;
    };
    const auto [key, field] = GENERATE(values<Case>({
        {"id", Field::id},
        {"DOCNO", Field::id},
        {"postId", Field::id},
        {"_id", Field::id},
        {"article_id", Field::id},
        {"GUID", Field::id},
        {"title", Field::title},
        {"Headline", Field::title},
        {"head", Field::title},
        {"العنوان", Field::title},
        {"عنوان المقال", Field::title},
        {"body", Field::body},
        {"full_text", Field::body},
        {"fulltext", Field::body},
        {"content", Field::body},
        {"articleBody", Field::body},
        {"النص", Field::body},
        {"المحتوى", Field::body},
        {"description", Field::summary},
        {"ABSTRACT", Field::summary},
        {"published date", Field::date},
        {"published-date", Field::date},
        {"publishedAt", Field::date},
        {"published_time", Field::date},
        {"pubDate", Field::date},
        {"datePublished", Field::date},
        {"التاريخ", Field::date},
        {"تاريخ النشر", Field::date},
        {"TIME", Field::time},
        {"date_extracted", Field::modified},
        {"last_updated", Field::modified},
        {"country_code", Field::country},
        {"البلد", Field::country},
        {"SRC", Field::source},
        {"newspaper", Field::source},
        {"الصحيفة", Field::source},
        {"CAT", Field::category},
        {"section", Field::category},
        {"القسم", Field::category},
        {"byline", Field::author},
        {"الكاتب", Field::author},
        {"link", Field::url},
        {"href", Field::url},
        {"الرابط", Field::url},
    }));
    CAPTURE(key);
    const auto found = find_field(key);
    REQUIRE(found.has_value());
    CHECK(name_of(found->field) == name_of(field));
}

TEST_CASE("Keys that name nothing of an article are passed over") {
    const std::string key = GENERATE(as<std::string>(), "", " ", "lang", "language", "keywords", "classes", "thumbnail",
                                     "word_count", "ids", "titles of others", "\xFF\xFE", std::string(100000, 'x'));
    CAPTURE(key.substr(0, 40));
    CHECK_FALSE(find_field(key).has_value());
}

TEST_CASE("Where several names of a field are there, the better one has the lower rank") {
    const auto rank = [](std::string_view key) { return find_field(key).value().rank; };
    CHECK(rank("full_text") < rank("body"));
    CHECK(rank("body") < rank("content"));
    CHECK(rank("content") < rank("text"));
    CHECK(rank("title") < rank("headline"));
    CHECK(rank("published_at") < rank("created_at"));
    CHECK(rank("last_updated") < rank("date_extracted"));
    CHECK(rank("url") < rank("link"));
}

TEST_CASE("Every name in the table stands once and is found as itself") {
    std::ifstream table(ARSHIF_SOURCE_DIR "/src/indexer/readers/data/field_names.tsv");
    REQUIRE(table.good());
    std::map<std::string, std::string> owners;
    std::size_t fields = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line.front() == '#') continue;
        ++fields;
        std::istringstream words(line);
        std::string field;
        words >> field;
        std::uint16_t rank = 1;
        for (std::string name; words >> name; ++rank) {
            CAPTURE(field, name);
            CHECK(owners.emplace(name, field).second);
            const auto found = find_field(name);
            REQUIRE(found.has_value());
            CHECK(name_of(found->field) == field);
            CHECK(found->rank == rank);
        }
        CHECK(rank > 1);
    }
    CHECK(fields == field_count);
}

TEST_CASE("The schema of articles lists the same fields and names") {
    std::ifstream file(ARSHIF_SOURCE_DIR "/schema/article.schema.json");
    const nlohmann::json schema = nlohmann::json::parse(file);
    const nlohmann::json& properties = schema.at("properties");
    CHECK(properties.size() == field_count);
    std::size_t listed = 0;
    for (const auto& [field, property] : properties.items()) {
        CAPTURE(field);
        CHECK(name_of(find_field(field).value().field) == field);
        std::uint16_t rank = 1;
        for (const std::string name : property.at("x-synonyms")) {
            CAPTURE(name);
            const auto found = find_field(name);
            REQUIRE(found.has_value());
            CHECK(name_of(found->field) == field);
            CHECK(found->rank == rank++);
            ++listed;
        }
    }
    std::ifstream table(ARSHIF_SOURCE_DIR "/src/indexer/readers/data/field_names.tsv");
    std::size_t in_table = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream words(line);
        for (std::string word; words >> word;)
            ++in_table;
        --in_table;  // the field itself
    }
    CHECK(listed == in_table);
}
