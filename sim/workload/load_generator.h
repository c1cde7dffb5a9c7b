// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "models/domain/simulator_control.h"
#include "sim/engine/engine.h"
#include "sim/engine/random.h"
#include "sim/serving/generated_request.h"
#include "sim/serving/link_key.h"
#include "sim/workload/arrivals.h"

namespace berth::sim::workload {

// Events of this room: kind 0x05xx.
enum WorkloadEvent : std::uint32_t {
    kArrival = 0x0501,         // a: deployment, b: source and port
    kWorkloadBegins = 0x0502,  // a: index in the scenario (handled by the simulation)
    kWorkloadEnds = 0x0503,    // likewise
};

class ArrivalSink {
  public:
    // Its caller is drawn evenly from those of the load.
    virtual void onArrival(serving::LinkKey link, const serving::GeneratedRequest& request) = 0;

  protected:
    ~ArrivalSink() = default;
};

// Load on links, generated inside the simulation: arrival processes, each with a random stream of
// its own. Several sources add up on one link: each workload of a scenario is one, what a person
// starts is another. A load goes on while its link has no node; its requests are then refused.
class LoadGenerator {
  public:
    LoadGenerator(engine::Engine& engine, std::uint64_t seed, ArrivalSink& sink)
        : m_engine(engine), m_seed(seed), m_sink(sink) {}

    using Source = std::uint32_t;
    static constexpr Source kPerson = 0;

    // Starting again changes rate and kind; the first request comes one interval from now.
    void start(serving::LinkKey link, const domain::LoadSpec& load, Source source = kPerson);
    // What a LoadSpec cannot say: `load` is what is shown of it, `times` what its requests take
    // instead of what the image says (see Serving::addServiceTimes()).
    void start(serving::LinkKey link, const domain::LoadSpec& load, const ArrivalSpec& arrivals,
               std::uint32_t times, Source source);
    void stop(serving::LinkKey link, Source source);
    // All sources. What ran, added up; nothing when none did.
    std::optional<domain::LoadSpec> stop(serving::LinkKey link);
    // One a link: its sources added up. A load that came to its end is not among them.
    [[nodiscard]] std::vector<domain::LoadSpec> loads() const;
    void onEvent(const engine::EventRecord& event);

    static constexpr double kHighestRate = 100'000;
    static constexpr double kLowestRate = 1.0 / (366 * 24 * 3600);  // once in the longest run

  private:
    using Key = std::pair<serving::LinkKey, Source>;
    struct Load {
        Load(Key itsKey, engine::RandomStream ofArrivals, engine::RandomStream ofClients)
            : key(std::move(itsKey)), random(ofArrivals), clients(ofClients) {}

        Key key;
        domain::LoadSpec shown;
        engine::RandomStream random;
        engine::RandomStream clients;  // of its own, so that it disturbs no arrival
        std::unique_ptr<ArrivalProcess> process;
        serving::GeneratedRequest coming;  // at `next`
        engine::EventHandle next;
    };
    using Loads = std::vector<std::unique_ptr<Load>>;

    [[nodiscard]] Loads::iterator lowerBound(const Key& key);
    [[nodiscard]] Load* find(const Key& key);
    // False: there is none.
    bool plan(Load& load);
    void remove(Loads::iterator at);

    engine::Engine& m_engine;
    std::uint64_t m_seed;
    ArrivalSink& m_sink;
    Loads m_loads;             // by key
    Load* m_latest = nullptr;  // mostly the next arrival is of the same load
};

}  // namespace berth::sim::workload
