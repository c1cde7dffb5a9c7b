// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/gateway/thread_backend.h"

#include <chrono>
#include <utility>

namespace berth::sim::gateway::test {

using serving::HttpHead;
using serving::HttpRequest;
using serving::ResponseSink;

namespace {

constexpr std::chrono::seconds kPatience{10};

void whole(ResponseSink& sink, const std::string& body) {
    sink.onHead({200, {{"Content-Type", "text/plain"}, {"X-Berth-Node", "node-1"}}},
                static_cast<std::int64_t>(body.size()));
    sink.onData(body, true);
}

}  // namespace

ThreadBackend::ThreadBackend() : m_thread([this](const std::stop_token& stop) { run(stop); }) {}

ThreadBackend::~ThreadBackend() = default;

std::uint64_t ThreadBackend::submit(LinkToken link, HttpRequest request,
                                    std::shared_ptr<ResponseSink> sink) {
    const std::lock_guard lock(m_mutex);
    m_last = request;
    m_jobs.push_back({++m_count, link, std::move(request), std::move(sink)});
    m_changed.notify_all();
    return m_count;
}

void ThreadBackend::abandon(std::uint64_t request) {
    const std::lock_guard lock(m_mutex);
    m_abandoned.insert(request);
    m_changed.notify_all();
}

bool ThreadBackend::isAbandoned(std::uint64_t id) const {
    const std::lock_guard lock(m_mutex);
    return m_abandoned.contains(id);
}

bool ThreadBackend::waitForRequests(std::size_t count) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience, [&] { return m_count >= count; });
}

bool ThreadBackend::waitForHeld(std::size_t count) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience, [&] { return m_held.size() >= count; });
}

bool ThreadBackend::waitForAbandoned(std::size_t count) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience, [&] { return m_abandoned.size() >= count; });
}

std::size_t ThreadBackend::requests() const {
    const std::lock_guard lock(m_mutex);
    return m_count;
}

HttpRequest ThreadBackend::lastRequest() const {
    const std::lock_guard lock(m_mutex);
    return m_last;
}

void ThreadBackend::releaseHeld() {
    std::map<std::uint64_t, Job> held;
    {
        const std::lock_guard lock(m_mutex);
        held.swap(m_held);
    }
    for (const auto& [id, job] : held)
        whole(*job.sink, "released");
}

void ThreadBackend::run(const std::stop_token& stop) {
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return !m_jobs.empty(); })) return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        answer(std::move(job));
    }
}

void ThreadBackend::answer(Job job) {
    ResponseSink& sink = *job.sink;
    const std::string& target = job.request.target;
    if (target == "/never") {
        const std::lock_guard lock(m_mutex);
        const std::uint64_t id = job.id;
        m_held.emplace(id, std::move(job));
        m_changed.notify_all();
    } else if (target == "/stream" || target == "/broken") {
        sink.onHead({200, {{"Content-Type", "text/plain"}}}, -1);
        sink.onData("one ", false);
        if (target == "/broken") return sink.onFailure(502, "node-1", "the node ended");
        sink.onData("two ", false);
        sink.onData("three", true);
    } else if (target == "/endless") {
        sink.onHead({200, {}}, -1);
        while (!isAbandoned(job.id)) {
            sink.onData(std::string(1000, 'x'), false);
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        }
    } else if (target == "/refused") {
        sink.onFailure(502, "node-1", "connection refused");
    } else if (target == "/dropped") {
        job.sink.reset();
    } else if (target == "/short") {
        sink.onHead({200, {}}, 100);
        sink.onData("less", true);
    } else if (target == "/evil") {
        sink.onHead({200,
                     {{"X-A", "b\r\nX-Injected: yes"},
                      {"Bad Name", "x"},
                      {"Content-Length", "999"},
                      {"Transfer-Encoding", "chunked"},
                      {"Access-Control-Allow-Origin", "*"}}},
                    2);
        sink.onData("ok", true);
    } else if (target == "/big") {
        whole(sink, std::string(1 << 20, 'b'));
    } else if (target == "/huge") {
        whole(sink, std::string(8 << 20, 'h'));
    } else if (target == "/empty") {
        sink.onHead({204, {}}, 0);
        sink.onData({}, true);
    } else {
        whole(sink, job.request.method + " " + target + "\n" + job.request.body);
    }
}

}  // namespace berth::sim::gateway::test
