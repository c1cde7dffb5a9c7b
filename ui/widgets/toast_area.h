// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <functional>

#include "ui/support/ui_context.h"
#include "ui/widgets/state_visual.h"

class QVBoxLayout;

namespace berth::ui {

struct Toast {
    StateVisual visual;         // mark and edge
    QString title;              // "comfy-api is running"
    QString text;               // "6 of 6 nodes, after 8 min 12 s"
    QString action;             // "Open link"; empty: none
    std::function<void()> run;  // what the action does; the toast then goes
    bool stays = false;         // until it is closed; otherwise it goes after 8 s
};

// Short notices at the lower right of the window, newest below, at most four. They take no focus,
// are reachable by keyboard (F6), and wait while the pointer is on them.
class ToastArea final : public QWidget {
    Q_OBJECT

  public:
    ToastArea(UiContext& ui, QWidget* over);

    void show(const Toast& toast);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void place();

    UiContext& m_ui;
    QVBoxLayout* m_rows;
};

}  // namespace berth::ui
