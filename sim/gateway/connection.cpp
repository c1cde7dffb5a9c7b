// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/gateway/connection.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <cstring>
#include <utility>

#include "sim/gateway/exchange_sink.h"

namespace berth::sim::gateway {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t kFirstBuffer = 2048;
constexpr std::size_t kKeptOutput = 64 * 1024;

}  // namespace

Connection::Connection(Hub& hub, std::shared_ptr<LinkPort> port, tcp::socket socket)
    : m_hub(hub),
      m_port(std::move(port)),
      m_socket(std::move(socket)),
      m_buffer(kFirstBuffer),
      m_scanner(hub.limits.fields) {}

void Connection::start(std::uint64_t id, bool admitted) {
    m_id = id;
    m_admitted = admitted;
    m_hub.open.fetch_add(1, std::memory_order_relaxed);
    m_phaseSince = m_lastRead = m_lastWrite = Clock::now();
    error_code ec;
    m_socket.non_blocking(true, ec);
    if (!ec) m_socket.set_option(tcp::no_delay(true), ec);
    if (ec) return close();
    if (!admitted) refuse(503, "too many connections to this link");
    startRead();
}

void Connection::startRead() {
    if (m_reading || m_phase == Phase::Closed) return;
    if (m_begin == m_end) {
        m_begin = m_end = 0;
    } else if (m_end == m_buffer.size() && m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_end == m_buffer.size()) {
        if (m_buffer.size() >= m_hub.limits.headBytes) return;  // until something is taken out
        m_buffer.resize(std::min(m_buffer.size() * 2, m_hub.limits.headBytes));
    }
    m_reading = true;
    m_socket.async_read_some(asio::buffer(m_buffer.data() + m_end, m_buffer.size() - m_end),
                             [self = shared_from_this()](const error_code& ec, std::size_t bytes) {
                                 self->onRead(ec, bytes);
                             });
}

void Connection::onRead(const error_code& ec, std::size_t bytes) {
    m_reading = false;
    if (m_phase == Phase::Closed) return;
    if (ec) {
        // The whole answer may still be on its way to a client that has only ended its side.
        if (m_phase == Phase::Answering && m_complete && unsent() > 0) {
            m_closeAfter = true;
            return;
        }
        return close();
    }
    m_lastRead = Clock::now();
    if (m_phase == Phase::Lingering) {
        m_begin = m_end = 0;
    } else {
        m_end += bytes;
        advance();
    }
    startRead();
}

void Connection::advance() {
    for (;;) {
        switch (m_phase) {
            case Phase::Idle:
                if (m_begin == m_end) return;
                m_phase = Phase::Head;
                m_requestSince = m_phaseSince = Clock::now();
                m_scanner.reset();
                m_parser.reset();
                break;
            case Phase::Head:
                if (!readHead()) return;
                break;
            case Phase::Body:
                if (!readBody()) return;
                break;
            default:
                return;
        }
    }
}

// False when more bytes are needed, or when the request has ended one way or the other.
bool Connection::readHead() {
    switch (m_scanner.scan(unread())) {
        case HeadScanner::Result::More:
            if (m_end - m_begin >= m_hub.limits.headBytes)
                refuse(431, "the head is larger than 16 KiB");
            return false;
        case HeadScanner::Result::Malformed:
            refuse(400, "the request is malformed");
            return false;
        case HeadScanner::Result::TooManyFields:
            refuse(431, "more than 64 fields");
            return false;
        case HeadScanner::Result::Done:
            break;
    }
    m_parser.emplace(m_hub.limits, m_port->port());
    m_begin += m_parser->take(unread());
    if (m_parser->refusal().status == 0 && !m_parser->headDone()) {
        refuse(400, "the request is malformed");
        return false;
    }
    m_phase = Phase::Body;
    m_phaseSince = Clock::now();
    if (m_parser->refusal().status == 0 && !m_parser->done() && m_parser->expectsContinue() &&
        m_begin == m_end) {
        send("HTTP/1.1 100 Continue\r\n\r\n");
        if (m_phase != Phase::Body) return false;
    }
    return true;
}

