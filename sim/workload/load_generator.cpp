// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/load_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace berth::sim::workload {

namespace {

constexpr unsigned kPortBits = 16;

void add(std::optional<domain::LoadSpec>& sum, const domain::LoadSpec& more) {
    if (!sum) {
        sum = more;
        return;
    }
    sum->ratePerSecond += more.ratePerSecond;
    sum->clients = std::max(sum->clients, more.clients);
    // Together they are at constant distances no more.
    sum->arrivals = domain::ArrivalKind::Poisson;
}

}  // namespace

void LoadGenerator::start(serving::LinkKey link, const domain::LoadSpec& load, Source source) {
    const Key key{link, source};
    auto found = m_loads.find(key);
    if (found == m_loads.end()) {
        const std::string name =
            source == kPerson ? fmt::format("load/{}/{}", link.deployment, link.port)
                              : fmt::format("load/{}/{}/{}", link.deployment, link.port, source);
        found = m_loads
                    .emplace(key, Load{load,
                                       engine::RandomStream(m_seed, name),
                                       {},
                                       engine::RandomStream(m_seed, name + "/clients")})
                    .first;
    } else {
        m_engine.cancel(found->second.next);
        found->second.spec = load;
    }
    plan(key, found->second);
}

void LoadGenerator::stop(serving::LinkKey link, Source source) {
    const auto found = m_loads.find({link, source});
    if (found == m_loads.end()) return;
    m_engine.cancel(found->second.next);
    m_loads.erase(found);
}

std::optional<domain::LoadSpec> LoadGenerator::stop(serving::LinkKey link) {
    std::optional<domain::LoadSpec> ran;
    for (auto it = m_loads.lower_bound({link, 0}); it != m_loads.end() && it->first.first == link;
         it = m_loads.erase(it)) {
        m_engine.cancel(it->second.next);
        add(ran, it->second.spec);
    }
    return ran;
}

std::vector<domain::LoadSpec> LoadGenerator::loads() const {
    std::vector<domain::LoadSpec> specs;
    for (auto it = m_loads.begin(); it != m_loads.end();) {
        const serving::LinkKey link = it->first.first;
        std::optional<domain::LoadSpec> sum;
        for (; it != m_loads.end() && it->first.first == link; ++it)
            add(sum, it->second.spec);
        specs.push_back(std::move(*sum));
    }
    return specs;
}

void LoadGenerator::plan(const Key& key, Load& load) {
    const double mean = 1.0 / load.spec.ratePerSecond;
    const double wait =
        load.spec.arrivals == domain::ArrivalKind::Constant ? mean : load.random.exponential(mean);
    const auto ns = static_cast<engine::Time>(std::llround(wait * 1e9));
    const auto& [link, source] = key;
    load.next = m_engine.scheduleAfter(
        std::max<engine::Time>(1, ns),
        {kArrival, link.deployment, (static_cast<std::uint64_t>(source) << kPortBits) | link.port});
}

void LoadGenerator::onEvent(const engine::EventRecord& event) {
    const Key key{{event.a, static_cast<std::uint16_t>(event.b)},
                  static_cast<Source>(event.b >> kPortBits)};
    const auto found = m_loads.find(key);
    if (found == m_loads.end()) return;
    Load& load = found->second;
    plan(key, load);
    const auto client = static_cast<std::uint32_t>(
        load.clients.below(static_cast<std::uint64_t>(std::max(1, load.spec.clients))));
    m_sink.onArrival(key.first, client);
}

}  // namespace berth::sim::workload
