// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/operation_runner.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <set>
#include <vector>

#include "models/domain/codec.h"
#include "tests/support/event_loop.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_platform.h"

namespace berth::bridge {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using support::drain;
using S = OperationState;

const Change kChange = ScaleDeployment{{"d-1"}, 5};

class OperationRunnerTest : public ::testing::Test {
  protected:
    void open(std::chrono::milliseconds firstLookUp = 1h) {
        runner = std::make_unique<OperationRunner>(
            platform, journal, clock,
            OperationRunner::Options{"here", firstLookUp,
                                     [this] { return OperationId{"op" + std::to_string(++ids)}; }});
        QObject::connect(runner.get(), &OperationRunner::finished,
                         [this](const Operation& o) { finished.push_back(o); });
        QObject::connect(runner.get(), &OperationRunner::changed,
                         [this](const Operation& o) { changed.push_back(o); });
    }
    OperationId run() {
        return runner->run(kChange, 3, "scale", runner.get(), [this](const auto& result) {
            answers.push_back(result ? "ok" : result.error().detail);
        });
    }
    [[nodiscard]] std::vector<S> states() const {
        std::vector<S> made;
        for (const OperationRecord& record : journal.history())
            made.push_back(record.state);
        return made;
    }
    void left(const char* id, S state) {
        OperationRecord record;
        record.operation = {id};
        record.connection = "here";
        record.state = state;
        record.changeJson = toJson(ChangeRequest{{id}, kChange, 3});
        journal.put(record);
    }

    support::FakeClock clock;
    support::FakeJournal journal;
    support::FakePlatform platform;
    std::unique_ptr<OperationRunner> runner;
    std::vector<Operation> finished, changed;
    std::vector<std::string> answers;
    int ids = 0;
};

TEST_F(OperationRunnerTest, JournalsBeforeItSendsAndAfterTheAnswer) {
    open();
    run();
    drain();
    EXPECT_EQ(states(), (std::vector{S::Planned, S::Sent, S::Acknowledged}));
    EXPECT_EQ(answers, std::vector<std::string>{"ok"});
    ASSERT_EQ(platform.applied().size(), 1U);
    EXPECT_EQ(platform.applied()[0], (ChangeRequest{{"op1"}, kChange, 3}));
    const auto written = changeRequestFromJson(journal.history()[0].changeJson);
    ASSERT_TRUE(written.has_value());
    EXPECT_EQ(*written, platform.applied()[0]);
}

TEST_F(OperationRunnerTest, SendsNothingUntilTheJournalIsDurable) {
    journal.hold(true);
    open();
    run();
    drain();
    EXPECT_TRUE(platform.applied().empty());
    journal.release();  // Planned
    drain();
    EXPECT_TRUE(platform.applied().empty());
    journal.release();  // Sent
    drain();
    EXPECT_EQ(platform.applied().size(), 1U);
}

TEST_F(OperationRunnerTest, SendsNothingWhenTheJournalFails) {
    for (const S state : {S::Planned, S::Sent}) {
        journal.failOn(state);
        open();
        run();
        drain();
        EXPECT_TRUE(platform.applied().empty());
        EXPECT_EQ(answers.back(), "the disk is full");
        EXPECT_EQ(finished.back().state, S::Refused);
        EXPECT_TRUE(runner->operations().empty());
    }
}

TEST_F(OperationRunnerTest, RecordsARefusalWithItsReason) {
    platform.onApply([](const ChangeRequest&) -> Result<ChangeOutcome> {
        return fail(ErrorCode::StateMoved, "it has moved");
    });
    open();
    run();
    drain();
    EXPECT_EQ(states().back(), S::Refused);
    EXPECT_EQ(journal.records()[0].detail, "it has moved");
    EXPECT_EQ(finished.at(0).error->code, ErrorCode::StateMoved);
    EXPECT_EQ(answers, std::vector<std::string>{"it has moved"});
}

TEST_F(OperationRunnerTest, LooksUpWhatWasNotAnsweredWithTheSameId) {
    bool reachable = false;
    platform.onApply([&](const ChangeRequest& request) -> Result<ChangeOutcome> {
        if (!reachable) return fail(ErrorCode::TimedOut, "no answer");
        return ChangeOutcome{request.operation, {"d-1"}, true};
    });
    open();
    run();
    drain();
    EXPECT_EQ(answers, std::vector<std::string>{"no answer"});
    ASSERT_EQ(changed.size(), 1U);
    EXPECT_TRUE(finished.empty());
    EXPECT_EQ(runner->operations().at(0).state, S::Unknown);
    runner->lookUp();
    drain();
    EXPECT_TRUE(finished.empty());
    EXPECT_EQ(changed.size(), 1U) << "still unknown is no news";
    reachable = true;
    runner->lookUp();
    drain();
    ASSERT_EQ(finished.size(), 1U);
    EXPECT_TRUE(finished[0].repeated);
    EXPECT_EQ(states().back(), S::Acknowledged);
    EXPECT_EQ(answers.size(), 1U) << "one answer for one request";
    ChangeRequest expected = platform.applied().at(0);
    EXPECT_FALSE(expected.lookUp) << "the first attempt is no look-up";
    expected.lookUp = true;
    for (std::size_t i = 1; i < platform.applied().size(); ++i)
        EXPECT_EQ(platform.applied()[i], expected);
}

TEST_F(OperationRunnerTest, LooksUpByItselfAfterAWhile) {
    int failures = 3;
    platform.onApply([&](const ChangeRequest& request) -> Result<ChangeOutcome> {
        if (failures-- > 0) return fail(ErrorCode::Unavailable, "away");
        return ChangeOutcome{request.operation, {}, false};
    });
    open(1ms);
    run();
    ASSERT_TRUE(support::runUntil([&] { return !finished.empty(); }));
    EXPECT_EQ(finished[0].state, S::Acknowledged);
}

TEST_F(OperationRunnerTest, DoesNotLookUpWhatIsStillUnderWay) {
    platform.hold(true);
    open();
    run();
    drain();
    runner->lookUp();
    drain();
    EXPECT_EQ(platform.applied().size(), 1U);
}

TEST_F(OperationRunnerTest, TakesALookUpThatWasNotLetThroughForNoAnswer) {
    left("op-a", S::Sent);
    platform.onApply([](const ChangeRequest&) -> Result<ChangeOutcome> {
        return fail(ErrorCode::ShuttingDown, "bye");
    });
    open();
    drain();
    EXPECT_TRUE(finished.empty());
    EXPECT_EQ(journal.records()[0].state, S::Sent);
}

TEST_F(OperationRunnerTest, LooksUpWhatAnEarlierRunLeftBehind) {
    left("op-planned", S::Planned);
    left("op-sent", S::Sent);
    left("op-unknown", S::Unknown);
    left("op-done", S::Acknowledged);
    OperationRecord elsewhere;
    elsewhere.operation = {"op-elsewhere"};
    elsewhere.connection = "there";
    elsewhere.state = S::Sent;
    journal.put(elsewhere);
    open();
    drain();
    std::set<std::string> sent;
    for (const ChangeRequest& request : platform.applied())
        sent.insert(request.operation.value);
    EXPECT_EQ(sent, (std::set<std::string>{"op-sent", "op-unknown"}));
    EXPECT_EQ(finished.size(), 3U);
    for (const Operation& operation : finished) {
        EXPECT_TRUE(operation.recovered);
        EXPECT_EQ(operation.state,
                  operation.id.value == "op-planned" ? S::Refused : S::Acknowledged);
    }
}

TEST_F(OperationRunnerTest, RefusesWhatItCannotReadAndSendsNothing) {
    OperationRecord record;
    record.operation = {"op-x"};
    record.connection = "here";
    record.state = S::Sent;
    record.changeJson = "{\"version\":1,";
    journal.put(record);
    open();
    drain();
    EXPECT_TRUE(platform.applied().empty());
    ASSERT_EQ(finished.size(), 1U);
    EXPECT_EQ(finished[0].error->code, ErrorCode::Malformed);
}

TEST_F(OperationRunnerTest, GivesEachOperationItsOwnId) {
    runner = std::make_unique<OperationRunner>(platform, journal, clock,
                                               OperationRunner::Options{"here", 1h, {}});
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i)
        seen.insert(run().value);
    EXPECT_EQ(seen.size(), 100U);
    for (const std::string& id : seen) {
        EXPECT_EQ(id.size(), 32U);
        EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
    }
    drain();
}

