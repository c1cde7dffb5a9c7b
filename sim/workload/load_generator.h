// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/simulator_control.h"
#include "sim/engine/engine.h"
#include "sim/engine/random.h"
#include "sim/serving/link_key.h"

namespace berth::sim::workload {

// Events of this room: kind 0x05xx.
enum WorkloadEvent : std::uint32_t {
    kArrival = 0x0501,         // a: deployment, b: source and port
    kWorkloadBegins = 0x0502,  // a: index in the scenario (handled by the simulation)
    kWorkloadEnds = 0x0503,    // likewise
};

class ArrivalSink {
  public:
    // `client` is the number of the caller, drawn evenly from those of the load.
    virtual void onArrival(serving::LinkKey link, std::uint32_t client) = 0;

  protected:
    ~ArrivalSink() = default;
};

// Load on links, generated inside the simulation: arrivals at constant distance or as a Poisson
// process, each from a random stream of its own. Several sources add up on one link: each workload
// of a scenario is one, what a person starts is another. A load goes on while its link has no node;
// its requests are then refused.
class LoadGenerator {
  public:
    LoadGenerator(engine::Engine& engine, std::uint64_t seed, ArrivalSink& sink)
        : m_engine(engine), m_seed(seed), m_sink(sink) {}

    using Source = std::uint32_t;
    static constexpr Source kPerson = 0;

    // Starting again changes rate and kind; the first request comes one interval from now.
    void start(serving::LinkKey link, const domain::LoadSpec& load, Source source = kPerson);
    void stop(serving::LinkKey link, Source source);
    // All sources. What ran, added up; nothing when none did.
    std::optional<domain::LoadSpec> stop(serving::LinkKey link);
    // One a link: its sources added up.
    [[nodiscard]] std::vector<domain::LoadSpec> loads() const;
    void onEvent(const engine::EventRecord& event);

    static constexpr double kHighestRate = 100'000;

  private:
    struct Load {
        domain::LoadSpec spec;
        engine::RandomStream random;
        engine::EventHandle next;
        engine::RandomStream clients;  // of its own, so that it disturbs no arrival
    };
    using Key = std::pair<serving::LinkKey, Source>;
    void plan(const Key& key, Load& load);

    engine::Engine& m_engine;
    std::uint64_t m_seed;
    ArrivalSink& m_sink;
    std::map<Key, Load> m_loads;
};

}  // namespace berth::sim::workload
