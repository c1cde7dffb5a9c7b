// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "ui/support/ui_context.h"

class QHBoxLayout;

namespace berth::ui {

class Label;
class ElidedLabel;

// The title line of a card: a strong title, a quiet second text, and room for controls at the
// right.
class SectionHeader final : public QWidget {
    Q_OBJECT

  public:
    explicit SectionHeader(UiContext& ui, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setNote(const QString& note);
    // A quiet text at the right edge, e.g. "settled 10:40".
    void setAside(const QString& aside);
    // Before the title: a mark or an icon. After the note: buttons, fields.
    void addLeading(QWidget* widget);
    void addAction(QWidget* widget);
    void setHairline(bool hairline);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
    QHBoxLayout* m_layout;
    Label* m_title;
    ElidedLabel* m_note;
    Label* m_aside;
    bool m_hairline = false;
};

}  // namespace berth::ui
