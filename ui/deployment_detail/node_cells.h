// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "models/items/node_model.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

// The words of the cells of the nodes of one deployment.
class NodeCells final : public items::NodeText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::NodeCells)

  public:
    explicit NodeCells(UiContext& ui) : m_ui(ui) {}

    [[nodiscard]] QString heading(items::NodeColumn column) const override;
    [[nodiscard]] QString cell(const items::NodeRow& row, items::NodeColumn column) const override;

  private:
    UiContext& m_ui;
};

// Whether the container is up, so that figures about it mean something.
[[nodiscard]] bool isUp(const domain::Node& node);

}  // namespace berth::ui
