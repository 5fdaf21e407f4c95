// Validates JSON against the part of JSON Schema 2020-12 that schema/output.schema.json uses.
//
// Known: $ref to #/$defs, type, enum, const, required, properties, additionalProperties (false), items, prefixItems,
// anyOf, pattern, minimum, minItems, maxItems. A schema with any other keyword but annotations is refused, so that none
// is passed over by mistake. Thread safety: pure function.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace arshif::test {

// What is wrong and where, or nothing. `definition`: a name in $defs that the value must meet.
std::optional<std::string> violation(const nlohmann::json& schema, const std::string& definition,
                                     const nlohmann::json& value);

}  // namespace arshif::test
