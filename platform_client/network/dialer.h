// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "platform_client/http/http_address.h"
#include "platform_client/network/address_race.h"
#include "platform_client/network/proxy_finder.h"
#include "platform_client/network/tls_handshake.h"

namespace berth::platform_client {

// How requests to an origin are addressed on the way to it.
struct Route {
    bool throughForwarder = false;   // a proxy that reads plain http and passes it on
    std::string proxyAuthorization;  // for it, where the system's settings hold one
};

struct OpenConnection {
    SocketPtr socket;
    Route route;
};

// From an address to a connection on which a request may be written: proxy, names, TCP, TLS and the
// check of who is there. Destroying it gives up.
class Dialer {
  public:
    using Done = std::function<void(tl::expected<OpenConnection, HttpFailure>)>;

    // `done` is called once, never inside begin(), and may destroy this.
    Dialer(TaskQueue& queue, HttpAddress address, std::string pin, Done done);
    void begin(ProxyFinder& proxies);

  private:
    void connectThrough(const QNetworkProxy& proxy);
    void connected(tl::expected<SocketPtr, HttpFailure> socket);
    void finish(tl::expected<OpenConnection, HttpFailure> result);

    TaskQueue& m_queue;
    const HttpAddress m_address;
    const std::string m_pin;
    Done m_done;
    Route m_route;
    std::shared_ptr<void> m_search;
    std::unique_ptr<AddressRace> m_race;
    std::unique_ptr<TlsHandshake> m_handshake;
};

}  // namespace berth::platform_client
