// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/probe_run.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <algorithm>
#include <chrono>

namespace berth::platform_client {

namespace {

constexpr qsizetype kLongestNodeName = 256;

bool isLoopback(const QUrl& url) {
    const QString host = url.host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

// Qt's own texts follow the language of the interface; these go to logs and answers in English.
std::string describe(QNetworkReply::NetworkError error) {
    switch (error) {
        case QNetworkReply::ConnectionRefusedError:
            return "the connection was refused";
        case QNetworkReply::RemoteHostClosedError:
            return "the connection was cut";
        case QNetworkReply::HostNotFoundError:
            return "the host name is not known";
        case QNetworkReply::SslHandshakeFailedError:
            return "the TLS certificate was not accepted";
        case QNetworkReply::ProtocolFailure:
            return "the answer is not HTTP";
        default:
            return "network error " + std::to_string(static_cast<int>(error));
    }
}

// Qt reports answers of 4xx and 5xx as errors; to a probe they are answers.
bool isAnswer(QNetworkReply::NetworkError error, int status) {
    return status >= 400 && error >= QNetworkReply::ContentAccessDenied &&
           error != QNetworkReply::ProtocolFailure;
}

}  // namespace

ProbeRun::ProbeRun(QUrl url, int times, HttpLinkProber::Options options,
                   std::shared_ptr<ProbeReply> reply, QObject* parent)
    : QObject(parent),
      m_url(std::move(url)),
      m_left(times),
      m_options(options),
      m_reply(std::move(reply)) {
    if (isLoopback(m_url)) m_manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &ProbeRun::tooLate);
    ask();
}

void ProbeRun::ask() {
    QNetworkRequest request(m_url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", "Berth");
    request.setRawHeader("Accept", "*/*");
    request.setRawHeader("Accept-Encoding", "identity");  // also keeps Qt from decompressing
    request.setRawHeader("Connection", "close");
    // Qt would go on using a connection that the server keeps open.
    m_manager.clearConnectionCache();
    m_body.clear();
    m_watch.start();
    m_request = m_manager.get(request);
    m_request->setReadBufferSize(static_cast<qint64>(m_options.bodyLimit) + 1);
    connect(m_request, &QNetworkReply::readyRead, this, &ProbeRun::read);
    connect(m_request, &QNetworkReply::finished, this, &ProbeRun::finished);
    m_deadline.start(m_options.deadline);
}

void ProbeRun::read() {
    const auto limit = static_cast<qsizetype>(m_options.bodyLimit);
    m_body += m_request->read(limit - m_body.size());
    if (m_body.size() >= limit) answer({});  // enough seen
}

void ProbeRun::finished() {
    const auto limit = static_cast<qsizetype>(m_options.bodyLimit);
    m_body += m_request->read(limit - m_body.size());
    const QNetworkReply::NetworkError error = m_request->error();
    const int status = m_request->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (error != QNetworkReply::NoError && !isAnswer(error, status)) {
        answer(describe(error));
    } else if (status >= 300 && status < 400 && m_request->hasRawHeader("Location")) {
        answer("it points to another address, which was not followed");
    } else if (status == 0) {
        answer("the answer is not HTTP");
    } else {
        answer({});
    }
}

void ProbeRun::tooLate() {
    answer("no complete answer within " + domain::toText(m_options.deadline));
}

void ProbeRun::answer(std::string problem) {
    m_deadline.stop();
    QNetworkReply* request = m_request;
    m_request.clear();
    disconnect(request, nullptr, this, nullptr);
    domain::LinkAnswer made;
    made.status = request->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    made.node = request->rawHeader("X-Berth-Node").left(kLongestNodeName).toStdString();
    made.took = std::chrono::nanoseconds(m_watch.nsecsElapsed());
    made.body = m_body.toStdString();
    made.problem = std::move(problem);
    m_answers.push_back(std::move(made));
    if (request->isRunning()) request->abort();
    request->deleteLater();
    if (--m_left > 0) {
        // From the event loop: this may be called by the request that has just ended.
        QMetaObject::invokeMethod(this, &ProbeRun::ask, Qt::QueuedConnection);
        return;
    }
    deleteLater();
    m_reply->give(std::move(m_answers));
}

}  // namespace berth::platform_client
