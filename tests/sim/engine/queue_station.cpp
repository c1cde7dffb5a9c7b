// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/engine/queue_station.h"

#include <limits>

namespace berth::sim::engine {
namespace {

enum Kind : std::uint32_t { kArrival = 1, kDeparture = 2 };

class Station final : public EventSink {
  public:
    Station(const StationSpec& spec, std::uint64_t seed)
        : m_spec(spec),
          m_arrivals(spec.arrivals),
          m_service(spec.service),
          m_arrivalStream(seed, "arrivals"),
          m_serviceStream(seed, "service") {}

    StationResult run() {
        scheduleArrival();
        while (m_settled < m_spec.warmUp + m_spec.customers &&
               m_engine.step(*this, std::numeric_limits<Time>::max())) {
        }
        StationResult result;
        if (m_served > 0) {
            result.meanWait = static_cast<double>(m_waitSum) / 1e9 / static_cast<double>(m_served);
            result.waited = static_cast<double>(m_waited) / static_cast<double>(m_served);
        }
        result.blocked = static_cast<double>(m_blocked) / static_cast<double>(m_served + m_blocked);
        result.events = m_engine.processed();
        result.traceHash = m_engine.traceHash();
        return result;
    }

    void onEvent(const EventRecord& event) override {
        if (event.kind == kArrival)
            arrive(event.b);
        else
            depart();
    }

  private:
    struct Customer {
        std::uint64_t number;
        Time arrived;
    };

    void scheduleArrival() {
        m_engine.scheduleAfter(m_arrivals.draw(m_arrivalStream), {kArrival, 0, m_nextNumber++});
    }

    void arrive(std::uint64_t number) {
        scheduleArrival();
        if (m_spec.places && m_busy + m_waiting.size() >= *m_spec.places) {
            ++m_settled;
            m_blocked += counts(number) ? 1 : 0;
        } else if (m_busy < static_cast<std::uint64_t>(m_spec.servers)) {
            ++m_busy;
            serve({number, m_engine.now()}, false);
        } else {
            m_waiting.push_back({number, m_engine.now()});
        }
    }

    void depart() {
        if (m_waiting.empty()) {
            --m_busy;
            return;
        }
        const Customer next = m_waiting.front();
        m_waiting.pop_front();
        serve(next, true);
    }

    void serve(const Customer& customer, bool waited) {
        m_engine.scheduleAfter(m_service.draw(m_serviceStream), {kDeparture, 0, customer.number});
        ++m_settled;
        if (!counts(customer.number)) return;
        ++m_served;
        m_waited += waited ? 1 : 0;
        m_waitSum += m_engine.now() - customer.arrived;
    }

    [[nodiscard]] bool counts(std::uint64_t number) const { return number >= m_spec.warmUp; }

    Engine m_engine;
    StationSpec m_spec;
    Sampler m_arrivals;
    Sampler m_service;
    RandomStream m_arrivalStream;
    RandomStream m_serviceStream;
    std::deque<Customer> m_waiting;
    std::uint64_t m_busy = 0;
    std::uint64_t m_nextNumber = 0;
    std::uint64_t m_settled = 0, m_served = 0, m_waited = 0, m_blocked = 0;
    Time m_waitSum = 0;
};

}  // namespace

StationResult runStation(const StationSpec& spec, std::uint64_t seed) {
    return Station(spec, seed).run();
}

}  // namespace berth::sim::engine
