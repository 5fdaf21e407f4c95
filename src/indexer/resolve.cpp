#include "indexer/resolve.h"

#include <fmt/format.h>

#include <string_view>

#include "indexer/readers/formats.h"
#include "recognise/article_facts.h"
#include "recognise/countries.h"
#include "recognise/metadata_date.h"
#include "recognise/text_countries.h"

namespace arshif::indexer {

namespace {

// The record's own value, else the default of the command line.
core::Known<std::string> record_or_flag(std::string&& value, const std::string& flag) {
    if (!value.empty()) return {std::move(value), core::Basis::record};
    if (!flag.empty()) return {flag, core::Basis::flag};
    return {};
}

std::string place_of(const core::Record& record) {
    return record.ordinal == 0 ? record.path : fmt::format("{}#{}", record.path, record.ordinal);
}

// Standard input has no name to tell its articles apart, and counting them would let another stream replace them.
std::string nameless_identifier(const core::Record& record) {
    return fmt::format("stdin:{:016x}", core::Hasher().field(record.title).field(record.body).finish().low);
}

std::string identifier_of(const core::Record& record) {
    if (!record.id.empty()) return record.id;
    if (!record.url.empty()) return record.url;
    return record.path == "-" ? nameless_identifier(record) : place_of(record);
}

// The record as it stood in the input, and the readers that will have read it in the same way.
core::Hasher raw_fields(const core::Record& record) {
    core::Hasher hasher;
    hasher.field(std::to_string(resolver_version)).field(std::to_string(recognise::facts_version));
    for (const FormatReader& reader : format_readers())
        hasher.field(std::to_string(reader.version));
    for (const std::string* field : {&record.id, &record.title, &record.body, &record.date, &record.country,
                                     &record.source, &record.category, &record.author, &record.url}) {
        hasher.field(*field);
    }
    return hasher;
}

// What paths and flags added to it counts too, but only where they were needed.
core::Digest with_values_used(core::Hasher&& hasher, const core::Article& article) {
    hasher.field(name_of(article.date.basis))
        .field(article.date.known() ? to_string(article.date.value) : std::string());
    for (const core::Known<std::string>* value : {&article.country, &article.source, &article.category}) {
        hasher.field(name_of(value->basis)).field(value->value);
    }
    return hasher.finish();
}

}  // namespace

Resolved Resolver::resolve(core::Record&& record) {
    if (record.path != path_) {
        path_ = record.path;
        path_facts_ = recognise::recognise_path(path_);
    }
    Resolved out;
    core::Hasher raw = raw_fields(record);
    core::Article& article = out.article;
    article.origin = origin_;
    article.identifier = identifier_of(record);
    article.place = place_of(record);
    article.source = record_or_flag(std::move(record.source), {});
    if (!article.source.known() && path_facts_.source) article.source = {*path_facts_.source, core::Basis::path};
    if (!article.source.known()) article.source = record_or_flag({}, defaults_.source);
    place_in_time(record, out);
    place_in_space(record, out);
    article.category = record_or_flag(std::move(record.category), defaults_.category);
    out.raw = with_values_used(std::move(raw), article);
    article.title = std::move(record.title);
    article.body = std::move(record.body);
    article.author = std::move(record.author);
    article.url = std::move(record.url);
    return out;
}

void Resolver::place_in_time(const core::Record& record, Resolved& out) const {
    core::Article& article = out.article;
    if (!record.date.empty()) {
        core::Result<recognise::Timestamp> stamp = recognise::parse_metadata_date(record.date, record.month_first);
        if (stamp) {
            article.date = {stamp->date, core::Basis::record};
            article.time = std::move(stamp->time);
            return;
        }
        out.doubts.push_back(fmt::format("its date was not understood: {}", stamp.error().message));
    }
    if (path_facts_.date) {
        article.date = {*path_facts_.date, core::Basis::path};
        return;
    }
    const recognise::PathFacts url = record.url.empty() ? recognise::PathFacts() : recognise::recognise_url(record.url);
    if (url.date) {
        article.date = {*url.date, core::Basis::url};
    } else if (defaults_.date) {
        article.date = {*defaults_.date, core::Basis::flag};
    }
}

void Resolver::place_in_space(const core::Record& record, Resolved& out) const {
    if (!record.country.empty()) {
        std::optional<std::string> code = recognise::country_from_name(record.country);
        if (code) {
            out.article.country = {std::move(*code), core::Basis::record};
            return;
        }
        out.doubts.push_back(fmt::format("its country was not understood: \"{}\"", record.country));
    }
    if (path_facts_.country) {
        out.article.country = {*path_facts_.country, core::Basis::path};
        return;
    }
    if (std::optional<std::string> code = recognise::country_of_host(record.url)) {
        out.article.country = {std::move(*code), core::Basis::url};
        return;
    }
    // A newspaper that the input names says more than a flag, one that a flag names says less.
    const core::Known<std::string>& source = out.article.source;
    const core::Known<std::string> flag = record_or_flag({}, defaults_.country);
    std::optional<std::string> of_source =
        source.known() ? recognise::country_of_source(source.value) : std::optional<std::string>();
    const bool flag_wins = flag.known() && source.basis == core::Basis::flag;
    if (of_source && !flag_wins) {
        out.article.country = {std::move(*of_source), core::Basis::source};
    } else if (flag.known()) {
        out.article.country = flag;
    }
}

}  // namespace arshif::indexer
