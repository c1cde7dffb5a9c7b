// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/engine.h"

#include <gtest/gtest.h>

#include <functional>
#include <utility>
#include <vector>

namespace berth::sim::engine {
namespace {

// Notes when each event is handled, and does what the test asks for.
struct Recorder final : EventSink {
    explicit Recorder(Engine& e) : engine(e) {}
    void onEvent(const EventRecord& event) override {
        handled.emplace_back(engine.now(), event.a);
        if (then) then(event);
    }
    Engine& engine;
    std::vector<std::pair<Time, std::uint32_t>> handled;
    std::function<void(const EventRecord&)> then;
};

using Handled = std::vector<std::pair<Time, std::uint32_t>>;

TEST(Engine, HandlesAllUpToAndAtTheGivenTimeAndSetsTheClockToIt) {
    Engine engine;
    Recorder sink(engine);
    engine.schedule(30, {0, 3, 0});
    engine.schedule(10, {0, 1, 0});
    engine.schedule(20, {0, 2, 0});
    engine.schedule(21, {0, 4, 0});
    EXPECT_EQ(engine.runUntil(sink, 20), 2u);
    EXPECT_EQ(sink.handled, (Handled{{10, 1}, {20, 2}}));
    EXPECT_EQ(engine.now(), 20);
    EXPECT_EQ(engine.nextTime(), 21);
    EXPECT_EQ(engine.runUntil(sink, 25), 1u);
    EXPECT_EQ(engine.now(), 25);
    EXPECT_EQ(engine.pending(), 1u);
    EXPECT_EQ(engine.processed(), 3u);
}

TEST(Engine, TheClockNeverGoesBack) {
    Engine engine;
    Recorder sink(engine);
    engine.runUntil(sink, 100);
    EXPECT_EQ(engine.runUntil(sink, 50), 0u);
    EXPECT_EQ(engine.now(), 100);
}

TEST(Engine, StepsOneEventAtATime) {
    Engine engine;
    Recorder sink(engine);
    engine.schedule(5, {0, 1, 0});
    engine.schedule(5, {0, 2, 0});
    EXPECT_FALSE(engine.step(sink, 4));
    EXPECT_EQ(engine.now(), 0);
    EXPECT_TRUE(engine.step(sink, 5));
    EXPECT_EQ(sink.handled, (Handled{{5, 1}}));
    EXPECT_TRUE(engine.step(sink, 5));
    EXPECT_FALSE(engine.step(sink, 1000));
    EXPECT_EQ(engine.now(), 5);
}

TEST(Engine, AnEventMayScheduleOthersForTheSameInstant) {
    Engine engine;
    Recorder sink(engine);
    sink.then = [&](const EventRecord& event) {
        if (event.a < 5) engine.scheduleAfter(0, {0, event.a + 1, 0});
    };
    engine.schedule(7, {0, 1, 0});
    engine.schedule(7, {0, 100, 0});
    engine.runUntil(sink, 7);
    EXPECT_EQ(sink.handled, (Handled{{7, 1}, {7, 100}, {7, 2}, {7, 3}, {7, 4}, {7, 5}}));
}

TEST(Engine, AnEventMayCancelOneThatIsDueAtTheSameInstant) {
    Engine engine;
    Recorder sink(engine);
    EventHandle victim;
    bool cancelled = false;
    sink.then = [&](const EventRecord&) { cancelled = engine.cancel(victim); };
    engine.schedule(7, {0, 1, 0});
    victim = engine.schedule(7, {0, 2, 0});
    engine.runUntil(sink, 10);
    EXPECT_TRUE(cancelled);
    EXPECT_EQ(sink.handled, (Handled{{7, 1}}));
}

TEST(Engine, AnEventCannotCancelItself) {
    Engine engine;
    Recorder sink(engine);
    EventHandle own;
    bool cancelled = true;
    sink.then = [&](const EventRecord&) { cancelled = engine.cancel(own); };
    own = engine.schedule(7, {0, 1, 0});
    engine.runUntil(sink, 10);
    EXPECT_FALSE(cancelled);
}

TEST(Engine, SimulationsDoNotKnowEachOther) {
    Engine one;
    Engine two;
    Recorder sinkOne(one);
    Recorder sinkTwo(two);
    for (std::uint32_t i = 0; i < 100; ++i) {
        one.schedule(i, {1, i, 0});
        two.schedule(i, {1, i, 0});
        if (i % 2 == 0) one.runUntil(sinkOne, i);
    }
    one.runUntil(sinkOne, 1000);
    two.runUntil(sinkTwo, 1000);
    EXPECT_EQ(sinkOne.handled, sinkTwo.handled);
    EXPECT_EQ(one.traceHash(), two.traceHash());
}

TEST(EngineDeathTest, RefusesToScheduleInThePast) {
    Engine engine;
    Recorder sink(engine);
    engine.runUntil(sink, 10);
    EXPECT_DEATH(engine.schedule(9, {}), "before now");
    EXPECT_DEATH(engine.scheduleAfter(-1, {}), "before now");
}

}  // namespace
}  // namespace berth::sim::engine
