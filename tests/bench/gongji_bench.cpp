// SPDX-License-Identifier: GPL-3.0-or-later
// Hundreds of deployments with ten nodes each, read by the client of the Open API from a simulator
// in the same process, over loopback: how long until all of it is known, what it costs to watch
// after that, how long the thread that all clients share is held, and how long a change takes until
// its effect is shown. Yardstick: the same calls over the same transport, answers unread.
// Usage: bench_gongji [deployments] [nodes of each] [rounds]. Prints JSON, medians of the rounds.
#include <fmt/format.h>

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "platform_client/gongji/gongji_platform.h"
#include "platform_client/gongji/request_signer.h"
#include "platform_client/network/network_thread.h"
#include "platform_client/network/qt_http_transport.h"
#include "tests/bench/measure.h"
#include "tests/bench/served_cluster.h"

namespace berth::bench {
namespace {

using namespace std::chrono_literals;
using platform_client::HttpCall;
using platform_client::HttpResult;
using platform_client::NetworkThread;
using platform_client::QtHttpTransport;
using platform_client::gongji::GongjiPlatform;

constexpr int kChanges = 5;
constexpr auto kQuiet = 20s;  // two rounds of polling when nothing happens

double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double threadSeconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void on(NetworkThread& thread, const std::function<void()>& task) {
    std::promise<void> done;
    thread.post([&] {
        task();
        done.set_value();
    });
    done.get_future().wait();
}

// Processor time of the thread so far.
double secondsOf(NetworkThread& thread) {
    double made = 0;
    on(thread, [&] { made = threadSeconds(); });
    return made;
}

// Beats every 5 ms on the thread of the clients: what it did itself between two beats is what held
// everybody else there.
class Holds {
  public:
    Holds(NetworkThread& thread, double& longestMs) : m_thread(thread), m_longestMs(longestMs) {
        on(m_thread, [this] { beat(threadSeconds()); });
    }
    ~Holds() {
        on(m_thread, [this] { m_timer.reset(); });
        m_longestMs = std::max(m_longestMs, 1000 * m_longest);
    }
    Holds(const Holds&) = delete;
    Holds& operator=(const Holds&) = delete;

  private:
    void beat(double last) {
        m_timer = m_thread.after(5ms, [this, last] {
            const double now = threadSeconds();
            m_longest = std::max(m_longest, now - last);
            beat(now);
        });
    }

    NetworkThread& m_thread;
    double& m_longestMs;
    std::unique_ptr<platform_client::Timer> m_timer;  // on its thread only, as the next
    double m_longest = 0;
};

// Sends calls, as many at once as the client does, and waits for all answers.
class Yardstick {
  public:
    Yardstick(NetworkThread& thread, QtHttpTransport& transport,
              std::function<HttpCall(std::size_t)> make)
        : m_thread(thread), m_transport(transport), m_make(std::move(make)) {}

    double secondsFor(std::size_t calls) {
        const auto begin = std::chrono::steady_clock::now();
        m_left = m_next = calls;
        std::promise<void> done;
        m_done = [&] { done.set_value(); };
        m_thread.post([this] {
            for (auto& lane : m_lanes)
                sendNext(lane);
        });
        done.get_future().wait();
        const double took = secondsSince(begin);
        std::promise<void> ended;
        m_thread.post([&] {
            m_lanes = {};
            ended.set_value();
        });
        ended.get_future().wait();
        return took;
    }

  private:
    using Lane = std::unique_ptr<platform_client::HttpHandle>;

    void sendNext(Lane& lane) {
        if (m_next == 0) return;
        lane = m_transport.send(m_make(--m_next), [this, &lane](const HttpResult& result) {
            if (!result) fail(fmt::format("the yardstick failed: {}", result.error().detail));
            if (result->status != 200) fail(fmt::format("the yardstick: {}", result->status));
            if (--m_left == 0) return m_done();
            m_thread.post([this, &lane] { sendNext(lane); });
        });
    }

    NetworkThread& m_thread;
    QtHttpTransport& m_transport;
    const std::function<HttpCall(std::size_t)> m_make;
    std::array<Lane, 4> m_lanes;
    std::size_t m_next = 0, m_left = 0;  // on the thread
    std::function<void()> m_done;
};

// A client and the calls it has made.
struct Watched {
    std::mutex mutex;
    std::vector<std::string> targets;  // under mutex
    std::atomic<int> failed = 0;
    std::unique_ptr<GongjiPlatform> client;

    std::vector<std::string> calls() {
        const std::lock_guard lock(mutex);
        return targets;
    }
};

struct Bench {
    Bench(int deployments, int nodes) : cluster(deployments, nodes), transport(thread) {}