// A platform that applies each operation once, but loses replies; a console that is killed now and
// then. In the end every operation whose Sent was durable took effect exactly once, no other did,
// and the journal knows of no open one.
TEST_F(OperationRunnerTest, AppliesEachChangeOnceThroughLostRepliesAndRestarts) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        support::FakeJournal log;
        support::FakePlatform target;
        std::map<OperationId, int> effects;
        bool healed = false;
        target.onApply([&](const ChangeRequest& request) -> Result<ChangeOutcome> {
            const unsigned dice = healed ? 9U : static_cast<unsigned>(random() % 10);
            if (dice < 2) return fail(ErrorCode::Unavailable, "not reached");
            const bool again = effects.contains(request.operation);
            if (!again) effects[request.operation] = 1;
            if (dice < 5) return fail(ErrorCode::TimedOut, "reply lost");
            return ChangeOutcome{request.operation, {}, again};
        });
        int number = 0;
        OperationRunner::Options options{
            "here", 1h, [&number] { return OperationId{"op" + std::to_string(++number)}; }};
        auto console = std::make_unique<OperationRunner>(target, log, clock, options);
        QObject context;
        for (int step = 0; step < 60; ++step) {
            switch (random() % 5) {
                case 0:
                case 1:
                    console->run(kChange, 0, "s", &context, [](const auto&) {});
                    break;
                case 2:
                    QCoreApplication::processEvents();
                    break;
                case 3:
                    console->lookUp();
                    break;
                default:
                    if (random() % 3 == 0) {
                        console.reset();
                        console = std::make_unique<OperationRunner>(target, log, clock, options);
                    }
            }
        }
        healed = true;
        for (int i = 0; i < 20; ++i) {
            drain();
            console->lookUp();
        }
        drain();
        std::set<OperationId> sent;
        for (const OperationRecord& record : log.history()) {
            if (record.state == S::Sent) sent.insert(record.operation);
        }
        for (const OperationRecord& record : log.records()) {
            EXPECT_TRUE(record.state == S::Acknowledged || record.state == S::Refused);
            EXPECT_EQ(effects.contains(record.operation), sent.contains(record.operation));
            EXPECT_EQ(record.state == S::Acknowledged, effects.contains(record.operation));
        }
    }
}

}  // namespace
}  // namespace berth::bridge
