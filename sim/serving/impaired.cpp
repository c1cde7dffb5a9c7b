// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that meet a bad network, a slow disk or a bad version. Their node holds a place for them
// meanwhile, as a server does that waits for a client's next packet.
#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

engine::Time Serving::State::impair(std::uint32_t slot, engine::Time time) {
    ActiveRequest& request = pool[slot];
    NodeState& node = *nodes[request.node];
    const Impairment& met = node.container.impairment;
    const auto hit = [&](ImpairmentHit what) { listener.onImpaired(node.key, what); };
    if (met.unreachable) {
        hit(ImpairmentHit::Unreachable);
        request.fate = RequestFate::Unreachable;
        return kConnectTimeout;
    }
    const images::Behaviour behaviour = node.container.image->behaviour;
    if (met.writeSpeed < 1 && request.real && behaviour == images::Behaviour::Files &&
        changesState(behaviour, pool.rest(slot).exchange->request.method)) {
        hit(ImpairmentHit::SlowWrite);
        time = static_cast<engine::Time>(static_cast<double>(time) / met.writeSpeed);
    }
    if (met.loss > 0) {
        engine::Time waits = 0;
        engine::Time wait = kFirstRetransmission;
        for (int lost = 1; node.impaired.uniform() < met.loss; ++lost) {
            hit(ImpairmentHit::Lost);
            waits += wait;
            wait *= 2;
            if (lost == kTries) {
                request.fate = RequestFate::Lost;
                return waits;
            }
        }
        time += waits;
    }
    if (met.delay > 0) {
        hit(ImpairmentHit::Delayed);
        time += met.delay;
    }
    if (met.errors > 0 && node.impaired.uniform() < met.errors) {
        hit(ImpairmentHit::Error);
        request.fate = RequestFate::Error;
    }
    return time;
}

void Serving::State::endImpaired(std::uint32_t slot) {
    const ActiveRequest& request = pool[slot];
    const std::uint32_t nodeIdx = request.node;
    const std::uint32_t linkIdx = request.link;
    answered(linkIdx, *nodes[nodeIdx], false);
    switch (request.fate) {
        case RequestFate::Unreachable:
            lose({slot}, "the node cannot be reached: connection timed out");
            break;
        case RequestFate::Lost:
            if (!retry(slot)) fail({slot}, 504, Outcome::TimedOut, "the network lost the request");
            break;
        case RequestFate::Error:
        case RequestFate::Answered: {
            const bool real = request.real;
            const std::string method = real ? pool.rest(slot).exchange->request.method : "GET";
            const std::string target = real ? pool.rest(slot).exchange->request.target : "/";
            const engine::Time latency = engine.now() - request.arrived;
            fail({slot}, 500, Outcome::Failed, "the program failed");
            writeLog(nodeIdx, method, target, 500, 0, latency, real);
            break;
        }
    }
    freed(nodeIdx, linkIdx);
}

void Serving::setImpairment(NodeKey key, const Impairment& impairment) {
    State& s = *m_state;
    NodeState* node = s.findNode(key);
    if (node == nullptr || !node->running || node->container.impairment == impairment) return;
    const bool cutOff = impairment.unreachable && !node->container.impairment.unreachable;
    node->container.impairment = impairment;
    if (!cutOff) return;
    // Connections break; what would come to wait now runs into the time-out.
    s.lose(s.requestsOf(*node), "the connection to the node broke");
}

}  // namespace berth::sim::serving
