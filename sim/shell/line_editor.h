// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace berth::sim::shell {

// What a Tab makes of a line: text for the place of the cursor, or what could stand there.
struct Completion {
    std::string added;
    std::vector<std::string> choices;  // shown when nothing can be added
};

// One line that is typed on a terminal: fed with bytes, gives the bytes to show. Keys as readline
// has them: arrows, Home, End, Delete, Ctrl-A B C D E F H K L N P U W, Tab. UTF-8 aware; a line
// longer than the window is scrolled. Not thread-safe.
class LineEditor {
  public:
    static constexpr std::size_t kMostBytes = std::size_t{64} << 10;
    static constexpr std::size_t kMostLines = 500;                     // remembered
    static constexpr std::size_t kMostHistory = std::size_t{1} << 20;  // bytes of them

    using Complete = std::function<Completion(std::string_view upToCursor)>;
    enum class Outcome { Line, Interrupted, End };

    explicit LineEditor(Complete complete) : m_complete(std::move(complete)) {}

    void begin(std::string prompt, int columns);
    // What the byte brought about; nothing: the line goes on.
    std::optional<Outcome> key(char byte);
    // To be shown, since the last call.
    [[nodiscard]] std::string takeOutput();
    [[nodiscard]] const std::string& line() const { return m_line; }
    void remember(const std::string& line);
    void setColumns(int columns);

  private:
    std::optional<Outcome> control(unsigned char byte);
    void escape(char byte);
    void finishEscape(char last);
    void insert(std::string_view bytes);
    void eraseRange(std::size_t from, std::size_t to);
    void moveTo(std::size_t at);
    [[nodiscard]] std::size_t before(std::size_t at) const;
    [[nodiscard]] std::size_t behind(std::size_t at) const;
    void recall(int step);
    void completeHere();
    void redraw();

    Complete m_complete;
    std::deque<std::string> m_history;
    std::size_t m_historyBytes = 0;
    std::size_t m_recalled = 0;  // place in the history; its size: the line itself
    std::string m_ownLine;       // what was typed before an older one was recalled
    std::string m_prompt, m_line, m_output;
    std::string m_escape;   // an escape sequence that has begun
    std::string m_partial;  // a character that has begun
    std::size_t m_cursor = 0;
    int m_columns = 80;
};

// Columns that a text takes on a terminal.
[[nodiscard]] int displayWidth(std::string_view text);
// Bytes of the character that begins at `at`, a lone byte where the text is no UTF-8.
[[nodiscard]] std::size_t characterLength(std::string_view text, std::size_t at);

}  // namespace berth::sim::shell
