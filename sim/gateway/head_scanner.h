// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace berth::sim::gateway {

// Looks at the raw bytes of a request's head, each once, however they are cut. It refuses what a
// lenient parser would repair and the next one might read differently: bare CR or LF, folded lines,
// space before a colon, control characters, empty or odd field names.
class HeadScanner {
  public:
    enum class Result { More, Done, Malformed, TooManyFields };

    explicit HeadScanner(std::size_t mostFields) : m_mostFields(mostFields) {}

    // `head` is all bytes since the start of the request; those seen before are not read again.
    [[nodiscard]] Result scan(std::string_view head);
    // After Done: how long the head is, with its empty line.
    [[nodiscard]] std::size_t length() const { return m_seen; }
    void reset();

  private:
    enum class State : std::uint8_t {
        First,
        Line,
        LineEnd,
        FieldStart,
        Name,
        Value,
        ValueEnd,
        End
    };

    [[nodiscard]] bool step(unsigned char byte);

    std::size_t m_mostFields;
    std::size_t m_seen = 0;
    std::size_t m_fields = 0;
    State m_state = State::First;
    bool m_done = false;
};

[[nodiscard]] bool isTokenByte(unsigned char byte);  // RFC 9110, 5.6.2

}  // namespace berth::sim::gateway
