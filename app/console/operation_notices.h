// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/console/connection_manager.h"
#include "models/bridge/operation.h"
#include "ui/support/ui_context.h"

namespace berth::ui {
class MainWindow;
}

namespace berth::app {

// Tells of operations whose end nobody waits for any more, of every connection that is open.
class OperationNotices final : public QObject {
    Q_OBJECT

  public:
    OperationNotices(ui::MainWindow& window, ConnectionManager& manager, QObject* parent = nullptr);

  private:
    void watch(ConnectionRoom* room);
    void follow(ConnectionRoom* room);
    void tell(const ConnectionRoom& room, const bridge::Operation& operation);

    ui::MainWindow& m_window;
    ConnectionManager& m_manager;
};

}  // namespace berth::app
