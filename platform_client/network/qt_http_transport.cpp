// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/qt_http_transport.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>
#include <list>
#include <utility>

namespace berth::platform_client {

namespace {

HttpFailureKind kindOf(QNetworkReply::NetworkError error) {
    switch (error) {
        case QNetworkReply::ConnectionRefusedError:
            return HttpFailureKind::Refused;
        case QNetworkReply::HostNotFoundError:
            return HttpFailureKind::NoNetwork;
        case QNetworkReply::SslHandshakeFailedError:
            return HttpFailureKind::CertificateBad;
        case QNetworkReply::ProtocolFailure:
            return HttpFailureKind::Malformed;
        default:
            return HttpFailureKind::Broken;
    }
}

}  // namespace

class QtHttpTransport::Core : public std::enable_shared_from_this<Core> {
    struct Run {
        std::unique_ptr<QNetworkReply> request;
        std::function<void(HttpResult)> reply;
        std::unique_ptr<Timer> deadline;
    };
    using Place = std::list<Run>::iterator;

    class Handle final : public HttpHandle {
      public:
        Handle(std::weak_ptr<Core> core, Place place)
            : m_core(std::move(core)), m_request(place->request.get()) {}
        ~Handle() override {
            if (const auto core = m_core.lock()) core->drop(m_request);
        }

      private:
        std::weak_ptr<Core> m_core;
        QNetworkReply* m_request;
    };

  public:
    explicit Core(NetworkThread& thread) : m_thread(thread) {}
    ~Core() {
        while (!m_runs.empty())
            finish(m_runs.begin(), fail(HttpFailureKind::Cancelled, "going away"));
    }

    std::unique_ptr<HttpHandle> send(HttpCall call, std::function<void(HttpResult)> reply) {
        if (!m_manager) m_manager = std::make_unique<QNetworkAccessManager>();
        QNetworkRequest request(QUrl(QString::fromStdString(call.url)));
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::ManualRedirectPolicy);
        for (const auto& [name, value] : call.headers)
            request.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
        QNetworkReply* made = m_manager->sendCustomRequest(
            request, QByteArray::fromStdString(call.method), QByteArray::fromStdString(call.body));
        made->setParent(nullptr);
        const Place place = m_runs.insert(
            m_runs.end(), Run{std::unique_ptr<QNetworkReply>(made), std::move(reply), nullptr});
        place->deadline = m_thread.after(call.deadline, [this, place] {
            finish(place, fail(HttpFailureKind::TimedOut, "no complete answer in time"));
        });
        QObject::connect(made, &QNetworkReply::finished, made, [this, place] { answer(place); });
        return std::make_unique<Handle>(weak_from_this(), place);
    }

  private:
    static tl::unexpected<HttpFailure> fail(HttpFailureKind kind, const char* detail) {
        HttpFailure failure;
        failure.kind = kind;
        failure.detail = detail;
        return tl::unexpected<HttpFailure>(std::move(failure));
    }
    void answer(Place place) {
        QNetworkReply& request = *place->request;
        HttpAnswer made;
        made.status = request.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (made.status == 0 || (request.error() != QNetworkReply::NoError && made.status < 400))
            return finish(place, fail(kindOf(request.error()), "no answer"));
        for (const auto& [name, value] : request.rawHeaderPairs())
            made.headers.emplace_back(name.toLower().toStdString(), value.toStdString());
        made.body = request.readAll().toStdString();
        finish(place, std::move(made));
    }
    void finish(Place place, HttpResult result) {
        const auto reply = std::move(place->reply);
        remove(place);
        reply(std::move(result));
    }
    void remove(Place place) {
        place->request->disconnect();
        if (place->request->isRunning()) place->request->abort();
        place->request.release()->deleteLater();
        m_runs.erase(place);
    }
    void drop(const QNetworkReply* request) {
        for (Place place = m_runs.begin(); place != m_runs.end(); ++place)
            if (place->request.get() == request) return remove(place);
    }

    NetworkThread& m_thread;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::list<Run> m_runs;
};

QtHttpTransport::QtHttpTransport(NetworkThread& thread)
    : m_thread(thread), m_core(std::make_shared<Core>(thread)) {}

QtHttpTransport::~QtHttpTransport() {
    // The last owner is this task, on the network thread, whether it is run or not.
    m_thread.post([core = std::move(m_core)] {});
}

std::unique_ptr<HttpHandle> QtHttpTransport::send(HttpCall call,
                                                  std::function<void(HttpResult)> reply) {
    return m_core->send(std::move(call), std::move(reply));
}

}  // namespace berth::platform_client
