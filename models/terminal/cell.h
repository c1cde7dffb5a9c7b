// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace berth::terminal {

// A colour as a program asked for it; which colour an index is the view decides.
class Color {
  public:
    constexpr Color() = default;  // the view's own
    [[nodiscard]] static constexpr Color indexed(std::uint8_t index) {
        return Color(kIndexed | index);
    }
    [[nodiscard]] static constexpr Color rgb(std::uint8_t red, std::uint8_t green,
                                             std::uint8_t blue) {
        return Color(kRgb | std::uint32_t{red} << 16 | std::uint32_t{green} << 8 | blue);
    }
    // As raw() gave it; used by what stores lines.
    [[nodiscard]] static constexpr Color fromRaw(std::uint32_t raw) { return Color(raw); }

    [[nodiscard]] constexpr bool isDefault() const { return m_raw == 0; }
    [[nodiscard]] constexpr bool isIndexed() const { return (m_raw & kIndexed) != 0; }
    [[nodiscard]] constexpr std::uint8_t index() const { return static_cast<std::uint8_t>(m_raw); }
    // 0xRRGGBB; only of colours that are neither default nor indexed.
    [[nodiscard]] constexpr std::uint32_t rgb() const { return m_raw & 0xFFFFFFU; }
    [[nodiscard]] constexpr std::uint32_t raw() const { return m_raw; }

    friend constexpr bool operator==(Color, Color) = default;

  private:
    static constexpr std::uint32_t kIndexed = 0x0100'0000;
    static constexpr std::uint32_t kRgb = 0x0200'0000;
    explicit constexpr Color(std::uint32_t raw) : m_raw(raw) {}

    std::uint32_t m_raw = 0;
};

enum class Attribute : std::uint16_t {
    Bold = 1 << 0,
    Faint = 1 << 1,
    Italic = 1 << 2,
    Underline = 1 << 3,
    DoubleUnderline = 1 << 4,
    CurlyUnderline = 1 << 5,
    Blink = 1 << 6,
    Reverse = 1 << 7,
    Hidden = 1 << 8,
    Strike = 1 << 9,
};

// How a cell looks.
struct Style {
    Color foreground;
    Color background;
    std::uint16_t attributes = 0;

    [[nodiscard]] constexpr bool has(Attribute attribute) const {
        return (attributes & static_cast<std::uint16_t>(attribute)) != 0;
    }
    constexpr void set(Attribute attribute, bool on) {
        const auto bit = static_cast<std::uint16_t>(attribute);
        attributes = static_cast<std::uint16_t>(on ? attributes | bit : attributes & ~bit);
    }

    friend constexpr bool operator==(const Style&, const Style&) = default;
};

// One place of the screen. A wide character stands in two: its own and one of kRightHalf.
struct Cell {
    static constexpr char32_t kBlank = 0;
    static constexpr char32_t kRightHalf = 0xFFFF'FFFF;

    char32_t character = kBlank;
    Style style;

    friend constexpr bool operator==(const Cell&, const Cell&) = default;
};

// A combining mark on the character in a column.
struct Mark {
    int column = 0;
    char32_t character = 0;

    friend bool operator==(const Mark&, const Mark&) = default;
};

// One row of the screen or of what has scrolled out of it.
struct Row {
    std::vector<Cell> cells;
    std::vector<Mark> marks;  // ordered by column, then as they came
    // The text goes on in the next row because it was too long for this one.
    bool wrapped = false;

    friend bool operator==(const Row&, const Row&) = default;
};

// No more marks than this on one character; more are dropped.
inline constexpr std::size_t kMostMarks = 6;

}  // namespace berth::terminal
