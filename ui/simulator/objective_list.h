// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "models/domain/service_levels.h"
#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

class QVBoxLayout;

namespace berth::ui {

class ObjectiveRow;

// What a scenario asks for, how it stands, and how much of each error budget is left. In the order
// of the scenario; rows stay where they are while their values change.
class ObjectiveList final : public QWidget {
    Q_OBJECT

  public:
    explicit ObjectiveList(UiContext& ui, QWidget* parent = nullptr);

    void set(const std::vector<domain::ObjectiveStatus>& objectives, domain::TimeBase base);

  private:
    UiContext& m_ui;
    QVBoxLayout* m_layout;
    std::vector<ObjectiveRow*> m_rows;
};

}  // namespace berth::ui
