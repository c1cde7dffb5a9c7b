// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace berth::sim::gateway {

// A part of an answer on its way to its connection.
struct Delivery {
    std::uint64_t connection = 0;
    std::uint32_t exchange = 0;  // number of the request on its connection
    bool last = false;
    bool broken = false;      // the answer cannot be finished
    bool closeAfter = false;  // the connection ends with this answer
    std::string bytes;
};

// Where answers wait for the gateway's thread. Whoever puts the first one in wakes it; those that
// come until it has looked cost no further wake-up. Outlives the gateway in the sinks that are
// still held somewhere; after close() it swallows everything.
class Mailbox {
  public:
    using Handler = std::function<void(Delivery&)>;

    Mailbox(boost::asio::io_context& context, Handler handler)
        : m_context(&context), m_handler(std::move(handler)) {}

    void put(Delivery delivery);  // any thread
    void close();                 // on the gateway's thread, or after it has ended

  private:
    void drain();

    std::mutex m_mutex;
    boost::asio::io_context* m_context;  // null once closed
    std::vector<Delivery> m_waiting;
    std::vector<Delivery> m_taken;  // of the gateway's thread
    Handler m_handler;              // likewise
};

}  // namespace berth::sim::gateway
