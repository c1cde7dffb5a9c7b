// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QVector>

#include "ui/connections/connection_services.h"
#include "ui/shell/command_list.h"

namespace berth::ui {

// What the switcher in the band opens: every connection with the colour of its band and its state,
// and the way to the page about them. The palette offers the same.
class ConnectionMenu final : public QMenu {
    Q_OBJECT

  public:
    explicit ConnectionMenu(ConnectionServices& services, QWidget* parent);

    [[nodiscard]] QVector<Command> commands() const;
    // Opens the form; once the connection is kept, it is shown.
    void addConnection();

  Q_SIGNALS:
    void pageRequested();

  private:
    void fill();

    ConnectionServices& m_services;
};

}  // namespace berth::ui
