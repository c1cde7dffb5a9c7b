// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "tests/support/fake_platform.h"

namespace berth::support {

using namespace domain;

SimulatorStatus FakePlatform::status() const {
    const std::lock_guard lock(m_mutex);
    return m_status;
}

ClusterMapPtr FakePlatform::map() const {
    const std::lock_guard lock(m_mutex);
    return m_map;
}

std::vector<ActiveFault> FakePlatform::faults() const {
    const std::lock_guard lock(m_mutex);
    return m_faults;
}

std::vector<LoadSpec> FakePlatform::loads() const {
    const std::lock_guard lock(m_mutex);
    return m_loads;
}

std::unique_ptr<Subscription> FakePlatform::watchSimulator(SimulatorCallbacks callbacks) {
    return m_simulatorWatchers.add(std::move(callbacks), [this](const SimulatorCallbacks& to) {
        if (to.onStatus) to.onStatus(status());
        if (to.onMap) to.onMap(map());
    });
}

void FakePlatform::setPace(Pace pace) {
    SimulatorStatus next;
    {
        const std::lock_guard lock(m_mutex);
        m_paces.push_back(pace);
        m_status.pace = pace;
        next = m_status;
    }
    publishStatus(next);
}

void FakePlatform::step() {
    const std::lock_guard lock(m_mutex);
    ++m_steps;
}

void FakePlatform::jumpTo(Instant target) {
    const std::lock_guard lock(m_mutex);
    m_jumps.push_back(target);
}

void FakePlatform::inject(Fault fault, Reply<std::uint64_t> reply) {
    Result<std::uint64_t> result = std::uint64_t{0};
    {
        const std::lock_guard lock(m_mutex);
        if (m_faultError.empty()) {
            ActiveFault active;
            active.id = ++m_lastFault;
            active.since = m_status.now;
            if (fault.duration) active.until = m_status.now + *fault.duration;
            active.fault = std::move(fault);
            result = active.id;
            m_faults.push_back(std::move(active));
        } else {
            result = tl::unexpected<Error>(m_faultError.front());
        }
    }
    answer(std::move(reply), std::move(result));
}

void FakePlatform::clearFault(std::uint64_t id, Reply<std::uint64_t> reply) {
    Result<std::uint64_t> result = fail(ErrorCode::NotFound, "no such fault");
    {
        const std::lock_guard lock(m_mutex);
        if (m_faultError.empty()) {
            const auto end = std::remove_if(m_faults.begin(), m_faults.end(),
                                            [id](const ActiveFault& f) { return f.id == id; });
            if (end != m_faults.end()) result = id;
            m_faults.erase(end, m_faults.end());
        } else {
            result = tl::unexpected<Error>(m_faultError.front());
        }
    }
    answer(std::move(reply), std::move(result));
}

void FakePlatform::startLoad(LoadSpec load, Reply<LoadSpec> reply) {
    Result<LoadSpec> result = load;
    {
        const std::lock_guard lock(m_mutex);
        if (m_faultError.empty()) {
            std::erase_if(m_loads, [&](const LoadSpec& other) {
                return other.deployment == load.deployment && other.port == load.port;
            });
            m_loads.push_back(load);
        } else {
            result = tl::unexpected<Error>(m_faultError.front());
        }
    }
    answer(std::move(reply), std::move(result));
}

void FakePlatform::stopLoad(DeploymentId deployment, int port, Reply<LoadSpec> reply) {
    Result<LoadSpec> result = fail(ErrorCode::NotFound, "no load on this link");
    {
        const std::lock_guard lock(m_mutex);
        if (m_faultError.empty()) {
            for (const LoadSpec& load : m_loads) {
                if (load.deployment == deployment && load.port == port) result = load;
            }
            std::erase_if(m_loads, [&](const LoadSpec& other) {
                return other.deployment == deployment && other.port == port;
            });
        } else {
            result = tl::unexpected<Error>(m_faultError.front());
        }
    }
    answer(std::move(reply), std::move(result));
}

// Each policy a little worse than the one before; the third leaves requests without an answer.
void FakePlatform::comparePolicies(DeploymentId deployment, int port,
                                   Reply<domain::PolicyComparison> reply) {
    Result<domain::PolicyComparison> result = domain::PolicyComparison{};
    {
        const std::lock_guard lock(m_mutex);
        if (!m_faultError.empty()) result = tl::unexpected<Error>(m_faultError.front());
    }
    if (result) {
        result->deployment = std::move(deployment);
        result->port = port;
        result->to = {600'000'000'000};
        result->requests = 12'000;
        result->nodes = 2;
        int place = 0;
        for (const domain::BalancingPolicy policy : capabilities().balancing) {
            domain::PolicyFigures figures;
            figures.policy = policy;
            figures.refused = place == 2 ? 40 : 0;
            figures.completed = result->requests - figures.refused;
            figures.meanWait = 0.010 * (place + 1);
            figures.meanLatency = 0.100 + figures.meanWait;
            figures.p50 = 0.090;
            figures.p95 = 0.200 + 0.050 * place;
            figures.p99 = 0.400 + 0.050 * place;
            figures.shares = {{{"n-1"}, 1, 6'000 - 100 * place}, {{"n-2"}, 2, 6'000}};
            result->figures.push_back(std::move(figures));
            ++place;
        }
    }
    answer(std::move(reply), std::move(result));
}

void FakePlatform::startOver(std::string scenarioText, std::uint64_t seed,
                             Reply<std::uint64_t> reply) {
    SimulatorStatus next;
    {
        const std::lock_guard lock(m_mutex);
        m_startsOver.emplace_back(std::move(scenarioText), seed);
        m_faults.clear();
        m_loads.clear();
        m_status.now = {};
        m_status.seed = seed;
        next = m_status;
    }
    publishStatus(next);
    answer<std::uint64_t>(std::move(reply), seed);
}

}  // namespace berth::support
