// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

namespace berth::support {

struct ProgramEnd {
    int status = -1;  // -1: it did not end by itself
    std::string out, error;
};

// A program that runs beside the test, found in PATH. The destructor kills what still runs.
class RunningProgram {
  public:
    RunningProgram(std::vector<std::string> words, const std::vector<std::string>& environment);
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;
    ~RunningProgram();

    // To its standard input; waits until it is taken.
    void write(std::string_view bytes);
    void closeInput();
    // Reads its output until `text` has come, or the output has ended, or a minute is over.
    [[nodiscard]] bool awaitOutput(std::string_view text);
    // Closes its input, reads its outputs to their end and waits.
    [[nodiscard]] ProgramEnd finish();

  private:
    bool readSome(int milliseconds);

    pid_t m_pid = -1;
    int m_in = -1, m_out = -1, m_error = -1;
    ProgramEnd m_end;
};

// A folder of its own (0700), removed with all that is in it.
class ScratchFolder {
  public:
    ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder();

    [[nodiscard]] std::string at(const std::string& name) const { return m_path + "/" + name; }
    // The file's whole path; readable by its owner alone, who may also run it.
    std::string write(const std::string& name, std::string_view bytes) const;
    [[nodiscard]] std::string read(const std::string& name) const;

  private:
    std::string m_path;
};

}  // namespace berth::support
