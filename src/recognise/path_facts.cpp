#include "recognise/path_facts.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "recognise/countries.h"
#include "recognise/path_date.h"
#include "recognise/table.h"
#include "text/normaliser.h"

namespace arshif::recognise {

namespace {

using core::PartialDate;
using core::Precision;

bool is_latin_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// .txt, .jsonl, .tar.gz: a dot and up to six characters, the first of which is a letter.
std::string_view without_extension(std::string_view file) {
    constexpr std::size_t longest = 6;
    for (;;) {
        const std::size_t dot = file.rfind('.');
        if (dot == std::string_view::npos || dot == 0) return file;
        const std::string_view extension = file.substr(dot + 1);
        if (extension.empty() || extension.size() > longest || !is_latin_letter(extension.front())) return file;
        for (const char c : extension) {
            if (!is_latin_letter(c) && (c < '0' || c > '9')) return file;
        }
        file = file.substr(0, dot);
    }
}

// The best date so far: the most precise, and among equals the last.
class BestDate {
public:
    void offer(const std::optional<PartialDate>& date) {
        if (date && (!best_ || date->precision() >= best_->precision())) best_ = date;
    }
    const std::optional<PartialDate>& get() const { return best_; }

private:
    std::optional<PartialDate> best_;
};

// A country and the component it was found in.
struct Placed {
    std::string country;
    std::size_t component = 0;
};

// The newspaper's folder: the one below the country's, if there is one that is neither a number nor a date.
std::optional<std::string> source_below(const std::vector<std::string_view>& components, std::size_t country) {
    const std::size_t below = country + 1;
    if (below + 1 >= components.size()) return std::nullopt;
    const std::string folded = text::fold(components[below]);
    const auto stated = date_in_component(folded);
    const bool number = folded.find_first_not_of("0123456789") == std::string::npos;
    if (number || (stated && stated->whole)) return std::nullopt;
    return std::string(components[below]);
}

// Of crawls that keep a folder a site with one file of all its articles in it (the AFND corpus): the folder.
std::optional<std::string> source_of_crawl(const std::vector<std::string_view>& components) {
    constexpr std::string_view crawl = "scraped_articles";
    if (components.size() < 2 || components.back() != crawl) return std::nullopt;
    return std::string(components[components.size() - 2]);
}

std::vector<std::string_view> components_of(std::string_view path) {
    std::vector<std::string_view> components = split(path, '/');
    components.back() = without_extension(components.back());
    components.erase(std::remove(components.begin(), components.end() - 1, std::string_view()), components.end() - 1);
    return components;
}

}  // namespace

PathFacts recognise_path(std::string_view path) {
    BestDate date;
    DateFolders folders;
    std::optional<Placed> coded;
    std::optional<Placed> named;
    const std::vector<std::string_view> components = components_of(path);
    for (std::size_t i = 0; i < components.size(); ++i) {
        const std::string folded = text::fold(components[i]);
        // Beside 01.txt, 1.txt is an article's number rather than a month or a day.
        const bool numbered_file = i + 1 == components.size() && folded.size() == 1;
        if (!numbered_file) date.offer(folders.next(folded));
        if (const auto stated = date_in_component(folded)) date.offer(stated->date);
        if (auto code = country_from_alpha2(components[i])) coded = {std::move(*code), i};
        if (auto name = country_from_full_name(components[i])) named = {std::move(*name), i};
    }
    const std::optional<Placed>& country = coded ? coded : named;
    if (!country) return {date.get(), std::nullopt, source_of_crawl(components)};
    return {date.get(), country->country, source_below(components, country->component)};
}

PathFacts recognise_url(std::string_view url) {
    url = url.substr(0, url.find_first_of("?#"));
    if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    const std::size_t host_end = url.find('/');
    if (host_end == std::string_view::npos) return {};
    BestDate date;
    DateFolders folders;
    for (const std::string_view component : split(url.substr(host_end), '/')) {
        if (component.empty()) continue;
        const std::string folded = text::fold(component);
        date.offer(folders.next(folded));
        // A month inside a headline is a number like any other; alone in its component it is the archive's.
        const auto stated = date_in_component(folded);
        if (stated && (stated->whole || stated->date.precision() == Precision::day)) date.offer(stated->date);
    }
    // Many sites number their articles, and numbers that look like years are common.
    if (date.get() && date.get()->precision() == Precision::year) return {};
    return {date.get(), std::nullopt, std::nullopt};
}

}  // namespace arshif::recognise
