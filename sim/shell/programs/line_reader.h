// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/shell/program.h"

namespace berth::sim::shell {

// What a program reads: one file after the other, "-" being the standard input, as is no file at
// all. Holds one block or one line at a time, a line at most kMostLine long: longer ones come in
// parts.
class LineReader {
  public:
    static constexpr std::size_t kMostLine = std::size_t{1} << 20;

    // Opens and reads one: "-" is the standard input. `quiet` says nothing of one that is missing.
    LineReader(Program& program, const std::string& path, bool quiet = false);

    // Whether it could be opened and read.
    [[nodiscard]] bool ok() const { return m_ok; }
    // The next line without its end; nothing: no more.
    std::optional<std::string> line();
    // Whether the last line had an end.
    [[nodiscard]] bool ended() const { return m_lineEnded; }
    // The next bytes, at most `most`; empty: no more.
    std::string some(std::size_t most = std::size_t{32} << 10);

  private:
    bool fill();
    void fail(const std::string& problem);

    Program& m_program;
    std::string m_path;
    OpenFilePtr m_file;
    std::string m_buffer;
    std::size_t m_at = 0;
    bool m_ok = true, m_quiet = false, m_end = false, m_lineEnded = false;
};

// The operands, or the standard input when there are none.
[[nodiscard]] std::vector<std::string> inputsOf(const std::vector<std::string>& operands,
                                                std::size_t from = 0);
// Several inputs one after the other; gives 1 when one could not be read.
template <class Each>
int forEachLine(Program& program, const std::vector<std::string>& inputs, Each each) {
    int status = 0;
    for (const std::string& input : inputs) {
        LineReader reader(program, input);
        while (program.goesOn()) {
            const std::optional<std::string> line = reader.line();
            if (!line) break;
            if (!each(*line, reader.ended())) return status;
        }
        if (!reader.ok()) status = 1;
    }
    return status;
}

}  // namespace berth::sim::shell
