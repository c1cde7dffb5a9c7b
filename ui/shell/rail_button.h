// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QString>

#include "ui/shell/page.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/chip.h"

namespace berth::ui {

// One row of the rail: icon, word, counter; a bar of accent at the left of the current one.
class RailButton final : public QPushButton {
    Q_OBJECT

  public:
    RailButton(UiContext& ui, const PageEntry& entry, QWidget* parent);

    [[nodiscard]] const QString& pageName() const { return m_entry.name; }
    // The page that is shown. Not "checked": that would hide the press from assistive tools.
    void setCurrent(bool current);
    [[nodiscard]] bool isCurrent() const { return m_current; }
    void setCounter(int count, Tone tone, const QString& meaning);
    void setCollapsed(bool collapsed);
    void retranslate();

    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void paintCounter(QPainter& painter, const QRectF& row) const;

    UiContext& m_ui;
    PageEntry m_entry;
    int m_count = 0;
    Tone m_tone = Tone::Off;
    QString m_meaning;
    bool m_collapsed = false;
    bool m_current = false;
};

}  // namespace berth::ui
