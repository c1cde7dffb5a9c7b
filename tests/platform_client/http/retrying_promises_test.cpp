// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/platform_client/http/retrying_world.h"

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;
using support::ScriptedTransport;
using Kind = HttpFailureKind;

// One random result of a host that fails in every way there is.
ScriptedTransport::Turn randomTurn(std::mt19937_64& random) {
    ScriptedTransport::Turn turn;
    turn.after = std::chrono::milliseconds(random() % 4000);
    switch (random() % 8) {
        case 0:
            turn.result = failed(Kind::TimedOut, random() % 2 == 0);
            break;
        case 1:
            turn.result = failed(Kind::Refused, false);
            break;
        case 2:
            turn.result = failed(Kind::Broken, true);
            break;
        case 3:
            turn.result = answered(429, {{"retry-after", std::to_string(random() % 40)}});
            break;
        case 4:
            turn.result = answered(503);
            break;
        case 5:
            turn.result = failed(Kind::CertificateBad, false);
            break;
        default:
            turn.result = answered(200);
    }
    return turn;
}

// What a seeded run may not do, watched from the host's side and from the observer's.
struct Watch {
    RetryRule rule = RetryRule::Never;
    domain::Duration end{0};
    int tries = 0, attempts = 0, underWay = 0, replies = 0;
    bool mayHaveActed = false;
    bool nextMayAct = false;         // of the attempt under way
    domain::Duration pauseToAsk{0};  // by the attempt under way
};

class PromisesTest {
  public:
    explicit PromisesTest(std::uint64_t seed)
        : m_random(seed),
          m_world([this](const HttpCall& call, std::size_t) { return sent(call); }, seed) {
        m_world.onTold = [this](const domain::ApiCall& call) { told(call); };
    }

    void run() {
        for (std::size_t i = 0; i < m_watches.size(); ++i) {
            begin(i);
            if (m_random() % 8 == 0) m_handles[m_random() % m_handles.size()].reset();
            m_world.queue.advance(std::chrono::milliseconds(m_random() % 3000));
        }
        m_world.queue.advance(1min);
        for (std::size_t i = 0; i < m_watches.size(); ++i) {
            EXPECT_TRUE(m_watches[i].replies == 1 || !m_handles[i]);
            EXPECT_EQ(m_watches[i].underWay, 0) << "each attempt is told once";
        }
        EXPECT_EQ(m_world.told.size(), m_world.transport.sent().size());
        EXPECT_EQ(m_world.transport.underWay(), 0);
        EXPECT_EQ(m_world.queue.timersSet(), 0U);
    }
    [[nodiscard]] int repeated() const { return m_repeated; }
    [[nodiscard]] int paused() const { return m_paused; }

  private:
    void begin(std::size_t i) {
        Watch& watch = m_watches[i];
        watch.rule = static_cast<RetryRule>(m_random() % 3);
        watch.tries = 1 + static_cast<int>(m_random() % 4);
        RepeatableCall call;
        call.rule = watch.rule;
        call.tries = watch.tries;
        call.deadline = std::chrono::milliseconds(500 + m_random() % 30'000);
        watch.end = m_world.queue.now() + call.deadline;
        call.make = [i] {
            HttpCall http;
            http.url = "https://h/?i=" + std::to_string(i);
            return http;
        };
        m_handles.push_back(m_world.caller->call(std::move(call), [this, i](const HttpResult&) {
            ++m_watches[i].replies;
            EXPECT_EQ(m_watches[i].replies, 1);
            EXPECT_LE(m_world.queue.now(), m_watches[i].end);
        }));
    }

    Watch& watchOf(const std::string& address) {
        return m_watches[std::stoul(address.substr(address.find('=') + 1))];
    }

    ScriptedTransport::Turn sent(const HttpCall& call) {
        Watch& watch = watchOf(call.url);
        EXPECT_EQ(++watch.underWay, 1) << "one attempt at a time";
        EXPECT_LE(++watch.attempts, watch.tries);
        EXPECT_FALSE(watch.mayHaveActed && watch.rule != RetryRule::Idempotent);
        EXPECT_GE(m_world.queue.now(), m_pausedUntil) << "a pause holds for everybody";
        EXPECT_LE(m_world.queue.now() + call.deadline, watch.end);
        if (watch.attempts > 1) ++m_repeated;
        const ScriptedTransport::Turn turn = randomTurn(m_random);
        const bool timesOut = turn.after > call.deadline;
        watch.nextMayAct = timesOut || (turn.result ? turn.result->status != 429
                                                    : turn.result.error().mayHaveArrived);
        watch.pauseToAsk = 0s;
        if (turn.result && !timesOut && !turn.result->header("retry-after").empty())
            watch.pauseToAsk =
                std::chrono::seconds(std::stoi(std::string(turn.result->header("retry-after"))));
        return turn;
    }

    void told(const domain::ApiCall& call) {
        Watch& watch = watchOf(call.path);
        EXPECT_EQ(--watch.underWay, 0);
        EXPECT_EQ(call.attempt, watch.attempts);
        watch.mayHaveActed = watch.mayHaveActed || watch.nextMayAct;
        if (call.status == 0 || watch.pauseToAsk == 0s) return;
        ++m_paused;
        m_pausedUntil = std::max(m_pausedUntil, m_world.queue.now() + watch.pauseToAsk);
    }

    std::mt19937_64 m_random;
    std::vector<Watch> m_watches = std::vector<Watch>(12);
    std::vector<std::unique_ptr<HttpHandle>> m_handles;
    domain::Duration m_pausedUntil{0};
    int m_repeated = 0, m_paused = 0;
    World m_world;
};

TEST(RetryingCaller, HoldsItsPromisesWhateverTheHostDoes) {
    int repeated = 0;
    int paused = 0;
    for (std::uint64_t seed = 0; seed < 500 && !testing::Test::HasFailure(); ++seed) {
        PromisesTest test(seed);
        test.run();
        repeated += test.repeated();
        paused += test.paused();
    }
    EXPECT_GT(repeated, 500);
    EXPECT_GT(paused, 200);
}

}  // namespace
}  // namespace berth::platform_client
