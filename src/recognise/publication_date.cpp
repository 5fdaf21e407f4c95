#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

#include "recognise/date_parts.h"
#include "recognise/dateline_words.h"
#include "recognise/text_dates.h"

namespace arshif::recognise {

namespace {

using Kind = DateToken::Kind;
using core::PartialDate;

constexpr std::size_t head_lines = 4;        // among which a line of its own may state the date
constexpr std::size_t longest_line = 240;    // bytes of such a line
constexpr std::size_t dateline_tokens = 48;  // of a line that goes on with the article

struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The first lines that are not blank, and the last one.
struct Lines {
    std::vector<Line> head;
    std::optional<Line> last;
};

Lines lines_of(std::string_view body) {
    constexpr std::string_view blank = " \t\r\n";
    Lines lines;
    std::size_t at = 0;
    while (lines.head.size() < head_lines && at < body.size()) {
        const std::size_t end = std::min(body.find('\n', at), body.size());
        if (body.substr(at, end - at).find_first_not_of(blank) != std::string_view::npos)
            lines.head.push_back({at, end});
        at = end + 1;
    }
    const std::size_t end = body.find_last_not_of(blank);
    if (end == std::string_view::npos) return lines;
    const std::size_t before = body.rfind('\n', end);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    if (!lines.head.empty() && begin > lines.head.front().begin) lines.last = Line{begin, end + 1};
    return lines;
}

// Where a line stands: at the head of the article, behind the beginning of its text, or at its end.
enum class Place : std::uint8_t { head, inside, end };

bool is_whole(const FoundDate& date) {
    return !date.relative && date.first && date.last && *date.first == *date.last;
}

bool is_day(const FoundDate& date) {
    return is_whole(date) && date.first->precision() == core::Precision::day;
}

// What stands in a line beside its date.
struct Reading {
    const FoundDate* date = nullptr;
    std::size_t unknown_before = 0;
    std::size_t unknown_after = 0;
    bool label = false;
    bool clock = false;
    bool weekday = false;
    bool refused = false;
};

bool is_of_something(const DateToken& token) {
    return token.is(DateRole::named) || token.is(DateRole::event) || token.is(DateRole::verb) ||
           token.is(DateRole::paper) || token.is(DateRole::sitting);
}

class Stated {
public:
    Stated(std::string_view body, std::string_view country)
        : body_(body), found_(find_dates(body, {std::nullopt, std::string(country)})) {}

    std::optional<StatedDate> find() {
        const Lines lines = lines_of(body_);
        Place place = Place::head;
        for (const Line& line : lines.head) {
            if (const FoundDate* date = own_line(line, place)) return stated(*date, core::Basis::dateline);
            if (!is_headline(line)) place = Place::inside;
        }
        for (const Line& line : lines.head) {
            if (const FoundDate* date = dateline(line)) return stated(*date, core::Basis::dateline);
        }
        if (lines.last) {
            if (const FoundDate* date = own_line(*lines.last, Place::end)) return stated(*date, core::Basis::dateline);
        }
        return today();
    }

private:
    StatedDate stated(const FoundDate& date, core::Basis basis) const {
        return {*date.first, basis, false, date.begin, date.end};
    }

    std::vector<DateToken> tokens_of(const Line& line) const {
        std::vector<DateToken> tokens;
        DateCutter cutter(body_.substr(line.begin, line.end - line.begin));
        cutter.fill(tokens, dateline_tokens);
        for (DateToken& token : tokens) {
            token.begin += line.begin;
            token.end += line.begin;
        }
        return tokens;
    }

    // The dates inside a line; a Gregorian one stands for a Hijri one beside it.
    const FoundDate* date_of(const Line& line) const {
        const FoundDate* best = nullptr;
        for (const FoundDate& date : found_) {
            if (date.begin < line.begin || date.end > line.end || !is_whole(date)) continue;
            if (best == nullptr || (best->calendar == Calendar::hijri && date.calendar != Calendar::hijri))
                best = &date;
        }
        return best;
    }

