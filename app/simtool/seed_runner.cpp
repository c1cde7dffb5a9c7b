// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/seed_runner.h"

#include <fmt/core.h>

#include <charconv>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "app/simtool/progress.h"
#include "models/domain/clock.h"

namespace berth::app {
namespace {

constexpr int kMostJobs = 1024;
constexpr auto kLookEvery = std::chrono::milliseconds(20);

class Crew {
  public:
    Crew(const sim::sweep::SeedRange& seeds, int jobs, const SeedWork& work)
        : m_seeds(seeds), m_work(work), m_running(jobs) {
        for (int i = 0; i < jobs; ++i)
            m_threads.emplace_back([this] { workOn(); });
    }
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew() {
        m_stop = true;
        for (std::thread& each : m_threads)
            each.join();
    }

    // False when there is still work after a moment.
    bool waitUntilOver() {
        std::unique_lock lock(m_mutex);
        return m_over.wait_for(lock, kLookEvery, [this] { return m_running == 0; });
    }
    void stop() { m_stop = true; }
    [[nodiscard]] std::uint64_t done() const { return m_done; }

  private:
    void workOn() {
        while (!m_stop) {
            const std::uint64_t index = m_next++;
            if (index >= m_seeds.count) break;
            if (m_work(m_seeds.first + index, m_stop)) ++m_done;
        }
        const std::lock_guard lock(m_mutex);
        if (--m_running == 0) m_over.notify_one();
    }

    const sim::sweep::SeedRange m_seeds;
    const SeedWork& m_work;
    std::atomic<std::uint64_t> m_next{0}, m_done{0};
    std::atomic<bool> m_stop{false};
    std::mutex m_mutex;
    std::condition_variable m_over;
    int m_running;
    std::vector<std::thread> m_threads;
};

}  // namespace

SeedsEnded runSeeds(const sim::sweep::SeedRange& seeds, int jobs, const SeedWork& work,
                    const StopSignals& stop, const Streams& streams,
                    const std::function<bool()>& enough) {
    const domain::SystemClock clock;
    Progress progress{streams.err, streams.errIsTerminal, clock};
    // No thread without a seed.
    const auto most = static_cast<int>(std::min<std::uint64_t>(seeds.count, kMostJobs));
    Crew crew{seeds, std::min(jobs, most), work};
    while (!crew.waitUntilOver()) {
        const std::uint64_t done = crew.done();
        progress.show(static_cast<double>(done) / static_cast<double>(seeds.count),
                      fmt::format("{} of {} seeds", done, seeds.count));
        if (stop.waitFor(domain::Duration{0}) || (enough && enough())) crew.stop();
    }
    return crew.done() == seeds.count ? SeedsEnded::AllDone : SeedsEnded::Stopped;
}

tl::expected<int, std::string> jobsOf(const Arguments& arguments) {
    const auto text = arguments.value("--jobs");
    if (!text) return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    int jobs = 0;
    const auto [end, status] = std::from_chars(text->data(), text->data() + text->size(), jobs);
    if (status == std::errc{} && end == text->data() + text->size() && jobs >= 1 &&
        jobs <= kMostJobs)
        return jobs;
    return tl::unexpected(
        fmt::format("--jobs must be a whole number from 1 to {}, not \"{}\"", kMostJobs, *text));
}

}  // namespace berth::app
