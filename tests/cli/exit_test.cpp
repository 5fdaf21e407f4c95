// The exit statuses, each where it belongs, and what the user is told with them.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sandbox.h"

namespace fs = std::filesystem;
using namespace arshif::test;

namespace {

using Words = std::vector<std::string>;

void fill(const Sandbox& sandbox) {
    sandbox.write("in/a.txt", "أسعار القمح ترتفع في الأسواق القديمة بعد موسم جاف.\n");
    sandbox.write("in/b.txt", "ميناء الصيد يستعد لفصل الشتاء ببناء رصيف جديد.\n");
    sandbox.done({"index", "in"});
}

fs::path only_segment(const Sandbox& sandbox) {
    Words names;
    for (const auto& entry : fs::directory_iterator(sandbox.archive() / "segments"))
        names.push_back(entry.path().string());
    REQUIRE(names.size() == 1);
    return names[0];
}

void flip_byte(const fs::path& file, std::streamoff at) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(at);
    const int byte = stream.get();
    stream.seekp(at);
    stream.put(static_cast<char>(byte ^ 0x41));
    REQUIRE(stream);
}

// A byte of the catalogue's header: where SQLite keeps what PRAGMA user_version says (big-endian, at 60).
// Gives the version that stood there.
char set_schema_version(const fs::path& catalogue, char version) {
    std::fstream stream(catalogue, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(63);
    const auto before = static_cast<char>(stream.get());
    stream.seekp(63);
    stream.put(version);
    REQUIRE(stream);
    return before;
}

const Words search = {"search", "القمح"};

// Commands that need an archive, one of each kind.
const std::vector<Words> readers = {search, {"count", "القمح"}, {"show", "a.txt"}, {"stats"}, {"check"}};
const std::vector<Words> writers = {
    {"index", "in"}, {"remove", "a.txt"}, {"set", "a.txt", "--date", "2011"}, {"compact"}, {"compact", "--reanalyze"}};

}  // namespace

TEST_CASE("what finds nothing ends with 1") {
    const Sandbox sandbox;
    fill(sandbox);
    for (const Words& arguments :
         {Words{"search", "جمل"}, Words{"search", "\"القمح الميناء\""}, Words{"search", "", "--country", "DZ"},
          Words{"show", "c.txt"}, Words{"remove", "c.txt"}}) {
        const Outcome outcome = sandbox.arshif(arguments);
        CAPTURE(arguments);
        CHECK(outcome.status == 1);
        CHECK(outcome.out.empty());
        CHECK_FALSE(outcome.err.empty());
    }
    CHECK(sandbox.count("جمل") == 0);
}

TEST_CASE("a bad query ends with 2 and shows what is wrong") {
    const Sandbox sandbox;
    fill(sandbox);
    struct Case {
        std::string query, message, shown;
    };
    // A caret, counted in characters without marks; in Arabic, which terminals put into another order, the word in
    // brackets.
    const auto bad = GENERATE(values<Case>({
        {"القمح \"ميناء الصيد", "not closed", "  القمح ⟪\"ميناء⟫ الصيد\n"},
        {"القمح surce:الأهرام", "surce:", "  القمح ⟪surce:الأهرام⟫\n"},
        {"القمح country:ققققق ميناء", "no country", "  القمح country:⟪ققققق⟫ ميناء\n"},
        {"القمح OR -ميناء", "", "  القمح OR ⟪-ميناء⟫\n"},
        {"القمح NOT", "no word after it", "  القمح ⟪NOT⟫\n"},
        {"القمح \xFF", "UTF-8", "  القمح ⟪\xFF⟫\n"},
        {"،؛ !", "nothing to search for", "  ⟪،؛⟫ !\n"},
        {"()", "", "  ()\n  ^\n"},
        {"wheat date:2011-13", "not a date", "  wheat date:2011-13\n             ^\n"},
        {"e\u0301te\u0301 foo:bar", "foo:", "  e\u0301te\u0301 foo:bar\n      ^\n"},
        {"a\tb\n\"c", "not closed", "  a b \"c\n      ^\n"},
        {std::string(200, 'a') + " foo:" + std::string(200, 'b'), "foo:",
         "  …" + std::string(49, 'a') + " foo:" + std::string(46, 'b') + "…\n  " + std::string(51, ' ') + "^\n"},
    }));
    for (const std::string command : {"search", "count"}) {
        const Outcome outcome = sandbox.arshif({command, bad.query});
        CAPTURE(command, bad.query, outcome.err);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(contains(outcome.err, bad.message));
        CHECK(contains(outcome.err, "\n" + bad.shown));
    }
}

