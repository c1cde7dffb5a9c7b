// SPDX-License-Identifier: GPL-3.0-or-later
// What came to links of late.
#include "sim/serving/request_key.h"
#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

void Serving::State::record(LinkState& link, const Exchange* exchange, GeneratedRequest request) {
    if (exchange != nullptr) {
        // The number of its caller stands for whatever tells callers apart. Who cannot be told from
        // others is a new caller each time.
        const auto key = exchange->request.balancingKey
                             ? exchange->request.balancingKey
                             : keyOf(exchange->request, link.options.hashKey);
        const std::uint64_t caller = key ? *key : ++link.strangers;
        request.client = static_cast<std::uint32_t>(caller ^ (caller >> 32U));
    }
    request.ticket = 0;  // nobody asks after it when it is played again
    link.tape.add(engine.now(), request);
}

std::vector<TapedRequest> Serving::recorded(LinkKey key, engine::Time since) const {
    const State& s = *m_state;
    const LinkState* link = s.findLink(key);
    if (link == nullptr) return {};
    std::vector<TapedRequest> requests = link->tape.read(since);
    engine::RandomStream random(s.seed, "serving/recorded");
    for (TapedRequest& each : requests) {
        GeneratedRequest& request = each.request;
        if (request.times == GeneratedRequest::kTimesOfImage || request.service >= 0) continue;
        request.service = s.serviceTimes[request.times].draw(false, random);
        request.times = GeneratedRequest::kTimesOfImage;
    }
    return requests;
}

}  // namespace berth::sim::serving
