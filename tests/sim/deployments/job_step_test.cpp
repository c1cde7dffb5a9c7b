// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/job_step.h"

#include <gtest/gtest.h>

#include <set>

#include "sim/engine/random.h"

namespace berth::sim::deployments {

using domain::JobFailure;
using domain::NodeState;
using domain::ReasonKind;
using engine::kMinute;
using engine::kSecond;
using Verdict = JobStep::Verdict;
using Indexes = std::vector<int>;

namespace {

JobInput job(int completions, int parallelism, int backoffLimit = 3) {
    JobInput input;
    input.job.completions = completions;
    input.job.backoffLimit = backoffLimit;
    input.parallelism = parallelism;
    input.now = 100 * kSecond;
    return input;
}

JobInput indexed(int completions, int parallelism, domain::JobIndexes indexes) {
    JobInput input = job(completions, parallelism);
    input.job.indexes = indexes;
    input.pieces.resize(static_cast<std::size_t>(completions));
    return input;
}

JobNode node(serving::NodeKey key, int index = kNoIndex, NodeState state = NodeState::Running) {
    return {key, state, index, false};
}

}  // namespace

TEST(JobStep, MakesAsManyNodesAsMayRunAtOnceAndNoMoreThanAreMissing) {
    EXPECT_EQ(nextStep(job(10, 3)).create.size(), 3U);
    JobInput input = job(10, 3);
    input.nodes = {node(1), node(2)};
    EXPECT_EQ(nextStep(input).create, Indexes{kNoIndex});
    input.succeeded = 8;
    EXPECT_TRUE(nextStep(input).create.empty()) << "two are missing and two are at work";
    input.nodes.clear();
    input.succeeded = 9;
    EXPECT_EQ(nextStep(input).create.size(), 1U);
    EXPECT_TRUE(nextStep(job(10, 0)).create.empty());
}

TEST(JobStep, IsOverWithTheLastCompletion) {
    JobInput input = job(2, 5);
    input.succeeded = 1;
    EXPECT_FALSE(nextStep(input).over);
    input.succeeded = 2;
    input.failures = 99;
    EXPECT_EQ(nextStep(input).over, Verdict{JobFailure::None});
    EXPECT_TRUE(nextStep(input).create.empty());
}

TEST(JobStep, HasFailedWithOneFailureMoreThanItsLimit) {
    JobInput input = job(5, 2, 3);
    input.failures = 3;
    EXPECT_FALSE(nextStep(input).over);
    input.failures = 4;
    EXPECT_EQ(nextStep(input).over, Verdict{JobFailure::TooManyFailures});
    input.job.backoffLimit = 0;
    input.failures = 1;
    EXPECT_EQ(nextStep(input).over, Verdict{JobFailure::TooManyFailures});
}

TEST(JobStep, WaitsBeforeARetryAndSaysUntilWhen) {
    JobInput input = job(5, 2);
    input.notBefore = input.now + kSecond;
    EXPECT_TRUE(nextStep(input).create.empty());
    EXPECT_EQ(nextStep(input).again, input.notBefore);
    input.now = input.notBefore;
    EXPECT_EQ(nextStep(input).create.size(), 2U);
    EXPECT_FALSE(nextStep(input).again);
    input.now = 0;
    input.nodes = {node(1), node(2)};
    EXPECT_FALSE(nextStep(input).again) << "nothing is to be made";
}

TEST(JobStep, BacksOffLongerAndLongerUpToSixMinutes) {
    std::vector<engine::Time> waits;
    for (int failures = 0; failures <= 8; ++failures)
        waits.push_back(jobBackOff(failures) / kSecond);
    EXPECT_EQ(waits, (std::vector<engine::Time>{0, 10, 20, 40, 80, 160, 320, 360, 360}));
    EXPECT_EQ(jobBackOff(1000), 6 * kMinute);
}

TEST(JobStep, EndsFirstWhatIsNotPlacedWhenFewerMayRun) {
    JobInput input = job(9, 2);
    input.nodes = {node(1), node(2, kNoIndex, NodeState::Pending), node(3),
                   node(4, kNoIndex, NodeState::Starting)};
    EXPECT_EQ(nextStep(input).end, (std::vector<RolloutStep::Ending>{{2, ReasonKind::ScaledDown},
                                                                     {4, ReasonKind::ScaledDown}}));
    EXPECT_TRUE(nextStep(input).create.empty());
}

TEST(JobStep, PutsAnotherNodeInThePlaceOfOneThatIsToBeReplaced) {
    JobInput input = indexed(3, 3, {});
    input.nodes = {node(1, 0), node(2, 1), node(3, 2)};
    input.nodes[1].replace = true;
    const JobStep step = nextStep(input);
    EXPECT_EQ(step.end, (std::vector<RolloutStep::Ending>{{2, ReasonKind::ReplacedByUser}}));
    EXPECT_EQ(step.create, Indexes{1});
}

TEST(JobStep, GivesEachOpenPieceOneNodeInTheirOrder) {
    JobInput input = indexed(6, 3, {1, 2});
    EXPECT_EQ(nextStep(input).create, (Indexes{0, 1, 2}));
    input.pieces[0].done = true;
    input.pieces[2].failures = 2;  // given up
    input.pieces[3].notBefore = input.now + 7 * kSecond;
    input.nodes = {node(9, 1)};
    EXPECT_EQ(nextStep(input).create, (Indexes{4, 5}));
    EXPECT_EQ(nextStep(input).again, input.now + 7 * kSecond);
}

TEST(JobStep, GivesPiecesUpAndHasFailedWhenTooManyAreOrNothingElseIsLeft) {
    JobInput input = indexed(3, 3, {1, 1});
    input.pieces[0].failures = 1;
    EXPECT_FALSE(nextStep(input).over);
    input.pieces[0].failures = 2;
    EXPECT_FALSE(nextStep(input).over) << "one may be given up";
    input.pieces[1].done = true;
    input.pieces[2].done = true;
    EXPECT_EQ(nextStep(input).over, Verdict{JobFailure::PiecesGivenUp});
    input.pieces[0] = {true, 1, 0};
    EXPECT_EQ(nextStep(input).over, Verdict{JobFailure::None});
    input = indexed(9, 3, {0, 1});
    input.pieces[4].failures = 1;
    input.pieces[7].failures = 1;
    EXPECT_EQ(nextStep(input).over, Verdict{JobFailure::PiecesGivenUp});
}

// Whatever happens to its nodes, a job comes to its end and never asks for more than it may.
TEST(JobStep, ReachesItsEndWhateverHappens) {
    engine::RandomStream random(17, "jobs");
    const auto below = [&random](int bound) {
        return static_cast<int>(random.below(static_cast<std::uint64_t>(bound)));
    };
    int complete = 0;
    int failed = 0;
    for (int round = 0; round < 2000; ++round) {
        const int completions = 1 + below(8);
        const int parallelism = 1 + below(4);
        JobInput input = below(2) == 0 ? job(completions, parallelism, below(6))
                                       : indexed(completions, parallelism, {below(3), below(3)});
        serving::NodeKey last = 0;
        std::optional<Verdict> over;
        for (int i = 0; i < 10'000 && !over; ++i) {
            const JobStep step = nextStep(input);
            over = step.over;
            for (const int index : step.create)
                input.nodes.push_back(node(++last, index));
            ASSERT_LE(static_cast<int>(input.nodes.size()), parallelism);
            std::set<int> pieces;
            for (const JobNode& each : input.nodes) {
                if (each.index == kNoIndex) continue;
                ASSERT_TRUE(pieces.insert(each.index).second) << "two nodes for one piece";
            }
            ASSERT_TRUE(over || !input.nodes.empty() || step.again) << "it waits for nothing";
            if (input.nodes.empty()) {
                if (step.again) input.now = *step.again;
                continue;
            }
            const auto which =
                static_cast<std::size_t>(below(static_cast<int>(input.nodes.size())));
            const int index = input.nodes[which].index;
            input.nodes.erase(input.nodes.begin() + static_cast<std::ptrdiff_t>(which));
            const bool good = below(3) > 0;
            if (good) {
                ++input.succeeded;
            } else {
                ++input.failures;
                input.notBefore = input.now + jobBackOff(input.failures);
            }
            if (index == kNoIndex) continue;
            JobPiece& piece = input.pieces[static_cast<std::size_t>(index)];
            piece.done = good;
            if (!good) piece.notBefore = input.now + jobBackOff(++piece.failures);
        }
        ASSERT_TRUE(over) << "round " << round;
        if (over->failure == JobFailure::None) {
            ASSERT_EQ(input.succeeded, completions);
            ++complete;
        } else {
            ++failed;
        }
    }
    EXPECT_GT(complete, 200);
    EXPECT_GT(failed, 200);
}

}  // namespace berth::sim::deployments
