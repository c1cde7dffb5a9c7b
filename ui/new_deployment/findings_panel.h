// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "ui/new_deployment/deployment_draft.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class FindingRow;
class Label;

// Everything that would go wrong, problems first, each with the button that mends it.
class FindingsPanel final : public QWidget {
    Q_OBJECT

  public:
    FindingsPanel(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

  Q_SIGNALS:
    // The person wants to see the field of a finding.
    void fieldRequested(const QString& field);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    void fixAll();

    UiContext& m_ui;
    DeploymentDraft& m_draft;
    Card* m_card;
    Label* m_problems;
    Label* m_warnings;
    Button* m_fixAll;
    QWidget* m_fine;
    Label* m_fineText;
    QVector<FindingRow*> m_rows;
};

}  // namespace berth::ui
