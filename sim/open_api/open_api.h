// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "sim/open_api/api_context.h"
#include "sim/open_api/api_faults.h"
#include "sim/open_api/authentication.h"
#include "sim/serving/http_message.h"

namespace berth::sim::open_api {

// The Open API of the platform, spoken by a simulation: what a client of the real one sends is
// answered as there, so that it works against the simulator unchanged.
//
// Every answer is HTTP 200 with the envelope {"code", "message", "data"}; only while the simulation
// starts or ends it is a 503, which clients try again, and what a fault of the API answers. Reads
// are answered from the newest snapshot, changes by the platform below. handle() belongs to one
// thread; it never blocks.
class OpenApi {
  public:
    static constexpr std::size_t kMostBodyBytes = 1024 * 1024;

    // Platform, clock and random must outlive it; its replies may come later than its end.
    OpenApi(domain::Platform& platform, ApiContext::EndedSource ended, Authentication keys,
            const domain::Clock& clock, domain::Random& random);

    // From now on calls meet the faults of the API that the source has. Before the first call.
    void meetFaults(ApiFaults::Source source);
    // How often calls have met them.
    [[nodiscard]] std::uint64_t faultHits(domain::FaultKind kind) const {
        return m_faults ? m_faults->hits(kind) : 0;
    }

    void handle(const serving::HttpRequest& request, std::shared_ptr<serving::ResponseSink> sink);

  private:
    [[nodiscard]] ApiResult<void> call(const serving::HttpRequest& request,
                                       const Responder& responder);

    void answer(const serving::HttpRequest& request, std::shared_ptr<serving::ResponseSink> sink);

    Authentication m_keys;
    const domain::Clock& m_clock;
    domain::Random& m_random;
    ApiContext m_context;
    std::unique_ptr<ApiFaults> m_faults;
};

}  // namespace berth::sim::open_api