TEST_CASE("a query that is put right is searched for, and the user is told") {
    const Sandbox sandbox;
    fill(sandbox);
    const auto [query, told] = GENERATE(table<std::string, std::string>({{"القمح (الأسواق", "parenthesis"},
                                                                         {"القمح الأسواق)", "parenthesis"},
                                                                         {"القمح OR", "OR was ignored"},
                                                                         {"OR القمح", "OR was ignored"}}));
    const Outcome outcome = sandbox.arshif({"search", query, "--format", "ids"});
    CAPTURE(query, outcome.err);
    CHECK(outcome.status == 0);
    CHECK(outcome.out == "a.txt\n");
    CHECK(contains(outcome.err, told));
}

TEST_CASE("an excluded word may stand first on the command line, as an argument of its own") {
    const Sandbox sandbox;
    fill(sandbox);
    CHECK(sandbox.done({"search", "موسم", "-ميناء", "--format", "ids"}) == "a.txt\n");
    CHECK(sandbox.done({"count", "-ميناء", "موسم"}) == "1\n");
    const Outcome alone = sandbox.arshif({"search", "--", "-القمح"});
    CHECK(alone.status == 2);
    CHECK(contains(alone.err, "leave out"));
    CHECK(contains(alone.err, "  ⟪-القمح⟫\n"));
}

TEST_CASE("a query of stop words alone is searched for, and said to be one") {
    const Sandbox sandbox;
    fill(sandbox);
    const Outcome outcome = sandbox.arshif({"search", "في", "--format", "ids"});
    CHECK(outcome.status == 0);
    CHECK(outcome.out == "a.txt\n");
    CHECK(contains(outcome.err, "stop words"));
}

