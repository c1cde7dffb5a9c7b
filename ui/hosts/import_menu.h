// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "models/domain/host_profile.h"
#include "ui/support/host_services.h"

namespace berth::ui {

// The computers that ssh's own settings name, to be added one by one. Asks for them when it is
// opened; those that cannot be used as they stand are greyed and say why.
class ImportMenu final : public QMenu {
    Q_OBJECT

  public:
    ImportMenu(HostServices& services, QWidget* parent);

  Q_SIGNALS:
    void chosen(const berth::domain::HostProfile& profile);

  private:
    void ask();
    void say(const QString& text);

    HostServices& m_services;
};

}  // namespace berth::ui
