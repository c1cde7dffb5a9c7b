// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "platform_client/http/http_transport.h"
#include "platform_client/network/network_thread.h"

namespace berth::platform_client {

// Sends over HTTP/1.1 with Qt's sockets, on the thread that is handed in, which must outlive it.
// May be made and destroyed on any thread; what is under way then ends with Cancelled, on the
// network thread.
class QtHttpTransport final : public HttpTransport {
  public:
    explicit QtHttpTransport(NetworkThread& thread);
    ~QtHttpTransport() override;

    [[nodiscard]] std::unique_ptr<HttpHandle> send(HttpCall call,
                                                   std::function<void(HttpResult)> reply) override;

  private:
    class Core;

    NetworkThread& m_thread;
    std::shared_ptr<Core> m_core;
};

}  // namespace berth::platform_client
