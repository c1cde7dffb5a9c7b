// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "models/domain/batch.h"
#include "ui/new_deployment/deployment_draft.h"

namespace berth::ui {

// Whether what is drafted is published several times, as deployments of their own. Offered for a
// new deployment of one node. GUI thread.
class BatchChoice final : public QObject {
    Q_OBJECT

  public:
    BatchChoice(DeploymentDraft& draft, QObject* parent = nullptr);

    [[nodiscard]] bool isOffered() const;
    // 1: as one deployment. Also while it is not offered, whatever was chosen.
    [[nodiscard]] int copies() const;
    [[nodiscard]] bool isOn() const { return m_on && isOffered(); }
    void setOn(bool on);
    [[nodiscard]] int chosenCopies() const { return m_copies; }
    void setCopies(int copies);
    [[nodiscard]] domain::Batch batch() const { return {m_draft.spec(), copies()}; }

  Q_SIGNALS:
    void changed();

  private:
    DeploymentDraft& m_draft;
    bool m_on = false;
    int m_copies = 2;
};

}  // namespace berth::ui
