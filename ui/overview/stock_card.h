// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Card;

// One line of the stock: a GPU spec, how much of it is free, its price.
struct StockLine {
    QString name;
    int free = 0;
    int total = 0;
    domain::Rate lowestPrice;

    friend bool operator==(const StockLine&, const StockLine&) = default;
};
[[nodiscard]] std::vector<StockLine> stockOf(const domain::Catalogue& catalogue);

// Free GPUs over all regions, painted as bars.
class StockCard final : public QWidget {
    Q_OBJECT

  public:
    explicit StockCard(UiContext& ui, QWidget* parent = nullptr);

    void set(const domain::Catalogue& catalogue);

  private:
    class Lines;

    UiContext& m_ui;
    Card* m_card;
    Lines* m_lines;
};

}  // namespace berth::ui
