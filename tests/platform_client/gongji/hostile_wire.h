// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "platform_client/http/http_transport.h"
#include "platform_client/http/task_queue.h"
#include "tests/platform_client/gongji/fake_gongji.h"
#include "tests/support/seeded_random.h"

namespace berth::platform_client::gongji::testing {

// What can become of a request or its answer, worst last. From WrongType on the answer lies: it can
// be read, and it is not so.
enum class Harm {
    None,
    Late,          // up to twice the deadline
    Lost,          // never arrives, nothing comes back
    Refused,       // nobody listens; certainly not seen
    AnswerLost,    // done, and the connection breaks
    AnswerCut,     // done, and the body ends anywhere
    Html,          // somebody in between answers 200 with a page
    NotJson,       // one byte of the body is another
    NoEnvelope,    // JSON, and not this API's
    TooMany,       // 429 without a word on when
    TooManyUntil,  // 429 with Retry-After
    GateFailed,    // 502 or 503, done or not
    TooLarge,      // beyond what the transport takes
    Redirected,
    BadCertificate,
    NotHttp,
    WrongType,   // one value is of another kind
    NoData,      // success, and nothing with it
    OtherField,  // a field that nobody knows
    Twice,       // an element of a list comes twice
    Reversed,    // a list in another order, or short of an element
    Stale,       // an answer to the same question from before
};
inline constexpr int kHarms = static_cast<int>(Harm::Stale) + 1;

// The way to a FakeGongji through a storm that a seed makes, in the time of a queue.
class HostileWire final : public HttpTransport {
  public:
    HostileWire(TaskQueue& queue, FakeGongji& platform, const domain::Clock& clock,
                std::uint64_t seed)
        : m_queue(queue), m_platform(platform), m_clock(clock), m_random(seed) {}

    enum class Weather {
        Calm,
        Storm,       // everything but lies
        LyingStorm,  // everything
        Dead,        // nothing arrives
    };
    Weather weather = Weather::Calm;

    [[nodiscard]] std::unique_ptr<HttpHandle> send(HttpCall call,
                                                   std::function<void(HttpResult)> reply) override;

    // When an answer with status 200 was last handed over, by the clock's wall time.
    [[nodiscard]] std::int64_t lastAnswerMs() const { return m_lastAnswerMs; }
    [[nodiscard]] int underWay() const { return *m_underWay; }
    [[nodiscard]] const std::array<std::int64_t, kHarms>& hits() const { return m_hits; }

  private:
    class Handle;

    [[nodiscard]] Harm choose();
    [[nodiscard]] HttpResult answerWith(Harm harm, const HttpCall& call);
    [[nodiscard]] std::string spoiled(Harm harm, const HttpCall& call, std::string body);
    [[nodiscard]] std::size_t below(std::size_t bound) {
        return static_cast<std::size_t>(m_random.next() % bound);
    }

    TaskQueue& m_queue;
    FakeGongji& m_platform;
    const domain::Clock& m_clock;
    support::SeededRandom m_random;
    std::map<std::string, std::string> m_before;  // url → an answer of some time ago
    std::array<std::int64_t, kHarms> m_hits{};
    std::int64_t m_lastAnswerMs = 0;
    std::shared_ptr<int> m_underWay = std::make_shared<int>(0);
};

}  // namespace berth::platform_client::gongji::testing
