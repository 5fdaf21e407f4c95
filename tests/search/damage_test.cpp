// Damages every file of a small archive, a byte or an end at a time. Either `check` reports it or all answers are what
// they were; and whatever is asked of a damaged archive, the answer comes, or an error that says so: no crash, no hang.
//
// By default a sample of places is tried, a smaller one where a sanitizer makes each several times as slow.
// ARSHIF_DAMAGE_STEP=N tries every Nth byte of every file, 1 all of them; repairs are tried in fewer places.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <regex>
#include <sstream>

#include "damage_answers.h"
#include "indexer/editor.h"
#include "scratch_archive.h"
#include "store/check.h"
#include "store/repair.h"

namespace fs = std::filesystem;
using namespace arshif;
using namespace arshif::search::test;

namespace {

constexpr unsigned longest_answer_s = 20;
#ifdef ARSHIF_SANITIZE
constexpr std::size_t sampled = 30;
#else
constexpr std::size_t sampled = 450;
#endif

std::string read_bytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_bytes(const fs::path& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) throw std::runtime_error("cannot write " + path.string());
}

// What a function prints, run in a process of its own; how that ended where it did not end well.
template <typename F>
std::string in_process(F&& work) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL})
            ::signal(signal, SIG_DFL);  // not Catch's: it would report a failure of the test itself
        ::alarm(longest_answer_s);
        std::string answer;
        try {
            answer = work();
        } catch (const std::exception& error) {
            answer = std::string("ODD: exception ") + error.what();
        }
        const char* at = answer.data();
        for (std::size_t left = answer.size(); left > 0;) {
            const ssize_t written = ::write(ends[1], at, left);
            if (written <= 0) break;
            at += written;
            left -= static_cast<std::size_t>(written);
        }
        ::_exit(0);
    }
    ::close(ends[1]);
    std::string answer;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        answer.append(buffer, static_cast<std::size_t>(got));
    ::close(ends[0]);
    int ended = 0;
    ::waitpid(child, &ended, 0);
    if (WIFSIGNALED(ended))
        answer += WTERMSIG(ended) == SIGALRM ? "no end" : "ODD: signal " + std::to_string(WTERMSIG(ended));
    return answer;
}

std::string checked(const store::ArchivePaths& paths) {
    const core::Result<store::CheckReport> report = store::check_archive(paths);
    if (!report) return status(report.error());
    std::string findings;
    for (const store::Finding& finding : report->findings)
        findings += finding.message + "\n";
    return findings;
}

Draft draft(const std::string& id, std::size_t number) {
    static const char* const words[] = {"الاقتصاد", "مجلس",   "الوزراء", "رئيس",   "السوق",
                                        "المدينة",  "البحر",  "الجامعة", "الكتاب", "المصنع",
                                        "مجلة",     "العمال", "الطريق",  "المطر",  "الزراعة"};
    Draft made{id, "خبر " + std::string(words[number % 15]), "", "", "", "الجريدة", "أخبار"};
    for (std::size_t i = 0; i < 30; ++i)
        made.body += std::string(words[(number * 7 + i * i + i / 3) % 15]) + " ";
    made.body += number % 3 == 0 ? "رئيس الوزراء." : "نهاية " + std::to_string(number);
    made.date = number % 5 == 0 ? "" : "201" + std::to_string(number % 10) + "-0" + std::to_string(1 + number % 9);
    made.country = number % 2 == 0 ? "DZ" : "MA";
    return made;
}

// Two segments, with an alias, a removed article and a correction.
void fill(const ScratchArchive& archive) {
    std::vector<Draft> first;
    for (std::size_t i = 0; i < 25; ++i)
        first.push_back(draft("a" + std::to_string(i), i));
    first.push_back(first.front());
    first.back().id = "alias";
    archive.import_drafts(first);
    std::vector<Draft> second;
    for (std::size_t i = 0; i < 12; ++i)
        second.push_back(draft("b" + std::to_string(i), 100 + i));
    archive.import_drafts(second);
    archive.remove({"a3"});
    store::Writer writer = store::Writer::open(archive.paths()).value();
    const auto row = writer.catalogue().find(1, "b3").value();
    if (!indexer::correct_article(writer, row.value(), {"2015-03", std::nullopt}).ok())
        throw std::runtime_error("cannot correct an article");
}

