// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/prober.h"

#include <gtest/gtest.h>

#include <vector>

#include "sim/cluster/event_kinds.h"
#include "sim/images/builtin_images.h"

namespace berth::sim::cluster {

namespace {

using engine::kSecond;

// A container whose answers are set by hand; notes what the prober says, with the second.
struct ProberBench final : ProbeTarget, engine::EventSink {
    ProbeAnswer probe(serving::NodeKey, const domain::Probe&) override {
        ++asked;
        return {healthy, healthy ? "yes" : "no"};
    }
    void onStartupPassed(serving::NodeKey) override { note("started"); }
    void onProbeGaveUp(serving::NodeKey node, ProbeRole role, const std::string&) override {
        note(role == ProbeRole::Startup ? "startup failed" : "liveness failed");
        prober.stop(node);
    }
    void onReadiness(serving::NodeKey, bool ready, const std::string&) override {
        note(ready ? "ready" : "not ready");
    }
    void onEvent(const engine::EventRecord& event) override { prober.onEvent(event); }
    void note(const char* what) {
        told.push_back(std::to_string(engine.now() / kSecond) + " " + what);
    }

    engine::Engine engine;
    Prober prober{engine, *this};
    bool healthy = true;
    int asked = 0;
    std::vector<std::string> told;
};

domain::Probe probe(int initialDelay = 0, int period = 10, int threshold = 3) {
    domain::Probe each;
    each.initialDelay = std::chrono::seconds(initialDelay);
    each.period = std::chrono::seconds(period);
    each.failureThreshold = threshold;
    return each;
}

using Told = std::vector<std::string>;

}  // namespace

TEST(Prober, AsksFirstAfterTheInitialDelayThenEveryPeriod) {
    ProberBench bench;
    bench.prober.start(1, {{}, probe(5), {}});
    bench.engine.runUntil(bench, 4 * kSecond);
    EXPECT_EQ(bench.asked, 0);
    bench.engine.runUntil(bench, 34 * kSecond);
    EXPECT_EQ(bench.asked, 3);  // at 5, 15 and 25 s
}

TEST(Prober, GivesUpOnLivenessAtTheThirdFailureInARow) {
    ProberBench bench;
    bench.prober.start(1, {{}, probe(), {}});
    bench.engine.runUntil(bench, 5 * kSecond);
    bench.healthy = false;
    bench.engine.runUntil(bench, 25 * kSecond);  // fails at 10 and 20
    bench.healthy = true;
    bench.engine.runUntil(bench, 35 * kSecond);  // passes at 30: counted anew
    bench.healthy = false;
    bench.engine.runUntil(bench, 59 * kSecond);  // fails at 40 and 50
    EXPECT_TRUE(bench.told.empty());
    bench.engine.runUntil(bench, 200 * kSecond);
    EXPECT_EQ(bench.told, Told{"60 liveness failed"});
}

TEST(Prober, HoldsBackTheOtherProbesUntilTheStartupProbeHasPassed) {
    ProberBench bench;
    bench.healthy = false;
    bench.prober.start(1, {probe(0, 10, 30), probe(), probe()});
    bench.engine.runUntil(bench, 95 * kSecond);
    EXPECT_EQ(bench.asked, 10);  // by the startup probe alone
    bench.healthy = true;
    bench.engine.runUntil(bench, 101 * kSecond);
    EXPECT_EQ(bench.told, (Told{"100 started", "100 ready"}));
    const int asked = bench.asked;
    bench.engine.runUntil(bench, 125 * kSecond);
    EXPECT_EQ(bench.asked, asked + 4);  // liveness and readiness at 110 and 120, no startup probe
}

TEST(Prober, GivesUpWhenTheStartupProbeReachesItsThreshold) {
    ProberBench bench;
    bench.healthy = false;
    bench.prober.start(1, {probe(3, 5, 4), {}, {}});
    bench.engine.runUntil(bench, 100 * kSecond);
    EXPECT_EQ(bench.told, Told{"18 startup failed"});
}

TEST(Prober, TakesReadinessAwayAfterThreeFailuresAndGivesItBackAfterOneSuccess) {
    ProberBench bench;
    bench.prober.start(1, {{}, {}, probe()});
    bench.engine.runUntil(bench, 5 * kSecond);
    bench.healthy = false;
    bench.engine.runUntil(bench, 35 * kSecond);
    bench.healthy = true;
    bench.engine.runUntil(bench, 45 * kSecond);
    EXPECT_EQ(bench.told, (Told{"0 ready", "30 not ready", "40 ready"}));
}

TEST(Prober, IsNotReadyBeforeItsFirstSuccess) {
    ProberBench bench;
    bench.healthy = false;
    bench.prober.start(1, {{}, {}, probe(2)});
    bench.engine.runUntil(bench, 60 * kSecond);
    EXPECT_EQ(bench.told, Told{"2 not ready"});
}

TEST(Prober, FallsSilentWhenItIsStopped) {
    ProberBench bench;
    bench.prober.start(1, {probe(), probe(), probe()});
    bench.prober.stop(1);
    bench.prober.stop(1);
    bench.engine.runUntil(bench, 60 * kSecond);
    EXPECT_EQ(bench.asked, 0);
    EXPECT_EQ(bench.engine.pending(), 0U);
}

TEST(ProbeAnswer, IsRefusedBeforeTheContainerListensAndOnOtherPorts) {
    const auto known = images::builtinImages();
    const images::ImageModel& echo = *images::findImage(known, "echo");
    domain::Probe http = probe();
    EXPECT_EQ(answerProbe(http, echo, false, false).evidence, "GET / on 80: connection refused");
    http.port = 81;
    EXPECT_FALSE(answerProbe(http, echo, true, false).passed);
    domain::Probe tcp = probe();
    tcp.kind = domain::ProbeKind::Tcp;
    EXPECT_FALSE(answerProbe(tcp, echo, false, false).passed);
    EXPECT_TRUE(answerProbe(tcp, echo, true, false).passed);
}

TEST(ProbeAnswer, IsFoundOnTheRootAndTheHealthPathOnly) {
    const auto known = images::builtinImages();
    const images::ImageModel& echo = *images::findImage(known, "echo");
    domain::Probe http = probe();
    EXPECT_TRUE(answerProbe(http, echo, true, false).passed);
    http.path = "/health";
    EXPECT_TRUE(answerProbe(http, echo, true, false).passed);
    http.path = "/live";
    EXPECT_EQ(answerProbe(http, echo, true, false).evidence, "GET /live on 80: 404");
    http.path = "/health";
    EXPECT_FALSE(answerProbe(http, *images::findImage(known, "dailyhot"), true, false).passed);
}

TEST(ProbeAnswer, OfAFileServerFailsWhileItsDiskIsFull) {
    const auto known = images::builtinImages();
    domain::Probe http = probe();
    http.path = "/health";
    EXPECT_EQ(answerProbe(http, *images::findImage(known, "files"), true, true).evidence,
              "GET /health on 80: 507");
    EXPECT_TRUE(answerProbe(http, *images::findImage(known, "echo"), true, true).passed);
}

}  // namespace berth::sim::cluster
