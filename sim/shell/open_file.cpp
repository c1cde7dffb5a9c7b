// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/open_file.h"

#include <algorithm>
#include <condition_variable>
#include <cstring>

namespace berth::sim::shell {
namespace {

constexpr std::size_t kPipeCapacity = std::size_t{64} << 10;

struct PipeBuffer {
    std::mutex mutex;
    std::condition_variable_any changed;
    std::string bytes;
    bool readClosed = false, writeClosed = false;
};

class PipeReader final : public OpenFile {
  public:
    explicit PipeReader(std::shared_ptr<PipeBuffer> pipe) : m_pipe(std::move(pipe)) {}
    ~PipeReader() override {
        const std::lock_guard lock(m_pipe->mutex);
        m_pipe->readClosed = true;
        m_pipe->changed.notify_all();
    }

    ReadOutcome read(std::span<char> into, const std::stop_token& stop) override {
        std::unique_lock lock(m_pipe->mutex);
        const bool ready = m_pipe->changed.wait(
            lock, stop, [this] { return !m_pipe->bytes.empty() || m_pipe->writeClosed; });
        if (!ready) return {};
        const std::size_t count = std::min(into.size(), m_pipe->bytes.size());
        std::memcpy(into.data(), m_pipe->bytes.data(), count);
        m_pipe->bytes.erase(0, count);
        m_pipe->changed.notify_all();
        return {count, {}};
    }

  private:
    std::shared_ptr<PipeBuffer> m_pipe;
};

class PipeWriter final : public OpenFile {
  public:
    explicit PipeWriter(std::shared_ptr<PipeBuffer> pipe) : m_pipe(std::move(pipe)) {}
    ~PipeWriter() override {
        const std::lock_guard lock(m_pipe->mutex);
        m_pipe->writeClosed = true;
        m_pipe->changed.notify_all();
    }

    WriteOutcome write(std::string_view bytes, const std::stop_token& stop) override {
        std::unique_lock lock(m_pipe->mutex);
        while (!bytes.empty()) {
            const bool ready = m_pipe->changed.wait(lock, stop, [this] {
                return m_pipe->bytes.size() < kPipeCapacity || m_pipe->readClosed;
            });
            if (!ready || m_pipe->readClosed) return {false, {}};
            const std::size_t count = std::min(bytes.size(), kPipeCapacity - m_pipe->bytes.size());
            m_pipe->bytes += bytes.substr(0, count);
            bytes.remove_prefix(count);
            m_pipe->changed.notify_all();
        }
        return {!m_pipe->readClosed, {}};
    }

  private:
    std::shared_ptr<PipeBuffer> m_pipe;
};

}  // namespace

ReadOutcome OpenFile::read(std::span<char> /*into*/, const std::stop_token& /*stop*/) {
    return {0, "Bad file descriptor"};
}

WriteOutcome OpenFile::write(std::string_view /*bytes*/, const std::stop_token& /*stop*/) {
    return {false, "Bad file descriptor"};
}

ReadOutcome SourceFile::read(std::span<char> into, const std::stop_token& stop) {
    const std::lock_guard lock(m_mutex);
    if (m_begin == m_end) {
        m_begin = 0;
        m_end = m_source.read(m_buffer, stop);
    }
    const std::size_t count = std::min(into.size(), m_end - m_begin);
    std::memcpy(into.data(), m_buffer.data() + m_begin, count);
    m_begin += count;
    return {count, {}};
}

WriteOutcome SinkFile::write(std::string_view bytes, const std::stop_token& stop) {
    return {m_sink.write(bytes, stop), {}};
}

ReadOutcome TextFile::read(std::span<char> into, const std::stop_token& /*stop*/) {
    const std::lock_guard lock(m_mutex);
    const std::size_t count = std::min(into.size(), m_text.size() - m_at);
    std::memcpy(into.data(), m_text.data() + m_at, count);
    m_at += count;
    return {count, {}};
}

WriteOutcome TextFile::write(std::string_view /*bytes*/, const std::stop_token& stop) {
    return {!stop.stop_requested(), {}};
}

ReadOutcome ZeroFile::read(std::span<char> into, const std::stop_token& stop) {
    if (stop.stop_requested()) return {};
    std::ranges::fill(into, '\0');
    return {into.size(), {}};
}

WriteOutcome ZeroFile::write(std::string_view /*bytes*/, const std::stop_token& stop) {
    return {!stop.stop_requested(), {}};
}

WriteOutcome CaptureFile::write(std::string_view bytes, const std::stop_token& stop) {
    const std::lock_guard lock(m_mutex);
    m_overflowed = m_overflowed || bytes.size() > kMost - m_text.size();
    if (m_overflowed || stop.stop_requested()) return {false, {}};
    m_text += bytes;
    return {};
}

std::string CaptureFile::take() {
    const std::lock_guard lock(m_mutex);
    return std::move(m_text);
}

bool CaptureFile::overflowed() const {
    const std::lock_guard lock(m_mutex);
    return m_overflowed;
}

std::pair<OpenFilePtr, OpenFilePtr> makePipe() {
    const auto pipe = std::make_shared<PipeBuffer>();
    return {std::make_shared<PipeReader>(pipe), std::make_shared<PipeWriter>(pipe)};
}

}  // namespace berth::sim::shell
