// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "app/console/connection_manager.h"
#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {
class MainWindow;
}

namespace berth::app {

// Keeps band, rail counters and status line in step with the connection that is shown.
class WindowPresenter final : public QObject {
    Q_OBJECT

  public:
    // After the object that shows the manager's pages in the window: a rail that is made anew has
    // no counters.
    WindowPresenter(ui::UiContext& ui, ui::MainWindow& window, ConnectionManager& manager,
                    QObject* parent = nullptr);
    ~WindowPresenter() override;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void watch(ConnectionRoom* room);
    void follow();
    void showAll();
    void showBand();
    void showSimulatedClock();
    void showCounters();
    void showStatus();
    void showLink();
    [[nodiscard]] QString bandNote(const ConnectionRoom& room) const;
    [[nodiscard]] QString ageText() const;

    ui::UiContext& m_ui;
    ui::MainWindow& m_window;
    ConnectionManager& m_manager;
    std::unique_ptr<QObject> m_following;  // what is connected to the room that is shown
};

}  // namespace berth::app
