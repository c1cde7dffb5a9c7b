// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "models/domain/random.h"
#include "models/domain/simulator_control.h"
#include "sim/serving/http_message.h"

namespace berth::sim::open_api {

// What the faults of the API that last now do to the calls of real clients. Which calls they hit is
// the wall clock's, as the calls are, so it is drawn from the system's generator and changes
// nothing of the simulation but what the calls do to it. Used by the gateway's thread; hits() by
// any.
class ApiFaults {
  public:
    // The faults that last now; any thread.
    using Source = std::function<std::vector<domain::ActiveFault>()>;

    ApiFaults(Source source, domain::Random& random);

    struct Verdict {
        int status = 0;           // above 0: the call is answered with it, and nothing is done
        bool hangs = false;       // never answered, and nothing is done
        bool twice = false;       // of calls that change something
        bool losesReply = false;  // done, and never answered
    };
    [[nodiscard]] Verdict meet(bool changesSomething);
    // Keeps the connection of a call that gets no answer, so that its client waits. The oldest ends
    // when there are too many.
    void keepWaiting(std::shared_ptr<serving::ResponseSink> sink);
    [[nodiscard]] std::uint64_t hits(domain::FaultKind kind) const {
        return m_hits[static_cast<std::size_t>(kind)];
    }

    static constexpr std::size_t kMostWaiting = 256;

  private:
    [[nodiscard]] bool strikes(const domain::Fault& fault);

    Source m_source;
    domain::Random& m_random;
    std::deque<std::shared_ptr<serving::ResponseSink>> m_waiting;
    std::array<std::atomic<std::uint64_t>, domain::kFaultKinds> m_hits{};
};

// Takes an answer that nobody is to get.
class NoAnswer final : public serving::ResponseSink {
  public:
    void onHead(const serving::HttpHead& /*head*/, std::int64_t /*bodyLength*/) override {}
    void onData(std::string_view /*data*/, bool /*last*/) override {}
    void onFailure(int /*status*/, std::string_view /*node*/,
                   std::string_view /*detail*/) override {}
};

}  // namespace berth::sim::open_api
