// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/capabilities.h"
#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class Chip;
class FactLines;
class Label;

// One node in full: why it is in its state, in plain words, and its figures.
class NodeDetails final : public QWidget {
    Q_OBJECT

  public:
    explicit NodeDetails(UiContext& ui, QWidget* parent = nullptr);

    // Null: nothing is chosen. `whyNotInside`: why it cannot be looked at from inside; empty: it
    // can.
    void show(const domain::Node* node, const domain::Snapshot& snapshot,
              const domain::Capabilities& capabilities, const QString& whyNotInside);

  Q_SIGNALS:
    void replaceRequested();
    void deploymentRequested();
    void inspectRequested();

  private:
    void setLines(const domain::Node& node, const domain::Snapshot& snapshot,
                  const domain::Capabilities& capabilities);
    void addDiskLine(const domain::Node& node, bool told);

    UiContext& m_ui;
    Card* m_card;
    Chip* m_state;
    Label* m_why;
    FactLines* m_lines;
    Button* m_replace;
    Button* m_open;
    Button* m_inspect;
};

}  // namespace berth::ui
