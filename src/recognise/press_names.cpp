// The countries of papers, agencies and sites by their names and hosts; see text_countries.h.
#include "recognise/press_names.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "data/hosts.h"
#include "data/newspapers.h"
#include "recognise/countries.h"
#include "recognise/gazetteer.h"
#include "recognise/table.h"
#include "recognise/text_countries.h"
#include "text/normaliser.h"

namespace arshif::recognise {

namespace {

constexpr std::size_t longest_url = 4096;
constexpr std::string_view article = "\u0627\u0644";

// As lookup_key; Latin names lose their spaces, so that Al-Riyadh, al riyadh and alriyadh are one.
std::string press_key(std::string_view name) {
    std::string key = lookup_key(name);
    const bool latin = std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (latin) key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
    return key;
}

class PressTable {
public:
    PressTable() {
        for_each_row(data::newspapers, [this](const std::vector<std::string_view>& fields) {
            if (fields.size() < 2) return;
            for (const std::string_view name : split(fields[1], '|')) {
                if (fields[0] == "head") {
                    heads_.push_back(press_key(name) + " ");
                } else {
                    names_[press_key(name)] |= country_set(fields[0], ',');
                }
            }
        });
    }

    // Words that stand before a name, with the space behind them; longer ones first.
    const std::vector<std::string>& heads() const { return heads_; }

    CountrySet find(const std::string& key) const {
        auto found = names_.find(key);
        if (found == names_.end() && key.starts_with(article)) found = names_.find(key.substr(article.size()));
        if (found == names_.end()) found = names_.find(std::string(article) + key);
        return found == names_.end() ? CountrySet() : found->second;
    }

private:
    std::unordered_map<std::string, CountrySet> names_;
    std::vector<std::string> heads_;
};

class HostTable {
public:
    HostTable() {
        for_each_row(data::hosts, [this](const std::vector<std::string_view>& fields) {
            if (fields.size() < 2) return;
            for (const std::string_view host : split(fields[1], ' '))
                add(fields[0], host);
        });
    }

    // Of the host itself or the nearest domain above it that is known; then of the top-level domain.
    std::optional<std::string> find(std::string_view host) const {
        for (std::string_view domain = host; domain.find('.') != std::string_view::npos;
             domain.remove_prefix(domain.find('.') + 1)) {
            const auto found = hosts_.find(std::string(domain));
            if (found != hosts_.end()) return found->second;
        }
        const std::size_t dot = host.rfind('.');
        if (dot == std::string_view::npos) return std::nullopt;
        const std::string top(host.substr(dot + 1));
        const auto found = tops_.find(top);
        if (found == tops_.end()) return country_from_alpha2(upper(top));
        if (found->second.empty()) return std::nullopt;
        return found->second;
    }

private:
    static std::string upper(std::string text) {
        for (char& c : text) {
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        }
        return text;
    }

    void add(std::string_view row, std::string_view host) {
        if (host.empty()) return;
        if (row == ".") {
            tops_.emplace(host, upper(std::string(host)));
        } else if (row == "-") {
            tops_.emplace(host, std::string());
        } else {
            hosts_.emplace(host, row);
        }
    }

    std::unordered_map<std::string, std::string> hosts_;
    std::unordered_map<std::string, std::string> tops_;
};

const PressTable& press() {
    static const PressTable table;
    return table;
}

std::optional<std::string> only_country(const CountrySet& set) {
    if (set.count() != 1) return std::nullopt;
    return country_code(first_country(set));
}

// The country of a name's last word where that is a demonym (`... of Tunisia`).
std::optional<std::string> country_of_last_word(std::string_view key) {
    const std::size_t space = key.rfind(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto value = gazetteer().names().whole(key.substr(space + 1));
    if (!value) return std::nullopt;
    const Place& place = gazetteer().place(*value);
    const bool feminine = key.ends_with("\u064A\u0647");
    if (place.kind != MentionKind::demonym || place.countries.size() != 1 || !feminine) return std::nullopt;
    return country_code(place.countries.front());
}

std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos && url.find_first_of("/?#") == scheme + 1) url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    const std::size_t user = url.rfind('@');
    if (user != std::string_view::npos) url.remove_prefix(user + 1);
    url = url.substr(0, url.find(':'));
    while (!url.empty() && url.back() == '.')
        url.remove_suffix(1);
    std::string host(url);
    for (char& c : host) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return host;
}

// Whether a name reads as a host: Latin letters with a point between, no space.
bool is_host(std::string_view name) {
    return name.find('.') != std::string_view::npos && std::all_of(name.begin(), name.end(), [](char c) {
               return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F;
           });
}

}  // namespace

CountrySet countries_of_press_name(std::string_view name) {
    const std::string key = press_key(name);
    return key.empty() ? CountrySet() : press().find(key);
}

std::optional<std::string> country_of_source(std::string_view name) {
    const std::string key = press_key(name);
    if (key.empty()) return std::nullopt;
    const CountrySet known = press().find(key);
    if (known.any()) return only_country(known);
    if (is_host(name)) return country_of_host(name);
    // `the paper X`: the name is the rest.
    for (const std::string& head : press().heads()) {
        if (!key.starts_with(head)) continue;
        const CountrySet rest = press().find(key.substr(head.size()));
        if (rest.any()) return only_country(rest);
    }
    return country_of_last_word(key);
}

std::optional<std::string> country_of_host(std::string_view url) {
    if (url.empty() || url.size() > longest_url) return std::nullopt;
    static const HostTable hosts;
    return hosts.find(host_of(url));
}

}  // namespace arshif::recognise
