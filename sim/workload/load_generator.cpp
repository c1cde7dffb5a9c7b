// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/load_generator.h"

#include <fmt/format.h>

#include <algorithm>

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

LoadGenerator::Loads::iterator LoadGenerator::lowerBound(const Key& key) {
    return std::lower_bound(
        m_loads.begin(), m_loads.end(), key,
        [](const std::unique_ptr<Load>& load, const Key& wanted) { return load->key < wanted; });
}

LoadGenerator::Load* LoadGenerator::find(const Key& key) {
    if (m_latest != nullptr && m_latest->key == key) return m_latest;
    const auto found = lowerBound(key);
    if (found == m_loads.end() || (*found)->key != key) return nullptr;
    return m_latest = found->get();
}

void LoadGenerator::remove(Loads::iterator at) {
    m_engine.cancel((*at)->next);
    m_latest = nullptr;
    m_loads.erase(at);
}

void LoadGenerator::start(serving::LinkKey link, const domain::LoadSpec& load, Source source) {
    start(link, load, arrivalsOf(load), serving::GeneratedRequest::kTimesOfImage, source);
}

void LoadGenerator::start(serving::LinkKey link, const domain::LoadSpec& load,
                          const ArrivalSpec& arrivals, std::uint32_t times, Source source) {
    const Key key{link, source};
    Load* started = find(key);
    if (started == nullptr) {
        const std::string name =
            source == kPerson ? fmt::format("load/{}/{}", link.deployment, link.port)
                              : fmt::format("load/{}/{}/{}", link.deployment, link.port, source);
        started = m_loads
                      .insert(lowerBound(key), std::make_unique<Load>(
                                                   key, engine::RandomStream(m_seed, name),
                                                   engine::RandomStream(m_seed, name + "/clients")))
                      ->get();
    } else {
        m_engine.cancel(started->next);
    }
    started->shown = load;
    started->coming.times = times;
    started->process = makeArrivals(arrivals, m_engine.now());
    if (!plan(*started)) remove(lowerBound(key));
}

void LoadGenerator::stop(serving::LinkKey link, Source source) {
    const auto found = lowerBound({link, source});
    if (found != m_loads.end() && (*found)->key == Key{link, source}) remove(found);
}

std::optional<domain::LoadSpec> LoadGenerator::stop(serving::LinkKey link) {
    std::optional<domain::LoadSpec> ran;
    for (auto at = lowerBound({link, 0}); at != m_loads.end() && (*at)->key.first == link;
         at = lowerBound({link, 0})) {
        add(ran, (*at)->shown);
        remove(at);
    }
    return ran;
}

std::vector<domain::LoadSpec> LoadGenerator::loads() const {
    std::vector<domain::LoadSpec> specs;
    for (auto it = m_loads.begin(); it != m_loads.end();) {
        const serving::LinkKey link = (*it)->key.first;
        std::optional<domain::LoadSpec> sum;
        for (; it != m_loads.end() && (*it)->key.first == link; ++it)
            add(sum, (*it)->shown);
        specs.push_back(std::move(*sum));
    }
    return specs;
}

bool LoadGenerator::plan(Load& load) {
    const auto arrival = load.process->next(m_engine.now(), load.random);
    if (!arrival) return false;
    load.coming.service = arrival->service;
    const auto& [link, source] = load.key;
    load.next = m_engine.schedule(
        arrival->at,
        {kArrival, link.deployment, (static_cast<std::uint64_t>(source) << kPortBits) | link.port});
    return true;
}

void LoadGenerator::onEvent(const engine::EventRecord& event) {
    const Key key{{event.a, static_cast<std::uint16_t>(event.b)},
                  static_cast<Source>(event.b >> kPortBits)};
    Load* load = find(key);
    if (load == nullptr) return;
    serving::GeneratedRequest request = load->coming;
    if (load->shown.clients > 1) {
        request.client = static_cast<std::uint32_t>(
            load->clients.below(static_cast<std::uint64_t>(load->shown.clients)));
    }
    if (!plan(*load)) remove(lowerBound(key));
    m_sink.onArrival(key.first, request);
}

}  // namespace berth::sim::workload
