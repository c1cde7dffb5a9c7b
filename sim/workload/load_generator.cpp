// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/load_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace berth::sim::workload {

void LoadGenerator::start(serving::LinkKey link, const domain::LoadSpec& load) {
    auto found = m_loads.find(link);
    if (found == m_loads.end()) {
        const std::string name = fmt::format("load/{}/{}", link.deployment, link.port);
        found = m_loads.emplace(link, Load{load, engine::RandomStream(m_seed, name), {}}).first;
    } else {
        m_engine.cancel(found->second.next);
        found->second.spec = load;
    }
    plan(link, found->second);
}

std::optional<domain::LoadSpec> LoadGenerator::stop(serving::LinkKey link) {
    const auto found = m_loads.find(link);
    if (found == m_loads.end()) return std::nullopt;
    m_engine.cancel(found->second.next);
    domain::LoadSpec spec = std::move(found->second.spec);
    m_loads.erase(found);
    return spec;
}

std::vector<domain::LoadSpec> LoadGenerator::loads() const {
    std::vector<domain::LoadSpec> specs;
    for (const auto& [link, load] : m_loads)
        specs.push_back(load.spec);
    return specs;
}

void LoadGenerator::plan(serving::LinkKey link, Load& load) {
    const double mean = 1.0 / load.spec.ratePerSecond;
    const double wait =
        load.spec.arrivals == domain::ArrivalKind::Constant ? mean : load.random.exponential(mean);
    const auto ns = static_cast<engine::Time>(std::llround(wait * 1e9));
    load.next = m_engine.scheduleAfter(std::max<engine::Time>(1, ns),
                                       {kArrival, link.deployment, link.port});
}

void LoadGenerator::onEvent(const engine::EventRecord& event) {
    const serving::LinkKey link{event.a, static_cast<std::uint16_t>(event.b)};
    const auto found = m_loads.find(link);
    if (found == m_loads.end()) return;
    plan(link, found->second);
    m_sink.onArrival(link);
}

}  // namespace berth::sim::workload