TEST_CASE("a wrong option ends with 2 and says what would be right") {
    const Sandbox sandbox;
    fill(sandbox);
    struct Case {
        Words arguments;
        std::string hint;
    };
    const auto wrong = GENERATE(values<Case>({
        {{"search", "القمح", "--country", "الجزائ"}, "الجزائر"},
        {{"search", "القمح", "--country", "Algria"}, "Algeria"},
        {{"search", "القمح", "--country", "ZZ"}, "ISO code"},
        {{"search", "القمح", "--from", "2011-02-30"}, "does not exist"},
        {{"search", "القمح", "--to", "2011-13"}, "2011-05"},
        {{"search", "القمح", "--from", "أمس"}, "2011-05"},
        {{"search", "القمح", "--from", "2012", "--to", "2011"}, "is after"},
        {{"search", "القمح", "--format", "xml"}, "jsonl"},
        {{"search", "القمح", "--sort", "best"}, "newest"},
        {{"search", "القمح", "--limit", "-3"}, ""},
        {{"search", "القمح", "--unknown"}, ""},
        {{"show"}, "ID"},
        {{"remove"}, "--source"},
        {{"remove", "a.txt", "--source", "س"}, "--source"},
        {{"batch"}, "TOPICS"},
        {{"batch", "nowhere.tsv"}, "nowhere.tsv"},
        {{"frobnicate"}, ""},
        {{}, ""},
    }));
    const Outcome outcome = sandbox.arshif(wrong.arguments);
    CAPTURE(wrong.arguments, outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_FALSE(outcome.err.empty());
    CHECK(contains(outcome.err, wrong.hint));
}

TEST_CASE("a wrong line of topics is named") {
    const Sandbox sandbox;
    fill(sandbox);
    const Outcome no_tab = sandbox.arshif({"batch", sandbox.write("a.tsv", "1\tالقمح\n2 الميناء\n")});
    CHECK(no_tab.status == 2);
    CHECK(contains(no_tab.err, "a.tsv:2"));
    const Outcome bad_query = sandbox.arshif({"batch", sandbox.write("b.tsv", "1\tالقمح\n2\t\"الميناء\n3\tالرصيف\n")});
    CHECK(bad_query.status == 2);
    CHECK(contains(bad_query.err, "b.tsv:2"));
    CHECK(lines_of(bad_query.out).size() == 2);
}

TEST_CASE("a missing archive ends with 4 and says how to make one") {
    const Sandbox sandbox;
    sandbox.write("in/a.txt", "خبر");
    std::vector<Words> all = readers;
    all.insert(all.end(), writers.begin() + 1, writers.end());
    for (const Words& arguments : all) {
        const Outcome outcome = sandbox.arshif(arguments);
        CAPTURE(arguments, outcome.err);
        CHECK(outcome.status == 4);
        CHECK(outcome.out.empty());
        CHECK(contains(outcome.err, "arshif index"));
        CHECK_FALSE(fs::exists(sandbox.archive()));
    }
}

TEST_CASE("a folder that holds something else is no archive and is left alone") {
    const Sandbox sandbox;
    sandbox.write("in/a.txt", "خبر عن القمح");
    sandbox.write("archive/letter.txt", "not an archive");
    CHECK(sandbox.arshif({"index", "in"}).status == 5);
    CHECK(sandbox.arshif(search).status == 4);
    CHECK(read_file(sandbox.path("archive/letter.txt")) == "not an archive");
    fs::remove(sandbox.path("archive/letter.txt"));
    CHECK(sandbox.arshif({"index", "in"}).status == 0);  // an empty folder may become one
    CHECK(sandbox.count("القمح") == 1);
}

TEST_CASE("an archive of another version ends with 4, and nobody touches it") {
    const Sandbox sandbox;
    fill(sandbox);
    const char own = set_schema_version(sandbox.archive() / "catalogue.sqlite", 9);
    std::vector<Words> all = readers;
    all.insert(all.end(), writers.begin(), writers.end());
    for (const Words& arguments : all) {
        const Outcome outcome = sandbox.arshif(arguments);
        CAPTURE(arguments, outcome.err);
        CHECK(outcome.status == 4);
        CHECK(outcome.out.empty());
        CHECK(contains(outcome.err, "version 9"));
    }
    set_schema_version(sandbox.archive() / "catalogue.sqlite", own);
    CHECK(sandbox.count("القمح") == 1);
}

TEST_CASE("a damaged segment ends with 4 and is found by check") {
    const Sandbox sandbox;
    fill(sandbox);
    const fs::path segment = only_segment(sandbox);
    SECTION("every file, one byte") {
        for (const auto& entry : fs::directory_iterator(segment)) {
            const auto size = static_cast<std::streamoff>(fs::file_size(entry.path()));
            if (size == 0) continue;
            for (const std::streamoff at : {std::streamoff{0}, size / 2, size - 1}) {
                flip_byte(entry.path(), at);
                const Outcome checked = sandbox.arshif({"check"});
                CAPTURE(entry.path(), at, checked.out, checked.err);
                CHECK(checked.status == 4);
                CHECK(contains(checked.out, "damage: segments/" + segment.filename().string()));
                const Outcome searched =
                    sandbox.arshif(search);  // may not notice, but neither crashes nor blames the query
                CHECK((searched.status == 0 || searched.status == 1 || searched.status == 4));
                flip_byte(entry.path(), at);
            }
        }
        CHECK(sandbox.done({"check"}).empty());
    }
    SECTION("files cut off") {
        for (const auto& entry : fs::directory_iterator(segment)) {
            if (fs::file_size(entry.path()) > 0) fs::resize_file(entry.path(), fs::file_size(entry.path()) / 2);
        }
        CHECK(sandbox.arshif(search).status == 4);
        CHECK(sandbox.arshif({"check"}).status == 4);
    }
    SECTION("gone") {
        fs::remove_all(segment);
        const Outcome outcome = sandbox.arshif(search);
        CHECK(outcome.status == 4);
        CHECK(contains(outcome.err, "arshif check"));
        CHECK(sandbox.arshif({"check"}).status == 4);
        CHECK(sandbox.arshif({"compact", "--reanalyze"}).status == 0);  // the texts are in the catalogue
        CHECK(sandbox.count("القمح") == 1);
        CHECK(sandbox.done({"check"}).empty());
    }
}

TEST_CASE("a damaged catalogue ends with 4") {
    const Sandbox sandbox;
    fill(sandbox);
    SECTION("no database") {
        std::ofstream(sandbox.archive() / "catalogue.sqlite", std::ios::binary) << std::string(20000, 'x');
        for (const Words& arguments : readers)
            CHECK(sandbox.arshif(arguments).status == 4);
        for (const Words& arguments : writers)
            CHECK(sandbox.arshif(arguments).status == 4);
    }
    SECTION("gone") {
        fs::remove(sandbox.archive() / "catalogue.sqlite");
        for (const Words& arguments : readers)
            CHECK(sandbox.arshif(arguments).status == 4);
        for (const Words& arguments : writers)
            CHECK(sandbox.arshif(arguments).status == 4);
    }
    SECTION("a word of a text") {
        std::string bytes = read_file(sandbox.archive() / "catalogue.sqlite");
        const std::size_t at = bytes.rfind("a.txt");
        REQUIRE(at != std::string::npos);
        flip_byte(sandbox.archive() / "catalogue.sqlite", static_cast<std::streamoff>(at));
        CHECK(sandbox.arshif({"check"}).status == 4);
    }
}

TEST_CASE("a full disk ends with 5 and leaves the archive as it was") {
    const Sandbox sandbox;
    fill(sandbox);
    std::string lines;
    for (int i = 0; i < 2000; ++i) {
        lines += json_line({{"id", std::to_string(i)},
                            {"body", "خبر رقم " + std::to_string(i * 7919) + " عن كلمة" + std::to_string(i)}});
    }
    sandbox.write("more/wire.jsonl", lines);
    const auto change = GENERATE(Words{"index", "more"}, Words{"compact", "--reanalyze"}, Words{"remove", "a.txt"});
    for (const unsigned long bytes : {1000UL, 20000UL, 60000UL}) {
        Command command = sandbox.command(change);
        command.largest_file = bytes;
        const Outcome full = run(command);
        CAPTURE(change, bytes, full.signal, full.out, full.err);
        if (full.status == 0) continue;  // it needed no more
        CHECK(full.status == 5);
        CHECK_FALSE(full.err.empty());
        CHECK(sandbox.arshif({"check"}).status == 0);
        const long left = sandbox.count();
        CHECK((left == 2 ||
               (change.front() == "remove" && left == 1)));  // what failed may be the merge after the removal
        CHECK(sandbox.count("ميناء") == 1);
    }
    const Outcome again = sandbox.arshif(change);
    CHECK((again.status == 0 || (again.status == 1 && change.front() == "remove")));
    CHECK(sandbox.done({"check"}).empty());
}

TEST_CASE("a full disk where the archive is to be made ends with 5 and makes none") {
    const Sandbox sandbox;
    sandbox.write("in/a.txt", "خبر عن القمح");
    Command command = sandbox.command({"index", "in"});
    command.largest_file = 1000;
    const Outcome full = run(command);
    CAPTURE(full.signal, full.err);
    CHECK(full.status == 5);
    CHECK_FALSE(fs::exists(sandbox.archive()));
    for (const auto& entry : fs::directory_iterator(sandbox.folder()))
        CHECK(entry.path().filename() == "in");
}

TEST_CASE("a report that cannot be written ends with 5") {
    const Sandbox sandbox;
    sandbox.write("in/wire.jsonl", "{\"id\": 1, \"body\": \"\"}\n");
    CHECK(sandbox.arshif({"index", "--report", "/nowhere/report", "in"}).status == 5);
    CHECK(sandbox.arshif({"index", "--report", "/dev/full", "in"}).status == 5);
}

namespace {

// Takes the right to write away from all that a path holds, and from itself, for as long as it lives.
class ReadOnly {
public:
    explicit ReadOnly(fs::path path) : path_(std::move(path)) { change(fs::perm_options::remove); }
    ~ReadOnly() { change(fs::perm_options::add); }
    ReadOnly(const ReadOnly&) = delete;
    ReadOnly& operator=(const ReadOnly&) = delete;

private:
    void change(fs::perm_options how) {
        fs::permissions(path_, fs::perms::owner_write, how);
        for (const auto& entry : fs::recursive_directory_iterator(path_))
            fs::permissions(entry, fs::perms::owner_write, how);
    }
    fs::path path_;
};

}  // namespace

TEST_CASE("without the right to write an archive can be read and not written") {
    const Sandbox sandbox;
    fill(sandbox);
    const ReadOnly archive(sandbox.archive());
    const auto as_nobody = [&](const Words& arguments) {
        Command command = sandbox.command(arguments);
        command.unprivileged = true;  // rights do not bind root
        return run(command);
    };
    if (as_nobody({"--version"}).status != 0) {
        WARN("nobody may run " ARSHIF_BINARY ": not tried");
        return;
    }
    for (const Words& arguments : readers) {
        const Outcome outcome = as_nobody(arguments);
        CAPTURE(arguments, outcome.out, outcome.err);
        CHECK(outcome.status == 0);
    }
    for (const Words& arguments : writers) {
        const Outcome outcome = as_nobody(arguments);
        CAPTURE(arguments, outcome.out, outcome.err);
        CHECK(outcome.status == 5);
        CHECK_FALSE(outcome.err.empty());
    }
    Command fresh{
        {ARSHIF_BINARY, "--archive", (sandbox.archive() / "new").string(), "index", sandbox.path("in").string()}};
    fresh.unprivileged = true;
    CHECK(run(fresh).status == 5);
}
