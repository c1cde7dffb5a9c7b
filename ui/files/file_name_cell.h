// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ui/widgets/cells.h"

namespace berth::ui {

// A name behind the sign of what bears it.
class FileNameCell final : public Cell {
    Q_OBJECT

  public:
    using Sign = std::function<Icon(const QModelIndex&)>;
    FileNameCell(UiContext& ui, Sign sign, QObject* parent);

  protected:
    void paintContent(QPainter& painter, const Room& room, const QModelIndex& index) const override;

  private:
    Sign m_sign;
};

}  // namespace berth::ui
