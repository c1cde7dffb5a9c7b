// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/nodes_section.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

NodesSection::NodesSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : Section(ui, draft, {"nodes"}, parent),
      m_nodes(new NumberField(ui, this)),
      m_row(new FieldRow(ui, m_nodes, this)) {
    m_nodes->setMaximumWidth(120);
    m_nodes->setRange(0, draft.capabilities().maxNodes);
    body().addWidget(m_row);
    mendBy(*m_row, [] { return std::string("nodes"); });
    connect(m_nodes, &QSpinBox::valueChanged, this, [this](int nodes) {
        this->draft().edit([nodes](domain::DeploymentSpec& spec) { spec.nodes = nodes; });
    });
    follow();
}

QString NodesSection::title() const {
    return tr("Nodes");
}

QString NodesSection::summary() const {
    return QString::number(draft().spec().nodes);
}

void NodesSection::refresh() {
    card().header().setTitle(title());
    const bool job = draft().spec().job.has_value();
    card().header().setNote(
        job ? tr("So many runs are at work at the same time.")
            : tr("Copies that run at the same time. However many, each port has one link."));
    m_row->setLabel(job ? tr("Nodes at the same time") : tr("Number of nodes"));
    m_nodes->setAccessibleName(tr("Nodes"));
    // An edit keeps the number of nodes: that is what Scale is for.
    m_nodes->setEnabled(!draft().isEditing());
    m_row->setNote(draft().isEditing() ? tr("changed by Scale") : QString());
    const QSignalBlocker blocker(m_nodes);
    m_nodes->setRange(0, draft().capabilities().maxNodes);
    m_nodes->setValue(draft().spec().nodes);
    showFinding(*m_row, "nodes");
}

}  // namespace berth::ui
