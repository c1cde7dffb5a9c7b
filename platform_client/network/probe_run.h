// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <memory>
#include <utility>
#include <vector>

#include "models/domain/link_prober.h"
#include "platform_client/network/http_link_prober.h"

class QNetworkReply;

namespace berth::platform_client {

// A reply that is given exactly once: ShuttingDown when nobody did before it is destroyed.
template <class T>
class OneReply {
  public:
    explicit OneReply(domain::Reply<T> reply) : m_reply(std::move(reply)) {}
    OneReply(const OneReply&) = delete;
    OneReply& operator=(const OneReply&) = delete;
    ~OneReply() {
        give(domain::fail(domain::ErrorCode::ShuttingDown, "the link prober is going away"));
    }
    void give(domain::Result<T> result) {
        if (const domain::Reply<T> reply = std::exchange(m_reply, nullptr))
            reply(std::move(result));
    }

  private:
    domain::Reply<T> m_reply;
};

using ProbeReply = OneReply<std::vector<domain::LinkAnswer>>;

// One probe: so many requests, one after another. Deletes itself once it has replied. Lives on the
// network thread.
class ProbeRun final : public QObject {
    Q_OBJECT
  public:
    ProbeRun(QUrl url, int times, HttpLinkProber::Options options,
             std::shared_ptr<ProbeReply> reply, QObject* parent);

  private:
    void ask();
    void read();
    void finished();
    void tooLate();
    void answer(std::string problem);

    const QUrl m_url;
    int m_left;
    const HttpLinkProber::Options m_options;
    const std::shared_ptr<ProbeReply> m_reply;
    std::vector<domain::LinkAnswer> m_answers;
    QNetworkAccessManager m_manager;
    QPointer<QNetworkReply> m_request;
    QByteArray m_body;
    QElapsedTimer m_watch;
    QTimer m_deadline;
};

}  // namespace berth::platform_client
