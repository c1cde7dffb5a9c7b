// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/proxy_finder.h"

#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>
#include <QString>
#include <QThreadPool>
#include <chrono>
#include <utility>

namespace berth::platform_client {

namespace {

constexpr domain::Duration kKept = std::chrono::minutes(1);

}  // namespace

QNetworkProxy ProxyFinder::ofTheSystem(const QUrl& url) {
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.front();
}

ProxyFinder::ProxyFinder(NetworkThread& thread, Chooser chooser)
    : m_thread(thread), m_chooser(std::move(chooser)) {}

ProxyFinder::~ProxyFinder() = default;

std::shared_ptr<void> ProxyFinder::find(const HttpAddress& address, Found found) {
    auto wanted = std::make_shared<Found>(std::move(found));
    if (address.isLoopback()) {
        (*wanted)(QNetworkProxy(QNetworkProxy::NoProxy));
        return wanted;
    }
    const std::string origin = address.origin();
    const auto known = m_memory->find(origin);
    if (known != m_memory->end() && m_clock.monotonic() - known->second.at < kKept) {
        (*wanted)(known->second.proxy);
        return wanted;
    }
    QThreadPool::globalInstance()->start(
        [post = m_thread.poster(), chooser = m_chooser, origin, now = m_clock.monotonic(),
         memory = std::weak_ptr<Memory>(m_memory), asked = std::weak_ptr<Found>(wanted)] {
            const QNetworkProxy proxy = chooser(QUrl(QString::fromStdString(origin + '/')));
            post([memory, asked, proxy, origin, now] {
                if (const auto kept = memory.lock()) (*kept)[origin] = {proxy, now};
                if (const auto wish = asked.lock()) (*wish)(proxy);
            });
        });
    return wanted;
}

}  // namespace berth::platform_client
