// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/console/connection_manager.h"
#include "models/domain/spending.h"
#include "ui/support/ui_context.h"

namespace berth::ui {
class MainWindow;
}

namespace berth::app {

// Says when the budget of a connection is passed, of every connection that is open.
class BudgetNotices final : public QObject {
    Q_OBJECT

  public:
    BudgetNotices(ui::UiContext& ui, ui::MainWindow& window, ConnectionManager& manager,
                  QObject* parent = nullptr);

  private:
    void watch(ConnectionRoom* room);
    void tell(const domain::ConnectionId& id, domain::BudgetLevel level,
              const domain::SpendingForecast& month, domain::Money budget);

    ui::UiContext& m_ui;
    ui::MainWindow& m_window;
    ConnectionManager& m_manager;
};

}  // namespace berth::app
