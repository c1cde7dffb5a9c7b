// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_palette.h"

#include <array>
#include <utility>

namespace berth::ui {
namespace {

constexpr std::array kNamed = {Token::Line, Token::Bad, Token::Ok,     Token::Warn,
                               Token::Info, Token::Sim, Token::Accent, Token::Ink2};
constexpr int kBrighter = 118;  // percent

QColor blend(const QColor& ink, const QColor& ground) {
    const auto mix = [](int a, int b) { return (a * 3 + b * 2) / 5; };
    return {mix(ink.red(), ground.red()), mix(ink.green(), ground.green()),
            mix(ink.blue(), ground.blue())};
}

}  // namespace

TerminalPalette::TerminalPalette(const Theme& theme)
    : m_inks(theme.isDark() ? theme : Theme::load(ThemeKind::Dark)),
      m_ground(theme.color(Token::Terminal)) {}

QColor TerminalPalette::indexed(int index) const {
    if (index == 0 && isHighContrast()) return m_ground;
    if (index == 8) return m_inks.color(Token::Line2);
    if (index == 15) return m_inks.color(Token::Ink).lighter(kBrighter);
    if (index < 16) {
        const QColor base = m_inks.color(kNamed[static_cast<std::size_t>(index % 8)]);
        return index < 8 ? base : base.lighter(kBrighter);
    }
    if (index < 232) {
        const auto level = [](int step) { return step == 0 ? 0 : 55 + 40 * step; };
        const int cube = index - 16;
        return {level(cube / 36), level(cube / 6 % 6), level(cube % 6)};
    }
    const int grey = 8 + 10 * (index - 232);
    return {grey, grey, grey};
}

QColor TerminalPalette::resolve(terminal::Color color, const QColor& otherwise) const {
    if (color.isDefault()) return otherwise;
    return color.isIndexed() ? indexed(color.index()) : QColor::fromRgb(color.rgb());
}

TerminalPalette::Inks TerminalPalette::inksOf(const terminal::Style& style,
                                              bool screenReversed) const {
    Inks inks{resolve(style.foreground, ink()), resolve(style.background, m_ground)};
    if (style.has(terminal::Attribute::Reverse) != screenReversed)
        std::swap(inks.foreground, inks.background);
    if (style.has(terminal::Attribute::Faint))
        inks.foreground = blend(inks.foreground, inks.background);
    if (style.has(terminal::Attribute::Hidden)) inks.foreground = inks.background;
    return inks;
}

}  // namespace berth::ui
