// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/bridge/connection_desk.h"
#include "ui/connections/connection_rooms.h"
#include "ui/connections/connection_services.h"
#include "ui/widgets/dialog_frame.h"

namespace berth::ui {

class Button;
class Label;

// Asks before a connection is removed, and says what goes and what stays.
class RemoveDialog final : public DialogFrame {
    Q_OBJECT

  public:
    static RemoveDialog* show(ConnectionServices& services, const ConnectionView& view,
                              QWidget* parent);

  Q_SIGNALS:
    // It is out of the book; `secretsLeft`: the keychain did not let its secrets go.
    void removed(bool secretsLeft);

  private:
    RemoveDialog(ConnectionServices& services, const ConnectionView& view, QWidget* parent);
    void remove();

    ConnectionServices& m_services;
    domain::ConnectionId m_id;
    Label* m_problem;
    Button* m_remove;
};

}  // namespace berth::ui
