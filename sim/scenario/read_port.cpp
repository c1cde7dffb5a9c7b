// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <cmath>

#include "sim/scenario/section_readers.h"

namespace berth::sim::scenario {
namespace {

using domain::BalancingOptions;
using domain::BalancingPolicy;

constexpr engine::Time kLongest =
    std::chrono::duration_cast<std::chrono::nanoseconds>(domain::kLongestBalancingSpan).count();

void readSpanOf(const MapReader& map, std::string_view key, engine::Time least,
                domain::Duration& target) {
    engine::Time span = 0;
    if (map.span(key, least, kLongest, span)) target = domain::Duration{span};
}

// "25%", within the bounds; whole percents.
void readPercentOf(const MapReader& map, std::string_view key, int least, int& target) {
    double share = 0;
    if (!map.percent(key, share)) return;
    const int percent = static_cast<int>(std::lround(share * 100));
    if (percent >= least) {
        target = percent;
    } else {
        map.errors().add(*map.find(key), map.pathOf(key), "must be from 1% to 100%");
    }
}

void readHashKey(const MapReader& port, domain::HashKey& key) {
    const YamlNode* value = port.find("hash_key");
    if (!value) return;
    constexpr std::pair<std::string_view, domain::HashKeySource> kSources[] = {
        {"address", domain::HashKeySource::Address},
        {"header", domain::HashKeySource::Header},
        {"cookie", domain::HashKeySource::Cookie},
        {"query", domain::HashKeySource::Query}};
    const MapReader map{*value, port.pathOf("hash_key"), sections::kHashKey, port.errors()};
    map.require("source", "header");
    domain::HashKey read;
    if (!map.choice("source", kSources, read.source)) return;
    if (read.source == domain::HashKeySource::Address)
        map.refuse("name", "the caller's address has no name");
    else if (!map.require("name", "X-User") || !map.text("name", read.name))
        return;  // has been said: as if there were no key
    key = std::move(read);
}

void readQueue(const MapReader& port, domain::RequestQueue& queue) {
    const YamlNode* value = port.find("queue");
    if (!value) return;
    const MapReader map{*value, port.pathOf("queue"), sections::kQueue, port.errors()};
    map.integer("limit", 0, domain::kMostQueued, queue.limit);
    map.integer("per_node", 1, domain::kMostPerNode, queue.perNode);
    readSpanOf(map, "wait_timeout", engine::kMillisecond, queue.waitTimeout);
    readSpanOf(map, "processing_timeout", engine::kMillisecond, queue.processingTimeout);
}

void readEjection(const MapReader& port, std::optional<domain::Ejection>& target) {
    const YamlNode* value = port.find("ejection");
    if (!value) return;
    const MapReader map{*value, port.pathOf("ejection"), sections::kEjection, port.errors()};
    domain::Ejection& ejection = target.emplace();
    map.integer("failures", 1, domain::kMostFailuresInARow, ejection.failures);
    readSpanOf(map, "base_time", engine::kMillisecond, ejection.baseTime);
    readPercentOf(map, "most", 1, ejection.mostPercent);
}

void readRetries(const MapReader& port, std::optional<domain::RetryPolicy>& target) {
    const YamlNode* value = port.find("retries");
    if (!value) return;
    const MapReader map{*value, port.pathOf("retries"), sections::kRetries, port.errors()};
    domain::RetryPolicy& retries = target.emplace();
    map.integer("attempts", 1, domain::kMostRequestRetries, retries.attempts);
    readPercentOf(map, "budget", 0, retries.budgetPercent);
}

void readHashing(const MapReader& map, BalancingPolicy policy, BalancingOptions& options) {
    if (domain::hashes(policy)) {
        readHashKey(map, options.hashKey);
        if (map.has("load_above_mean"))
            readPercentOf(map, "load_above_mean", 1, options.loadAboveMeanPercent.emplace(1));
    } else {
        map.refuse("hash_key", "only ring_hash, maglev_hash and jump_hash look at it");
        map.refuse("load_above_mean", "only ring_hash, maglev_hash and jump_hash look at it");
    }
}

// What belongs to one kind of policy has no place beside another.
void readOptions(const MapReader& map, BalancingPolicy policy, BalancingOptions& options) {
    readHashing(map, policy, options);
    if (policy == BalancingPolicy::Queue) {
        readQueue(map, options.queue);
        map.refuse("slow_start", "a queue gives each node what it can take");
    } else {
        map.refuse("queue", "it belongs to \"balancing: queue\"");
        readSpanOf(map, "slow_start", 0, options.slowStart);
    }
    readEjection(map, options.ejection);
    readRetries(map, options.retries);
    if (map.has("drain_limit")) readSpanOf(map, "drain_limit", 0, options.drainLimit.emplace());
}

constexpr std::pair<std::string_view, BalancingPolicy> kFrontPolicies[] = {
    {"round_robin", BalancingPolicy::RoundRobin},
    {"random", BalancingPolicy::Random},
    {"least_connections", BalancingPolicy::LeastConnections},
    {"least_of_two", BalancingPolicy::LeastOfTwo},
    {"ring_hash", BalancingPolicy::RingHash},
    {"maglev_hash", BalancingPolicy::MaglevHash},
    {"jump_hash", BalancingPolicy::JumpHash}};

}  // namespace

void readFrontBalancing(const MapReader& map, domain::FrontSpec& front) {
    map.choice("balancing", kFrontPolicies, front.balancing);
    readHashing(map, front.balancing, front.options);
    readEjection(map, front.options.ejection);
    readRetries(map, front.options.retries);
}

void readPort(const YamlNode& item, const std::string& path, ErrorList& errors,
              domain::DeploymentSpec& spec) {
    domain::PortSpec port;
    if (item.kind == YamlNode::Kind::Scalar) {
        if (const auto number = readInteger({item, path, errors}, 1, kHighestPort)) {
            port.port = static_cast<int>(*number);
        }
    } else {
        constexpr std::pair<std::string_view, BalancingPolicy> kPolicies[] = {
            {"round_robin", BalancingPolicy::RoundRobin},
            {"random", BalancingPolicy::Random},
            {"least_connections", BalancingPolicy::LeastConnections},
            {"least_of_two", BalancingPolicy::LeastOfTwo},
            {"ring_hash", BalancingPolicy::RingHash},
            {"maglev_hash", BalancingPolicy::MaglevHash},
            {"jump_hash", BalancingPolicy::JumpHash},
            {"queue", BalancingPolicy::Queue}};
        const MapReader map{item, path, sections::kPort, errors};
        map.require("port", "80");
        map.integer("port", 1, kHighestPort, port.port);
        map.choice("balancing", kPolicies, port.balancing);
        BalancingOptions options;
        readOptions(map, port.balancing, options);
        if (options != BalancingOptions{}) port.options = options;
    }
    if (port.port != 0) spec.ports.push_back(port);
}

}  // namespace berth::sim::scenario
