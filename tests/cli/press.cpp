#include "press.h"

#include <array>
#include <cstdint>
#include <cstdio>

namespace arshif::test {

namespace {

constexpr std::array<const char*, 96> words = {
    "الميناء", "السفينة", "البلدية", "الوزير", "المدرسة", "المعلم",  "القمح",    "الأسعار", "السوق",   "التجار",
    "الجسر",   "الطريق",  "المطر",   "السد",   "الفلاح",  "الحقل",   "الزيتون",  "النخيل",  "التمور",  "الصحيفة",
    "الكاتب",  "القارئ",  "المكتبة", "الكتاب", "المعرض",  "الفنان",  "المسرح",   "الفرقة",  "الملعب",  "الفريق",
    "المدرب",  "الهدف",   "المحكمة", "القاضي", "الشرطة",  "الحادث",  "المستشفى", "الطبيب",  "المريض",  "الدواء",
    "القطار",  "المحطة",  "المسافر", "الحدود", "الجيش",   "السفير",  "المؤتمر",  "البيان",  "أعلن",    "قال",
    "أكد",     "زار",     "افتتح",   "انتهت",  "بدأت",    "ارتفعت",  "انخفضت",   "وصلت",    "غادر",    "استقبل",
    "أمس",     "اليوم",   "الأسبوع", "الشهر",  "القادم",  "الماضي",  "الجديدة",  "القديمة", "الكبيرة", "الصغيرة",
    "الشمالي", "الجنوبي", "سكان",    "أشغال",  "مشروع",   "ميزانية", "لجنة",     "مجلس",    "نقابة",   "عمال",
    "طلاب",    "أطفال",   "نساء",    "شباب",   "نهر",     "جبل",     "ساحل",     "صحراء",   "قرية",    "مدينة",
    "ولاية",   "إقليم",   "كهرباء",  "مياه",   "غاز",     "نفط"};

constexpr std::array<const char*, 5> papers = {"بريد السهل", "منبر الواحة", "أخبار الضفتين", "صوت الربيع",
                                               "مرآة الجبل"};
constexpr std::array<const char*, 7> countries = {"DZ", "TN", "EG", "SY", "MA", "IQ", ""};
constexpr std::array<const char*, 4> sections = {"اقتصاد", "ثقافة", "رياضة", "محليات"};

// Numbers that depend on the seed alone (SplitMix64, Steele et al. 2014).
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U) {}
    std::size_t below(std::size_t limit) {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % limit);
    }

private:
    std::uint64_t state_;
};

std::string padded(std::size_t number, int width) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%0*zu", width, number);  // NOLINT(cert-err33-c): it fits
    return text.data();
}

std::string sentence(Numbers& numbers, std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i)
        text += (i == 0 ? "" : " ") + std::string(words[numbers.below(words.size())]);
    return text;
}

struct Piece {
    std::string title, body, date, country, source, category;
};

// Every article has its own number in its body, so that no two are alike by chance.
Piece piece(std::uint64_t seed) {
    Numbers numbers(seed);
    Piece made;
    made.title = sentence(numbers, 4 + numbers.below(5));
    for (std::size_t i = 0; i < 3; ++i)
        made.body += sentence(numbers, 8 + numbers.below(20)) + ".\n";
    made.body += "العدد " + std::to_string(seed);
    made.date = padded(1990 + numbers.below(30), 4);
    if (numbers.below(10) != 0) made.date += "-" + padded(1 + numbers.below(12), 2);
    if (made.date.size() > 4 && numbers.below(10) != 0) made.date += "-" + padded(1 + numbers.below(28), 2);
    if (numbers.below(12) == 0) made.date.clear();
    made.country = countries[numbers.below(countries.size())];
    made.source = papers[numbers.below(papers.size())];
    made.category = sections[numbers.below(sections.size())];
    return made;
}

Json record(const std::string& id, const Piece& piece) {
    return {{"id", id},
            {"title", piece.title},
            {"date", piece.date},
            {"country", piece.country},
            {"source", piece.source},
            {"category", piece.category},
            {"body", piece.body}};
}

std::uint64_t seed_of(std::size_t part, std::size_t number) {
    return part * 100000 + number;
}

// The article with this number in a part, as it was first printed.
Json printed(std::size_t part, std::size_t number) {
    const std::string id = "p" + padded(part, 2) + "-" + padded(number, 4);
    if (number % 20 == 7) return record(id, piece(seed_of(part, number - 4)));  // an alias in its own part
    if (number % 50 == 11 && part > 1)
        return record(id, piece(seed_of(part - 1, number + 1)));  // an alias of another part's
    Piece made = piece(seed_of(part, number % 25 == 13 ? number - 1 : number));
    if (number % 25 == 13) made.source = "ناقل الأخبار";  // the same text in another paper
    return record(id, made);
}

void write_texts(const Sandbox& sandbox, const std::string& folder, std::size_t part, std::size_t first,
                 std::size_t last, bool again) {
    for (std::size_t number = first; number < last; ++number) {
        const Piece made = piece(seed_of(part, number + (again && number % 3 == 0 ? 50000 : 0)));
        const std::string day = padded(1 + number % 28, 2);
        sandbox.write(folder + "/DZ/barid-al-sahl/2011-05-" + day + "-" + std::to_string(number) + ".txt",
                      made.title + "\n\n" + made.body + "\n");
    }
}

struct Shares {
    explicit Shares(PressSize size)
        : lines(size.articles * 3 / 4), array(size.articles * 9 / 10), texts(size.articles) {}
    std::size_t lines, array, texts;  // where each form ends
};

std::string part_folder(const std::string& relative, std::size_t part) {
    return relative + "/part-" + padded(part, 2);
}

}  // namespace

std::vector<std::string> write_press(const Sandbox& sandbox, const std::string& relative, PressSize size) {
    std::vector<std::string> folders;
    const Shares shares(size);
    for (std::size_t part = 1; part <= size.parts; ++part) {
        const std::string folder = part_folder(relative, part);
        std::string lines;
        Json array = Json::array();
        for (std::size_t number = 0; number < shares.lines; ++number)
            lines += json_line(printed(part, number));
        for (std::size_t number = shares.lines; number < shares.array; ++number)
            array.push_back(printed(part, number));
        sandbox.write(folder + "/wire.jsonl", lines);
        sandbox.write(folder + "/review.json", array.dump(1));
        write_texts(sandbox, folder, part, shares.array, shares.texts, false);
        folders.push_back(sandbox.path(folder).string());
    }
    return folders;
}

void revise_part(const Sandbox& sandbox, const std::string& relative, PressSize size, std::size_t part) {
    const Shares shares(size);
    const std::string folder = part_folder(relative, part);
    std::string lines;
    for (std::size_t number = 0; number < shares.lines; ++number) {
        if (number % 10 == 9) continue;
        Json article = printed(part, number);
        if (number % 60 ==
            30) {  // a new alias of the article that changes next: the import must commit between the two
            Json alias = article;
            alias["id"] = article["id"].get<std::string>() + "-again";
            lines += json_line(alias);
        }
        if (number % 3 == 0) article["body"] = piece(seed_of(part, number + 50000)).body;
        lines += json_line(article);
    }
    for (std::size_t number = 0; number < 20; ++number) {
        lines += json_line(
            record("p" + padded(part, 2) + "-new-" + padded(number, 2), piece(seed_of(part, number + 70000))));
    }
    sandbox.write(folder + "/wire.jsonl", lines);
    write_texts(sandbox, folder, part, shares.array, shares.texts, true);
}

}  // namespace arshif::test
