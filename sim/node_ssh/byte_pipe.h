// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "sim/shell/streams.h"

namespace berth::sim::node_ssh {

// Bytes between the thread of a connection, which never waits, and the thread of a program, which
// does. Holds so many bytes at most. Thread-safe.
class BytePipe final : public shell::ByteSource, public shell::ByteSink {
  public:
    // `changed` is told, on the program's thread, that there is something to take or room again.
    BytePipe(std::size_t capacity, std::function<void()> changed);

    // The program's side.
    [[nodiscard]] std::size_t read(std::span<char> into, const std::stop_token& stop) override;
    [[nodiscard]] bool write(std::string_view bytes, const std::stop_token& stop) override;

    // The connection's side.
    [[nodiscard]] std::size_t room() const;
    // What does not fit stays within the caller's promise not to push more than room().
    void push(std::string_view bytes);
    // Nothing will be pushed any more: who reads gets to the end.
    void end();
    // Nobody takes anything any more: who writes is told so.
    void breakOff();
    // The first bytes, at most so many; they stay until drop().
    [[nodiscard]] std::string peek(std::size_t most) const;
    void drop(std::size_t bytes);
    [[nodiscard]] bool empty() const;

  private:
    const std::size_t m_capacity;
    const std::function<void()> m_changed;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_news;
    std::string m_bytes;  // guarded, as all below
    std::size_t m_first = 0;
    bool m_ended = false;
    bool m_broken = false;

    [[nodiscard]] std::size_t held() const { return m_bytes.size() - m_first; }
    void take(std::size_t bytes);
};

}  // namespace berth::sim::node_ssh