// The bytes of all files of an archive, to be put back.
class Original {
public:
    explicit Original(fs::path folder) : folder_(std::move(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
            const std::string name = fs::relative(entry.path(), folder_).string();
            if (entry.is_regular_file() && name != "lock" && !name.ends_with("-shm"))
                files_[name] = read_bytes(entry.path());
        }
    }
    const std::map<std::string, std::string>& files() const { return files_; }
    std::size_t bytes() const {
        std::size_t all = 0;
        for (const auto& [name, content] : files_)
            all += content.size();
        return all;
    }
    void restore_all() const {
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "scratch");
        write_bytes(folder_ / "lock", "");
        for (const auto& [name, content] : files_) {
            fs::create_directories((folder_ / name).parent_path());
            write_bytes(folder_ / name, content);
        }
    }
    void restore(const std::string& damaged) const {
        fs::remove(folder_ / "catalogue.sqlite-shm");
        if (files_.count("catalogue.sqlite-wal") == 0) fs::remove(folder_ / "catalogue.sqlite-wal");
        write_bytes(folder_ / damaged, files_.at(damaged));
    }

private:
    fs::path folder_;
    std::map<std::string, std::string> files_;
};

struct Tally {
    std::size_t tried = 0, reported = 0, harmless = 0;
};

class Trial {
public:
    explicit Trial(store::ArchivePaths paths)
        : paths_(std::move(paths)), original_(paths_.folder), sound_(answers()), clean_(check()) {
        REQUIRE(sound_.find("ODD") == std::string::npos);
        REQUIRE(sound_.find("status 4") == std::string::npos);
        const char* wanted = std::getenv("ARSHIF_DAMAGE_STEP");
        step_ = wanted == nullptr ? original_.bytes() / sampled + 1 : std::strtoul(wanted, nullptr, 10);
    }

    Tally flips() {
        Tally tally;
        std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same in every run
        for (const auto& [name, bytes] : original_.files()) {
            for (std::size_t at = random() % step_; at < bytes.size(); at += step_) {
                std::string damaged = bytes;
                // A bit, or all, or some.
                const auto any = static_cast<unsigned>(random());
                const unsigned change = at % 3 == 0 ? 1U << any % 8U : at % 3 == 1 ? 0xFFU : 1U + any % 255U;
                damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ change);
                CAPTURE(name, at, change);
                attempt(name, damaged, tally);
            }
        }
        return tally;
    }

    Tally cuts() {
        Tally tally;
        for (const auto& [name, bytes] : original_.files()) {
            const std::size_t pace = std::max<std::size_t>(1, std::min(bytes.size() / 8, step_ * 20));
            for (std::size_t left = 0; left < bytes.size(); left += pace) {
                CAPTURE(name, left);
                attempt(name, bytes.substr(0, left), tally);
            }
        }
        return tally;
    }

    // Damages whole pages and single bytes, repairs, and compares each article with what it was.
    Tally repairs() {
        Tally tally;
        const std::vector<std::string> before = shown();
        std::mt19937 random(2);  // NOLINT(cert-msc51-cpp): the same in every run
        for (const auto& [name, bytes] : original_.files()) {
            const std::size_t stride = step_ * (name.starts_with("catalogue") ? 6 : 20);
            const std::size_t pace = std::max<std::size_t>(1, std::min(bytes.size() / 5, stride));
            for (std::size_t at = random() % pace; at < bytes.size(); at += pace) {
                std::string damaged = bytes;
                const std::size_t some = at % 2 == 0 ? 1 : std::min<std::size_t>(bytes.size() - at, 3000);
                for (std::size_t i = 0; i < some; ++i)
                    damaged[at + i] = static_cast<char>(damaged[at + i] ^ 0x55);
                CAPTURE(name, at, some);
                write_bytes(paths_.folder + "/" + name, damaged);
                repair_and_compare(before, tally);
                original_.restore_all();
            }
        }
        return tally;
    }

