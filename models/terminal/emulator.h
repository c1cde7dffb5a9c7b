// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vterm.h>

#include <memory>
#include <string>
#include <string_view>

#include "models/terminal/control_sequence.h"
#include "models/terminal/line_store.h"
#include "models/terminal/screen_grid.h"
#include "models/terminal/sequence_reader.h"
#include "models/terminal/terminal_surface.h"

namespace berth::terminal {

struct VTermDeleter {
    void operator()(VTerm* vterm) const { vterm_free(vterm); }
};

// Between what SequenceReader has taken apart and the screens. Where the cursor goes, libvterm
// decides: its state machine gets every movement, written anew from known sequences and held within
// bounds, and calls back with what to put, move and erase. It gets no query, no string, no style
// and no unfinished character, and what it wants to send while bytes come in is thrown away.
//
// Most text does not pass through libvterm either: what fits before the last column is put straight
// onto the screen, and libvterm is told only how far the cursor has come, as late as possible
// (m_owed). Its rules about the last column, where a line breaks, stay its own.
class Emulator final : private SequenceSink {
  public:
    Emulator(SurfaceSize size, TerminalSurface::Limits limits, TerminalSurface::Events events);

    void feed(std::string_view bytes);
    void resize(SurfaceSize size);
    void reset(bool forgetLines);

    [[nodiscard]] const ScreenGrid& grid() const { return *m_grid; }
    [[nodiscard]] const LineStore& history() const { return m_history; }
    [[nodiscard]] SurfaceCursor cursor() const;
    [[nodiscard]] bool showsAlternate() const { return m_grid == &m_alternate; }
    [[nodiscard]] bool isReversed() const { return m_reversed; }
    [[nodiscard]] bool bracketsPaste() const { return m_bracketsPaste; }
    [[nodiscard]] MouseReports mouseReports() const { return m_mouse; }
    [[nodiscard]] const std::string& title() const { return m_title; }
    [[nodiscard]] SurfaceDamage takeDamage();

    void pressKey(Key key, Modifiers modifiers);
    void type(std::string_view utf8, Modifiers modifiers);
    void paste(std::string_view utf8);
    void pressMouse(int button, bool pressed, int row, int column, Modifiers modifiers);
    void moveMouse(int row, int column, Modifiers modifiers);
    void setFocused(bool focused);

  private:
    // The character that was put last, as long as the cursor has not been moved since.
    struct LastGlyph {
        bool valid = false;
        int row = 0;
        int column = 0;
        int width = 1;
    };

    // SequenceSink
    void ascii(std::string_view text) override;
    void character(char32_t character) override;
    void control(char control) override;
    void escape(char intermediate, char final) override;
    void sequence(const ControlSequence& sequence) override;
    void command(std::string_view text) override;

    void plainSequence(const ControlSequence& sequence);
    void privateSequence(const ControlSequence& sequence);
    void setMode(int mode, bool on);
    void setPrivateMode(int mode, bool on);
    void forward(const ControlSequence& sequence);
    void forwardMode(bool isPrivate, int mode, bool on);
    void designate(int set, char charset);
    void saveCursor();
    void restoreCursor();
    void resetMargins();
    void softReset();
    void hardReset();
    void repeatLast(int count);
    void answer(std::string_view bytes);
    void answerPosition(bool isPrivate);

    // Whether text may be put without libvterm.
    [[nodiscard]] bool putsDirectly() const;
    void putEdge(std::string_view utf8);
    void noteGlyph(int row, int column, int width);
    [[nodiscard]] VTermPos vtermPosition() const;
    [[nodiscard]] VTermPos position() const;
    void settleCursor();
    void dropOwed();
    void toVterm(std::string_view bytes);
    void damage(int firstRow, int endRow);
    void damageAll() { damage(0, m_grid->rows()); }
    [[nodiscard]] VTermModifier vtermModifiers(Modifiers modifiers) const;
    void sendFrom(VTermModifier modifiers, VTermKey key);

    // What libvterm calls.
    static const VTermStateCallbacks& callbacks();
    void putGlyph(const VTermGlyphInfo& glyph, VTermPos at);
    void cursorMoved();
    void scrollRect(VTermRect rect, int downward, int rightward);
    void eraseRect(VTermRect rect);
    void setProperty(VTermProp property, const VTermValue& value);
    void resizeGrids(int rows, int columns, VTermPos& delta);
    static void output(const char* bytes, std::size_t size, void* user);

    TerminalSurface::Events m_events;
    std::unique_ptr<VTerm, VTermDeleter> m_vterm;
    VTermState* m_state = nullptr;  // m_vterm's
    SequenceReader m_reader;
    ScreenGrid m_primary;
    ScreenGrid m_alternate;
    ScreenGrid* m_grid = &m_primary;
    LineStore m_history;

    Style m_pen;
    Style m_savedPen;
    int m_owed = 0;          // columns that libvterm's cursor lags behind
    bool m_atEdge = false;   // the last column is filled: the next character may begin a new row
    bool m_putting = false;  // libvterm is at a text
    bool m_sending = false;  // what libvterm has to say is a person's doing
    bool m_insert = false;
    bool m_wraps = true;
    bool m_drawing[2] = {false, false};  // a character set that is not ASCII
    int m_shift = 0;                     // which of the two is in use
    LastGlyph m_last;
    char32_t m_lastCharacter = 0;
    int m_answersLeft = 0;

    SurfaceCursor m_look;  // visibility and shape; the place is libvterm's
    bool m_reversed = false;
    bool m_bracketsPaste = false;
    bool m_margins = false;
    MouseReports m_mouse = MouseReports::None;
    std::string m_title;

    SurfaceDamage m_damage;
    SurfaceCursor m_shownCursor;
    LineNumber m_shownTop = 0;
    LineNumber m_shownFirst = 0;
};

}  // namespace berth::terminal
