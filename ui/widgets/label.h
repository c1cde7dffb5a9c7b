// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

#include "ui/support/ui_context.h"
#include "ui/theme/type_scale.h"

namespace berth::ui {

// Text on a page. The only user of QLabel: it shows every text literally, so that untrusted text
// can neither format nor load anything.
class Label final : public QLabel {
    Q_OBJECT

  public:
    Label(UiContext& ui, TextStyle style, QWidget* parent = nullptr);
    Label(UiContext& ui, TextStyle style, const QString& text, QWidget* parent = nullptr);

    void setStyle(TextStyle style);
    void setTone(Token tone);
    // Breaks lines and keeps the height that its width needs.
    void setWraps(bool wraps);
    // Lets people select and copy the text with mouse and keyboard.
    void setCopyable(bool copyable);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    using QLabel::setStyle;
    using QLabel::setTextFormat;
    void applyTone();

    UiContext& m_ui;
    TextStyle m_style;
    Token m_tone = Token::Ink;
};

}  // namespace berth::ui
