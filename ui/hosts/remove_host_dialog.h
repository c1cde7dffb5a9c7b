// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/host_profile.h"
#include "ui/support/host_services.h"
#include "ui/widgets/dialog_frame.h"

namespace berth::ui {

class Button;
class Label;

// Asks before a computer is taken from the list, and says what that does and does not do.
class RemoveHostDialog final : public DialogFrame {
    Q_OBJECT

  public:
    static RemoveHostDialog* show(HostServices& services, const domain::HostProfile& profile,
                                  QWidget* parent);

  private:
    RemoveHostDialog(HostServices& services, const domain::HostProfile& profile, QWidget* parent);
    void remove();

    HostServices& m_services;
    domain::HostProfileId m_id;
    Label* m_problem;
    Button* m_remove;
};

}  // namespace berth::ui
