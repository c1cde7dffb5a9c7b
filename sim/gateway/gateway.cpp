// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/gateway/gateway.h"

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "sim/gateway/connection.h"
#include "sim/gateway/hub.h"
#include "sim/gateway/link_port.h"

namespace berth::sim::gateway {

namespace asio = boost::asio;
using std::chrono::milliseconds;

namespace {

// How often deadlines are looked at: often enough for the shortest of them.
milliseconds tickOf(const GatewayLimits& limits) {
    const milliseconds shortest = std::min(
        {limits.headTime, limits.idleTime, limits.answerTime, limits.stallTime, limits.lingerTime});
    return std::clamp(shortest / 4, milliseconds(5), milliseconds(250));
}

}  // namespace

struct Gateway::State {
    State(LinkBackend& backend, GatewayLimits limits)
        : hub(backend, limits),
          work(asio::make_work_guard(hub.context)),
          timer(hub.context),
          tick(tickOf(limits)) {
        hub.mailbox = std::make_shared<Mailbox>(hub.context, [this](Delivery& delivery) {
            if (Connection* connection = hub.connections.find(delivery.connection))
                connection->shared_from_this()->deliver(delivery);
        });
    }

    Hub hub;
    asio::executor_work_guard<asio::io_context::executor_type> work;
    asio::steady_timer timer;
    milliseconds tick;

    std::mutex mutex;  // over the following
    std::condition_variable portClosed;
    std::map<LinkToken, std::shared_ptr<LinkPort>> ports;
    std::set<std::uint16_t> closing;  // ports that are being given back
    bool stopped = false;

    std::jthread thread;  // last: it ends before what it works on

    void startTick() {
        timer.expires_after(tick);
        timer.async_wait([this](const boost::system::error_code& ec) {
            if (ec) return;
            const auto now = std::chrono::steady_clock::now();
            for (const auto& connection : hub.connections.all())
                connection->checkDeadlines(now);
            retryStalled();
            startTick();
        });
    }

    void retryStalled() {
        const std::lock_guard lock(mutex);
        for (const auto& [link, port] : ports)
            port->retry();
    }

    // On the gateway's thread.
    void shutPort(LinkPort& port) {
        port.close();
        for (const auto& connection : hub.connections.all()) {
            if (&connection->port() == &port) connection->shutDown();
        }
    }
};

Gateway::Gateway(LinkBackend& backend, GatewayLimits limits)
    : m_state(std::make_unique<State>(backend, limits)) {
    m_state->startTick();
    m_state->thread = std::jthread([state = m_state.get()] { state->hub.context.run(); });
}

Gateway::~Gateway() {
    stop();
}

domain::Result<std::uint16_t> Gateway::openLink(LinkToken link, const std::string& name,
                                                std::uint16_t preferredPort) {
    using domain::ErrorCode;
    State& s = *m_state;
    std::unique_lock lock(s.mutex);
    if (s.stopped) return domain::fail(ErrorCode::ShuttingDown, "the gateway has stopped");
    if (s.ports.contains(link))
        return domain::fail(ErrorCode::AlreadyExists, "the link of " + name + " is open already");
    // A port of our own that was closed a moment ago is free as soon as the thread has seen it.
    s.portClosed.wait_for(lock, std::chrono::seconds(1),
                          [&] { return preferredPort == 0 || !s.closing.contains(preferredPort); });
    auto port = std::make_shared<LinkPort>(s.hub, link);
    auto bound = port->bind(name, preferredPort);
    if (!bound) return bound;
    s.ports.emplace(link, port);
    asio::post(s.hub.context, [port] { port->start(); });
    return bound;
}

void Gateway::closeLink(LinkToken link) {
    State& s = *m_state;
    const std::lock_guard lock(s.mutex);
    const auto found = s.ports.find(link);
    if (found == s.ports.end()) return;
    s.closing.insert(found->second->port());
    asio::post(s.hub.context, [&s, port = found->second] {
        s.shutPort(*port);
        {
            const std::lock_guard inner(s.mutex);
            s.closing.erase(port->port());
        }
        s.portClosed.notify_all();
    });
    s.ports.erase(found);
}

void Gateway::stop() {
    State& s = *m_state;
    std::vector<std::shared_ptr<LinkPort>> ports;
    {
        const std::lock_guard lock(s.mutex);
        if (std::exchange(s.stopped, true)) return;
        for (auto& [link, port] : s.ports)
            ports.push_back(std::move(port));
        s.ports.clear();
    }
    asio::post(s.hub.context, [&s, ports = std::move(ports)] {
        for (const auto& port : ports)
            port->close();
        for (const auto& connection : s.hub.connections.all())
            connection->shutDown();
        s.timer.cancel();
        s.hub.mailbox->close();
        s.work.reset();
        s.hub.context.stop();
    });
    if (s.thread.joinable()) s.thread.join();
}

Gateway::Statistics Gateway::statistics() const {
    const Hub& hub = m_state->hub;
    return {hub.accepted.load(), hub.requests.load(), hub.refused.load(), hub.abandoned.load(),
            hub.open.load()};
}

}  // namespace berth::sim::gateway
