#include "text/tokeniser.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace {

using arshif::text::Token;
using arshif::text::Tokeniser;
using arshif::text::TokenKind;
using arshif::text::Tokens;

using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
    Tokens tokens;
    Tokeniser().tokenise(text, tokens);
    Words words;
    for (const Token& token : tokens)
        words.emplace_back(token.surface);
    return words;
}

// The pieces of the original that the tokens were cut from.
Words slices_of(const std::string& text) {
    Tokens tokens;
    Tokeniser().tokenise(text, tokens);
    Words slices;
    for (const Token& token : tokens)
        slices.push_back(text.substr(token.begin, token.end - token.begin));
    return slices;
}

TEST_CASE("Text is cut into the words a reader sees") {
    const std::vector<std::pair<std::string, Words>> cases = {
        {"", {}},
        {" \n،؛؟!…", {}},
        {"قال الوزير", {"قال", "الوزير"}},
        {"«نعم»، قالها؛ ومضى؟", {"نعم", "قالها", "ومضي"}},
        {"''نعم''", {"نعم"}},
        // A point between two words parts them.
        {"الجاري.وقال", {"الجاري", "وقال"}},
        {"د.محمد", {"د", "محمد"}},
        // Initials.
        {"أ.ف.ب", {"افب"}},
        {"(و.أ.ج)", {"واج"}},
        {"وكالة أ ف ب للأنباء", {"وكاله", "افب", "للانباء"}},
        {"أ. ف. ب.", {"افب"}},
        {"د ب أ و رويترز", {"دبا", "و", "رويترز"}},
        {"ق.م", {"قم"}},
        {"أ ب", {"ا", "ب"}},
        {"العسكري و الأمني", {"العسكري", "و", "الامني"}},
        {"أ.ف.ب و", {"افب", "و"}},
        {"U.S.A. e.g.", {"usa", "eg"}},
        {"a b c", {"a", "b", "c"}},
        {"ا ب ت ث ج ح خ د ذ ر", {"ا", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر"}},
        // Digits and letters.
        {"1432هـ", {"1432", "ه"}},
        {"2011م", {"2011", "م"}},
        {"الـ8", {"8"}},
        {"والـ20 وبالـ5 للـ3", {"20", "5", "3"}},
        {"الـG8", {"g8"}},
        {"آل سعود", {"ال", "سعود"}},
        {"G8 covid19 MP3 3D", {"g8", "covid19", "mp3", "3d"}},
        {"iPhoneعربي", {"iphone", "عربي"}},
        // Numbers.
        {"1,234,567", {"1234567"}},
        {"١٬٢٣٤", {"1234"}},
        {"3.5 ٣٫٥", {"3.5", "3.5"}},
        {"1,234.56", {"1234.56"}},
        {"1,23", {"1", "23"}},
        {"12345,678", {"12345", "678"}},
        {"12.5.2011", {"12", "5", "2011"}},
        {"12/5/2011", {"12", "5", "2011"}},
        {"عام 2011.", {"عام", "2011"}},
        {"5%", {"5"}},
        {"1,234كلم", {"1234", "كلم"}},
        // Names made with abd.
        {"عبد الله", {"عبدالله"}},
        {"عبدالله", {"عبدالله"}},
        {"وعبد\u00A0العزيز", {"وعبدالعزيز"}},
        {"عبد\n الرحمن", {"عبدالرحمن"}},
        {"عبد، الله", {"عبد", "الله"}},
        {"عبد ربه", {"عبد", "ربه"}},
        {"معبد الكرنك", {"معبد", "الكرنك"}},
        // Latin and other scripts.
        {"l'expression L’État", {"l", "expression", "l", "état"}},
        {"info@example.com", {"info", "example", "com"}},
        {"http://www.example.com/a_b", {"http", "www", "example", "com", "a", "b"}},
        {"中文报", {"中", "文", "报"}},
        {"Привет мир", {"привет", "мир"}},
        // What is more or less than a letter.
        {"\uFEFBعب", {"لاعب"}},
        {"\uFDF2", {"الله"}},
        {"\uFDFA", {"صلي", "الله", "عليه", "وسلم"}},
        {"مُحَمَّدٌ مـحـمـد", {"محمد", "محمد"}},
        {"\u200Fكلمة\u200F", {"كلمه"}},
        {"مي\u200Cخواهم", {"ميخواهم"}},
        {"َ ـ", {}},
    };
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(words_of(text) == expected);
    }
}

TEST_CASE("Each token knows the bytes it was cut from, marks included") {
    CHECK(slices_of("قال مُحَمَّدٌ، نعم") == Words{"قال", "مُحَمَّدٌ", "نعم"});
    CHECK(slices_of("\u200Fكلمة\u200F 1432هـ") == Words{"كلمة", "1432", "هـ"});
    CHECK(slices_of("بيان (أ.ف.ب)") == Words{"بيان", "أ.ف.ب"});
    CHECK(slices_of("عبد  الله") == Words{"عبد  الله"});
    CHECK(slices_of("١٬٢٣٤٫٥ طن") == Words{"١٬٢٣٤٫٥", "طن"});
    CHECK(slices_of("\uFDFA") == Words{"\uFDFA", "\uFDFA", "\uFDFA", "\uFDFA"});
    CHECK(slices_of("cafe\u0301!") == Words{"cafe\u0301"});
}

TEST_CASE("A token's kind is the script of its letters") {
    Tokens tokens;
    Tokeniser().tokenise("خبر News 24 G8 Мир 中", tokens);
    std::vector<TokenKind> kinds;
    for (const Token& token : tokens)
        kinds.push_back(token.kind);
    CHECK(kinds == std::vector<TokenKind>{TokenKind::arabic, TokenKind::latin, TokenKind::number, TokenKind::latin,
                                          TokenKind::other, TokenKind::other});
}

TEST_CASE("Invalid bytes part words") {
    CHECK(words_of("خبر\xFFعاجل") == Words{"خبر", "عاجل"});
    CHECK(words_of("خبر\xD9") == Words{"خبر"});
    CHECK(words_of(std::string("a\0b", 3)) == Words{"a", "b"});
    CHECK(words_of("\xC0\x80\xF5").empty());
}

TEST_CASE("Of an endless word the first letters are kept and its place is the whole") {
    const std::string letter = "ع";
    std::string word;
    for (int i = 0; i < 100000; ++i)
        word += letter;
    Tokens tokens;
    Tokeniser().tokenise("قبل " + word + " بعد", tokens);
    REQUIRE(tokens.size() == 3);
    CHECK(tokens[1].surface.size() == arshif::text::longest_word * letter.size());
    CHECK(tokens[1].end - tokens[1].begin == word.size());
    CHECK(tokens[2].surface == "بعد");

    // Accents in number, which have to be folded in context, change nothing about the bound.
    std::string accents = "e";
    for (int i = 0; i < 100000; ++i)
        accents += i % 2 == 0 ? "\u0301" : "\u0323";
    Tokeniser().tokenise(accents, tokens);
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].end == accents.size());
    CHECK(tokens[0].surface.size() <= arshif::text::longest_word * 4);
}

TEST_CASE("A buffer is used again for another text") {
    Tokens tokens;
    Tokeniser tokeniser;
    tokeniser.tokenise("نص طويل فيه كلمات كثيرة", tokens);
    CHECK(tokens.size() == 5);
    tokeniser.tokenise("قصير", tokens);
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].surface == "قصير");
    tokeniser.tokenise("", tokens);
    CHECK(tokens.empty());
}

}  // namespace
