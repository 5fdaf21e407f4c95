#include <catch2/catch.hpp>
#include <string>

#include "text/code_pages.h"
#include "text/destroyed.h"
#include "text/mojibake.h"
#include "text/utf8.h"
#include "text/visual_order.h"

using namespace arshif::text;

namespace {

// UTF-8 bytes shown as Windows-1252 shows them.
std::string misread(const std::string& bytes) {
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        char32_t shown = byte;
        for (char32_t candidate = 0x100; candidate < 0x2200; ++candidate) {
            if (to_windows_1252(candidate) == byte) shown = candidate;
        }
        append_utf8(out, shown);
    }
    return out;
}

// The characters from the last to the first, as a program stores them that knows nothing of direction.
std::string reversed(const std::string& text) {
    std::string out;
    const char* at = text.data();
    while (at != text.data() + text.size()) {
        const char* const begin = at;
        decode(at, text.data() + text.size());
        out.insert(0, std::string(begin, at));
    }
    return out;
}

}  // namespace

TEST_CASE("UTF-8 that was read as Windows-1252 is undone, once or twice, with what else stood there") {
    const std::string text = GENERATE(as<std::string>(), "علي", "أعلنت الإدارة أمس أن الأشغال ستنتهي",
                                      "قال (Paris): «نعم»، ثم مضى", "سطر\nسطر ثان – مع شرطة");
    CAPTURE(text);
    const std::optional<Undone> once = undo_mojibake(misread(text));
    REQUIRE(once.has_value());
    CHECK(once->text == text);
    CHECK(once->kind == Mojibake::utf8_as_western);
    const std::optional<Undone> twice = undo_mojibake(misread(misread(text)));
    REQUIRE(twice.has_value());
    CHECK(twice->text == text);
}

TEST_CASE("Windows-1256 that was read as Latin-1 is undone") {
    struct Case {
        std::string garbled;
        std::string text;
    };
    const auto [garbled, text] = GENERATE(values<Case>({
        {"ÇáÌÒÇÆÑ", "الجزائر"},
        {"Ýí ÇáÓæÞ¡ 12 ãÇíæ", "في السوق، 12 مايو"},
        {"ÞÇá ÇáæÒíÑ: ÍÖÑ (Paris) Ããí", "قال الوزير: حضر (Paris) أمي"},
    }));
    const std::optional<Undone> undone = undo_mojibake(garbled);
    REQUIRE(undone.has_value());
    CHECK(undone->text == text);
    CHECK(undone->kind == Mojibake::windows_1256_as_western);
}

TEST_CASE("Text that is as it was meant is left alone") {
    const std::string text =
        GENERATE(as<std::string>(), "", "plain", "أعلنت الإدارة أمس", "Le ministère a été créé à Nîmes",
                 "Die Straße führt über die Brücke", "Ærø, Ålesund og Tromsø § 3", "àâçéèêëîïôùûü",
                 "قرأ «été» ثم «à côté»", "Îles, Ãéíè", "ÇÁÃÂ", "© ® § ¶ ± ° ²");
    CAPTURE(text);
    CHECK_FALSE(undo_mojibake(text).has_value());
}

TEST_CASE("Words of question marks are told from questions") {
    struct Case {
        std::string text;
        bool hopeless;
        bool partial;
    };
    const std::string many = "????? ??? ???? ????? ?? ????? ???? ????? ??? ???? ";
    const auto [text, hopeless, partial] = GENERATE_COPY(values<Case>({
        {"?C? ???I ?????", true, false},
        {many, true, false},
        {"12/5/2011 ????? ?? ????? - ???", true, false},
        {"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD "
         "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
         true, false},
        {"", false, false},
        {"???", false, false},
        {"أين كنت??? ولماذا?? لا أدري???", false, false},
        {"هل عاد ؟ ؟؟ نعم ؟؟؟", false, false},
        {"what ??? why ??? who ???", false, false},
        {"http://x.example/?a=1&b=? http://x.example/?c http://x.example/?d", false, false},
        {"أعلنت الإدارة أمس أن الأشغال ستنتهي قبل الربيع وأضافت أنها راضية عن سيرها " + many, false, true},
    }));
    CAPTURE(text);
    CHECK(word_damage(text).hopeless() == hopeless);
    CHECK(word_damage(text).partial() == partial);
}

TEST_CASE("Lines in visual order are recognised and turned round") {
    const std::string text =
        "زارت البعثة مدينة قديمة (على النهر) في 12/5/2011 ومعها 30 خبيرة\n"
        "قالت رئيسة البعثة إن العودة بطائرة Airbus A320 قريبة\n";
    std::string visual = reversed(text.substr(0, text.find('\n'))) + "\n" +
                         reversed(text.substr(text.find('\n') + 1, text.size() - text.find('\n') - 2)) + "\n";
    // Numbers and Latin words are seen, and stored, from the left.
    for (const auto& [backwards, forwards] :
         {std::pair{"1102/5/21", "12/5/2011"}, std::pair{"03", "30"}, std::pair{"023A subriA", "Airbus A320"}}) {
        const std::size_t at = visual.find(backwards);
        REQUIRE(at != std::string::npos);
        visual.replace(at, std::string(backwards).size(), forwards);
    }
    CHECK_FALSE(order_evidence(text).is_visual());
    REQUIRE(order_evidence(visual).is_visual());
    const std::string turned = reorder_visual(visual);
    CHECK(turned == text);
    CHECK(reorder_visual(turned) == text);
}

TEST_CASE("Presentation forms tell the order too") {
    // In the forms that a printed line has: a teh marbuta at the end of each word, the line from its left end.
    const std::string visual =
        "\xEF\xBA\x94\xEF\xBB\xB3\xEF\xBA\xAE\xEF\xBB\x97 \xEF\xBA\x94\xEF\xBB\xA8\xEF\xBB\xB3\xEF\xBA\xAA\xEF\xBB\xA3";
    CHECK(order_evidence(visual).is_visual());
    CHECK(reorder_visual(visual) ==
          "\xEF\xBB\xA3\xEF\xBA\xAA\xEF\xBB\xB3\xEF\xBB\xA8\xEF\xBA\x94 "
          "\xEF\xBB\x97\xEF\xBA\xAE\xEF\xBB\xB3\xEF\xBA\x94");
    CHECK_FALSE(order_evidence("لا ولا إلا أولا كلا").is_visual());
}
