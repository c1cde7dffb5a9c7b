// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "sim/shell/interactive_session.h"
#include "sim/shell/node_host.h"
#include "sim/shell/shell.h"

namespace berth::sim::shell::testing {

// A node with facts of the test's choice, and files in memory.
class FakeNode final : public NodeHost {
  public:
    FakeNode();

    NodeFacts now;  // what facts() gives; changed between runs only
    std::map<std::string, std::string> files;
    std::map<std::string, bool> folders;
    std::size_t mostBytes = std::size_t{64} << 20;
    std::atomic<bool> ended = false;
    std::function<PortAnswer(const std::string& method, const std::string& target,
                             const std::string& body)>
        answer;

    domain::Result<NodeFacts> facts() override;
    domain::Result<FileStatus> status(const std::string& path) override;
    domain::Result<std::vector<FileStatus>> list(const std::string& path) override;
    domain::Result<std::string> read(const std::string& path, std::int64_t offset,
                                     std::int64_t length) override;
    domain::Result<void> write(const std::string& path, std::int64_t offset,
                               std::string_view content) override;
    domain::Result<void> resize(const std::string& path, std::int64_t size) override;
    domain::Result<void> makeFolder(const std::string& path) override;
    domain::Result<void> remove(const std::string& path) override;
    domain::Result<void> rename(const std::string& from, const std::string& to) override;
    domain::Result<PortAnswer> request(int port, const std::string& method,
                                       const std::string& target, const std::string& body) override;

  private:
    // Aborts when two calls are made at once.
    class OneAtATime;
    [[nodiscard]] bool isFolder(const std::string& path) const;
    std::atomic<int> m_calls = 0;
};

// Two cards, five processes, two disks, a kernel that says little.
[[nodiscard]] NodeFacts sampleFacts();

class TextSource final : public ByteSource {
  public:
    explicit TextSource(std::string text = {}) : m_text(std::move(text)) {}
    std::size_t read(std::span<char> into, const std::stop_token& stop) override;

  private:
    std::string m_text;
    std::size_t m_at = 0;
};

// Never gives anything, until it is stopped.
class SilentSource final : public ByteSource {
  public:
    std::size_t read(std::span<char> into, const std::stop_token& stop) override;
    void waitUntilRead();

  private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_read = false;
};

class TextSink final : public ByteSink {
  public:
    bool write(std::string_view bytes, const std::stop_token& stop) override;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::size_t bytes() const;
    // Patient; false: it never came.
    [[nodiscard]] bool waitFor(std::string_view part) const;
    // Counts what comes and keeps none of it; says closed after so many bytes.
    void countOnly(std::size_t most);

  private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::string m_text;
    std::size_t m_bytes = 0, m_most = SIZE_MAX;
    bool m_counts = false;
};

struct RunResult {
    int status = 0;
    std::string out, error;
};

// One script, as a client's command.
RunResult runScript(FakeNode& node, std::string_view script, std::string input = {});
// One script that comes by standard input.
RunResult runFromInput(FakeNode& node, std::string script);

}  // namespace berth::sim::shell::testing
