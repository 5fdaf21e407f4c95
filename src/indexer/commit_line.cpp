#include "indexer/commit_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <system_error>
#include <utility>

#include "store/fault_points.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t commit_articles = 10000;
constexpr std::chrono::seconds commit_interval{5};

// Built chunks that are committed at a time, and that may be held: so many more that workers go on while one group is
// written. Each of newspaper articles takes some 7 MB.
constexpr std::size_t commit_chunks = commit_articles / store::scratch_articles;
constexpr std::size_t max_held = commit_chunks + commit_chunks / 2;

template <typename T>
void append(std::vector<T>& to, std::vector<T>&& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// One change of several, in their order. The stager lets nothing be erased in the same commit that adds it.
store::Change join(std::vector<store::Change> group) {
    store::Change all = std::move(group.front());
    for (auto next = group.begin() + 1; next != group.end(); ++next) {
        append(all.dead, std::move(next->dead));
        append(all.dropped, std::move(next->dropped));
        if (next->dictionary) all.dictionary = std::move(next->dictionary);
        append(all.texts, std::move(next->texts));
        append(all.articles, std::move(next->articles));
        append(all.relinked, std::move(next->relinked));
        append(all.corrections, std::move(next->corrections));
        append(all.refusals, std::move(next->refusals));
        append(all.loose_texts, std::move(next->loose_texts));
        append(all.parts, std::move(next->parts));
        all.counts = next->counts;
        all.import_finished = next->import_finished;
    }
    return all;
}

std::vector<TextFinding> findings_of(const store::Change& change) {
    std::vector<TextFinding> findings;
    for (const store::StoredArticle& row : change.articles) {
        const core::Article& a = row.article;
        if (core::is_from_text(a.date.basis)) {
            findings.push_back({a.place, a.identifier, "date", to_string(a.date.value),
                                std::string(name_of(a.date.basis)), a.date_evidence, 0});
        }
        if (core::is_from_text(a.country.basis)) {
            findings.push_back({a.place, a.identifier, "country", a.country.value,
                                std::string(name_of(a.country.basis)), a.country_evidence, a.country_confidence});
        }
    }
    return findings;
}

}  // namespace

CommitLine::CommitLine(store::Writer& writer, const MemoryShare& memory)
    : writer_(writer), most_built_bytes_(memory.built_bytes), chunks_(std::max(2U, memory.jobs)) {
    for (unsigned i = 0; i < memory.jobs; ++i) {
        try {
            workers_.emplace_back([this] { guarded(&CommitLine::work); });
        } catch (const std::system_error&) {  // as many threads as the system gives are enough
            if (workers_.empty()) throw;
            break;
        }
    }
    committer_ = std::thread([this] { guarded(&CommitLine::commit_loop); });
}

CommitLine::~CommitLine() {
    chunks_.abandon();
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& worker : workers_)
        worker.join();
    if (committer_.joinable()) committer_.join();
}

core::Result<void> CommitLine::submit(Chunk chunk) {
    chunk.number = ++submitted_;
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return failure_ || has_room(); });
        if (failure_) return *failure_;
    }
    if (chunks_.push(std::move(chunk))) return {};
    const std::lock_guard lock(mutex_);
    return failure_.value_or(core::Error{core::ErrorCode::internal, "the import was ended", {}});
}

core::Result<void> CommitLine::wait_for(std::uint64_t chunk) {
    std::unique_lock lock(mutex_);
    flush_until_ = chunk;
    changed_.notify_all();
    changed_.wait(lock, [&] { return failure_ || committed_.load() >= chunk; });
    if (failure_) return *failure_;
    return {};
}

core::Result<void> CommitLine::flush() {
    return wait_for(submitted_);
}

core::Result<void> CommitLine::finish(bool merge) {
    ARSHIF_CHECK(flush());
    chunks_.close();
    if (!merge) return {};
    return writer_.maintain(added_);  // nothing is in flight any more, so the committer has done with the writer
}

std::vector<TextFinding> CommitLine::take_findings() {
    const std::lock_guard lock(mutex_);
    return std::exchange(findings_, {});
}

void CommitLine::fail(const core::Error& error) {
    {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = error;
    }
    chunks_.abandon();
    changed_.notify_all();
}

// An exception that left a thread would end the process, and with it what the other threads have built.
void CommitLine::guarded(void (CommitLine::*body)()) {
    try {
        (this->*body)();
    } catch (const std::exception& error) {
        fail({core::ErrorCode::internal, fmt::format("the import ran into: {}", error.what()), {}});
    }
}

void CommitLine::work() {
    ChunkWorker worker;
    while (std::optional<Chunk> chunk = chunks_.pop()) {
        const std::uint64_t number = chunk->number;
        const std::size_t bytes = chunk->bytes;
        core::Result<store::Change> change = worker.process(std::move(*chunk));
        if (!change) {
            fail(change.error());
            return;
        }
        store::fault_point("after chunk");
        {
            const std::lock_guard lock(mutex_);
            built_articles_ += change->articles.size();
            built_bytes_ += bytes;
            built_.emplace(number, Built{std::move(*change), bytes});
            if (!oldest_) oldest_ = Clock::now();
        }
        changed_.notify_all();
    }
}

// With the mutex held: whether another chunk may be built. Those that are written are in memory until they are.
bool CommitLine::has_room() const {
    return built_.size() + committing_chunks_ < max_held && built_bytes_ + committing_bytes_ < most_built_bytes_;
}

// With the mutex held: whether the chunks that follow the last commit without a gap should be committed now.
bool CommitLine::group_is_due() const {
    if (built_.empty() || built_.begin()->first != committed_.load() + 1) return false;
    if (flush_until_ > committed_.load()) return true;
    if (built_articles_ >= commit_articles || built_.size() >= commit_chunks) return true;
    if (built_bytes_ >= most_built_bytes_ / 2) return true;
    return oldest_ && Clock::now() - *oldest_ >= commit_interval;
}

void CommitLine::commit_loop() {
    std::unique_lock lock(mutex_);
    while (!failure_) {
        changed_.wait_for(lock, commit_interval, [&] { return ending_ || failure_ || group_is_due(); });
        if (ending_ || failure_) return;
        if (!group_is_due()) continue;
        std::vector<store::Change> group;
        std::size_t articles = 0;
        std::uint64_t last = committed_.load();
        while (!built_.empty() && built_.begin()->first == last + 1 && articles < commit_articles) {
            articles += built_.begin()->second.change.articles.size();
            committing_bytes_ += built_.begin()->second.bytes;
            group.push_back(std::move(built_.begin()->second.change));
            built_.erase(built_.begin());
            ++last;
        }
        built_articles_ -= articles;
        built_bytes_ -= committing_bytes_;
        committing_chunks_ = group.size();
        oldest_ = built_.empty() ? std::nullopt : std::optional(Clock::now());
        lock.unlock();
        const core::Result<void> done = commit_group(std::move(group));
        if (!done) fail(done.error());
        lock.lock();
        if (done) committed_.store(last);
        changed_.notify_all();
    }
}

core::Result<void> CommitLine::commit_group(std::vector<store::Change> group) {
    store::Change change = join(std::move(group));
    added_ += static_cast<std::int64_t>(change.articles.size());
    std::vector<TextFinding> findings = findings_of(change);
    ARSHIF_CHECK(writer_.commit(std::move(change)));
    {
        const std::lock_guard lock(mutex_);
        append(findings_, std::move(findings));
        committing_chunks_ = 0;
        committing_bytes_ = 0;
    }
    changed_.notify_all();
    return writer_.maintain(added_, true);
}

}  // namespace arshif::indexer
