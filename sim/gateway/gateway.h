// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "models/domain/error.h"
#include "sim/gateway/limits.h"
#include "sim/gateway/link_backend.h"

namespace berth::sim::gateway {

// Gives port links real HTTP ports on 127.0.0.1 and ::1, on one thread of its own. Requests that
// are not well formed, not for this computer, or sent by a page of another origin with an effect
// never reach the backend; answers never carry CORS headers. All methods may be called from any
// thread.
class Gateway {
  public:
    // The backend must outlive the gateway, or at least stop().
    explicit Gateway(LinkBackend& backend, GatewayLimits limits = {});
    ~Gateway();  // stops
    Gateway(const Gateway&) = delete;
    Gateway& operator=(const Gateway&) = delete;

    // Listens for a link and says on which port. preferredPort 0: any free one. Where ::1 does not
    // exist, on 127.0.0.1 alone. `name` is for error texts. Errors: AlreadyExists (the port is
    // taken, its number is in the detail, or the link is open), PermissionDenied, Unavailable,
    // ShuttingDown.
    domain::Result<std::uint16_t> openLink(LinkToken link, const std::string& name,
                                           std::uint16_t preferredPort);
    // Requests in progress are abandoned and answered with 503. Returns at once; the port can be
    // opened again right away.
    void closeLink(LinkToken link);
    // Orderly end: every pending answer is a 503, all ports close, the thread ends. No call of the
    // backend is made afterwards. Again: does nothing.
    void stop();

    struct Statistics {
        std::uint64_t accepted = 0;   // connections
        std::uint64_t requests = 0;   // handed to the backend
        std::uint64_t refused = 0;    // answered by the gateway itself with an error
        std::uint64_t abandoned = 0;  // clients that left before the end
        std::size_t open = 0;         // connections now
    };
    [[nodiscard]] Statistics statistics() const;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace berth::sim::gateway
