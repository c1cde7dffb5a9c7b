// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/host_profile.h"
#include "models/domain/remote_host.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class Chip;
class ElidedLabel;
class Label;

// One computer of the list: its name, where it is, whether it is connected, and what can be done.
class HostCard final : public QWidget {
    Q_OBJECT

  public:
    HostCard(UiContext& ui, domain::HostProfileId id, QWidget* parent);

    [[nodiscard]] const domain::HostProfileId& id() const { return m_id; }
    // `state`: of its session; null: none is open.
    void show(const domain::HostProfile& profile, const domain::RemoteState* state);

  Q_SIGNALS:
    void openRequested();
    void closeRequested();
    void editRequested();
    void removeRequested();

  private:
    UiContext& m_ui;
    domain::HostProfileId m_id;
    Card* m_card;
    Label* m_name;
    Chip* m_state;
    ElidedLabel* m_where;
    Button* m_open;
    Button* m_close;
    Button* m_edit;
    Button* m_remove;
};

}  // namespace berth::ui
