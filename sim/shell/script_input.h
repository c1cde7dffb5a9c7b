// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace berth::sim::shell {

// The characters of a script, fetched line by line as the parser asks for them: what a command of
// the script reads from the same stream is not read ahead of it.
class ScriptInput {
  public:
    static constexpr int kEnd = -1;

    // Gives the next line with its end, or nothing at the end of the script. `continued`: the
    // command that has begun goes on.
    using Refill = std::function<std::optional<std::string>(bool continued)>;

    explicit ScriptInput(std::string text, int line = 1) : m_text(std::move(text)), m_line(line) {}
    explicit ScriptInput(Refill refill) : m_refill(std::move(refill)) {}

    // The character `ahead` of the next one, or kEnd.
    int peek(std::size_t ahead = 0);
    int take();

    [[nodiscard]] int line() const { return m_line; }
    // How many characters were taken.
    [[nodiscard]] std::size_t taken() const { return m_dropped + m_at; }

    // A command ends here: the next character begins another one.
    void beginCommand();
    // The rest of the line is of no use any more.
    void dropLine();

  private:
    bool fetch();

    std::string m_text;
    std::size_t m_at = 0, m_dropped = 0;
    int m_line = 1;
    bool m_continued = false, m_ended = false;
    Refill m_refill;
};

}  // namespace berth::sim::shell
