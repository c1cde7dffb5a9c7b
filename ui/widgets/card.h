// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "ui/support/ui_context.h"
#include "ui/widgets/section_header.h"

class QVBoxLayout;

namespace berth::ui {

// A surface with a hairline and round corners. Content goes into body(); with a header it gets a
// title line above. Paddings are 14 px, or 0 for tables that fill it to the edge.
class Card final : public QWidget {
    Q_OBJECT

  public:
    explicit Card(UiContext& ui, QWidget* parent = nullptr);

    // Made on the first call.
    [[nodiscard]] SectionHeader& header();
    [[nodiscard]] QVBoxLayout& body() { return *m_body; }
    // No padding around the body (the header keeps its own) and a hairline under the header.
    void setFlush(bool flush);
    // A stripe of 4 px in this colour at the left edge, for what needs attention.
    void setEdge(std::optional<Token> color);
    // The whole outline in this colour, 1 px; 2 px in accent for a chosen card.
    void setOutline(Token color, int width = 1);
    void setGround(Token color);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void applyMargins();

    UiContext& m_ui;
    QVBoxLayout* m_outer;
    QVBoxLayout* m_body;
    SectionHeader* m_header = nullptr;
    std::optional<Token> m_edge;
    Token m_outline = Token::Line;
    Token m_ground = Token::Surf;
    int m_outlineWidth = 1;
    bool m_flush = false;
};

// A hairline, for lists inside cards.
class Hairline final : public QWidget {
    Q_OBJECT

  public:
    explicit Hairline(UiContext& ui, Qt::Orientation orientation = Qt::Horizontal,
                      QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
};

}  // namespace berth::ui
