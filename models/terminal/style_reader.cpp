// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/style_reader.h"

#include <algorithm>
#include <array>
#include <optional>

namespace berth::terminal {
namespace {

constexpr std::array kUnderlines = {Attribute::Underline, Attribute::DoubleUnderline,
                                    Attribute::CurlyUnderline};

void setUnderline(Style& style, std::optional<Attribute> kind) {
    for (const Attribute each : kUnderlines)
        style.set(each, kind == each);
}

// Walks the parameters of one sequence.
class Walk {
  public:
    Walk(const ControlSequence& sequence, Style& style) : m_sequence(sequence), m_style(style) {}

    void run() {
        while (m_at < m_sequence.count) {
            const std::size_t end = groupEnd();
            apply(m_sequence.value(m_at, 0), end);
            m_at = std::max(m_at + 1, end);
        }
    }

  private:
    // Behind the parameters that colons tie to the one at hand.
    [[nodiscard]] std::size_t groupEnd() const {
        std::size_t end = m_at + 1;
        while (end < m_sequence.count && m_sequence.parameters[end].sub)
            ++end;
        return end;
    }

    [[nodiscard]] static std::uint8_t byte(int value) {
        return static_cast<std::uint8_t>(std::clamp(value, 0, 255));
    }

    // The colour behind 38, 48 or 58; moves behind its parameters where semicolons part them.
    [[nodiscard]] std::optional<Color> color(std::size_t end) {
        const bool colons = end > m_at + 1;
        const std::size_t kind = m_at + 1;
        const int space = m_sequence.value(kind, 0);
        if (space == 5) {
            const int index = m_sequence.value(kind + 1, 0);
            if (!colons) m_at += 2;
            return index <= 255 ? std::optional(Color::indexed(byte(index))) : std::nullopt;
        }
        if (space != 2) {
            if (!colons) ++m_at;
            return std::nullopt;
        }
        // With colons a colour space may stand before the three, mostly left empty.
        const std::size_t red = kind + (colons && end - kind > 4 ? 2 : 1);
        const Color found =
            Color::rgb(byte(m_sequence.value(red, 0)), byte(m_sequence.value(red + 1, 0)),
                       byte(m_sequence.value(red + 2, 0)));
        if (!colons) m_at += 4;
        return found;
    }

    void apply(int code, std::size_t end) {
        switch (code) {
            case 0:
                m_style = Style();
                return;
            case 1:
                return m_style.set(Attribute::Bold, true);
            case 2:
                return m_style.set(Attribute::Faint, true);
            case 3:
                return m_style.set(Attribute::Italic, true);
            case 4:
                return underline(end);
            case 5:
            case 6:
                return m_style.set(Attribute::Blink, true);
            case 7:
                return m_style.set(Attribute::Reverse, true);
            case 8:
                return m_style.set(Attribute::Hidden, true);
            case 9:
                return m_style.set(Attribute::Strike, true);
            case 21:
                return setUnderline(m_style, Attribute::DoubleUnderline);
            case 22:
                m_style.set(Attribute::Bold, false);
                return m_style.set(Attribute::Faint, false);
            case 23:
                return m_style.set(Attribute::Italic, false);
            case 24:
                return setUnderline(m_style, std::nullopt);
            case 25:
                return m_style.set(Attribute::Blink, false);
            case 27:
                return m_style.set(Attribute::Reverse, false);
            case 28:
                return m_style.set(Attribute::Hidden, false);
            case 29:
                return m_style.set(Attribute::Strike, false);
            default:
                return applyColor(code, end);
        }
    }

    void underline(std::size_t end) {
        // 4:0 none, 4:1 … 4:3 by kind, 4:4 and on shown as plain.
        const int kind = end > m_at + 1 ? m_sequence.value(m_at + 1, 1) : 1;
        if (kind == 0) return setUnderline(m_style, std::nullopt);
        setUnderline(m_style, kind <= 3 ? kUnderlines[static_cast<std::size_t>(kind - 1)]
                                        : Attribute::Underline);
    }

    void applyColor(int code, std::size_t end) {
        if (code >= 30 && code <= 37) {
            m_style.foreground = Color::indexed(byte(code - 30));
        } else if (code >= 40 && code <= 47) {
            m_style.background = Color::indexed(byte(code - 40));
        } else if (code >= 90 && code <= 97) {
            m_style.foreground = Color::indexed(byte(code - 90 + 8));
        } else if (code >= 100 && code <= 107) {
            m_style.background = Color::indexed(byte(code - 100 + 8));
        } else if (code == 39) {
            m_style.foreground = Color();
        } else if (code == 49) {
            m_style.background = Color();
        } else if (code == 38) {
            m_style.foreground = color(end).value_or(m_style.foreground);
        } else if (code == 48) {
            m_style.background = color(end).value_or(m_style.background);
        } else if (code == 58) {
            (void)color(end);  // the colour of the line below: not shown
        }
    }

    const ControlSequence& m_sequence;
    Style& m_style;
    std::size_t m_at = 0;
};

}  // namespace

void applyStyle(const ControlSequence& sequence, Style& style) {
    Walk(sequence, style).run();
}

}  // namespace berth::terminal
