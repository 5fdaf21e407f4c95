#include "json_schema.h"

#include <algorithm>
#include <regex>
#include <set>

namespace arshif::test {

namespace {

using Json = nlohmann::json;
using Violation = std::optional<std::string>;

bool has_type(const Json& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    return type == value.type_name();
}

class Validator {
public:
    explicit Validator(const Json& root) : root_(root) {}

    Violation check(const Json& schema, const Json& value, const std::string& place) const {
        for (const auto& [keyword, rule] : schema.items()) {
            Violation wrong = check_keyword(keyword, rule, schema, value, place);
            if (wrong) return wrong;
        }
        return {};
    }

    const Json& definition(const std::string& reference) const {
        return root_.at(Json::json_pointer(reference.substr(reference.find('#') + 1)));
    }

private:
    static Violation broken(const std::string& place, const std::string& keyword, const Json& rule, const Json& value) {
        return (place.empty() ? "/" : place) + ": " + value.dump().substr(0, 80) + " breaks " + keyword + " " +
               rule.dump();
    }

    Violation check_keyword(const std::string& keyword, const Json& rule, const Json& schema, const Json& value,
                            const std::string& place) const {
        static const std::set<std::string> annotations = {"$schema",     "$id",      "$defs", "title",
                                                          "description", "examples", "format"};
        if (annotations.count(keyword) != 0) return {};
        if (keyword == "$ref") return check(definition(rule), value, place);
        if (keyword == "properties" || keyword == "required" || keyword == "additionalProperties") {
            return value.is_object() ? check_object(keyword, rule, schema, value, place) : Violation();
        }
        if (keyword == "items" || keyword == "prefixItems") {
            return value.is_array() ? check_array(keyword, rule, schema, value, place) : Violation();
        }
        if (keyword == "anyOf") {
            const bool met =
                std::any_of(rule.begin(), rule.end(), [&](const Json& option) { return !check(option, value, place); });
            return met ? Violation() : broken(place, keyword, rule, value);
        }
        return meets(keyword, rule, value) ? Violation() : broken(place, keyword, rule, value);
    }

    static bool meets(const std::string& keyword, const Json& rule, const Json& value) {
        if (keyword == "type" && rule.is_array()) {
            return std::any_of(rule.begin(), rule.end(), [&](const Json& type) { return has_type(value, type); });
        }
        if (keyword == "type") return has_type(value, rule);
        if (keyword == "enum") return std::find(rule.begin(), rule.end(), value) != rule.end();
        if (keyword == "const") return value == rule;
        if (keyword == "pattern")
            return !value.is_string() ||
                   std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>()));
        if (keyword == "minimum") return !value.is_number() || value >= rule;
        if (keyword == "maximum") return !value.is_number() || value <= rule;
        if (keyword == "minItems") return !value.is_array() || value.size() >= rule;
        if (keyword == "maxItems") return !value.is_array() || value.size() <= rule;
        throw std::invalid_argument("the schema uses the keyword " + keyword + ", which this validator does not know");
    }

    Violation check_object(const std::string& keyword, const Json& rule, const Json& schema, const Json& value,
                           const std::string& place) const {
        if (keyword == "required") {
            for (const Json& name : rule) {
                if (!value.contains(name.get<std::string>())) return broken(place, keyword, name, value);
            }
            return {};
        }
        for (const auto& [name, member] : value.items()) {
            const bool named = schema.contains("properties") && schema["properties"].contains(name);
            if (keyword == "additionalProperties" && rule == false && !named) return broken(place, keyword, rule, name);
            if (keyword != "properties" || !rule.contains(name)) continue;
            Violation wrong = check(rule[name], member, place + "/" + name);
            if (wrong) return wrong;
        }
        return {};
    }

    Violation check_array(const std::string& keyword, const Json& rule, const Json& schema, const Json& value,
                          const std::string& place) const {
        const std::size_t first =
            keyword == "items" && schema.contains("prefixItems") ? schema["prefixItems"].size() : 0;
        for (std::size_t i = first; i < value.size(); ++i) {
            if (keyword == "prefixItems" && i >= rule.size()) break;
            Violation wrong = check(keyword == "items" ? rule : rule[i], value[i], place + "/" + std::to_string(i));
            if (wrong) return wrong;
        }
        return {};
    }

    const Json& root_;
};

}  // namespace

Violation violation(const Json& schema, const std::string& definition, const Json& value) {
    const Validator validator(schema);
    return validator.check(validator.definition("#/$defs/" + definition), value, "");
}

}  // namespace arshif::test
