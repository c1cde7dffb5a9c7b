// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/deployment.h"

#include <fmt/core.h>

#include <algorithm>
#include <limits>

namespace berth::domain {

const char* toText(BalancingPolicy policy) {
    switch (policy) {
        case BalancingPolicy::RoundRobin:
            return "round_robin";
        case BalancingPolicy::Random:
            return "random";
        case BalancingPolicy::LeastConnections:
            return "least_connections";
        case BalancingPolicy::LeastOfTwo:
            return "least_of_two";
        case BalancingPolicy::RingHash:
            return "ring_hash";
        case BalancingPolicy::MaglevHash:
            return "maglev_hash";
        case BalancingPolicy::JumpHash:
            return "jump_hash";
        case BalancingPolicy::Queue:
            return "queue";
    }
    return "unknown";
}

const char* toText(HashKeySource source) {
    switch (source) {
        case HashKeySource::Address:
            return "address";
        case HashKeySource::Header:
            return "header";
        case HashKeySource::Cookie:
            return "cookie";
        case HashKeySource::Query:
            return "query";
    }
    return "unknown";
}

bool hashes(BalancingPolicy policy) {
    return policy == BalancingPolicy::RingHash || policy == BalancingPolicy::MaglevHash ||
           policy == BalancingPolicy::JumpHash;
}

const char* toText(DeploymentState state) {
    switch (state) {
        case DeploymentState::Pending:
            return "pending";
        case DeploymentState::Starting:
            return "starting";
        case DeploymentState::Running:
            return "running";
        case DeploymentState::Degraded:
            return "degraded";
        case DeploymentState::Failing:
            return "failing";
        case DeploymentState::Paused:
            return "paused";
        case DeploymentState::Deleting:
            return "deleting";
        case DeploymentState::Completed:
            return "completed";
        case DeploymentState::Failed:
            return "failed";
    }
    return "unknown";
}

int DeploymentSpec::nodesAtOnce() const {
    if (job) return std::clamp(job->completions, 0, std::max(0, nodes));
    const int warm = autoscaling ? autoscaling->warmNodes(nodes) : 0;
    return std::min(nodes, std::numeric_limits<int>::max() - warm) + warm;
}

int Deployment::nodesWanted() const {
    if (finished() || state == DeploymentState::Paused || state == DeploymentState::Deleting)
        return 0;
    return std::min(spec.nodes, runsMissing().value_or(spec.nodes));
}

std::optional<int> Deployment::runsMissing() const {
    if (!spec.job) return std::nullopt;
    return std::max(0, spec.job->completions - (job ? job->succeeded : 0));
}

Result<BalancingPolicy> parseBalancingPolicy(std::string_view text) {
    std::string known;
    for (int i = 0; i <= static_cast<int>(kLastBalancingPolicy); ++i) {
        const auto policy = static_cast<BalancingPolicy>(i);
        if (text == toText(policy)) return policy;
        known += fmt::format("{}{}", i == 0 ? "" : ", ", toText(policy));
    }
    return fail(ErrorCode::Malformed,
                fmt::format("\"{}\" is no balancing policy: write one of {}", text, known));
}

const char* toText(AntiAffinity apart) {
    switch (apart) {
        case AntiAffinity::None:
            return "none";
        case AntiAffinity::Machine:
            return "machine";
        case AntiAffinity::Rack:
            return "rack";
    }
    return "none";
}

}  // namespace berth::domain
