// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/least_connections/equal_weight_order.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace berth::sim::balancing {
namespace {

constexpr std::int64_t kMostGained = std::int64_t{1} << 60;
constexpr std::size_t kFewBackends = 16;  // looking at so many is quicker than an order

}  // namespace

EqualWeightOrder::Level& EqualWeightOrder::level(std::int64_t active) {
    const auto at = static_cast<std::size_t>(active);
    if (at >= m_levels.size()) m_levels.resize(at + 1);
    return m_levels[at];
}

void EqualWeightOrder::settle(std::span<Backend> backends) {
    if (!m_usable) return;
    for (Backend& backend : backends)
        backend.credit += level(backend.active).gained;
    for (Level& each : m_levels)
        each.gained = 0;
}

void EqualWeightOrder::rebuild(std::span<const Backend> backends) {
    m_usable = backends.size() > kFewBackends &&
               std::all_of(backends.begin(), backends.end(), [&](const Backend& each) {
                   return each.weight == backends.front().weight;
               });
    m_levels.clear();
    if (!m_usable) return;
    m_leaves = std::bit_ceil(std::max<std::size_t>(backends.size(), 1));
    m_best.assign(2 * m_leaves, kNobody);
    for (std::uint32_t i = 0; i < backends.size(); ++i) {
        m_best[m_leaves + i] = i;
        ++level(backends[i].active).backends;
    }
    for (std::size_t place = m_leaves - 1; place > 0; --place)
        m_best[place] = better(backends, m_best[2 * place], m_best[2 * place + 1]);
}

// Among equals the first to have joined. Nobody stands to the right of everybody.
std::uint32_t EqualWeightOrder::better(std::span<const Backend> backends, std::uint32_t a,
                                       std::uint32_t b) {
    if (b == kNobody) return a;
    const Backend& left = backends[a];
    const Backend& right = backends[b];
    if (left.active != right.active) return left.active < right.active ? a : b;
    return left.credit >= right.credit ? a : b;
}

void EqualWeightOrder::replay(std::span<const Backend> backends, std::size_t index) {
    for (std::size_t place = (m_leaves + index) / 2; place > 0; place /= 2)
        m_best[place] = better(backends, m_best[2 * place], m_best[2 * place + 1]);
}

std::size_t EqualWeightOrder::take(std::span<Backend> backends) {
    const std::size_t index = m_best[1];
    Backend& chosen = backends[index];
    if (level(chosen.active).gained > kMostGained) {
        settle(backends);
        rebuild(backends);
    }
    Level& equals = level(chosen.active);
    const std::int64_t gain = chosen.weight * kCreditUnit;
    equals.gained += gain;
    chosen.credit -= equals.backends * gain;
    replay(backends, index);
    return index;
}

void EqualWeightOrder::moved(std::span<Backend> backends, std::size_t index, std::int64_t before) {
    Backend& backend = backends[index];
    Level& from = level(before);
    backend.credit += from.gained;
    if (--from.backends == 0) from.gained = 0;
    Level& to = level(backend.active);
    backend.credit -= to.gained;
    ++to.backends;
    replay(backends, index);
}

}  // namespace berth::sim::balancing
