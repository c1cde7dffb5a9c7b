// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "platform_client/http/http_address.h"
#include "platform_client/network/dialer.h"
#include "platform_client/network/http_connection.h"

namespace berth::platform_client {

// The open connections to each origin: so many at most, who comes later waits for one, and those
// that nobody uses stay open for half a minute. Connections that were let in by a pinned key are
// kept apart from the others, and from those with another pin.
class ConnectionPool {
  public:
    // A connection in use. Destroying it closes the connection, unless keep() was called.
    class Lease;
    using Taken = std::function<void(tl::expected<std::unique_ptr<Lease>, HttpFailure>)>;

    ConnectionPool(TaskQueue& queue, ProxyFinder& proxies, int perOrigin);
    // Leases may live on.
    ~ConnectionPool();

    // `fresh`: one that carried no request before. `taken` is called once, never inside take(), as
    // long as what it returns lives.
    [[nodiscard]] std::shared_ptr<void> take(const HttpAddress& address, const std::string& pin,
                                             bool fresh, Taken taken);

  private:
    class State;

    const std::shared_ptr<State> m_state;
};

class ConnectionPool::Lease {
  public:
    using Key = std::pair<std::string, std::string>;  // origin and pin

    Lease(std::weak_ptr<State> pool, Key key, std::unique_ptr<HttpConnection> connection,
          Route route);
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease();

    [[nodiscard]] HttpConnection& connection() { return *m_connection; }
    [[nodiscard]] const Route& route() const { return m_route; }
    // The exchange is over and another may follow.
    void keep() { m_keep = true; }

  private:
    const std::weak_ptr<State> m_pool;
    const Key m_key;
    std::unique_ptr<HttpConnection> m_connection;
    const Route m_route;
    bool m_keep = false;
};

}  // namespace berth::platform_client
