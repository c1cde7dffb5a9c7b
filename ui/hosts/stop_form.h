// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/domain/host_profile.h"
#include "ui/support/ui_context.h"

namespace berth::bridge {
class HostDesk;
}  // namespace berth::bridge

namespace berth::ui {

class Button;
class FieldRow;
class KeyFileRow;
class NumberField;
class SegmentedControl;
class TextField;

// Where one computer is and how to log in there: address, port, user, and a key file, a password or
// the keys of ssh-agent. Passwords are not typed here, but when they are asked for.
class StopForm final : public QWidget {
    Q_OBJECT

  public:
    // `name` goes in front of the names of its fields: "target", "jump0".
    StopForm(UiContext& ui, bridge::HostDesk& desk, const QString& name, QWidget* parent);

    void set(const domain::HostStop& stop);
    [[nodiscard]] domain::HostStop stop() const;
    [[nodiscard]] std::optional<domain::HostFinding> finding() const;
    // Says everything that is wrong, also where nothing was typed yet, and goes to the first place.
    void showProblems();

  Q_SIGNALS:
    void changed();

  private:
    void check(bool everywhere);

    TextField* m_host;
    FieldRow* m_hostRow;
    NumberField* m_port;
    FieldRow* m_portRow;
    TextField* m_user;
    FieldRow* m_userRow;
    SegmentedControl* m_login;
    KeyFileRow* m_key;
    FieldRow* m_loginRow;
};

}  // namespace berth::ui
