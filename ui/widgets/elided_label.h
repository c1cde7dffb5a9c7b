// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "ui/support/ui_context.h"
#include "ui/theme/type_scale.h"

namespace berth::ui {

// One line of plain text that gives way: it ends with "…" where the room ends and then shows the
// whole text as a tooltip.
class ElidedLabel final : public QWidget {
    Q_OBJECT

  public:
    ElidedLabel(UiContext& ui, TextStyle style, const QString& text = {},
                QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    void setTone(Token tone);
    void setElideMode(Qt::TextElideMode mode);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    UiContext& m_ui;
    TextStyle m_style;
    QString m_text;
    Token m_tone = Token::Ink;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

}  // namespace berth::ui
