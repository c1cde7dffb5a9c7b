// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that get lost, answers that get lost, requests that arrive late, and consoles that are
// killed at any moment: no change is ever done twice, and none that was reported done or refused is
// anything else.
//
// Two ways, for each kind of change. Everywhere: each trouble at each call, a kill before each
// step, and a kill before each step of the look-ups after an attempt that got lost; that is
// complete. At random: many troubles and kills in one trial, by seed. The usual run takes the first
// 60 seeds of each kind; BERTH_SEEDS asks for another number, 15000 for the hundred thousand of a
// release.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>

#include "tests/platform_client/gongji/change_trial.h"

namespace berth::platform_client::gongji {
namespace {

using namespace std::chrono_literals;
using domain::Duration;
using testing::ChangeKind;
using testing::ChangeTrial;
using testing::Fate;
using testing::Troubles;

enum class Trouble {
    CertainlyUnseen,  // and everybody knows
    RequestLost,      // not seen, and nobody can tell
    AnswerLost,       // done, and nobody can tell
    DoneLate,         // done after the sender has given up
    GatewayUnseen,    // something in between answers, whatever became of it
    GatewaySeen,
};
constexpr int kTroubles = 6;

void strike(Fate& fate, Trouble trouble, Duration late) {
    switch (trouble) {
        case Trouble::CertainlyUnseen:
            fate.isSeen = fate.isAnswered = false;
            fate.failure = HttpFailureKind::Refused;
            fate.mayHaveArrived = false;
            return;
        case Trouble::RequestLost:
            fate.isSeen = fate.isAnswered = false;
            return;
        case Trouble::AnswerLost:
            fate.isAnswered = false;
            return;
        case Trouble::DoneLate:
            fate.isAnswered = false;
            fate.failure = HttpFailureKind::TimedOut;
            fate.latency = 15s;
            fate.arrives = late;
            return;
        case Trouble::GatewayUnseen:
            fate.isSeen = false;
            fate.status = 502;
            return;
        case Trouble::GatewaySeen:
            fate.status = 504;
            return;
    }
}

// Late answers of reads would only be old; the sender has given up on them.
void neverReadLate(Fate& fate, const HttpCall& call) {
    if (call.method != "POST" && fate.arrives > fate.latency) fate.arrives = fate.latency;
}

// At most one kill, and one trouble: at one call, or at the first two attempts at the change.
class FewTroubles final : public Troubles {
  public:
    int killBefore = -1;
    int strikeAt = -1;
    bool strikesTheChange = false;
    Trouble trouble = Trouble::AnswerLost;

    Fate fateOf(const HttpCall& call, int number) override {
        Fate fate;
        const bool early = strikesTheChange && call.method == "POST" && ++m_attempts <= 2;
        if (early || number == strikeAt) strike(fate, trouble, 29s);
        neverReadLate(fate, call);
        return fate;
    }
    bool killsBefore(int step) override { return step == killBefore; }
    // They are few: half an hour is enough for all of them.
    bool areOver() const override { return true; }

  private:
    int m_attempts = 0;
};

// Of the first ten to fifty calls two of three may go wrong, and every fortieth step meanwhile is a
// console's last.
class ManyTroubles final : public Troubles {
  public:
    explicit ManyTroubles(std::uint64_t seed)
        : m_random(seed), m_troubledCalls(10 + static_cast<int>(draw(41))) {}

    Fate fateOf(const HttpCall& call, int number) override {
        Fate fate;
        fate.latency = 20ms + std::chrono::milliseconds(draw(300));
        fate.arrives = fate.latency / 2;
        m_over |= number >= m_troubledCalls;
        if (m_over || draw(3) == 0) return fate;
        const std::uint64_t kind = draw(kTroubles + 2);
        if (kind < kTroubles) {
            strike(fate, static_cast<Trouble>(kind), upTo(30s));
        } else if (kind == kTroubles) {  // slow
            fate.latency = upTo(14s);
            fate.arrives = fate.latency / 2;
        }
        neverReadLate(fate, call);
        return fate;
    }
    bool killsBefore(int) override { return !m_over && draw(40) == 0; }
    bool areOver() const override { return m_over; }

