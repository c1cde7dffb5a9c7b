// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "models/domain/link_prober.h"
#include "platform_client/network/network_thread.h"

namespace berth::platform_client {

// Asks links over HTTP/1.1 on a network thread of its own. A link is not trusted: redirects are
// told and not followed, no cookie or password is sent, head and body are read within limits and
// the body is cut at 4 KiB, and each request ends within the deadline, whatever the server does.
// Each request opens a new connection, so that a balancer that shares out connections is seen, too.
// Requests to this computer never go through a proxy.
//
// Replies come on the network thread, or inside the call when the request is refused. Destroying
// the prober ends what is under way with ShuttingDown; do not destroy it from inside a reply.
class HttpLinkProber final : public domain::LinkProber {
  public:
    struct Options {
        std::chrono::milliseconds deadline{
            10'000};  // of one request, from name look-up to last byte
        std::size_t bodyLimit = 4096;
    };

    HttpLinkProber() : HttpLinkProber(Options{}) {}
    explicit HttpLinkProber(Options options);
    ~HttpLinkProber() override;

    void probe(std::string url, int times,
               domain::Reply<std::vector<domain::LinkAnswer>> reply) override;

  private:
    class Core;

    NetworkThread m_thread;
    std::shared_ptr<Core> m_core;  // ends on the thread
};

}  // namespace berth::platform_client
