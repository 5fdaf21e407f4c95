#include "search/spelling_variants.h"

#include <algorithm>
#include <functional>
#include <string>

#include "search/edit_cost.h"
#include "search/query_characters.h"
#include "text/stop_words.h"

namespace arshif::search {

namespace {

constexpr std::size_t min_letters = 3;        // of a word that is corrected; below, everything is near everything
constexpr std::size_t max_letters = 24;       // longer words are hardly typed, and each letter costs look-ups
constexpr std::size_t min_two_slips = 6;      // letters of a word that may have two slips
constexpr std::size_t known_beginning = 3;    // letters, in which one of two slips may be, if it is a common one
constexpr std::size_t min_behind_clitic = 4;  // letters of a bare word that is corrected under a proclitic
constexpr std::size_t min_part = 2;           // letters of each half of words run together
constexpr double lost_space = 0.6;
constexpr double short_part = 0.4;  // more, where a half is no word to speak of
constexpr std::size_t long_part = 3;

// What may be spent on a word of so many letters: short words allow common confusions only, long ones two slips.
double limit_for(std::size_t letters) {
    return std::min(2.0, static_cast<double>(letters) / 4);
}

using Use = std::function<void(const std::string&)>;

// Every word that is one slip away, as UTF-8; some more than once.
void each_slip(std::string_view word, const Characters& letters, const Use& use) {
    const std::size_t count = letters.points.size();
    for (std::size_t i = 0; i <= count; ++i) {
        const std::string before(word.substr(0, letters.offsets[i]));
        const std::string_view from = word.substr(letters.offsets[i]);
        const std::string_view behind = i < count ? word.substr(letters.offsets[i + 1]) : std::string_view();
        for (const std::string_view letter : alphabet_of(letters.points.front())) {
            const std::string with = before + std::string(letter);
            use(with + std::string(from));
            if (i < count) use(with + std::string(behind));
        }
        if (i == count) break;
        use(before + std::string(behind));
        if (i + 1 == count) continue;
        const std::size_t next = letters.offsets[i + 1];
        use(before + std::string(word.substr(next, letters.offsets[i + 2] - next)) +
            std::string(word.substr(letters.offsets[i], next - letters.offsets[i])) +
            std::string(word.substr(letters.offsets[i + 2])));
    }
}

class Finder {
public:
    Finder(std::string_view word, const ArchiveWords& words)
        : word_(word), letters_(decode(word)), words_(words), limit_(limit_for(letters_.points.size())) {}

    std::vector<Spelling> run() {
        const std::size_t count = letters_.points.size();
        if (count < min_letters || count > max_letters) return {};
        each_slip(word_, letters_, [this](const std::string& other) {
            const std::uint32_t articles = words_.with_form(other);
            if (articles > 0) add(other, articles);
        });
        if (found_.empty() && count >= min_two_slips) two_slips();
        return std::move(found_);
    }

private:
    // Among the words that begin alike, or with one letter of the beginning confused.
    void two_slips() {
        const std::string_view article = article_of(word_);
        const std::size_t skipped = article.empty() ? 0 : decode(article).points.size();
        const std::size_t end = skipped + known_beginning;
        if (letters_.points.size() < end) return;
        const std::string beginning(word_.substr(0, letters_.offsets[end]));
        among(beginning);
        for (std::size_t i = skipped; i < end; ++i) {
            const std::size_t at = letters_.offsets[i];
            const std::size_t length = letters_.offsets[i + 1] - at;
            for (const std::string& other : confused_with(word_.substr(at, length)))
                among(std::string(beginning).replace(at, length, other));
        }
    }

    void among(const std::string& beginning) {
        words_.for_each_form(beginning,
                             [this](const store::VocabularyEntry& entry) { add(entry.surface, entry.frequency); });
    }

    // The longest proclitic of two letters or more: so many words have it that it tells nothing.
    static std::string_view article_of(std::string_view word) {
        for (const std::string& form : proclitic_forms()) {
            if (form.size() > 2 && word.starts_with(form)) return form;
        }
        return {};
    }

    void add(const std::string& other, std::uint32_t articles) {
        constexpr std::size_t most_between = 4;  // bytes by which the lengths of near words differ
        const std::size_t longer = std::max(other.size(), word_.size());
        if (longer - std::min(other.size(), word_.size()) > most_between || other == word_) return;
        const bool known = std::any_of(found_.begin(), found_.end(),
                                       [&](const Spelling& spelling) { return spelling.surface == other; });
        if (known) return;
        const double cost = edit_cost(letters_.points, decode(other).points, limit_);
        if (cost <= limit_) found_.push_back({other, cost, articles});
    }

    std::string_view word_;
    Characters letters_;
    const ArchiveWords& words_;
    double limit_;
    std::vector<Spelling> found_;
};

}  // namespace

std::vector<Spelling> similar_words(std::string_view surface, const ArchiveWords& words) {
    std::vector<Spelling> found = Finder(surface, words).run();
    if (!found.empty()) return found;
    for (const std::string& proclitic : proclitic_forms()) {
        if (!surface.starts_with(proclitic)) continue;
        const std::string_view bare = surface.substr(proclitic.size());
        if (decode(bare).points.size() < min_behind_clitic) continue;
        for (const Spelling& spelling : Finder(bare, words).run())
            found.push_back({proclitic + spelling.surface, spelling.cost, spelling.articles});
        if (!found.empty()) break;
    }
    return found;
}

std::vector<Spelling> split_words(std::string_view surface, const ArchiveWords& words) {
    std::vector<Spelling> found;
    const Characters letters = decode(surface);
    const std::size_t count = letters.points.size();
    for (std::size_t i = min_part; i + min_part <= count && count <= max_letters; ++i) {
        const std::string_view first = surface.substr(0, letters.offsets[i]);
        const std::string_view second = surface.substr(letters.offsets[i]);
        const std::uint32_t articles = std::min(words.with_form(first), words.with_form(second));
        if (articles == 0) continue;
        const bool telling = count - i >= long_part && (i >= long_part || text::is_stop_word(first));
        const double cost = telling ? lost_space : lost_space + short_part;
        found.push_back({std::string(first) + " " + std::string(second), cost, articles});
    }
    return found;
}

}  // namespace arshif::search