  private:
    std::uint64_t draw(std::uint64_t below) { return m_random() % below; }
    Duration upTo(std::chrono::milliseconds most) {
        return std::chrono::milliseconds(draw(static_cast<std::uint64_t>(most.count()) + 1));
    }

    std::mt19937_64 m_random;
    const int m_troubledCalls;
    bool m_over = false;
};

std::uint64_t seeds() {
    const char* const asked = std::getenv("BERTH_SEEDS");
    return asked == nullptr ? 60 : std::strtoull(asked, nullptr, 10);
}

class LostReplies : public ::testing::TestWithParam<int> {
  protected:
    [[nodiscard]] static ChangeKind kind() { return static_cast<ChangeKind>(GetParam()); }
};

TEST_P(LostReplies, AnyOneTroubleAtAnyCallLeavesOneEffectOrNone) {
    FewTroubles none;
    ChangeTrial smooth(kind(), none, 1);
    smooth.run();
    ASSERT_FALSE(HasFailure());
    ASSERT_GE(smooth.calls(), 3) << "the catalogue, the state and the change at least";
    for (int call = 0; call < smooth.calls(); ++call) {
        for (int trouble = 0; trouble < kTroubles; ++trouble) {
            SCOPED_TRACE(::testing::Message() << "call " << call << ", trouble " << trouble);
            FewTroubles one;
            one.strikeAt = call;
            one.trouble = static_cast<Trouble>(trouble);
            ChangeTrial(kind(), one, 1).run();
            if (HasFailure()) return;
        }
    }
}

TEST_P(LostReplies, AKillBeforeAnyStepLeavesOneEffectOrNone) {
    FewTroubles none;
    ChangeTrial smooth(kind(), none, 1);
    smooth.run();
    ASSERT_FALSE(HasFailure());
    ASSERT_GE(smooth.steps(), 3);
    for (int step = 0; step < smooth.steps(); ++step) {
        SCOPED_TRACE(::testing::Message() << "step " << step);
        FewTroubles one;
        one.killBefore = step;
        ChangeTrial killed(kind(), one, 1);
        killed.run();
        EXPECT_EQ(killed.kills(), 1);
        if (HasFailure()) return;
    }
}

TEST_P(LostReplies, AKillBeforeAnyStepOfALookUpLeavesOneEffectOrNone) {
    for (const Trouble trouble : {Trouble::RequestLost, Trouble::AnswerLost, Trouble::DoneLate}) {
        bool killed = true;
        for (int step = 0; killed; ++step) {
            SCOPED_TRACE(::testing::Message()
                         << "trouble " << static_cast<int>(trouble) << ", step " << step);
            ASSERT_LT(step, 5000) << "it never ends";
            FewTroubles all;
            all.strikesTheChange = true;
            all.trouble = trouble;
            all.killBefore = step;
            ChangeTrial trial(kind(), all, 1);
            trial.run();
            killed = trial.kills() > 0;
            if (HasFailure()) return;
        }
    }
}

TEST_P(LostReplies, ManyTroublesAtOnceLeaveOneEffectOrNone) {
    const std::uint64_t most = seeds();
    ASSERT_GT(most, 0U) << "BERTH_SEEDS is no number";
    for (std::uint64_t seed = 1; seed <= most; ++seed) {
        SCOPED_TRACE(::testing::Message() << "seed " << seed);
        const std::uint64_t own = seed * testing::kChangeKinds + static_cast<unsigned>(GetParam());
        ManyTroubles troubles(own);
        ChangeTrial(kind(), troubles, own).run();
        if (HasFailure()) return;
    }
}

std::string nameOf(const ::testing::TestParamInfo<int>& kind) {
    constexpr const char* kNames[] = {"Create",  "Edit",   "Scale",     "Pause",    "Resume",
                                      "Replace", "Delete", "CreateJob", "DeleteJob"};
    return kNames[kind.param];
}

INSTANTIATE_TEST_SUITE_P(Changes, LostReplies, ::testing::Range(0, testing::kChangeKinds), nameOf);

}  // namespace
}  // namespace berth::platform_client::gongji
