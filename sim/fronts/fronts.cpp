// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/fronts/fronts.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/fronts/front_key.h"
#include "sim/fronts/front_state.h"

namespace berth::sim::fronts {

namespace {

domain::FrontMemberState stateOf(const Member& member) {
    if (member.inRotation) return domain::FrontMemberState::InRotation;
    if (member.ejected) return domain::FrontMemberState::Ejected;
    return member.link ? domain::FrontMemberState::NoReadyNode
                       : domain::FrontMemberState::NoDeployment;
}

std::vector<const Member*> byName(const std::vector<Member>& members) {
    std::vector<const Member*> sorted;
    for (const Member& member : members)
        sorted.push_back(&member);
    std::sort(sorted.begin(), sorted.end(), [](const Member* a, const Member* b) {
        return a->member.deployment < b->member.deployment;
    });
    return sorted;
}

}  // namespace

OneFront::OneFront(domain::FrontSpec theSpec, serving::LinkKey theKey, std::uint64_t seed)
    : spec(std::move(theSpec)), key(theKey), random(seed, fmt::format("fronts/{}", spec.name)) {}

Fronts::Fronts(engine::Engine& engine, std::uint64_t seed, serving::Serving& serving,
               FrontsListener& listener)
    : m_state(std::make_unique<State>(engine, seed, serving, listener)) {}

Fronts::~Fronts() = default;

OneFront* Fronts::State::openFront(serving::LinkKey key) const {
    if (!isFront(key) || key.deployment - kFirstFront >= fronts.size()) return nullptr;
    OneFront* front = fronts[key.deployment - kFirstFront].get();
    return front->open && front->key == key ? front : nullptr;
}

serving::LinkKey Fronts::set(const domain::FrontSpec& spec) {
    State& s = *m_state;
    const auto index = static_cast<std::uint32_t>(s.fronts.size());
    const auto [it, isNew] = s.open.try_emplace(spec.name, index);
    if (isNew) {
        const serving::LinkKey key{kFirstFront + index, static_cast<std::uint16_t>(spec.port)};
        s.fronts.push_back(std::make_unique<OneFront>(spec, key, s.seed));
    }
    s.take(it->second, spec);
    const serving::LinkKey key = s.fronts[it->second]->key;
    if (isNew) s.listener.onFrontOpened(key, spec);
    return key;
}

bool Fronts::remove(const std::string& name) {
    State& s = *m_state;
    const auto found = s.open.find(name);
    if (found == s.open.end()) return false;
    const std::uint32_t index = found->second;
    OneFront& front = *s.fronts[index];
    s.open.erase(found);
    front.open = false;
    std::vector<std::uint64_t> inner;
    for (std::uint32_t slot = 0; slot < s.visits.size(); ++slot) {
        if (s.visits[slot].front != index) continue;
        if (s.visits[slot].exchange != 0) inner.push_back(s.visits[slot].exchange);
        if (s.visits[slot].member != kNobody) s.leaveMember(slot, 503);
        s.end(slot, 503, {}, "the front was removed");
    }
    for (const std::uint64_t exchange : inner)
        s.serving.abandon(exchange);
    for (Member& member : front.members)
        s.resetEjection(front, member);
    s.listener.onFrontClosed(front.key, front.spec);
    return true;
}

const domain::FrontSpec* Fronts::find(const std::string& name) const {
    const auto found = m_state->open.find(name);
    return found == m_state->open.end() ? nullptr : &m_state->fronts[found->second]->spec;
}

const domain::FrontSpec* Fronts::find(serving::LinkKey key) const {
    const OneFront* front = m_state->openFront(key);
    return front == nullptr ? nullptr : &front->spec;
}

std::optional<serving::LinkKey> Fronts::keyOf(const std::string& name) const {
    const auto found = m_state->open.find(name);
    if (found == m_state->open.end()) return std::nullopt;
    return m_state->fronts[found->second]->key;
}

std::vector<std::string> Fronts::names() const {
    std::vector<std::string> names;
    for (const auto& [name, index] : m_state->open)
        names.push_back(name);
    return names;
}

void Fronts::linkOpened(const std::string& deployment, serving::LinkKey link) {
    State& s = *m_state;
    s.links[{deployment, link.port}] = link;
    for (const auto& [name, index] : s.open) {
        OneFront& front = *s.fronts[index];
        for (Member& member : front.members) {
            if (member.member == domain::FrontMember{deployment, link.port}) s.look(front, member);
        }
    }
}

void Fronts::linkClosed(serving::LinkKey link) {
    State& s = *m_state;
    // Another deployment of that name may have the place by now.
    std::erase_if(s.links, [&](const auto& each) { return each.second == link; });
    takesRequestsChanged(link);
}

void Fronts::takesRequestsChanged(serving::LinkKey link) {
    State& s = *m_state;
    for (const auto& [name, index] : s.open) {
        OneFront& front = *s.fronts[index];
        for (Member& member : front.members) {
            if (member.link == link) s.look(front, member);
        }
    }
}

void Fronts::onEvent(const engine::EventRecord& event) {
    State& s = *m_state;
    if (event.kind == kEjectionOver)
        return s.ejectionOver(event.a, static_cast<std::uint32_t>(event.b));
    Visit& visit = s.visits[event.a];
    if (visit.front == kNobody || visit.generation != event.b) return;
    visit.again = {};
    s.send(event.a);
}

void Fronts::restartMeasuring() {
    for (const auto& front : m_state->fronts) {
        front->metrics.restart();
        ++front->epoch;
        for (Member& member : front->members)
            member.offered = member.completed = member.failed = 0;
    }
}

std::vector<domain::Front> Fronts::view() const {
    std::vector<domain::Front> view;
    for (const auto& [name, index] : m_state->open) {
        const OneFront& front = *m_state->fronts[index];
        domain::Front& shown = view.emplace_back();
        shown.spec = front.spec;
        const serving::LinkTotals totals = front.metrics.totals();
        shown.offered = totals.offered;
        shown.completed = totals.completed;
        shown.failed = totals.failed + totals.rejected + totals.timedOut;
        for (const Member* member : byName(front.members)) {
            if (!member->listed) continue;
            shown.members.push_back({member->member, stateOf(*member), member->offered,
                                     member->completed, member->failed});
        }
    }
    return view;
}

std::vector<FrontReport> Fronts::reports() const {
    std::vector<FrontReport> reports;
    for (const auto& front : m_state->fronts) {
        const serving::LinkReport measured = front->metrics.report();
        FrontReport& report = reports.emplace_back();
        report.name = front->spec.name;
        report.totals = measured.totals;
        report.latency = measured.latency;
        for (const Member* member : byName(front->members))
            report.members.push_back(
                {member->member.deployment, member->offered, member->completed, member->failed});
    }
    std::stable_sort(reports.begin(), reports.end(),
                     [](const auto& a, const auto& b) { return a.name < b.name; });
    return reports;
}

std::vector<std::string> Fronts::brokenInvariants() const {
    const State& s = *m_state;
    std::vector<std::string> broken;
    for (std::uint32_t i = 0; i < s.fronts.size(); ++i) {
        const OneFront& front = *s.fronts[i];
        std::int64_t here = 0;
        std::int64_t atMembers = 0;
        for (const Visit& visit : s.visits) {
            if (visit.front != i) continue;
            ++here;
            atMembers += visit.member == kNobody ? 0 : 1;
        }
        std::int64_t counted = 0;
        std::size_t inRotation = 0;
        for (const Member& member : front.members) {
            counted += member.inProgress;
            inRotation += member.inRotation ? 1 : 0;
            if (member.inRotation && (!member.link || member.ejected || !member.listed))
                broken.push_back(fmt::format("{} of front {} is in the rotation wrongly",
                                             member.member.deployment, front.spec.name));
        }
        if (front.begun - front.over != here || counted != atMembers)
            broken.push_back(
                fmt::format("front {} has lost count of its requests", front.spec.name));
        if (front.balancer->size() != inRotation)
            broken.push_back(fmt::format("the balancer of front {} has {} members instead of {}",
                                         front.spec.name, front.balancer->size(), inRotation));
    }
    return broken;
}

}  // namespace berth::sim::fronts
