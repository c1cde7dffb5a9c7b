// SPDX-License-Identifier: GPL-3.0-or-later
// Which members a front chooses from.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "sim/engine/xxh64.h"
#include "sim/fronts/front_key.h"
#include "sim/fronts/front_state.h"
#include "sim/serving/ejection_rule.h"

namespace berth::sim::fronts {

namespace {

// Jump hash numbers its backends as they come, and fills the gap of one that leaves with the last:
// its order is made anew, so that it is not that in which members came back.
bool goesByOrder(const OneFront& front) {
    return front.spec.balancing == domain::BalancingPolicy::JumpHash;
}

bool byKey(const Member* a, const Member* b) {
    return a->key < b->key;
}

// The key of a name, apart from those of the others: two of a thousand names share one in a run of
// some ten thousand fronts, and then the one that comes later takes the next.
balancing::BackendKey keyOfName(const std::string& name, const std::vector<Member>& others) {
    std::uint64_t hash = engine::xxh64(name);
    auto key = static_cast<balancing::BackendKey>(hash ^ (hash >> 32U));
    const auto isTaken = [&](balancing::BackendKey wanted) {
        return std::any_of(others.begin(), others.end(),
                           [&](const Member& each) { return each.key == wanted; });
    };
    while (isTaken(key))
        ++key;
    return key;
}

}  // namespace

void Fronts::State::take(std::uint32_t index, const domain::FrontSpec& spec) {
    OneFront& front = *fronts[index];
    front.spec = spec;
    for (Member& member : front.members) {
        member.listed = false;
        resetEjection(front, member);
    }
    std::vector<domain::FrontMember> sorted = spec.members;
    std::sort(sorted.begin(), sorted.end(),
              [](const auto& a, const auto& b) { return a.deployment < b.deployment; });
    for (const domain::FrontMember& wanted : sorted) {
        auto found = std::find_if(
            front.members.begin(), front.members.end(),
            [&](const Member& each) { return each.member.deployment == wanted.deployment; });
        if (found == front.members.end()) {
            Member member;
            member.key = keyOfName(wanted.deployment, front.members);
            member.share =
                front.metrics.addShare(static_cast<serving::NodeKey>(front.members.size()));
            front.byKey[member.key] = static_cast<std::uint32_t>(front.members.size());
            front.members.push_back(member);
            found = std::prev(front.members.end());
        }
        found->member = wanted;
        found->listed = true;
    }
    for (Member& member : front.members) {
        const auto link = links.find({member.member.deployment, member.member.port});
        member.link = link == links.end() ? std::nullopt : std::optional(link->second);
        member.inRotation = member.listed && member.link && serving.takesRequests(*member.link);
    }
    rebuild(front);
}

// A new balancer learns of the requests in progress, also of members that are out of the rotation.
// They join in the order of their keys.
void Fronts::State::rebuild(OneFront& front) {
    front.balancer = balancing::makeBalancer(front.spec.balancing, front.spec.options);
    std::vector<const Member*> sorted;
    for (const Member& member : front.members) {
        if (member.listed) sorted.push_back(&member);
    }
    std::sort(sorted.begin(), sorted.end(), byKey);
    for (const Member* member : sorted) {
        if (!member->inRotation && goesByOrder(front)) continue;
        front.balancer->add(member->key, 1);
        for (int i = 0; i < member->inProgress; ++i)
            front.balancer->started(member->key);
        if (!member->inRotation) front.balancer->remove(member->key);
    }
}

void Fronts::State::join(OneFront& front, Member& member) {
    if (std::exchange(member.inRotation, true)) return;
    if (goesByOrder(front))
        rebuild(front);
    else
        front.balancer->add(member.key, 1);
}

void Fronts::State::leave(OneFront& front, Member& member) {
    if (!std::exchange(member.inRotation, false)) return;
    if (goesByOrder(front))
        rebuild(front);
    else
        front.balancer->remove(member.key);
}

void Fronts::State::resetEjection(OneFront& front, Member& member) {
    engine.cancel(member.ejectionTimer);
    member.ejectionTimer = {};
    if (member.ejected) --front.ejectedMembers;
    member.ejected = false;
    member.failuresInARow = 0;
    member.ejections = 0;
}

void Fronts::State::look(OneFront& front, Member& member) {
    if (!member.listed) return;
    const auto found = links.find({member.member.deployment, member.member.port});
    member.link = found == links.end() ? std::nullopt : std::optional(found->second);
    if (member.link && serving.takesRequests(*member.link)) {
        if (!member.ejected) join(front, member);
        return;
    }
    // What was known of it is known no more.
    resetEjection(front, member);
    leave(front, member);
}

void Fronts::State::answered(OneFront& front, Member& member, bool well) {
    if (!front.spec.options.ejection) return;
    const domain::Ejection& rule = *front.spec.options.ejection;
    member.failuresInARow = well ? 0 : member.failuresInARow + 1;
    if (well || !member.inRotation || member.failuresInARow < rule.failures) return;
    const int inRotation = static_cast<int>(front.balancer->size());
    if (!serving::mayEject(rule, inRotation, front.ejectedMembers)) return;
    const engine::Time span =
        serving::ejectionSpan(rule, member.ejections, engine.now() - member.returned);
    member.ejected = true;
    ++front.ejectedMembers;
    front.metrics.ejected();
    leave(front, member);
    member.ejectionTimer =
        engine.scheduleAfter(span, {kEjectionOver, front.key.deployment - kFirstFront,
                                    static_cast<std::uint64_t>(&member - front.members.data())});
}

void Fronts::State::ejectionOver(std::uint32_t index, std::uint32_t memberIdx) {
    OneFront& front = *fronts[index];
    Member& member = front.members[memberIdx];
    member.ejectionTimer = {};
    if (!std::exchange(member.ejected, false)) return;
    --front.ejectedMembers;
    member.failuresInARow = 0;
    member.returned = engine.now();
    look(front, member);
}

}  // namespace berth::sim::fronts
