// SPDX-License-Identifier: GPL-3.0-or-later
// Events a second of the engine, beside a bare loop over std::priority_queue in the same run.
//
// 1. M/M/100 at ρ = .9, two events a request. The bare loop has what such a loop has when written
//    in ten lines: a time as double, a kind, no order of equal times, no records, no cancelling, no
//    trace hash, no virtual call. Both draw from the same random streams by the same code.
// 2. The hold model (Jones 1986: pop one, push one at an exponential distance) with more and more
//    events pending, the queues alone, both with the same 16 bytes of record an event.
#include <cstdint>
#include <cstdio>
#include <functional>
#include <limits>
#include <queue>
#include <vector>

#include "sim/engine/engine.h"
#include "sim/engine/random.h"
#include "sim/engine/sampler.h"
#include "tests/bench/measure.h"

namespace berth::bench {
namespace {

using namespace sim::engine;

constexpr int kRepetitions = 5;
constexpr std::uint64_t kRequests = 2'000'000;
constexpr int kServers = 100;
constexpr double kArrivalMean = 1.0 / 90;

enum Kind : std::uint32_t { kArrival = 0x0201, kDeparture = 0x0202 };

class EngineStation final : public EventSink {
  public:
    explicit EngineStation(std::uint64_t seed)
        : m_arrivalStream(seed, "arrivals"), m_serviceStream(seed, "service") {}

    std::uint64_t run() {
        m_engine.scheduleAfter(m_arrival.draw(m_arrivalStream), {kArrival, 0, 0});
        while (m_done < kRequests && m_engine.step(*this, std::numeric_limits<Time>::max())) {
        }
        return m_engine.processed();
    }

    void onEvent(const EventRecord& event) override {
        if (event.kind == kArrival) {
            m_engine.scheduleAfter(m_arrival.draw(m_arrivalStream), {kArrival, 0, event.b + 1});
            if (m_busy < kServers) {
                ++m_busy;
                serve(event.b);
            } else {
                ++m_waiting;
            }
        } else {
            ++m_done;
            if (m_waiting > 0) {
                --m_waiting;
                serve(event.b);
            } else {
                --m_busy;
            }
        }
    }

  private:
    void serve(std::uint64_t request) {
        m_engine.scheduleAfter(m_service.draw(m_serviceStream), {kDeparture, 7, request});
    }

    Engine m_engine;
    Sampler m_arrival{{DistributionKind::Exponential, kArrivalMean, 1}};
    Sampler m_service{{DistributionKind::Exponential, 1, 1}};
    RandomStream m_arrivalStream, m_serviceStream;
    int m_busy = 0;
    std::uint64_t m_waiting = 0, m_done = 0;
};

std::uint64_t runBare(std::uint64_t seed) {
    struct Event {
        double at;
        std::uint32_t kind;
        bool operator>(const Event& other) const { return at > other.at; }
    };
    std::priority_queue<Event, std::vector<Event>, std::greater<>> queue;
    RandomStream arrivals(seed, "arrivals");
    RandomStream service(seed, "service");
    int busy = 0;
    std::uint64_t waiting = 0, done = 0, events = 0;
    queue.push({arrivals.exponential(kArrivalMean), kArrival});
    while (done < kRequests) {
        const Event event = queue.top();
        queue.pop();
        ++events;
        if (event.kind == kArrival) {
            queue.push({event.at + arrivals.exponential(kArrivalMean), kArrival});
            if (busy < kServers) {
                ++busy;
                queue.push({event.at + service.exponential(1), kDeparture});
            } else {
                ++waiting;
            }
        } else {
            ++done;
            if (waiting > 0) {
                --waiting;
                queue.push({event.at + service.exponential(1), kDeparture});
            } else {
                --busy;
            }
        }
    }
    return events;
}

// Distances between now and a pushed event, drawn beforehand: only the queues are measured.
std::vector<Time> distances() {
    RandomStream random(1, "hold");
    std::vector<Time> drawn(1 << 16);
    for (Time& distance : drawn)
        distance = static_cast<Time>(random.exponential(1e9));
    return drawn;
}

double holdEngine(std::size_t pending, std::uint64_t holds, const std::vector<Time>& far) {
    EventQueue queue;
    for (std::size_t i = 0; i < pending; ++i)
        (void)queue.push(far[i % far.size()], {1, 2, i});
    return cpuSecondsOf([&] {
        for (std::uint64_t i = 0; i < holds; ++i) {
            const auto due = queue.pop(std::numeric_limits<Time>::max());
            (void)queue.push(due->at + far[i % far.size()], due->event);
        }
    });
}

double holdBare(std::size_t pending, std::uint64_t holds, const std::vector<Time>& far) {
    struct Event {
        Time at;
        EventRecord record;
        bool operator>(const Event& other) const { return at > other.at; }
    };
    std::priority_queue<Event, std::vector<Event>, std::greater<>> queue;
    for (std::size_t i = 0; i < pending; ++i)
        queue.push({far[i % far.size()], {1, 2, i}});
    return cpuSecondsOf([&] {
        for (std::uint64_t i = 0; i < holds; ++i) {
            const Event event = queue.top();
            queue.pop();
            queue.push({event.at + far[i % far.size()], event.record});
        }
    });
}

void measureStations() {
    std::vector<double> engine, bare, ratio;
    std::uint64_t engineEvents = 0;
    for (std::uint64_t i = 0; i < kRepetitions; ++i) {
        std::uint64_t bareEvents = 0;
        const double bareSeconds = cpuSecondsOf([&] { bareEvents = runBare(i + 1); });
        const double engineSeconds =
            cpuSecondsOf([&] { engineEvents = EngineStation(i + 1).run(); });
        bare.push_back(static_cast<double>(bareEvents) / bareSeconds);
        engine.push_back(static_cast<double>(engineEvents) / engineSeconds);
        ratio.push_back(engine.back() / bare.back());
    }
    std::printf(
        "  \"mm100\": {\"events\": %llu, \"engine_events_per_s\": %.0f, "
        "\"priority_queue_events_per_s\": %.0f, \"ratio\": %.3f},\n",
        static_cast<unsigned long long>(engineEvents), median(engine), median(bare), median(ratio));
}

void measureHold() {
    constexpr std::uint64_t kHolds = 2'000'000;
    const std::vector<Time> far = distances();
    std::printf("  \"hold\": [");
    const char* separator = "";
    for (const std::size_t pending : {100u, 1'000u, 10'000u, 100'000u, 1'000'000u}) {
        std::vector<double> engine, bare, ratio;
        for (int i = 0; i < kRepetitions; ++i) {
            bare.push_back(kHolds / holdBare(pending, kHolds, far));
            engine.push_back(kHolds / holdEngine(pending, kHolds, far));
            ratio.push_back(engine.back() / bare.back());
        }
        std::printf(
            "%s\n    {\"pending\": %zu, \"engine_holds_per_s\": %.0f, "
            "\"priority_queue_holds_per_s\": %.0f, \"ratio\": %.3f}",
            separator, pending, median(engine), median(bare), median(ratio));
        separator = ",";
    }
    std::printf("\n  ]\n");
}

}  // namespace
}  // namespace berth::bench

int main() {
    std::printf("{\n");
    berth::bench::measureStations();
    berth::bench::measureHold();
    std::printf("}\n");
    return 0;
}
