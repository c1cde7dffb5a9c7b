// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "models/bridge/event_history.h"
#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Card;
class Label;

// What the faults of the last simulated hour have done.
struct FaultFigures {
    int lost = 0;  // nodes that ended against anybody's wish
    int replaced = 0;
    int pending = 0;  // nodes that have no machine now
    domain::Bytes wiped;

    friend bool operator==(const FaultFigures&, const FaultFigures&) = default;
};
[[nodiscard]] FaultFigures figuresOf(const bridge::EventHistory& events,
                                     const domain::Snapshot& snapshot);

class FiguresCard final : public QWidget {
    Q_OBJECT

  public:
    explicit FiguresCard(UiContext& ui, QWidget* parent = nullptr);

    void set(const FaultFigures& figures, const domain::Snapshot& snapshot);

  private:
    struct Figure {
        Label* value;
        Label* name;
    };

    UiContext& m_ui;
    Card* m_card;
    QVector<Figure> m_figures;
};

}  // namespace berth::ui
