// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/http_link_prober.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <memory>
#include <utility>

#include "platform_client/network/probe_run.h"

namespace berth::platform_client {

namespace {

constexpr std::size_t kLongestUrl = 2048;
constexpr int kMostTimes = 100;

domain::Result<QUrl> parse(const std::string& text) {
    const auto refuse = [](const char* why) {
        return domain::fail(domain::ErrorCode::InvalidArgument, why, "url");
    };
    if (text.size() > kLongestUrl) return refuse("the address is longer than 2048 characters");
    QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()) return refuse("not an address");
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")) {
        return refuse("only http and https addresses can be asked");
    }
    if (!url.userInfo().isEmpty()) return refuse("an address with a password is not asked");
    return url;
}

}  // namespace

HttpLinkProber::HttpLinkProber(Options options) : m_options(options), m_worker(new QObject) {
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("link prober"));
    m_thread.start();
}

HttpLinkProber::~HttpLinkProber() {
    // The worker dies with the thread, its runs and what is still queued for it with the worker;
    // each answers as it goes.
    m_thread.quit();
    m_thread.wait();
}

void HttpLinkProber::probe(std::string url, int times,
                           domain::Reply<std::vector<domain::LinkAnswer>> reply) {
    domain::Result<QUrl> parsed = parse(url);
    if (!parsed) {
        reply(tl::unexpected<domain::Error>(parsed.error()));
        return;
    }
    if (times < 1 || times > kMostTimes) {
        reply(domain::fail(domain::ErrorCode::InvalidArgument, "ask 1 to 100 times", "times"));
        return;
    }
    auto once = std::make_shared<ProbeReply>(std::move(reply));
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, target = std::move(*parsed), times, options = m_options,
         once = std::move(once)]() mutable {
            new ProbeRun(std::move(target), times, options, std::move(once), worker);
        },
        Qt::QueuedConnection);
}

}  // namespace berth::platform_client
