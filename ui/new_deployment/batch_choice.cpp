// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/batch_choice.h"

#include <algorithm>

namespace berth::ui {

BatchChoice::BatchChoice(DeploymentDraft& draft, QObject* parent)
    : QObject(parent), m_draft(draft) {
    connect(&draft, &DeploymentDraft::changed, this, &BatchChoice::changed);
}

bool BatchChoice::isOffered() const {
    const domain::DeploymentSpec& spec = m_draft.spec();
    return !m_draft.isEditing() && spec.nodes == 1 && !spec.autoscaling && !spec.job;
}

int BatchChoice::copies() const {
    return isOn() ? m_copies : 1;
}

void BatchChoice::setOn(bool on) {
    if (on == m_on) return;
    m_on = on;
    Q_EMIT changed();
}

void BatchChoice::setCopies(int copies) {
    const int possible = std::clamp(copies, 1, domain::kMostCopies);
    if (possible == m_copies) return;
    m_copies = possible;
    Q_EMIT changed();
}

}  // namespace berth::ui