bool Connection::readBody() {
    if (!m_parser->done() && m_parser->refusal().status == 0 && m_begin < m_end)
        m_begin += m_parser->take(unread());
    if (const Refusal& refusal = m_parser->refusal(); refusal.status != 0) {
        refuse(refusal.status, refusal.sentence);
        return false;
    }
    if (!chargeBody()) {
        refuse(503, "too many large requests at once");
        return false;
    }
    if (m_parser->done()) {
        submit();
        return false;
    }
    if (m_begin == 0 && m_end >= m_hub.limits.headBytes)
        refuse(400, "a line of the chunked body is too long");
    return false;
}

bool Connection::chargeBody() {
    const std::size_t size = m_parser->request().body.size();
    m_hub.bodyBytes += size - m_charged;
    m_charged = size;
    return m_hub.bodyBytes <= m_hub.limits.allBodiesBytes;
}

void Connection::submit() {
    m_phase = Phase::Answering;
    m_phaseSince = m_lastDelivery = Clock::now();
    m_form = {m_parser->http10(), m_parser->isHead(), m_parser->keepsAlive()};
    m_begun = m_complete = m_closeAfter = false;
    ++m_exchange;
    m_hub.requests.fetch_add(1, std::memory_order_relaxed);
    boost::system::error_code gone;
    const auto caller = m_socket.remote_endpoint(gone);
    if (!gone) m_parser->request().client = caller.address().to_string();
    m_request = m_hub.backend.submit(
        m_port->link(), std::move(m_parser->request()),
        std::make_shared<ExchangeSink>(m_hub.mailbox, m_id, m_exchange, m_form));
}

void Connection::refuse(int status, std::string_view sentence) {
    m_hub.refused.fetch_add(1, std::memory_order_relaxed);
    const bool toHead = m_parser && m_parser->isHead();
    m_phase = Phase::Answering;
    m_phaseSince = Clock::now();
    m_request = 0;
    ++m_exchange;
    m_begun = m_complete = m_closeAfter = true;
    send(ownAnswer({false, toHead, false}, status, sentence, {}));
}

void Connection::deliver(Delivery& delivery) {
    if (m_phase != Phase::Answering || delivery.exchange != m_exchange || m_complete) return;
    // What a connection may hold however much others do, so that small answers always pass.
    constexpr std::size_t kAlwaysHeld = 64 * 1024;
    const std::size_t would = unsent() + delivery.bytes.size();
    if (would > kAlwaysHeld &&
        m_hub.answerBytes + delivery.bytes.size() > m_hub.limits.allAnswersBytes) {
        if (m_begun) return close();
        if (!delivery.last && !delivery.broken) abandonRequest();
        return refuse(503, "too many large answers wait for their readers");
    }
    m_begun = true;
    m_complete = delivery.last || delivery.broken;
    m_closeAfter = delivery.closeAfter;
    m_lastDelivery = Clock::now();
    // A stream cannot be slowed down from here: a client that falls so far behind is let go.
    if (!m_complete && would > m_hub.limits.unsentBytes) return close();
    send(std::move(delivery.bytes));
}

void Connection::send(std::string bytes) {
    if (unsent() == 0) {
        m_lastWrite = Clock::now();
        m_out = std::move(bytes);
        m_outSent = 0;
    } else {
        m_next += bytes;
    }
    if (m_writing)
        accountAnswer();
    else
        flush();
}

void Connection::flush() {
    writeOut();
    accountAnswer();
}

void Connection::accountAnswer() {
    const std::size_t held = unsent() > 0 ? m_out.size() + m_next.size() : 0;
    m_hub.answerBytes += held - m_heldAnswer;
    m_heldAnswer = held;
}

