// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "platform_client/http/http_transport.h"
#include "platform_client/network/network_thread.h"
#include "platform_client/network/proxy_finder.h"

namespace berth::platform_client {

// HTTP/1.1 over Qt's sockets, on the network thread that is handed in, which must outlive it.
// Servers are not trusted: see HttpCall for what a call is held to, TlsHandshake for who may answer
// it. A request is written once, and a POST never onto a connection that was used before. There
// are no cookies, no cache and no passwords but the ones a call carries.
//
// May be made and destroyed on any thread. What is under way when it is destroyed ends with
// Cancelled, on the network thread.
class QtHttpTransport final : public HttpTransport {
  public:
    struct Options {
        // To each origin; further calls wait for one of them. Calls that stay open for long, such
        // as streams, get a transport of their own, so that they do not make the others wait.
        int connectionsPerOrigin = 6;
        ProxyFinder::Chooser proxyFor = ProxyFinder::ofTheSystem;
    };

    explicit QtHttpTransport(NetworkThread& thread) : QtHttpTransport(thread, Options{}) {}
    QtHttpTransport(NetworkThread& thread, Options options);
    ~QtHttpTransport() override;

    [[nodiscard]] std::unique_ptr<HttpHandle> send(HttpCall call,
                                                   std::function<void(HttpResult)> reply) override;

  private:
    class Core;

    NetworkThread& m_thread;
    std::shared_ptr<Core> m_core;  // ends on the network thread
};

}  // namespace berth::platform_client
