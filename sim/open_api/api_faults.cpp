// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/api_faults.h"

#include <utility>

namespace berth::sim::open_api {

using domain::FaultKind;

ApiFaults::ApiFaults(Source source, domain::Random& random)
    : m_source(std::move(source)), m_random(random) {}

bool ApiFaults::strikes(const domain::Fault& fault) {
    const double drawn = static_cast<double>(m_random.next() >> 11U) * 0x1p-53;  // [0, 1)
    if (drawn >= fault.probability) return false;
    ++m_hits[static_cast<std::size_t>(fault.kind)];
    return true;
}

ApiFaults::Verdict ApiFaults::meet(bool changesSomething) {
    Verdict verdict;
    for (const domain::ActiveFault& active : m_source()) {
        const domain::Fault& fault = active.fault;
        switch (fault.kind) {
            case FaultKind::ApiErrors:
                if (strikes(fault)) verdict.status = fault.status;
                break;
            case FaultKind::ApiTimeouts:
                verdict.hangs |= strikes(fault);
                break;
            case FaultKind::ApiDuplicates:
                if (changesSomething) verdict.twice |= strikes(fault);
                break;
            case FaultKind::ApiLostReplies:
                verdict.losesReply |= strikes(fault);
                break;
            default:
                break;
        }
    }
    return verdict;
}

void ApiFaults::keepWaiting(std::shared_ptr<serving::ResponseSink> sink) {
    if (m_waiting.size() >= kMostWaiting) m_waiting.pop_front();
    m_waiting.push_back(std::move(sink));
}

}  // namespace berth::sim::open_api