private:
    // Every article as JSON would have it, by the identifier it is shown under.
    std::vector<std::string> shown() const {
        std::vector<std::string> all;
        const std::string lines = in_process([this] { return Answers(paths_).articles(); });
        std::istringstream in(lines);
        for (std::string line; std::getline(in, line);)
            all.push_back(line);
        return all;
    }
    void repair_and_compare(const std::vector<std::string>& before, Tally& tally) {
        ++tally.tried;
        const std::string repaired = in_process([this] {
            const core::Result<store::RepairReport> report = store::repair_archive(paths_);
            if (!report) return status(report.error()) + " " + report.error().message;
            std::string lost;
            for (const std::string& name : report->lost)
                lost += name + "\n";
            return lost;
        });
        CAPTURE(repaired);
        CHECK(repaired.find("ODD") == std::string::npos);
        if (repaired.starts_with("status 4")) return;  // it says that it cannot
        ++tally.reported;
        CHECK(in_process([this] { return sound(paths_); }) == "sound");
        const std::vector<std::string> after = shown();
        for (const std::string& line : before) {
            const std::string id = line.substr(0, line.find('\t'));
            const bool named = repaired.find("(" + id + ", ") != std::string::npos;
            const auto same = std::find(after.begin(), after.end(), without_lost(line, repaired));
            CAPTURE(line, named);
            CHECK((same != after.end() || named));
        }
        CHECK(after.size() <= before.size());
        tally.harmless += after.size() == before.size() ? 1U : 0U;
    }
    // An article's line ends with the identifiers of all that carry its text; those that were lost do not any more.
    static std::string without_lost(std::string line, const std::string& repaired) {
        line += ' ';
        static const std::regex lost("\\(([^,]+), ");
        for (std::sregex_iterator at(repaired.begin(), repaired.end(), lost); at != std::sregex_iterator(); ++at) {
            const std::size_t found = line.rfind(" " + (*at)[1].str() + " ");
            if (found != std::string::npos) line.erase(found, static_cast<std::size_t>((*at)[1].length()) + 1);
        }
        line.pop_back();
        return line;
    }
    static std::string sound(const store::ArchivePaths& paths) {
        const core::Result<store::CheckReport> report = store::check_archive(paths);
        return report && report->sound() ? "sound" : checked(paths);
    }
    std::string answers() const {
        return in_process([this] { return Answers(paths_).all(); });
    }
    std::string check() const {
        return in_process([this] { return checked(paths_); });
    }
    void attempt(const std::string& name, const std::string& damaged, Tally& tally) {
        write_bytes(paths_.folder + "/" + name, damaged);
        const std::string found = check();
        const std::string answered = answers();
        original_.restore(name);
        ++tally.tried;
        ++(found != clean_ ? tally.reported : tally.harmless);
        CAPTURE(found, answered, sound_);
        CHECK(found.find("ODD") == std::string::npos);
        CHECK(answered.find("ODD") == std::string::npos);
        // Xapian searches some damaged blocks for ever; the program ends that (cli/last_resort.h).
        CHECK((answered.find("no end") == std::string::npos || name.ends_with(".glass")));
        CHECK(found.find("no end") == std::string::npos);
        CHECK((found != clean_ || answered == sound_));
    }

    store::ArchivePaths paths_;
    Original original_;
    std::string sound_;
    std::string clean_;
    std::size_t step_ = 1;
};

// An archive to damage.
struct Filled {
    Filled() { fill(archive); }

    ScratchArchive archive;
};

void tell(const char* what, const Tally& tally) {
    WARN(what << ": " << tally.tried << " tried, " << tally.reported << " reported by check, " << tally.harmless
              << " without effect");
    CHECK(tally.reported > tally.tried / 3);
}

}  // namespace

TEST_CASE("A flipped byte is reported by check or changes no answer") {
    const Filled filled;
    Trial trial(filled.archive.paths());
    tell("flipped bytes", trial.flips());
}

TEST_CASE("A repair keeps every article as it was or names it") {
    const Filled filled;
    Trial trial(filled.archive.paths());
    const Tally tally = trial.repairs();
    WARN("repairs: " << tally.tried << " tried, " << tally.reported << " done, " << tally.harmless << " without loss");
    CHECK(tally.harmless > tally.tried / 2);
}

TEST_CASE("A file that was cut short is reported by check or changes no answer") {
    const Filled filled;
    Trial trial(filled.archive.paths());
    tell("cut files", trial.cuts());
}

TEST_CASE("Damage to the log that a killed writer left is reported by check or changes no answer") {
    const Filled filled;
    const ScratchArchive& archive = filled.archive;
    const store::ArchivePaths copy{archive.paths().folder + "-copy"};
    {
        store::Writer writer = store::Writer::open(archive.paths()).value();
        const auto row = writer.catalogue().find(1, "a7").value();
        REQUIRE(indexer::correct_article(writer, row.value(), {"2016", std::nullopt}).ok());
        const auto other = writer.catalogue().find(1, "b5").value();
        REQUIRE(indexer::remove_articles(writer, {other.value()}).ok());
        fs::copy(archive.paths().folder, copy.folder, fs::copy_options::recursive);
    }
    REQUIRE(fs::file_size(copy.folder + "/catalogue.sqlite-wal") > 0);
    Trial trial(copy);
    tell("flipped bytes beside a log", trial.flips());
    tell("files cut beside a log", trial.cuts());
}
