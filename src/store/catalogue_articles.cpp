// The article rows of the catalogue.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/date.h"
#include "store/catalogue.h"
#include "store/digest_bytes.h"

namespace arshif::store {

namespace {

constexpr std::string_view columns =
    "id, origin, (SELECT name FROM origin WHERE origin.id = article.origin), identifier, alias_of, text, raw, title, "
    "date, date_basis, date_evidence, time, country, country_basis, country_evidence, country_confidence, source, "
    "source_basis, category, category_basis, author, url, mentioned, dates, place, words, checksum";

constexpr std::size_t text_column_count = 18;

std::string basis_text(core::Basis basis) {
    return basis == core::Basis::none ? "" : std::string(name_of(basis));
}

std::string date_text(const core::Known<core::PartialDate>& date) {
    return date.known() ? to_string(date.value) : "";
}

std::string dates_text(const std::vector<core::DatePeriod>& dates) {
    std::string text;
    for (const core::DatePeriod& period : dates)
        text.append(text.empty() ? "" : " ").append(to_string(period));
    return text;
}

// The pieces between single spaces.
std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::vector<core::DatePeriod> dates_from(const std::string& text) {
    std::vector<core::DatePeriod> dates;
    for (const std::string& word : words_of(text)) {
        if (const std::optional<core::DatePeriod> period = core::period_from(word)) dates.push_back(*period);
    }
    return dates;
}

// The text columns that stand between `raw` and `words`, in the order of the schema.
std::array<std::string, text_column_count> text_columns(const core::Article& a) {
    return {a.title,
            date_text(a.date),
            basis_text(a.date.basis),
            a.date_evidence,
            a.time,
            a.country.value,
            basis_text(a.country.basis),
            a.country_evidence,
            a.country_confidence == 0 ? "" : std::to_string(a.country_confidence),
            a.source.value,
            basis_text(a.source.basis),
            a.category.value,
            basis_text(a.category.basis),
            a.author,
            a.url,
            fmt::format("{}", fmt::join(a.mentioned, " ")),
            dates_text(a.dates),
            a.place};
}

std::int64_t checksum_of(const StoredArticle& row) {
    core::Hasher hasher;
    hasher.field(fmt::format("{} {} {} {}", row.id, row.origin, row.text, row.words));
    hasher.field(row.article.identifier).field(digest_bytes(row.raw));
    for (const std::string& column : text_columns(row.article))
        hasher.field(column);
    return static_cast<std::int64_t>(hasher.finish().low);
}

core::Known<std::string> known_text(const Statement& row, int column) {
    return {row.text(column), core::basis_from_name(row.text(column + 1))};
}

StoredArticle read_row(const Statement& row) {
    StoredArticle stored;
    stored.id = row.integer(0);
    stored.origin = row.integer(1);
    stored.article.origin = row.text(2);
    stored.article.identifier = row.text(3);
    if (!row.is_null(4)) stored.alias_of = row.integer(4);
    stored.text = row.integer(5);
    stored.raw = digest_from(row.blob(6));
    stored.article.title = row.text(7);
    stored.article.date.basis = core::basis_from_name(row.text(9));
    const core::Result<core::PartialDate> date = core::parse_date(row.text(8));
    if (date) stored.article.date.value = *date;
    stored.article.date_evidence = row.text(10);
    stored.article.time = row.text(11);
    stored.article.country = known_text(row, 12);
    stored.article.country_evidence = row.text(14);
    stored.article.country_confidence = static_cast<int>(row.integer(15));
    stored.article.source = known_text(row, 16);
    stored.article.category = known_text(row, 18);
    stored.article.author = row.text(20);
    stored.article.url = row.text(21);
    stored.article.mentioned = words_of(row.text(22));
    stored.article.dates = dates_from(row.text(23));
    stored.article.place = row.text(24);
    stored.words = row.integer(25);
    return stored;
}

// The type that each of the columns has: i a number, m one or NULL, t text, n text that is not empty or NULL, b bytes.
constexpr std::string_view column_types = "iittmibnnnnnnnnmnnnnnnnntii";

// The checksum is of values: text that has become a blob of the same bytes has the same, and is not equal to it in SQL.
bool has_right_types(const Statement& row) {
    using Type = Statement::Type;
    for (std::size_t i = 0; i < column_types.size(); ++i) {
        const auto column = static_cast<int>(i);
        const Type type = row.type(column);
        const char wanted = column_types[i];
        const bool may_lack = wanted == 'm' || wanted == 'n';
        if (type == Type::null && may_lack) continue;
        const Type typed = wanted == 'b' ? Type::blob : wanted == 't' || wanted == 'n' ? Type::text : Type::integer;
        if (type != typed || (wanted == 'n' && row.blob(column).empty())) return false;
    }
    return true;
}

std::string select_where(std::string_view condition) {
    return fmt::format("SELECT {} FROM article WHERE {} ORDER BY id", columns, condition);
}

}  // namespace

core::Result<std::vector<StoredArticle>> Catalogue::rows(Statement& query) {
    std::vector<StoredArticle> all;
    while (true) {
        ARSHIF_TRY(row, query.step());
        if (!row) break;
        all.push_back(read_row(query));
    }
    query.reset();
    return all;
}

core::Result<std::optional<StoredArticle>> Catalogue::find(std::int64_t origin, std::string_view identifier) {
    ARSHIF_TRY(query, statement(select_where("identifier = ? AND origin = ?")));
    ARSHIF_TRY(found, rows(query->bind(identifier).bind(origin)));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

core::Result<std::vector<StoredArticle>> Catalogue::find_identifier(std::string_view identifier) {
    ARSHIF_TRY(query, statement(select_where("identifier = ?")));
    return rows(query->bind(identifier));
}

core::Result<std::int64_t> Catalogue::count_identifier(std::string_view identifier) {
    ARSHIF_TRY(query, statement("SELECT count(*) FROM article WHERE identifier = ?"));
    ARSHIF_TRY(row, query->bind(identifier).step());
    const std::int64_t count = row ? query->integer(0) : 0;
    query->reset();
    return count;
}

core::Result<std::optional<StoredArticle>> Catalogue::find_id(std::int64_t id) {
    ARSHIF_TRY(query, statement(select_where("id = ?")));
    ARSHIF_TRY(found, rows(query->bind(id)));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

core::Result<std::optional<std::pair<std::int64_t, core::Digest>>> Catalogue::find_identity(
    std::int64_t origin, std::string_view identifier) {
    ARSHIF_TRY(query, statement("SELECT id, raw FROM article WHERE identifier = ? AND origin = ?"));
    ARSHIF_TRY(row, query->bind(identifier).bind(origin).step());
    std::optional<std::pair<std::int64_t, core::Digest>> found;
    if (row) found = {query->integer(0), digest_from(query->blob(1))};
    query->reset();
    return found;
}

core::Result<std::vector<StoredArticle>> Catalogue::aliases_of(std::int64_t id) {
    ARSHIF_TRY(query, statement(select_where("alias_of = ?")));
    return rows(query->bind(id));
}

core::Result<std::vector<StoredArticle>> Catalogue::of_text(std::int64_t text, std::size_t limit) {
    ARSHIF_TRY(query, statement(select_where("text = ?") + " LIMIT ?"));
    return rows(query->bind(text).bind(static_cast<std::int64_t>(limit)));
}

core::Result<std::vector<std::int64_t>> Catalogue::find_twins(const StoredArticle& row) {
    const core::Article& article = row.article;
    ARSHIF_TRY(query, statement("SELECT id FROM article WHERE text = ? AND given_date IS ? AND source IS ? AND "
                                "given_country IS ? AND alias_of IS NULL"));
    query->bind(row.text);
    query->bind_text_or_null(core::is_from_text(article.date.basis) ? std::string() : date_text(article.date));
    query->bind_text_or_null(article.source.value);
    query->bind_text_or_null(core::is_from_text(article.country.basis) ? std::string() : article.country.value);
    std::vector<std::int64_t> ids;
    while (true) {
        ARSHIF_TRY(found, query->step());
        if (!found) break;
        ids.push_back(query->integer(0));
    }
    query->reset();
    return ids;
}

core::Result<std::vector<StoredArticle>> Catalogue::select(std::string_view condition, std::string_view parameter) {
    ARSHIF_TRY(query, statement(select_where(condition)));
    if (condition.find('?') != std::string_view::npos) query->bind(parameter);
    return rows(*query);
}

core::Result<void> Catalogue::for_each_article(const std::function<core::Result<void>(const StoredArticle&)>& use) {
    ARSHIF_TRY(query, connection_->prepare(select_where("1")));
    while (true) {
        ARSHIF_TRY(row, query.step());
        if (!row) return {};
        ARSHIF_CHECK(use(read_row(query)));
    }
}

core::Result<void> Catalogue::insert(const StoredArticle& row) {
    ARSHIF_TRY(
        change,
        statement("INSERT INTO article (id, origin, identifier, alias_of, text, raw, title, date, date_basis, "
                  "date_evidence, time, country, country_basis, country_evidence, country_confidence, source, "
                  "source_basis, category, category_basis, author, url, mentioned, dates, place, words, checksum) "
                  "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    change->bind(row.id).bind(row.origin).bind(row.article.identifier);
    if (row.alias_of) {
        change->bind(*row.alias_of);
    } else {
        change->bind_null();
    }
    change->bind(row.text).bind_blob(digest_bytes(row.raw));
    const std::array<std::string, text_column_count> texts = text_columns(row.article);
    for (std::size_t i = 0; i + 1 < texts.size(); ++i)
        change->bind_text_or_null(texts.at(i));
    change->bind(texts.back());
    return change->bind(row.words).bind(checksum_of(row)).run();
}

core::Result<void> Catalogue::set_alias(std::int64_t id, std::int64_t alias_of) {
    ARSHIF_TRY(change, statement("UPDATE article SET alias_of = ? WHERE id = ?"));
    return change->bind(alias_of).bind(id).run();
}

core::Result<void> Catalogue::erase_article(std::int64_t id) {
    ARSHIF_TRY(change, statement("DELETE FROM article WHERE id = ?"));
    return change->bind(id).run();
}

core::Result<std::int64_t> Catalogue::next_article_id() {
    ARSHIF_TRY(last, connection_->number("SELECT seq FROM sqlite_sequence WHERE name = 'article'"));
    return last + 1;
}

core::Result<std::vector<std::int64_t>> Catalogue::rows_with_wrong_checksum() {
    ARSHIF_TRY(query, connection_->prepare(select_where("1")));
    std::vector<std::int64_t> wrong;
    while (true) {
        ARSHIF_TRY(row, query.step());
        if (!row) return wrong;
        if (!has_right_types(query) || query.integer(26) != checksum_of(read_row(query))) {
            wrong.push_back(query.integer(0));
        }
    }
}

}  // namespace arshif::store