void Connection::writeOut() {
    while (unsent() > 0) {
        if (m_outSent == m_out.size()) {
            m_out.swap(m_next);
            m_next.clear();
            m_outSent = 0;
        }
        error_code ec;
        const std::size_t sent = m_socket.write_some(
            asio::buffer(m_out.data() + m_outSent, m_out.size() - m_outSent), ec);
        if (ec == asio::error::would_block || ec == asio::error::try_again) {
            m_writing = true;
            m_socket.async_wait(tcp::socket::wait_write,
                                [self = shared_from_this()](const error_code& error) {
                                    self->m_writing = false;
                                    if (self->m_phase == Phase::Closed) return;
                                    if (error) return self->close();
                                    self->onWritable();
                                });
            return;
        }
        if (ec) return close();
        m_outSent += sent;
        if (m_outSent < m_out.size()) m_lastWrite = Clock::now();
    }
    m_out.clear();
    m_outSent = 0;
    if (m_out.capacity() > kKeptOutput) std::string().swap(m_out);
    if (m_phase == Phase::Answering && m_complete) finishExchange();
}

void Connection::onWritable() {
    m_lastWrite = Clock::now();
    flush();
}

void Connection::finishExchange() {
    m_hub.bodyBytes -= m_charged;
    m_charged = 0;
    m_request = 0;
    m_phaseSince = Clock::now();
    if (m_closeAfter) return linger();
    m_phase = Phase::Idle;
    advance();
    startRead();
}

// Reads on for a moment: closing with unread bytes would reset the connection, and the client might
// lose the answer.
void Connection::linger() {
    m_phase = Phase::Lingering;
    m_begin = m_end = 0;
    error_code ec;
    m_socket.shutdown(tcp::socket::shutdown_send, ec);
    if (ec) return close();
    startRead();
}

void Connection::abandonRequest() {
    if (m_phase != Phase::Answering || m_complete) return;
    m_complete = true;
    m_hub.abandoned.fetch_add(1, std::memory_order_relaxed);
    if (m_request != 0) m_hub.backend.abandon(std::exchange(m_request, 0));
}

void Connection::checkDeadlines(SteadyTime now) {
    const GatewayLimits& limits = m_hub.limits;
    switch (m_phase) {
        case Phase::Idle:
            if (now - m_phaseSince > (m_exchange == 0 ? limits.headTime : limits.idleTime)) close();
            break;
        case Phase::Head:
            if (now - m_phaseSince > limits.headTime) refuse(408, "the head took too long");
            break;
        case Phase::Body:
            if (now - m_lastRead > limits.stallTime || now - m_requestSince > limits.answerTime)
                refuse(408, "the body took too long");
            break;
        case Phase::Answering:
            if (unsent() > 0 && now - m_lastWrite > limits.stallTime) return close();
            if (m_complete) break;
            if (!m_begun && now - m_requestSince > limits.answerTime) {
                abandonRequest();
                return refuse(504, "the node did not answer in time");
            }
            if (m_begun && now - m_lastDelivery > limits.answerTime) close();
            break;
        case Phase::Lingering:
            if (now - m_phaseSince > limits.lingerTime) close();
            break;
        case Phase::Closed:
            break;
    }
}

void Connection::shutDown() {
    const bool owed = m_phase == Phase::Head || m_phase == Phase::Body ||
                      (m_phase == Phase::Answering && !m_begun);
    if (owed) {
        abandonRequest();
        refuse(503, "the link was closed");
    }
    close();
}

void Connection::close() {
    if (m_phase == Phase::Closed) return;
    abandonRequest();
    m_phase = Phase::Closed;
    m_hub.bodyBytes -= m_charged;
    m_charged = 0;
    m_outSent = 0;
    std::string().swap(m_out);
    std::string().swap(m_next);
    accountAnswer();
    error_code ignored;
    m_socket.shutdown(tcp::socket::shutdown_send, ignored);
    m_socket.close(ignored);
    m_port->connectionClosed(m_admitted);
    m_hub.open.fetch_sub(1, std::memory_order_relaxed);
    m_hub.connections.remove(m_id);  // may be the last reference
}

}  // namespace berth::sim::gateway
