// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/nodes_section.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/new_deployment/batch_fields.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

NodesSection::NodesSection(UiContext& ui, DeploymentDraft& draft, BatchChoice& batch,
                           QWidget* parent)
    : Section(ui, draft, {"nodes", "antiAffinity"}, parent),
      m_batch(batch),
      m_nodes(new NumberField(ui, this)),
      m_row(new FieldRow(ui, m_nodes, this)),
      m_apart(new ChoiceField(ui, this)),
      m_apartRow(new FieldRow(ui, m_apart, this)) {
    m_nodes->setMaximumWidth(120);
    m_nodes->setRange(0, draft.capabilities().maxNodes);
    m_apart->setMaximumWidth(320);
    for (const domain::AntiAffinity apart :
         {domain::AntiAffinity::None, domain::AntiAffinity::Machine, domain::AntiAffinity::Rack})
        m_apart->addItem({}, static_cast<int>(apart));
    body().addWidget(m_row);
    body().addWidget(m_apartRow);
    body().addWidget(new BatchFields(ui, batch, this));
    mendBy(*m_row, [] { return std::string("nodes"); });
    connect(m_nodes, &QSpinBox::valueChanged, this, [this](int nodes) {
        this->draft().edit([nodes](domain::DeploymentSpec& spec) { spec.nodes = nodes; });
    });
    connect(m_apart, &QComboBox::activated, this, [this](int index) {
        const auto apart = static_cast<domain::AntiAffinity>(m_apart->itemData(index).toInt());
        this->draft().edit([apart](domain::DeploymentSpec& spec) { spec.antiAffinity = apart; });
    });
    follow();
}

QString NodesSection::title() const {
    return tr("Nodes");
}

QString NodesSection::summary() const {
    const int copies = m_batch.copies();
    if (copies > 1) return tr("%1 separate").arg(copies);
    return QString::number(draft().spec().nodes);
}

void NodesSection::refresh() {
    card().header().setTitle(title());
    const bool job = draft().spec().job.has_value();
    card().header().setNote(
        job ? tr("So many runs are at work at the same time.")
            : tr("Copies that run at the same time. However many, each port has one link."));
    const bool scales = draft().spec().autoscaling.has_value();
    m_row->setLabel(job      ? tr("Nodes at the same time")
                    : scales ? tr("Nodes to begin with")
                             : tr("Number of nodes"));
    m_nodes->setAccessibleName(tr("Nodes"));
    // An edit keeps the number of nodes: that is what Scale is for.
    m_nodes->setEnabled(!draft().isEditing());
    m_row->setNote(draft().isEditing() ? tr("changed by Scale") : QString());
    const QSignalBlocker blocker(m_nodes);
    m_nodes->setRange(0, draft().capabilities().maxNodes);
    m_nodes->setValue(draft().spec().nodes);
    showFinding(*m_row, "nodes");
    refreshApart();
}

void NodesSection::refreshApart() {
    const QSignalBlocker blocker(m_apart);
    m_apartRow->setLabel(tr("Keep them apart"));
    m_apartRow->setNote(tr("so that one failure never takes two; where the platform can"));
    const QString choices[] = {tr("no: wherever there is room"), tr("each on its own machine"),
                               tr("each in its own rack")};
    for (int i = 0; i < m_apart->count(); ++i)
        m_apart->setItemText(i, choices[i]);
    m_apart->setCurrentIndex(m_apart->findData(static_cast<int>(draft().spec().antiAffinity)));
    showFinding(*m_apartRow, "antiAffinity");
}

}  // namespace berth::ui
