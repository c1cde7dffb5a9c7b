// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "models/domain/spending.h"
#include "ui/support/ui_context.h"

class QGridLayout;

namespace berth::ui {

class Button;
class Card;
class Label;

// What is charged per hour now: by GPU, by region, and for nodes that do no work.
class SpendingCard final : public QWidget {
    Q_OBJECT

  public:
    explicit SpendingCard(UiContext& ui, QWidget* parent = nullptr);

    // `workTold`: see domain::spendingNow().
    void set(const domain::SpendingNow& now, const domain::Catalogue& catalogue, bool workTold);

  Q_SIGNALS:
    void nodesRequested();

  private:
    struct Line {
        Label* name;
        Label* nodes;
        Label* rate;
    };

    void addHeading(const QString& text);
    void addPart(const QString& name, const domain::SpendingPart& part);
    void addParts(const std::vector<domain::SpendingPart>& parts,
                  const std::function<QString(const domain::SpendingPart&)>& name);
    Line& nextLine();
    void setWasted(const domain::SpendingNow& now, bool workTold);

    UiContext& m_ui;
    Card* m_card;
    QGridLayout* m_grid;
    std::vector<Line> m_lines;
    std::size_t m_used = 0;
    Label* m_wasted;
    Button* m_nodes;
};

}  // namespace berth::ui
