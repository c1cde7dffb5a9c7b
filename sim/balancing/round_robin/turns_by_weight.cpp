// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/round_robin/turns_by_weight.h"

#include <algorithm>
#include <cstddef>

namespace berth::sim::balancing {
namespace {

constexpr std::int64_t kMostCredit = std::int64_t{1} << 60;

// The first to have joined comes first among equals.
bool comesBefore(std::span<const Backend> backends, std::uint32_t a, std::uint32_t b) {
    if (backends[a].credit != backends[b].credit) return backends[a].credit > backends[b].credit;
    return a < b;
}

}  // namespace

void TurnsByWeight::settle(std::span<Backend> backends) {
    for (Backend& backend : backends)
        backend.credit += m_turns * backend.weight * kCreditUnit;
    m_turns = 0;
}

void TurnsByWeight::rebuild(std::span<const Backend> backends, std::int64_t totalWeight) {
    m_totalWeight = totalWeight;
    m_circles.clear();
    std::uint32_t greatest = 1;
    for (std::uint32_t i = 0; i < backends.size(); ++i) {
        const std::uint32_t weight = backends[i].weight;
        auto circle = std::find_if(m_circles.begin(), m_circles.end(),
                                   [=](const Circle& each) { return each.weight == weight; });
        if (circle == m_circles.end()) circle = m_circles.insert(circle, {weight, 0, {}});
        circle->members.push_back(i);
        greatest = std::max(greatest, weight);
    }
    for (Circle& circle : m_circles) {
        std::sort(circle.members.begin(), circle.members.end(),
                  [&](auto a, auto b) { return comesBefore(backends, a, b); });
    }
    m_mostTurns = std::max<std::int64_t>(1, kMostCredit / kCreditUnit / greatest);
}

std::size_t TurnsByWeight::take(std::span<Backend> backends) {
    if (m_turns >= m_mostTurns) {
        settle(backends);
        rebuild(backends, m_totalWeight);
    }
    ++m_turns;
    Circle* chosen = nullptr;
    std::uint32_t best = 0;
    std::int64_t bestCredit = 0;
    for (Circle& circle : m_circles) {
        const std::uint32_t head = circle.members[circle.head];
        const std::int64_t credit = backends[head].credit + m_turns * circle.weight * kCreditUnit;
        if (chosen != nullptr && (credit < bestCredit || (credit == bestCredit && head > best)))
            continue;
        chosen = &circle;
        best = head;
        bestCredit = credit;
    }
    backends[best].credit -= m_totalWeight * kCreditUnit;
    stepOn(*chosen, backends);
    return best;
}

void TurnsByWeight::stepOn(Circle& circle, std::span<const Backend> backends) {
    std::vector<std::uint32_t>& members = circle.members;
    std::size_t at = circle.head;
    circle.head = circle.head + 1 == members.size() ? 0 : circle.head + 1;
    while (at != circle.head) {
        const std::size_t before = at == 0 ? members.size() - 1 : at - 1;
        if (!comesBefore(backends, members[at], members[before])) break;
        std::swap(members[at], members[before]);
        at = before;
    }
}

}  // namespace berth::sim::balancing
