// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace berth::app::testing {

struct Finished {
    int code = -1;  // exit code, or −signal
    std::string out, err;
};

// berth-sim as a process of its own. The destructor kills what still runs.
class ChildProcess {
  public:
    explicit ChildProcess(const std::vector<std::string>& words);
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    void signal(int number) const;
    // The next line of its standard output without the line end; nothing when that has ended.
    std::optional<std::string> readLine();
    // Reads both outputs to their ends and waits.
    Finished finish();

  private:
    bool readSome();

    pid_t m_pid = -1;
    int m_out = -1, m_err = -1;
    std::string m_outText, m_errText;
    std::size_t m_lineStart = 0;
};

[[nodiscard]] Finished run(const std::vector<std::string>& words);

// A folder of its own for one test.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] std::string at(const std::string& name) const { return (m_path / name).string(); }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::size_t entries() const;

  private:
    std::filesystem::path m_path;
};

[[nodiscard]] std::string readAll(const std::string& path);
void writeAll(const std::string& path, const std::string& text);

}  // namespace berth::app::testing
