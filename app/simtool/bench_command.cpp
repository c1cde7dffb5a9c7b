// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <ostream>
#include <queue>
#include <vector>

#include "app/simtool/commands.h"
#include "models/domain/clock.h"
#include "sim/engine/engine.h"
#include "sim/engine/random.h"
#include "sim/engine/sampler.h"

namespace berth::app {
namespace {

using namespace sim::engine;

// M/M/100 at a load of 0.9, two events a request: the queue that other simulators publish figures
// of. The bare loop is what one writes in ten lines: no order of equal times, no cancelling, no
// trace hash. Both draw the same random numbers.
constexpr std::uint64_t kRequests = 1'000'000;
constexpr int kServers = 100;
constexpr double kArrivalMean = 1.0 / 90;
constexpr std::uint64_t kRounds = 3;  // the median counts

enum Kind : std::uint32_t { kArrival = 1, kDeparture = 2 };

class EngineQueue final : public EventSink {
  public:
    explicit EngineQueue(std::uint64_t seed)
        : m_arrivals(seed, "arrivals"), m_services(seed, "services") {}

    std::uint64_t run() {
        m_engine.scheduleAfter(m_between.draw(m_arrivals), {kArrival, 0, 0});
        while (m_done < kRequests && m_engine.step(*this, std::numeric_limits<Time>::max())) {
        }
        return m_engine.processed();
    }

    void onEvent(const EventRecord& event) override {
        if (event.kind == kArrival) {
            m_engine.scheduleAfter(m_between.draw(m_arrivals), {kArrival, 0, 0});
            ++m_waiting;
        } else {
            ++m_done;
            --m_busy;
        }
        if (m_waiting == 0 || m_busy == kServers) return;
        --m_waiting;
        ++m_busy;
        m_engine.scheduleAfter(m_service.draw(m_services), {kDeparture, 0, 0});
    }

  private:
    Engine m_engine;
    RandomStream m_arrivals, m_services;
    Sampler m_between{{DistributionKind::Exponential, kArrivalMean, 1}};
    Sampler m_service{{DistributionKind::Exponential, 1, 1}};
    std::uint64_t m_waiting = 0, m_done = 0;
    int m_busy = 0;
};

std::uint64_t runBareQueue(std::uint64_t seed) {
    struct Event {
        double at;
        Kind kind;
        bool operator>(const Event& other) const { return at > other.at; }
    };
    std::priority_queue<Event, std::vector<Event>, std::greater<>> queue;
    RandomStream arrivals(seed, "arrivals");
    RandomStream services(seed, "services");
    std::uint64_t waiting = 0, done = 0, events = 0;
    int busy = 0;
    queue.push({arrivals.exponential(kArrivalMean), kArrival});
    while (done < kRequests) {
        const Event event = queue.top();
        queue.pop();
        ++events;
        if (event.kind == kArrival) {
            queue.push({event.at + arrivals.exponential(kArrivalMean), kArrival});
            ++waiting;
        } else {
            ++done;
            --busy;
        }
        if (waiting == 0 || busy == kServers) continue;
        --waiting;
        ++busy;
        queue.push({event.at + services.exponential(1), kDeparture});
    }
    return events;
}

template <class Run>
double eventsPerSecond(const domain::Clock& clock, Run run) {
    std::array<double, kRounds> rates{};
    for (std::uint64_t round = 0; round < kRounds; ++round) {
        const domain::Duration started = clock.monotonic();
        const std::uint64_t events = run(round + 1);
        const std::chrono::duration<double> took = clock.monotonic() - started;
        rates[round] = static_cast<double>(events) / std::max(took.count(), 1e-9);
    }
    std::sort(rates.begin(), rates.end());
    return rates[kRounds / 2];
}

}  // namespace

const CommandSpec& benchSpec() {
    static const CommandSpec kSpec{
        "bench",
        "",
        "Measures the event engine on the queue M/M/100 and prints the figures as JSON.",
        {},
        "The same queue as a bare loop over std::priority_queue is measured beside it."};
    return kSpec;
}

int benchCommand(const Arguments& /*arguments*/, const Streams& streams) {
    const domain::SystemClock clock;
    const double bare = eventsPerSecond(clock, runBareQueue);
    const double engine =
        eventsPerSecond(clock, [](std::uint64_t seed) { return EngineQueue(seed).run(); });
    const nlohmann::ordered_json figures = {{"mm100",
                                             {{"engine_events_per_s", engine},
                                              {"priority_queue_events_per_s", bare},
                                              {"ratio", engine / bare}}}};
    streams.out << figures.dump(2) << '\n';
    return kDone;
}

}  // namespace berth::app
