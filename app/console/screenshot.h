// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include "ui/shell/main_window.h"

namespace berth::app {

// Writes a picture of the window once the page shows data (Page::isSettled), or after ten seconds
// as it then is, and ends the program: exit code 0, or 1 when the file cannot be written.
class Screenshot final : public QObject {
    Q_OBJECT

  public:
    Screenshot(ui::MainWindow& window, QString file, QObject* parent);

  private:
    void look();
    void take();

    ui::MainWindow& m_window;
    QString m_file;
    QTimer m_timer;
    QElapsedTimer m_since;
    int m_settled = 0;
};

}  // namespace berth::app
