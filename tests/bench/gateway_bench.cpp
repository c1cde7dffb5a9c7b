// SPDX-License-Identifier: GPL-3.0-or-later
// Requests per second through one port link with eight nodes: the gateway and its backend share one
// core, the client has another. Beside it, in the same run and with the same client, nginx as a
// round-robin proxy. Usage: bench_gateway [seconds per measurement]
#include <fmt/format.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "sim/gateway/gateway.h"
#include "tests/bench/http_load.h"
#include "tests/bench/nginx_proxy.h"

namespace {

using namespace berth;
using sim::gateway::LinkToken;
using sim::serving::HttpRequest;
using sim::serving::ResponseSink;

// Answers from a thread, each request by the next of eight nodes. Takes all that waits at once, as
// a simulation does with what came during a step.
class EightNodes final : public sim::gateway::LinkBackend {
  public:
    EightNodes() : m_thread([this] { run(); }) {}
    ~EightNodes() override {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_some.notify_one();
    }

    std::uint64_t submit(LinkToken /*link*/, HttpRequest request,
                         std::shared_ptr<ResponseSink> sink) override {
        bool first = false;
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back({std::move(request), std::move(sink)});
            first = m_waiting.size() == 1;
        }
        if (first) m_some.notify_one();
        return ++m_last;
    }
    void abandon(std::uint64_t /*request*/) override {}

  private:
    struct Job {
        HttpRequest request;
        std::shared_ptr<ResponseSink> sink;
    };

    void run() {
        std::vector<sim::serving::HttpHead> heads;
        for (int node = 1; node <= 8; ++node) {
            heads.push_back({200,
                             {{"Content-Type", "text/plain; charset=utf-8"},
                              {"X-Berth-Node", fmt::format("echo-{}", node)},
                              {"Cache-Control", "no-store"},
                              {"X-Content-Type-Options", "nosniff"}}});
        }
        std::vector<Job> jobs;
        std::size_t turn = 0;
        for (;;) {
            {
                std::unique_lock lock(m_mutex);
                m_some.wait(lock, [this] { return m_stop || !m_waiting.empty(); });
                if (m_waiting.empty()) return;
                jobs.swap(m_waiting);
            }
            for (const Job& job : jobs) {
                job.sink->onHead(heads[turn++ % heads.size()], 6);
                job.sink->onData("hello\n", true);
            }
            jobs.clear();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_some;
    bool m_stop = false;
    std::vector<Job> m_waiting;
    std::uint64_t m_last = 0;
    std::jthread m_thread;
};

void pinTo(unsigned core) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    ::sched_setaffinity(0, sizeof set, &set);
}

// The client in a process of its own, so that CPU time is counted apart.
bench::LoadFigures loadFromElsewhere(std::uint16_t port, int connections, double seconds) {
    int ends[2] = {-1, -1};
    bench::LoadFigures figures;
    if (::pipe(ends) != 0) return figures;
    const pid_t process = ::fork();
    if (process == 0) {
        pinTo(1);
        const bench::LoadFigures own = bench::loadHttp(port, connections, seconds);
        const bool sent = ::write(ends[1], &own, sizeof own) == sizeof own;
        ::_exit(sent ? 0 : 1);
    }
    ::close(ends[1]);
    if (::read(ends[0], &figures, sizeof figures) != sizeof figures) figures = {};
    ::close(ends[0]);
    ::waitpid(process, nullptr, 0);
    return figures;
}

double ownCpuSeconds() {
    rusage use{};
    ::getrusage(RUSAGE_SELF, &use);
    const auto seconds = [](timeval t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(use.ru_utime) + seconds(use.ru_stime);
}

std::string figuresOf(const bench::LoadFigures& f, int connections, double cpuSeconds) {
    return fmt::format(
        "{{\"connections\":{},\"requests\":{},\"requests_per_s\":{:.0f},\"p50_us\":{:.0f},"
        "\"p99_us\":{:.0f},\"max_us\":{:.0f},\"errors\":{},\"nodes\":{},\"most_per_node\":{},"
        "\"least_per_node\":{},\"cpu_us_per_request\":{:.2f}}}",
        connections, f.requests, f.requestsPerSecond, f.p50Micros, f.p99Micros, f.maxMicros,
        f.errors, f.nodes, f.largestShare, f.smallestShare,
        f.requests > 0 ? cpuSeconds / static_cast<double>(f.requests) * 1e6 : 0);
}

}  // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 5;
    pinTo(0);
    std::string gatewayFigures;
    double best = 0;
    {
        EightNodes nodes;
        sim::gateway::Gateway gateway(nodes);
        const auto port = gateway.openLink({1, 80}, "echo", 0);
        if (!port) {
            fmt::print(stderr, "{}\n", port.error().detail);
            return 1;
        }
        for (const int connections : {1, 64, 200}) {
            const double before = ownCpuSeconds();
            const auto figures = loadFromElsewhere(*port, connections, seconds);
            best = std::max(best, figures.requestsPerSecond);
            if (!gatewayFigures.empty()) gatewayFigures += ',';
            gatewayFigures += figuresOf(figures, connections, ownCpuSeconds() - before);
        }
    }
    std::string nginxFigures = "null";
    double yardstick = 0;
    if (bench::NginxProxy::present()) {
        const bench::NginxProxy proxy(1);
        if (proxy.running()) {
            nginxFigures.clear();
            for (const int connections : {1, 64, 200}) {
                const double before = proxy.workerCpuSeconds();
                const auto figures = loadFromElsewhere(proxy.port(), connections, seconds);
                yardstick = std::max(yardstick, figures.requestsPerSecond);
                if (!nginxFigures.empty()) nginxFigures += ',';
                nginxFigures += figuresOf(figures, connections, proxy.workerCpuSeconds() - before);
            }
            nginxFigures = "[" + nginxFigures + "]";
        }
    }
    fmt::print("{{\"gateway\":[{}],\"nginx_round_robin_proxy\":{},\"ratio\":{:.2f}}}\n",
               gatewayFigures, nginxFigures, yardstick > 0 ? best / yardstick : 0);
    return 0;
}
