// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>

#include "sim/shell/streams.h"

namespace berth::sim::shell {

struct ReadOutcome {
    std::size_t bytes = 0;  // 0 without a problem: the end
    std::string problem;    // as strerror words it
};

struct WriteOutcome {
    bool taken = true;
    std::string problem;  // not taken and empty: nobody reads there any more
};

// What a file descriptor stands for. Several descriptors, and processes, may share one. Any thread.
class OpenFile {
  public:
    OpenFile() = default;
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    virtual ~OpenFile() = default;

    // Waits for at least one byte.
    [[nodiscard]] virtual ReadOutcome read(std::span<char> into, const std::stop_token& stop);
    [[nodiscard]] virtual WriteOutcome write(std::string_view bytes, const std::stop_token& stop);
    [[nodiscard]] virtual bool isTerminal() const { return false; }
};

using OpenFilePtr = std::shared_ptr<OpenFile>;

// Those of a process; the number is the place.
using Descriptors = std::array<OpenFilePtr, 10>;

class SourceFile final : public OpenFile {
  public:
    SourceFile(ByteSource& source, bool terminal) : m_source(source), m_terminal(terminal) {}
    ReadOutcome read(std::span<char> into, const std::stop_token& stop) override;
    bool isTerminal() const override { return m_terminal; }

  private:
    std::mutex m_mutex;
    ByteSource& m_source;
    bool m_terminal;
    std::array<char, 4096> m_buffer{};
    std::size_t m_begin = 0, m_end = 0;
};

class SinkFile final : public OpenFile {
  public:
    SinkFile(ByteSink& sink, bool terminal) : m_sink(sink), m_terminal(terminal) {}
    WriteOutcome write(std::string_view bytes, const std::stop_token& stop) override;
    bool isTerminal() const override { return m_terminal; }

  private:
    ByteSink& m_sink;
    bool m_terminal;
};

// Reads as a text that is known from the start, or as nothing; takes everything and keeps nothing.
class TextFile final : public OpenFile {
  public:
    explicit TextFile(std::string text = {}) : m_text(std::move(text)) {}
    ReadOutcome read(std::span<char> into, const std::stop_token& stop) override;
    WriteOutcome write(std::string_view bytes, const std::stop_token& stop) override;

  private:
    std::mutex m_mutex;
    std::string m_text;
    std::size_t m_at = 0;
};

class ZeroFile final : public OpenFile {
  public:
    ReadOutcome read(std::span<char> into, const std::stop_token& stop) override;
    WriteOutcome write(std::string_view bytes, const std::stop_token& stop) override;
};

// Keeps what is written, up to a bound.
class CaptureFile final : public OpenFile {
  public:
    static constexpr std::size_t kMost = std::size_t{1} << 20;

    WriteOutcome write(std::string_view bytes, const std::stop_token& stop) override;
    [[nodiscard]] std::string take();
    [[nodiscard]] bool overflowed() const;

  private:
    mutable std::mutex m_mutex;
    std::string m_text;
    bool m_overflowed = false;
};

// The two ends of a pipe: what is read, and what is written. An end is closed when the last
// descriptor that stands for it is.
[[nodiscard]] std::pair<OpenFilePtr, OpenFilePtr> makePipe();

}  // namespace berth::sim::shell
