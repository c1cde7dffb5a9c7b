// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/split/split_balancer.h"

#include <utility>

namespace berth::sim::balancing {

namespace {

constexpr std::uint32_t kWhole = 100;

// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
std::uint64_t mixedForSides(std::uint64_t key) {
    std::uint64_t z = key + 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

}  // namespace

SplitBalancer::SplitBalancer(std::unique_ptr<Balancer> before, std::unique_ptr<Balancer> after,
                             std::uint32_t sharePercent, std::function<bool(BackendKey)> isAfter)
    : m_groups{std::move(before), std::move(after)},
      m_share(sharePercent),
      m_isAfter(std::move(isAfter)) {}

std::optional<Side> SplitBalancer::reachable(Side wanted) const {
    if (group(wanted).size() > 0) return wanted;
    const Side other = wanted == Side::Before ? Side::After : Side::Before;
    if (group(other).size() > 0) return other;
    return std::nullopt;
}

std::optional<Side> SplitBalancer::turn(std::optional<RequestKey> key) {
    if (group(Side::After).size() == 0 || group(Side::Before).size() == 0)
        return reachable(Side::Before);
    if (key) {
        const std::uint64_t point = ((mixedForSides(*key) >> 32U) * kWhole) >> 32U;
        return point < m_share ? Side::After : Side::Before;
    }
    m_debt += m_share;
    if (m_debt < kWhole) return Side::Before;
    m_debt -= kWhole;
    return Side::After;
}

std::optional<BackendKey> SplitBalancer::pickIn(Side side, std::optional<RequestKey> key,
                                                engine::RandomStream& random) {
    return key ? group(side).pickFor(*key, random) : group(side).pick(random);
}

Balancer& SplitBalancer::groupOf(BackendKey backend) const {
    const auto known = m_sides.find(backend);
    if (known != m_sides.end()) return group(known->second);
    return group(Side::Before);
}

void SplitBalancer::add(BackendKey backend, std::uint32_t weight) {
    const auto [side, fresh] = m_sides.try_emplace(backend, Side::Before);
    if (fresh && m_isAfter(backend)) side->second = Side::After;
    group(side->second).add(backend, weight);
}

void SplitBalancer::remove(BackendKey backend) {
    groupOf(backend).remove(backend);
}

std::size_t SplitBalancer::size() const {
    return group(Side::Before).size() + group(Side::After).size();
}

std::optional<BackendKey> SplitBalancer::pick(engine::RandomStream& random) {
    const auto side = turn(std::nullopt);
    return side ? pickIn(*side, std::nullopt, random) : std::nullopt;
}

std::optional<BackendKey> SplitBalancer::pickFor(RequestKey key, engine::RandomStream& random) {
    const auto side = turn(key);
    return side ? pickIn(*side, key, random) : std::nullopt;
}

void SplitBalancer::started(BackendKey backend) {
    groupOf(backend).started(backend);
}

void SplitBalancer::finished(BackendKey backend) {
    groupOf(backend).finished(backend);
}

}  // namespace berth::sim::balancing
