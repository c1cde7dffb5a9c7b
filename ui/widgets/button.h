// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QString>
#include <optional>

#include "ui/support/ui_context.h"

namespace berth::ui {

enum class ButtonKind {
    Plain,
    Primary,      // filled with the accent: one a page
    Offer,        // a fix or a recommended step: selection fill, accent edge
    Danger,       // red edge; asks before it acts
    DangerFinal,  // red fill: the last Delete only
    Ghost,        // no edge
    Link,         // accent text, no edge: a fix inside a line of text
};

enum class ButtonSize { Standard, Compact, Large };  // 30, 26 and 44 px

// A push button with an icon, in the kinds of the style. Its look comes from the style sheet by the
// property "kind"; text and icon are painted here so that they sit on the grid.
class Button final : public QPushButton {
    Q_OBJECT

  public:
    Button(UiContext& ui, ButtonKind kind, const QString& text = {},
           std::optional<Icon> icon = std::nullopt, QWidget* parent = nullptr);
    // An icon alone: `name` is its accessible name and its tooltip.
    [[nodiscard]] static Button* iconOnly(UiContext& ui, Icon icon, const QString& name,
                                          QWidget* parent = nullptr);

    void setKind(ButtonKind kind);
    void setSizeClass(ButtonSize size);
    void setSign(std::optional<Icon> icon);
    // A small arrow after the text; for buttons that open a menu.
    void setMenuArrow(bool arrow);
    // Sets accessible name and tooltip of a button without text.
    void setIconName(const QString& name);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    [[nodiscard]] bool strong() const;
    [[nodiscard]] Token ink() const;
    [[nodiscard]] int padding() const;
    [[nodiscard]] int heightOfClass() const;
    void applyFont();

    UiContext& m_ui;
    ButtonKind m_kind;
    ButtonSize m_size = ButtonSize::Standard;
    std::optional<Icon> m_sign;
    bool m_menuArrow = false;
    bool m_ring = false;
};

}  // namespace berth::ui
