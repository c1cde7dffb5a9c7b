// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace berth::platform_client::ssh::testing {

struct ProgramEnd {
    int status = -1;     // -1: it did not end by itself
    std::string output;  // both of its streams
};

// Runs a program, found in PATH or /usr/sbin, to its end; nothing on its standard input.
[[nodiscard]] ProgramEnd runProgram(std::vector<std::string> arguments);

// A folder of its own (0700) under the temporary one, removed with all that is in it.
class ScratchFolder {
  public:
    ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder();

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::string operator/(const std::string& name) const {
        return m_path + "/" + name;
    }
    // The file's whole path.
    std::string write(const std::string& name, const std::string& bytes) const;
    [[nodiscard]] std::string read(const std::string& name) const;

  private:
    std::string m_path;
};

// Permissions of a file or folder, 0777 at most.
[[nodiscard]] int modeOf(const std::string& path);

}  // namespace berth::platform_client::ssh::testing
