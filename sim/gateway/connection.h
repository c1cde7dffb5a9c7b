// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/gateway/head_scanner.h"
#include "sim/gateway/hub.h"
#include "sim/gateway/link_port.h"
#include "sim/gateway/mailbox.h"
#include "sim/gateway/request_parser.h"
#include "sim/gateway/response_text.h"

namespace berth::sim::gateway {

// One client: reads a request, hands it to the backend, writes the answer, and so on. One request
// at a time; what a client sends ahead waits in a bounded buffer, so pipelined requests are
// answered in order. A client that ends its side while its answer is on the way has left. Of the
// gateway's thread.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Hub& hub, std::shared_ptr<LinkPort> port, boost::asio::ip::tcp::socket socket);

    // `admitted` false: the port is full, it gets a 503.
    void start(std::uint64_t id, bool admitted);
    void deliver(Delivery& delivery);
    void checkDeadlines(SteadyTime now);
    // The link or the gateway ends: a pending answer becomes a 503.
    void shutDown();
    // As close(), with a client that is told and a request that is abandoned.
    void close();

    [[nodiscard]] const LinkPort& port() const { return *m_port; }

  private:
    enum class Phase { Idle, Head, Body, Answering, Lingering, Closed };

    void startRead();
    void onRead(const boost::system::error_code& ec, std::size_t bytes);
    void advance();
    [[nodiscard]] bool readHead();
    [[nodiscard]] bool readBody();
    [[nodiscard]] bool chargeBody();
    void submit();
    void refuse(int status, std::string_view sentence);
    void send(std::string bytes);
    void flush();
    void writeOut();
    void accountAnswer();
    void onWritable();
    void finishExchange();
    void linger();
    void abandonRequest();

    [[nodiscard]] std::string_view unread() const {
        return {m_buffer.data() + m_begin, m_end - m_begin};
    }
    std::size_t m_heldAnswer = 0;  // as counted in the hub
    [[nodiscard]] std::size_t unsent() const { return m_out.size() - m_outSent + m_next.size(); }

    Hub& m_hub;
    std::shared_ptr<LinkPort> m_port;
    boost::asio::ip::tcp::socket m_socket;
    std::uint64_t m_id = 0;
    bool m_admitted = false;
    Phase m_phase = Phase::Idle;

    std::vector<char> m_buffer;
    std::size_t m_begin = 0, m_end = 0;
    bool m_reading = false;
    HeadScanner m_scanner;
    std::optional<RequestParser> m_parser;
    std::size_t m_charged = 0;  // bytes of the hub's budget for bodies

    AnswerForm m_form;
    std::uint32_t m_exchange = 0;
    std::uint64_t m_request = 0;  // its number at the backend
    bool m_begun = false;         // something of the answer has come
    bool m_complete = false;      // all of it has come
    bool m_closeAfter = false;
    std::string m_out, m_next;  // being written; to be written after it
    std::size_t m_outSent = 0;
    bool m_writing = false;

    SteadyTime m_phaseSince, m_requestSince, m_lastRead, m_lastWrite, m_lastDelivery;
};

}  // namespace berth::sim::gateway
