// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QVector>
#include <QWidget>
#include <functional>

#include "models/bridge/platform_bridge.h"
#include "models/domain/change.h"
#include "ui/support/page_services.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class Label;
class LedgerRow;

// The data-loss ledger of a plan: node by node what would be wiped, with a way to download it
// first.
class LedgerCard final : public QWidget {
    Q_OBJECT

  public:
    LedgerCard(PageServices& services, QWidget* parent = nullptr);

    // Rows whose files have not changed since the last plan keep what was downloaded.
    void set(const domain::Plan& plan);
    // Bytes that would be wiped and have not been downloaded since the plan was made.
    [[nodiscard]] domain::Bytes unsaved() const;

  Q_SIGNALS:
    void changed();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void chooseFolder(const std::function<void(const QString& folder)>& use);
    [[nodiscard]] LedgerRow* makeRow(const domain::NodeLoss& loss);

    PageServices& m_services;
    UiContext& m_ui;
    domain::Plan m_plan;
    Card* m_card;
    Button* m_all;
    Label* m_kept;
    QVector<LedgerRow*> m_rows;
};

}  // namespace berth::ui
