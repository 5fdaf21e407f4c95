// The text of a TEI document cut into articles.
//
// An article is a <div type="item"> or type="article"; one inside another is an article of its own, and other divisions
// inside belong to it. Elsewhere each division with text of its own (<p>, <lg>, <ab>, <l>) is an article, whatever its
// type, and so is the <body> itself; mastheads, title pages and what only holds articles are none. The category is the
// head of the division around.
//   title    the first <head>; the others are lines of the text
//   author   the names (<persName>) of the first <byline>, <signed> or <docAuthor> that has any
//   body     a line for each paragraph, verse, row, byline …; page, column and line breaks are spaces (nothing with
//            break="no"); of a <choice> what is corrected, regularised or expanded; no <del>, <surplus>, <fw>, <rdg>;
//            […] for a <gap>; notes behind the text
// Thread safety: belongs to one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/markup.h"
#include "indexer/readers/record_outlet.h"

namespace arshif::indexer {

// What stands for text that the edition does not have: an ellipsis in brackets.
constexpr std::string_view tei_gap = "[\xE2\x80\xA6]";

struct TeiArticle {
    Mark mark;  // of its tag
    bool item = false;
    bool has_text = false;  // paragraphs or verse of its own
    bool holds_articles = false;
    bool too_large = false;
    bool bad_utf8 = false;
    bool body_of_file = false;  // the <body>, not a division of it
    std::string id;             // xml:id
    std::string category;
    std::string title;
    std::string author;
    std::string body;
    std::string notes;

    std::size_t size() const { return title.size() + author.size() + body.size() + notes.size(); }
};

class TeiText {
public:
    // `take` gets each article when it ends; `limit`: of the bytes of one.
    TeiText(std::function<void(TeiArticle&&)> take, std::size_t limit) : take_(std::move(take)), limit_(limit) {}

    void open(const MarkupTag& tag, Mark mark);
    void close(const MarkupTag& tag);
    void text(std::string_view raw);
    void lose_text();

    // The articles that have not ended, the innermost first.
    void end(const std::function<void(TeiArticle&&)>& cut_off);

private:
    enum class Role : std::uint8_t {
        plain,
        block,
        cell,
        paragraph,
        head,
        title,
        note,
        byline,
        person,
        choice,
        hidden,
        article
    };
    struct Element {
        std::string name;
        Role role = Role::plain;
        bool chosen = false;  // of a choice: one of its readings has been taken
    };

    static Role role_of(const std::string& name);
    Role role_here(const std::string& name, const MarkupTag& tag);
    Role role_in_choice(const std::string& name, const MarkupTag& tag);
    bool begins_article(const std::string& name, const MarkupTag& tag) const;
    void begin_article(const std::string& name, const MarkupTag& tag, Mark mark);
    void pop();
    void mark_empty(const std::string& name, const MarkupTag& tag);
    void break_line();
    void append(std::string_view text);
    std::string* target();
    std::size_t count(Role role) const { return counts_.at(static_cast<std::size_t>(role)); }

    std::function<void(TeiArticle&&)> take_;
    std::size_t limit_;
    std::vector<Element> open_;
    std::array<std::size_t, 12> counts_{};  // of open_ by their roles
    std::vector<TeiArticle> articles_;      // that we are in
    std::string person_;                    // the name that is being read
    std::string persons_;                   // those of the byline
};

}  // namespace arshif::indexer
