// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/bridge/platform_bridge.h"
#include "models/domain/change.h"
#include "ui/plan/node_rescue.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Label;
class ProgressBar;

// One node of the ledger: what is on its disk, how much, and its rescue.
class LedgerRow final : public QWidget {
    Q_OBJECT

  public:
    LedgerRow(UiContext& ui, bridge::PlatformBridge& platform, domain::NodeLoss loss,
              domain::Instant now, QWidget* parent = nullptr);

    [[nodiscard]] const domain::NodeLoss& loss() const { return m_loss; }
    [[nodiscard]] bool isSaved() const { return m_saved; }
    [[nodiscard]] bool isBusy() const;
    // Downloads into `folder`/<node name>. What was saved under another name or not at all is said
    // below when it is done.
    void download(const QString& folder);
    void retranslate();

  Q_SIGNALS:
    void downloadRequested();
    void changed();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void show(bool running);
    [[nodiscard]] QString outcomeText() const;
    [[nodiscard]] QString reportText() const;

    UiContext& m_ui;
    domain::NodeLoss m_loss;
    domain::Instant m_now;
    NodeRescue* m_rescue;
    Label* m_name;
    Label* m_what;
    Label* m_when;
    Label* m_size;
    Button* m_download;
    ProgressBar* m_progress;
    Button* m_cancel;
    Label* m_outcome;
    Label* m_details;
    bool m_saved = false;
    std::optional<RescueReport> m_report;  // of the last download that came to its end
    QString m_failure;                     // why the last one did not
};

}  // namespace berth::ui
