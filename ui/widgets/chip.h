// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <optional>

#include "ui/support/ui_context.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// The colour families that a word on a tint can have.
enum class Tone { Ok, Info, Start, Warn, Bad, Off, Sim, Accent };

[[nodiscard]] Token inkOf(Tone tone);
[[nodiscard]] Token tintOf(Tone tone);

// A short word on a tint, with an icon, a state mark or nothing before it: "Recommended",
// "3.1 GiB at risk", "Running". 20 px high, 18 as a counter.
class Chip final : public QWidget {
    Q_OBJECT

  public:
    explicit Chip(UiContext& ui, QWidget* parent = nullptr);

    void set(Tone tone, const QString& text, std::optional<Icon> icon = std::nullopt);
    // A state: mark and word on the state's tint.
    void setState(const StateVisual& visual, const QString& word);
    // Round and small, for counts in the rail and in tabs.
    void setCounter(bool counter);

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void show(Token ink, Token tint, const QString& text);

    UiContext& m_ui;
    QString m_text;
    Token m_ink = Token::Off;
    Token m_tint = Token::OffTint;
    std::optional<Icon> m_icon;
    std::optional<StateVisual> m_state;
    bool m_counter = false;
};

// Paints word and sign as a chip does; for delegates. Gives the width it took.
int paintChip(QPainter& painter, const QRect& rect, const UiContext& ui, Tone tone,
              const QString& text);

}  // namespace berth::ui
