#include "cli/article_json.h"

#include <fmt/format.h>

#include <cmath>

namespace arshif::cli {

namespace {

Json or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

}  // namespace

Json article_json(const std::string& id, const store::Record& record) {
    Json json;
    json["id"] = id;
    json["title"] = or_null(record.title);
    json["date"] = or_null(record.date);
    json["time"] = or_null(record.time);
    json["country"] = or_null(record.country);
    json["source"] = or_null(record.source);
    json["category"] = or_null(record.category);
    json["author"] = or_null(record.author);
    json["url"] = or_null(record.url);
    return json;
}

Json article_json(const std::string& id, const core::Article& article) {
    return article_json(id, store::keys_of(article));
}

Json copies_json(const std::vector<ShownCopy>& copies) {
    Json json = Json::array();
    for (const ShownCopy& shown : copies) {
        Json copy = article_json(shown.id, shown.copy.record);
        copy["resemblance"] = std::round(shown.copy.resemblance * 1000) / 1000;
        json.push_back(std::move(copy));
    }
    return json;
}

std::string dumped(const Json& json, int indent) {
    const std::string text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (byte == 0x7FU) {
            out += "\\u007f";
        } else if (byte == 0xC2U && next >= 0x80U && next < 0xA0U) {
            out += fmt::format("\\u{:04x}", next);
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace arshif::cli
