// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/probe_run.h"

#include "platform_client/http/http_request.h"

namespace berth::platform_client {

namespace {

constexpr std::size_t kLongestNodeName = 256;
constexpr domain::Duration kAtOnce{0};

}  // namespace

ProbeRun::ProbeRun(Parts parts, HttpAddress address, int times, std::shared_ptr<ProbeReply> reply,
                   std::function<void()> over)
    : m_parts(parts),
      m_address(std::move(address)),
      m_left(times),
      m_reply(std::move(reply)),
      m_over(std::move(over)) {
    m_next = m_parts.queue.after(kAtOnce, [this] { ask(); });
}

void ProbeRun::ask() {
    m_next.reset();
    m_connection.reset();
    m_reader.emplace(HeadLimits{}, m_parts.options.bodyLimit, AnswerReader::LongBody::IsCut);
    m_begun = m_clock.monotonic();
    m_deadline = m_parts.queue.after(m_parts.options.deadline, [this] {
        answer("no complete answer within " + domain::toText(m_parts.options.deadline));
    });
    m_dialer = std::make_unique<Dialer>(
        m_parts.queue, m_address, std::string(),
        [this](tl::expected<OpenConnection, HttpFailure> opened) { connected(std::move(opened)); });
    m_dialer->begin(m_parts.proxies);
}

void ProbeRun::connected(tl::expected<OpenConnection, HttpFailure> opened) {
    if (m_next) return;  // too late
    if (!opened) return answer(opened.error().detail);
    RequestForm form;
    form.packed = false;
    form.last = true;
    form.absoluteTarget = opened->route.throughForwarder;
    form.proxyAuthorization = opened->route.proxyAuthorization;
    HttpCall call;
    m_connection = std::make_unique<HttpConnection>(std::move(opened->socket));
    m_connection->exchange(
        *writeRequest(call, m_address, form), *m_reader, [] {}, [this] { answered(); });
}

void ProbeRun::answered() {
    if (m_next) return;  // too late
    const int status = m_reader->status();
    if (m_reader->state() == AnswerReader::State::Failed)
        answer(m_reader->problem());
    else if (status >= 300 && status < 400 && !fieldOf(m_reader->fields(), "location").empty())
        answer("it points to another address, which was not followed");
    else
        answer({});
}

void ProbeRun::answer(std::string problem) {
    domain::LinkAnswer made;
    if (m_reader->headRead()) {
        made.status = m_reader->status();
        made.node = fieldOf(m_reader->fields(), "x-berth-node").substr(0, kLongestNodeName);
        made.body = m_reader->body();
    }
    made.took = m_clock.monotonic() - m_begun;
    made.problem = std::move(problem);
    m_answers.push_back(std::move(made));
    m_deadline.reset();
    // Not from inside what this may have been called by.
    m_next = m_parts.queue.after(kAtOnce, [this] { next(); });
}

void ProbeRun::next() {
    m_dialer.reset();
    if (--m_left > 0) return ask();
    m_connection.reset();
    m_reply->give(std::move(m_answers));
    m_over();
}

}  // namespace berth::platform_client