    bool is_inside_date(const DateToken& token) const {
        return std::any_of(found_.begin(), found_.end(), [&](const FoundDate& date) {
            return !date.relative && token.begin >= date.begin && token.end <= date.end;
        });
    }

    DatelineWord role_of(const DateToken& token) const {
        return dateline_word(body_.substr(token.begin, token.end - token.begin));
    }

    Reading read(const Line& line) const {
        Reading reading;
        reading.date = date_of(line);
        if (reading.date == nullptr) return reading;
        const std::vector<DateToken> tokens = tokens_of(line);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const bool colon = i + 1 < tokens.size() && tokens[i + 1].is_mark(':') && !tokens[i + 1].space_before;
            reading.clock = reading.clock || (tokens[i].is_number(1, 2) && colon);
            reading.weekday = reading.weekday || tokens[i].is(DateRole::weekday);
            if (tokens[i].kind == Kind::word && !is_inside_date(tokens[i])) note(tokens[i], reading);
        }
        return reading;
    }

    void note(const DateToken& token, Reading& reading) const {
        switch (role_of(token)) {
            case DatelineWord::label:
                if (token.begin < reading.date->begin) reading.label = true;
                return;
            case DatelineWord::issue:
                reading.label = true;
                return;
            case DatelineWord::refused:
                reading.refused = true;
                return;
            case DatelineWord::filler:
            case DatelineWord::agency:
                return;
            case DatelineWord::none:
                break;
        }
        if (is_of_something(token)) reading.refused = true;
        ++(token.begin < reading.date->begin ? reading.unknown_before : reading.unknown_after);
    }

    // A date that a much later one stands behind is told of, unless its line says that it is that of publication. So is
    // one from before there was a press in Arabic.
    bool is_history(const FoundDate& date) const {
        constexpr std::int32_t years_ahead = 20;
        constexpr std::int32_t first_press_year = 1798;
        if (date.first && date.first->year < first_press_year) return true;
        return std::any_of(found_.begin(), found_.end(), [&](const FoundDate& other) {
            return !other.relative && other.first && other.first->year > date.first->year + years_ahead;
        });
    }

    // A headline is short and no sentence; behind a text, a date may be the heading of what follows: of fixtures, say.
    bool is_headline(const Line& line) const {
        constexpr std::size_t longest = 200;
        std::string_view text = body_.substr(line.begin, line.end - line.begin);
        const std::size_t last = text.find_last_not_of(" \t\r");
        return text.size() <= longest && text[last] != '.' && text[last] != ':';
    }

    // A line that holds a date and what belongs to one, and perhaps the name of the paper or the place.
    const FoundDate* own_line(const Line& line, Place place) const {
        if (line.end - line.begin > longest_line) return nullptr;
        const Reading reading = read(line);
        if (reading.date == nullptr || reading.refused) return nullptr;
        constexpr std::size_t most_words = 4;
        const std::size_t unknown = reading.unknown_before + reading.unknown_after;
        if (reading.label) return unknown <= most_words ? reading.date : nullptr;
        if (place == Place::inside || !is_day(*reading.date) || is_history(*reading.date)) return nullptr;
        if (reading.clock && place == Place::head) return unknown <= most_words ? reading.date : nullptr;
        const std::size_t name_words = place == Place::end ? 2 : reading.weekday ? 1 : 0;
        const bool fits = !reading.clock && reading.unknown_after == 0 && reading.unknown_before <= name_words;
        return fits ? reading.date : nullptr;
    }

