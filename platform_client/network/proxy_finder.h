// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QUrl>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "models/domain/clock.h"
#include "platform_client/http/http_address.h"
#include "platform_client/network/network_thread.h"

namespace berth::platform_client {

// Which proxy leads to an origin, by the settings of the system. Asking them may fetch and run a
// script for minutes, so that is done beside the network thread, and kept for a minute.
class ProxyFinder {
  public:
    using Chooser = std::function<QNetworkProxy(const QUrl&)>;  // on any thread, may block
    using Found = std::function<void(const QNetworkProxy&)>;

    // The proxy of the system's settings.
    [[nodiscard]] static QNetworkProxy ofTheSystem(const QUrl& url);

    ProxyFinder(NetworkThread& thread, Chooser chooser);
    ~ProxyFinder();
    ProxyFinder(const ProxyFinder&) = delete;
    ProxyFinder& operator=(const ProxyFinder&) = delete;

    // Never one to this computer itself. `found` is called on the network thread, or inside the
    // call where the answer is known, as long as what it returns lives.
    [[nodiscard]] std::shared_ptr<void> find(const HttpAddress& address, Found found);

  private:
    struct Known {
        QNetworkProxy proxy;
        domain::Duration at{0};
    };
    using Memory = std::map<std::string, Known>;

    NetworkThread& m_thread;
    const Chooser m_chooser;
    const domain::SystemClock m_clock;
    const std::shared_ptr<Memory> m_memory = std::make_shared<Memory>();
};

}  // namespace berth::platform_client
