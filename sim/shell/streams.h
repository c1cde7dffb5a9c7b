// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <stop_token>
#include <string_view>

// The three streams of a session, as whoever carries them (an SSH channel, a test) provides them.

namespace berth::sim::shell {

class ByteSource {
  public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    // Waits until there is at least one byte, then gives what there is, at most `into.size()`
    // bytes. 0: the end, or a stop was requested while it waited. One thread at a time.
    [[nodiscard]] virtual std::size_t read(std::span<char> into, const std::stop_token& stop) = 0;
};

class ByteSink {
  public:
    ByteSink() = default;
    ByteSink(const ByteSink&) = delete;
    ByteSink& operator=(const ByteSink&) = delete;
    virtual ~ByteSink() = default;

    // Waits until all has been taken. False: nobody reads there any more, which ends the writer as
    // a broken pipe would, or a stop was requested while it waited. Several threads at once.
    [[nodiscard]] virtual bool write(std::string_view bytes, const std::stop_token& stop) = 0;
};

struct Streams {
    ByteSource& in;
    ByteSink& out;
    ByteSink& error;
};

}  // namespace berth::sim::shell
