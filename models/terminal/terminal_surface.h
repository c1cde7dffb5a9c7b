// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "models/terminal/cell.h"
#include "models/terminal/keys.h"

namespace berth::terminal {

class Emulator;

// Rows and columns; both are held within what an emulator can serve.
struct SurfaceSize {
    int rows = 24;
    int columns = 80;

    friend bool operator==(const SurfaceSize&, const SurfaceSize&) = default;
};

// A line keeps its number for as long as it exists, whether on the screen or scrolled out of it.
using LineNumber = std::uint64_t;

struct SurfaceCursor {
    enum class Shape { Block, Underline, Bar };

    int row = 0;
    int column = 0;
    bool visible = true;
    bool blinks = true;
    Shape shape = Shape::Block;

    friend bool operator==(const SurfaceCursor&, const SurfaceCursor&) = default;
};

// What the mouse is reported of.
enum class MouseReports { None, Clicks, Drags, Moves };

// What has changed since it was last asked.
struct SurfaceDamage {
    int firstRow = 0;    // rows of the screen, from …
    int endRow = 0;      // … to before; equal: none
    bool lines = false;  // there are other lines above the screen
    bool cursor = false;

    [[nodiscard]] bool any() const { return firstRow != endRow || lines || cursor; }
};

// The screen of a terminal as a program on the other side sees it, without a picture of it. Takes
// bytes that nobody vouches for, in memory that is bounded whatever comes, and says what to send.
//
// What is sent in answer to bytes are constants and numbers, never a text that came in: the title,
// settings (DECRQSS), the clipboard and answerback are not told. At most a fixed number of answers
// leaves for each call of feed(). A program that wants to write to the clipboard makes `clipboard`
// be called, whose receiver has to ask a person.
//
// One thread at a time; callbacks come within feed() or the input functions and must not call back.
class TerminalSurface {
  public:
    struct Events {
        std::function<void(std::string_view bytes)> send;
        // Valid UTF-8 of at most kLongestClipboard bytes.
        std::function<void(std::string text)> clipboard;
        std::function<void()> bell;
    };
    struct Limits {
        std::size_t lines = 100'000;  // that have scrolled out
        std::size_t bytes = 64 * 1024 * 1024;
    };

    static constexpr std::size_t kLongestTitle = 256;            // bytes
    static constexpr std::size_t kLongestClipboard = 64 * 1024;  // bytes
    static constexpr int kMostAnswers = 64;
    static constexpr SurfaceSize kSmallest{2, 2};
    static constexpr SurfaceSize kLargest{1'000, 2'000};

    TerminalSurface(SurfaceSize size, Limits limits, Events events);
    ~TerminalSurface();
    TerminalSurface(const TerminalSurface&) = delete;
    TerminalSurface& operator=(const TerminalSurface&) = delete;

    // ---- what the program says

    void feed(std::string_view bytes);
    // Rows that do not fit any more scroll out, or come back; what is wider than the screen is kept
    // and not broken anew.
    void resize(SurfaceSize size);
    // As after construction: screen, modes, and, when wanted, what has scrolled out.
    void reset(bool forgetLines);

    // ---- what is to be seen

    [[nodiscard]] SurfaceSize size() const;
    // Lines are numbered from firstLine() to before endLine(); the screen begins at screenTop().
    [[nodiscard]] LineNumber firstLine() const;
    [[nodiscard]] LineNumber screenTop() const;
    [[nodiscard]] LineNumber endLine() const {
        return screenTop() + static_cast<LineNumber>(size().rows);
    }
    // The number must be of a line that is there.
    void readLine(LineNumber line, Row& row) const;
    // Appends its text, without the blanks at its end.
    void appendText(LineNumber line, std::string& text) const;
    [[nodiscard]] bool isWrapped(LineNumber line) const;

    [[nodiscard]] SurfaceCursor cursor() const;
    [[nodiscard]] bool showsAlternate() const;  // a program fills the screen
    [[nodiscard]] bool isReversed() const;      // foreground and background of the whole screen
    // As the program named it: one line without invisible characters, still nobody's word.
    [[nodiscard]] const std::string& title() const;
    [[nodiscard]] SurfaceDamage takeDamage();
    // Memory of what has scrolled out.
    [[nodiscard]] std::size_t historyBytes() const;

    // ---- what a person does; may send

    void pressKey(Key key, Modifiers modifiers);
    // Typed or composed text. Control and Alt count only with a single character.
    void type(std::string_view utf8, Modifiers modifiers = {});
    // See pasteText() for what is taken out of it.
    void paste(std::string_view utf8);
    [[nodiscard]] bool bracketsPaste() const;
    [[nodiscard]] MouseReports mouseReports() const;
    // Buttons count from 1; 4 and 5 are the wheel, which is only pressed.
    void pressMouse(int button, bool pressed, int row, int column, Modifiers modifiers);
    void moveMouse(int row, int column, Modifiers modifiers);
    // Told to programs that have asked for it.
    void setFocused(bool focused);

  private:
    std::unique_ptr<Emulator> m_emulator;
};

}  // namespace berth::terminal
