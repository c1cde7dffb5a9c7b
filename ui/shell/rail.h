// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QVector>

#include "ui/shell/page.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/panel.h"

class QVBoxLayout;

namespace berth::ui {

class RailButton;

// The list of pages at the left: 188 px, or 56 with icons only. Up and Down move within it.
class Rail final : public Panel {
    Q_OBJECT

  public:
    explicit Rail(UiContext& ui, QWidget* parent = nullptr);

    // In place of those before; none is current and none has a counter.
    void setEntries(const std::vector<PageEntry>& entries);
    void setCurrent(const QString& name);
    // 0 takes the counter away. `meaning` is read with it: "2 need attention".
    void setCounter(const QString& name, int count, Tone tone, const QString& meaning);
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    // Names in the order shown, for Ctrl+1 … 9.
    [[nodiscard]] QVector<QString> names() const;

  Q_SIGNALS:
    void chosen(const QString& name);

  protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void clear();
    void retranslate();

    QVBoxLayout* m_rows;
    QVector<RailButton*> m_buttons;
    bool m_collapsed = false;
};

}  // namespace berth::ui
