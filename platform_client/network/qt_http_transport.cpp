// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/qt_http_transport.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "models/domain/clock.h"
#include "platform_client/network/connection_pool.h"
#include "platform_client/network/http_run.h"

namespace berth::platform_client {

class QtHttpTransport::Core : public std::enable_shared_from_this<Core> {
    struct Entry {
        std::function<void(HttpResult)> reply;
        std::unique_ptr<HttpRun> run;
    };

    class Handle final : public HttpHandle {
      public:
        Handle(std::weak_ptr<Core> core, std::uint64_t id) : m_core(std::move(core)), m_id(id) {}
        ~Handle() override {
            if (const auto core = m_core.lock()) core->m_entries.erase(m_id);
        }

      private:
        const std::weak_ptr<Core> m_core;
        const std::uint64_t m_id;
    };

  public:
    Core(NetworkThread& thread, Options options)
        : m_thread(thread),
          m_proxies(thread, std::move(options.proxyFor)),
          m_pool(thread, m_proxies, options.connectionsPerOrigin) {}
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;
    ~Core() {
        while (!m_entries.empty()) {
            HttpFailure failure;
            failure.kind = HttpFailureKind::Cancelled;
            failure.detail = "the transport is going away";
            reply(m_entries.begin()->first, tl::unexpected(std::move(failure)));
        }
    }

    std::unique_ptr<HttpHandle> send(HttpCall call, std::function<void(HttpResult)> reply) {
        const std::uint64_t id = ++m_lastId;
        auto run = std::make_unique<HttpRun>(
            HttpRun::Parts{m_thread, m_pool, m_clock, m_userAgent}, std::move(call),
            [this, id](HttpResult result) { over(id, std::move(result)); });
        HttpRun& begun = *run;
        m_entries[id] = {std::move(reply), std::move(run)};
        begun.begin();
        return std::make_unique<Handle>(weak_from_this(), id);
    }

  private:
    // From the event loop: the run that is over may stand in the middle of a socket's signal.
    void over(std::uint64_t id, HttpResult result) {
        m_thread.post(
            [core = weak_from_this(), id, held = std::make_shared<HttpResult>(std::move(result))] {
                if (const auto alive = core.lock()) alive->reply(id, std::move(*held));
            });
    }

    void reply(std::uint64_t id, HttpResult result) {
        auto entry = m_entries.extract(id);
        if (entry.empty()) return;  // its handle was dropped
        entry.mapped().run.reset();
        entry.mapped().reply(std::move(result));
    }

    NetworkThread& m_thread;
    const domain::SystemClock m_clock;
    const std::string m_userAgent = "Berth/" BERTH_VERSION;
    ProxyFinder m_proxies;
    ConnectionPool m_pool;
    std::map<std::uint64_t, Entry> m_entries;
    std::uint64_t m_lastId = 0;
};

QtHttpTransport::QtHttpTransport(NetworkThread& thread, Options options)
    : m_thread(thread), m_core(std::make_shared<Core>(thread, std::move(options))) {}

QtHttpTransport::~QtHttpTransport() {
    // The last owner is this task, which ends on the network thread, whether it is run or not.
    m_thread.post([core = std::move(m_core)]() mutable { core.reset(); });
}

std::unique_ptr<HttpHandle> QtHttpTransport::send(HttpCall call,
                                                  std::function<void(HttpResult)> reply) {
    return m_core->send(std::move(call), std::move(reply));
}

}  // namespace berth::platform_client