    std::unique_ptr<Watched> connect() {
        auto watched = std::make_unique<Watched>();
        domain::ConnectionSettings settings;
        settings.id = {"bench"};
        settings.baseUrl = cluster.address();
        platform_client::gongji::GongjiOptions options;
        options.live = false;
        auto made = GongjiPlatform::make({thread, transport, clock, random,
                                          [to = watched.get()](const domain::ApiCall& call) {
                                              const std::lock_guard lock(to->mutex);
                                              if (call.method == "GET")
                                                  to->targets.push_back(call.path);
                                              to->failed += call.problem.empty() ? 0 : 1;
                                          }},
                                         settings, {cluster.token(), {}}, options);
        if (!made) fail(made.error().detail);
        watched->client = std::move(*made);
        return watched;
    }

    ServedCluster cluster;
    domain::SystemClock clock;
    domain::SystemRandom random;
    NetworkThread thread;
    QtHttpTransport transport;
};

struct Figures {
    std::vector<double> known, bare, ratio, changed;
    std::size_t calls = 0, quietCalls = 0;
    int failed = 0;
    double quietPercent = 0;
    double hold = 0;  // ms, the longest
};

// From nothing to all of it, and the same calls without anybody who reads the answers.
std::unique_ptr<Watched> readAll(Bench& bench, Figures& figures) {
    const auto begin = std::chrono::steady_clock::now();
    auto watched = bench.connect();
    const auto shown = [&] { return watched->client->snapshot(); };
    waitUntil([&] { return bench.cluster.allRun(*shown()); }, "the nodes");
    figures.known.push_back(secondsSince(begin));
    return watched;
}

void compare(Bench& bench, const std::vector<std::string>& targets, Figures& figures) {
    auto signer = platform_client::gongji::RequestSigner::make(domain::KeyMode::Simple,
                                                               {bench.cluster.token(), {}});
    if (!signer) fail(signer.error().detail);
    Yardstick yardstick(bench.thread, bench.transport, [&](std::size_t number) {
        HttpCall call;
        call.url = bench.cluster.address() + targets[number];
        call.headers = *signer->headers(targets[number], {}, bench.clock.unixMilliseconds());
        return call;
    });
    figures.bare.push_back(yardstick.secondsFor(targets.size()));
    figures.ratio.push_back(figures.known.back() / figures.bare.back());
    figures.calls = targets.size();
}

void change(Bench& bench, GongjiPlatform& client, Figures& figures) {
    for (int i = 0; i < kChanges; ++i) {
        const auto id = client.snapshot()->deployments[static_cast<std::size_t>(i)].id;
        std::promise<domain::Result<domain::ChangeOutcome>> promise;
        auto answer = promise.get_future();
        const auto begin = std::chrono::steady_clock::now();
        client.apply({domain::newOperationId(bench.random),
                      domain::ScaleDeployment{id, bench.cluster.nodes() + 1}, 0},
                     [&](auto result) { promise.set_value(std::move(result)); });
        const auto outcome = answer.get();
        if (!outcome) fail(outcome.error().detail);
        figures.changed.push_back(1000 * secondsSince(begin));
        if (client.snapshot()->findDeployment(id)->spec.nodes != bench.cluster.nodes() + 1)
            fail("a change was reported and not shown");
    }
}

// What watching costs when nothing happens; without beats, which cost more.
void beQuiet(Bench& bench, Watched& watched, Figures& figures) {
    const std::size_t calls = watched.calls().size();
    const double before = secondsOf(bench.thread);
    std::this_thread::sleep_for(kQuiet);
    figures.quietPercent =
        100 * (secondsOf(bench.thread) - before) / std::chrono::duration<double>(kQuiet).count();
    figures.quietCalls = watched.calls().size() - calls;
}

int run(int deployments, int nodes, int rounds) {
    Bench bench(deployments, nodes);
    Figures figures;
    for (int round = 0; round < rounds; ++round) {
        auto holds = std::make_unique<Holds>(bench.thread, figures.hold);
        auto watched = readAll(bench, figures);
        const auto targets = watched->calls();
        if (round + 1 == rounds) {
            holds.reset();
            beQuiet(bench, *watched, figures);
            holds = std::make_unique<Holds>(bench.thread, figures.hold);
            change(bench, *watched->client, figures);
        }
        figures.failed += watched->failed;
        holds.reset();
        watched->client.reset();
        compare(bench, targets, figures);
    }
    fmt::print(
        "{{\"deployments\": {}, \"nodes\": {}, \"all_known_s\": {:.2f}, "
        "\"calls\": {}, \"failed\": {}, \"same_calls_unread_s\": {:.2f}, \"ratio\": {:.2f}, "
        "\"longest_hold_ms\": {:.1f}, \"quiet_calls\": {}, \"quiet_percent\": {:.2f}, "
        "\"change_shown_ms\": {:.1f}, \"load\": {:.1f}}}\n",
        deployments, deployments * nodes, median(figures.known), figures.calls, figures.failed,
        median(figures.bare), median(figures.ratio), figures.hold, figures.quietCalls,
        figures.quietPercent, median(figures.changed), loadAverage());
    return 0;
}

}  // namespace
}  // namespace berth::bench

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const auto number = [&](int which, int usual) {
        return argc > which ? std::max(1, std::atoi(argv[which])) : usual;
    };
    return berth::bench::run(number(1, 300), number(2, 10), number(3, 1));
}