    // Place and date before the article, with an agency or a dash behind them.
    const FoundDate* dateline(const Line& line) const {
        const FoundDate* date = date_of(line);
        if (date == nullptr || !is_day(*date) || is_history(*date)) return nullptr;
        const std::vector<DateToken> tokens = tokens_of(line);
        constexpr std::size_t most_words = 4;
        std::size_t words = 0;
        bool agency = false;
        std::size_t i = 0;
        for (; i < tokens.size() && !is_inside_date(tokens[i]); ++i) {
            if (tokens[i].kind == Kind::number || tokens[i].kind == Kind::end) return nullptr;
            if (tokens[i].kind != Kind::word) continue;
            const DatelineWord role = role_of(tokens[i]);
            if (role == DatelineWord::refused || role == DatelineWord::label || is_of_something(tokens[i]))
                return nullptr;
            agency = agency || role == DatelineWord::agency;
            if (role == DatelineWord::none && ++words > most_words) return nullptr;
        }
        if (words == 0) return nullptr;
        return ends_dateline(tokens, i, agency) ? date : nullptr;
    }

    // Whether a dash or an agency follows the dates that begin at token `i`.
    bool ends_dateline(const std::vector<DateToken>& tokens, std::size_t i, bool agency) const {
        while (i < tokens.size() && (is_inside_date(tokens[i]) ||
                                     (tokens[i].kind == Kind::word && role_of(tokens[i]) == DatelineWord::filler)))
            ++i;
        if (i >= tokens.size()) return false;
        if (agency && tokens[i].is_mark(':')) return true;
        if (tokens[i].is_mark('-')) return i + 1 < tokens.size() && tokens[i + 1].space_before;
        const bool mark = tokens[i].is_mark('(') || tokens[i].is_mark('/') || tokens[i].is_mark('[');
        const std::size_t name = mark ? i + 1 : i;
        return name < tokens.size() && tokens[name].kind == Kind::word && role_of(tokens[name]) == DatelineWord::agency;
    }

    // `اليوم الأحد 15 جويلية 2012`, `أمس السبت 14 جويلية 2012`: the text says what day it is. All must say the same.
    std::optional<StatedDate> today() const {
        std::optional<StatedDate> best;
        for (const FoundDate& date : found_) {
            if (!is_day(date) || date.calendar == Calendar::hijri) continue;
            const std::optional<PartialDate> told = told_by(date);
            if (!told) continue;
            if (best && best->date != *told) return std::nullopt;
            if (!best) best = StatedDate{*told, core::Basis::text, false, date.begin, date.end};
        }
        return best;
    }

    // The publication date that a date behind today or yesterday tells, if the weekday between them is that of the
    // date: it catches the slips in the year that are common in January.
    std::optional<PartialDate> told_by(const FoundDate& date) const {
        const std::vector<DateToken> tokens = tokens_of({date.begin, date.end});
        const DateToken& word = tokens.front();
        const bool today = word.is(DateRole::day_unit) && word.article;
        if ((!today && !word.is(DateRole::yesterday)) || !tokens[1].is(DateRole::weekday)) return std::nullopt;
        std::chrono::sys_days day = std::chrono::year(date.first->year) / date.first->month / date.first->day;
        const unsigned weekday = std::chrono::weekday(day).c_encoding();
        if (weekday != static_cast<unsigned>(tokens[1].entry->weekday)) return std::nullopt;
        if (!today) day += std::chrono::days(1);
        const std::chrono::year_month_day told{day};
        return PartialDate{static_cast<int>(told.year()),
                           static_cast<std::int32_t>(static_cast<unsigned>(told.month())),
                           static_cast<std::int32_t>(static_cast<unsigned>(told.day()))};
    }

    std::string_view body_;
    std::vector<FoundDate> found_;
};

}  // namespace

std::optional<StatedDate> publication_date(std::string_view title, std::string_view body, std::string_view country) {
    if (std::optional<StatedDate> date = Stated(body, country).find()) return date;
    std::optional<StatedDate> date = Stated(title, country).find();
    if (date) date->in_title = true;
    return date;
}

}  // namespace arshif::recognise
