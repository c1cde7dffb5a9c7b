// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that get lost, answers that get lost, requests that arrive late, and consoles that are
// killed at any moment: no change is ever done twice, and none that was reported done or refused is
// anything else.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/platform_client/gongji/client_room.h"

namespace berth::platform_client::gongji {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using testing::ClientRoom;
using testing::FakeTask;
using testing::Fate;

enum class Kind { Create, Edit, Scale, Pause, Resume, Replace, Delete };
constexpr int kKinds = 7;

GongjiOptions fewPolls() {
    GongjiOptions options;
    options.poll.usual = options.poll.brisk = 5min;
    options.poll.settledNodes = 5min;
    return options;
}

// One operation on one platform, with what a console's journal does for it.
class Trial {
  public:
    Trial(std::uint64_t seed, Kind kind) : m_random(seed), m_kind(kind), m_room(fewPolls(), seed) {
        m_task = m_room.running("echo", 2).id;
        if (kind == Kind::Resume) {
            FakeTask& task = *m_room.platform.find(m_task);
            task.status = "Paused";
            for (auto& point : task.nodes)
                point.gone = true;
        }
        m_victim = m_room.platform.find(m_task)->nodes[0].id;
        m_room.wire.fate = [this](const HttpCall& call) { return fateOf(call); };
    }

    void run() {
        m_room.start();
        if (::testing::Test::HasFatalFailure()) return;
        m_troubledUntil = m_room.queue.now() + 20s + seconds(120);
        // The journal says Sent before the change is handed over for the first time.
        ask(false);
        while (m_room.queue.now() < m_troubledUntil + 30min && !m_final) {
            if (restartNow()) restart();
            if (m_answer && m_answer->result) take(Result<ChangeOutcome>(*m_answer->result));
            if (!m_final && !m_room.queue.advanceToNextTimer()) break;
        }
        ASSERT_TRUE(m_final) << "it is forgotten";
        m_room.client.reset();
        m_room.queue.advance(10min);  // whatever still is on its way arrives
        check();
    }

  private:
    std::uint64_t draw(std::uint64_t below) { return m_random() % below; }
    Duration seconds(std::uint64_t most) {
        return std::chrono::milliseconds(draw(1000 * most + 1));
    }

    Fate fateOf(const HttpCall& call) {
        Fate fate;
        fate.latency = 20ms + std::chrono::milliseconds(draw(300));
        fate.arrives = fate.latency / 2;
        if (m_room.queue.now() >= m_troubledUntil || draw(3) == 0) return fate;
        const bool post = call.method == "POST";
        switch (draw(7)) {
            case 0:  // certainly not seen
                fate.isSeen = fate.isAnswered = false;
                fate.failure = HttpFailureKind::Refused;
                fate.mayHaveArrived = false;
                break;
            case 1:  // not seen, and nobody can tell
                fate.isSeen = fate.isAnswered = false;
                break;
            case 2:  // done, and the answer is lost
                fate.isAnswered = false;
                break;
            case 3:  // done late, after the sender has given up
                fate.isAnswered = false;
                fate.failure = HttpFailureKind::TimedOut;
                fate.latency = 15s;
                fate.arrives = seconds(30);
                break;
            case 4:  // something in between answers, whatever became of it
                fate.status = draw(2) == 0 ? 502 : 504;
                fate.isSeen = draw(2) == 0;
                break;
            case 5:  // slow
                fate.latency = seconds(14);
                fate.arrives = fate.latency / 2;
                break;
            default:
                break;
        }
        // Late answers of reads would only be old; the sender has given up on them.
        if (!post && fate.arrives > fate.latency) fate.arrives = fate.latency;
        return fate;
    }

    bool restartNow() { return m_room.queue.now() < m_troubledUntil && draw(40) == 0; }
    void restart() {
        m_room.client.reset();
        m_answer.reset();
        ++m_restarts;
        m_room.start();
        ask(true);
    }

    void ask(bool lookUp) { m_answer = m_room.ask(change(), std::string(32, 'a'), 0, lookUp); }
    [[nodiscard]] Change change() const {
        const DeploymentId id{std::to_string(m_task)};
        switch (m_kind) {
            case Kind::Create:
                return CreateDeployment{ClientRoom::spec("fresh", 2)};
            case Kind::Edit: {
                DeploymentSpec spec = ClientRoom::spec("echo", 2);
                spec.regions = {{"guangdong"}};
                spec.environment = {{"MODE", "fast"}};
                return EditDeployment{id, spec};
            }
            case Kind::Scale:
                return ScaleDeployment{id, 3};
            case Kind::Pause:
                return PauseDeployment{id};
            case Kind::Resume:
                return ResumeDeployment{id};
            case Kind::Replace:
                return ReplaceNode{{std::to_string(m_victim)}};
            case Kind::Delete:
                break;
        }
        return DeleteDeployment{id};
    }

    // As the console's journal takes an answer: an open one is looked up again.
    void take(const Result<ChangeOutcome>& result) {
        m_answer.reset();
        const bool open = !result && (result.error().code == ErrorCode::TimedOut ||
                                      result.error().code == ErrorCode::Unavailable);
        if (open) {
            m_timer = m_room.queue.after(1s, [] {});
            return ask(true);
        }
        m_final = result;
    }

    [[nodiscard]] int effects() const {
        const testing::FakeGongji& platform = m_room.platform;
        switch (m_kind) {
            case Kind::Create:
                return platform.creates;
            case Kind::Edit:
                return platform.updates;
            case Kind::Scale:
                return platform.scales;
            case Kind::Pause:
                return platform.pauses;
            case Kind::Resume:
                return platform.resumes;
            case Kind::Replace:
                return platform.replaced;
            case Kind::Delete:
                break;
        }
        return platform.stops;
    }
    void check() {
        EXPECT_LE(effects(), 1) << "done twice";
        if (*m_final) {
            EXPECT_EQ(effects(), 1) << "reported done, and it is not";
        } else {
            EXPECT_EQ(effects(), 0)
                << "reported refused, and it is done: " << m_final->error().detail;
        }
        EXPECT_EQ(m_room.platform.creates + m_room.platform.updates + m_room.platform.scales +
                      m_room.platform.pauses + m_room.platform.resumes + m_room.platform.replaced +
                      m_room.platform.stops,
                  effects())
            << "and nothing else was done";
    }

    std::mt19937_64 m_random;
    const Kind m_kind;
    ClientRoom m_room;
    TaskId m_task = 0;
    PointId m_victim = 0;
    Duration m_troubledUntil{0};
    std::shared_ptr<ClientRoom::Outcome> m_answer;
    std::unique_ptr<Timer> m_timer;
    std::optional<Result<ChangeOutcome>> m_final;
    int m_restarts = 0;
};

class LostReplies : public ::testing::TestWithParam<int> {};

TEST_P(LostReplies, NeverMakeAChangeHappenTwiceOrGetForgotten) {
    constexpr std::uint64_t kSeeds = 1500;  // for each kind: more than 10,000 together
    const auto kind = static_cast<Kind>(GetParam());
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Trial(seed * kKinds + static_cast<std::uint64_t>(kind), kind).run();
        if (HasFailure()) return;
    }
}

std::string nameOf(const ::testing::TestParamInfo<int>& kind) {
    constexpr const char* kNames[] = {"Create", "Edit",    "Scale", "Pause",
                                      "Resume", "Replace", "Delete"};
    return kNames[kind.param];
}

INSTANTIATE_TEST_SUITE_P(Changes, LostReplies, ::testing::Range(0, kKinds), nameOf);

}  // namespace
}  // namespace berth::platform_client::gongji
