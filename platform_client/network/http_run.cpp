// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/http_run.h"

#include <chrono>
#include <utility>

#include "platform_client/http/http_date.h"
#include "platform_client/http/http_request.h"

namespace berth::platform_client {

namespace {

constexpr int kMostRedirects = 5;
constexpr int kProxyAuthenticationRequired = 407;
constexpr std::int64_t kRateSeconds = 10;
constexpr std::int64_t kNsPerMs = 1'000'000;

bool isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

HttpRun::HttpRun(Parts parts, HttpCall call, std::function<void(HttpResult)> over)
    : m_parts(parts),
      m_call(std::move(call)),
      m_over(std::move(over)),
      m_begun(parts.clock.monotonic()) {}

void HttpRun::begin() {
    m_deadline = m_parts.queue.after(m_call.deadline, [this] {
        fail(HttpFailureKind::TimedOut,
             "no complete answer within " + domain::toText(m_call.deadline));
    });
    m_next = m_parts.queue.after(domain::Duration{0}, [this] {
        auto address = parseHttpAddress(m_call.url);
        if (!address) return fail(HttpFailureKind::BadAddress, address.error().detail);
        m_address = std::move(*address);
        const auto request = writeRequest(m_call, m_address, {});
        if (!request) return fail(HttpFailureKind::BadAddress, request.error().detail);
        ask();
    });
}

void HttpRun::ask() {
    // What must not be sent twice never meets a connection that the server is just closing.
    const bool fresh = m_call.method != "GET";
    m_ticket = m_parts.pool.take(
        m_address, m_call.pinnedCertificate, fresh,
        [this](tl::expected<std::unique_ptr<ConnectionPool::Lease>, HttpFailure> lease) {
            taken(std::move(lease));
        });
}

void HttpRun::taken(tl::expected<std::unique_ptr<ConnectionPool::Lease>, HttpFailure> lease) {
    if (!m_over) return;
    if (!lease) {
        lease.error().mayHaveArrived = m_written;
        return finish(tl::unexpected(std::move(lease.error())));
    }
    m_lease = std::move(*lease);
    m_reader = std::make_unique<AnswerReader>(HeadLimits{}, m_call.bodyBytes);
    RequestForm form;
    form.userAgent = m_parts.userAgent;
    form.absoluteTarget = m_lease->route().throughForwarder;
    form.proxyAuthorization = m_lease->route().proxyAuthorization;
    m_written = true;
    m_lease->connection().exchange(
        *writeRequest(m_call, m_address, form), *m_reader, [this] { progress(); },
        [this] { answered(); });
}

void HttpRun::progress() {
    if (!m_rate && m_over && m_reader->headRead()) checkRate(0);
}

void HttpRun::checkRate(std::uint64_t receivedBefore) {
    const std::uint64_t received = m_reader->received();
    if (m_rate &&
        received - receivedBefore < static_cast<std::uint64_t>(m_call.slowest * kRateSeconds)) {
        return fail(HttpFailureKind::TimedOut, "the answer came more slowly than " +
                                                   std::to_string(m_call.slowest) +
                                                   " bytes a second");
    }
    m_rate = m_parts.queue.after(std::chrono::seconds(kRateSeconds),
                                 [this, received] { checkRate(received); });
}

void HttpRun::answered() {
    if (!m_over) return;
    if (m_reader->state() == AnswerReader::State::Failed)
        return fail(m_reader->problemKind(), m_reader->problem());
    if (m_reader->reusable()) m_lease->keep();
    const int status = m_reader->status();
    if (m_lease->route().throughForwarder && status == kProxyAuthenticationRequired)
        return fail(HttpFailureKind::ProxyFailed, "the proxy asks for a password");
    const std::string_view location = fieldOf(m_reader->fields(), "location");
    if (isRedirect(status) && !location.empty()) return follow(std::string(location));
    HttpAnswer answer = m_reader->take();
    const domain::Instant now{m_parts.clock.unixMilliseconds() * kNsPerMs};
    answer.date = parseHttpDate(answer.header("date"), now);
    answer.took = took();
    finish(std::move(answer));
}

void HttpRun::follow(const std::string& location) {
    const auto target = resolveReference(m_address, location);
    if (!target)
        return fail(HttpFailureKind::Redirected, "the server points to what is no address");
    if (!sameOrigin(*target, m_address))
        return fail(HttpFailureKind::Redirected, "the server points to " + target->origin());
    if (m_call.method != "GET")
        return fail(HttpFailureKind::Redirected, "the server points a POST to another address");
    if (++m_redirects > kMostRedirects)
        return fail(HttpFailureKind::Redirected, "the server points on more than five times");
    m_address = *target;
    // Not from inside the connection that this gives back.
    m_next = m_parts.queue.after(domain::Duration{0}, [this] {
        m_rate.reset();
        m_lease.reset();
        m_reader.reset();
        ask();
    });
}

domain::Duration HttpRun::took() const {
    return m_parts.clock.monotonic() - m_begun;
}

void HttpRun::fail(HttpFailureKind kind, std::string detail) {
    HttpFailure failure;
    failure.kind = kind;
    failure.detail = std::move(detail);
    failure.mayHaveArrived = m_written;
    finish(tl::unexpected(std::move(failure)));
}

void HttpRun::finish(HttpResult result) {
    if (!m_over) return;
    if (!result) result.error().took = took();
    m_deadline.reset();
    m_rate.reset();
    m_next.reset();
    const auto over = std::exchange(m_over, nullptr);
    over(std::move(result));
}

}  // namespace berth::platform_client
