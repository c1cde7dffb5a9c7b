// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/configuration_tab.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "models/domain/codec.h"
#include "ui/deployment_detail/configuration_rows.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {
constexpr int kNameWidth = 170;
}

ConfigurationTab::ConfigurationTab(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_note(new Label(ui, TextStyle::Second, this)),
      m_copy(new Button(ui, ButtonKind::Plain, {}, Icon::Copy, this)),
      m_edit(new Button(ui, ButtonKind::Plain, {}, Icon::Edit, this)),
      m_rows(new QWidget(this)),
      m_cards(new QVBoxLayout(m_rows)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(8);
    m_note->setTone(Token::Ink2);
    tools->addWidget(m_note);
    tools->addStretch();
    tools->addWidget(m_copy);
    tools->addWidget(m_edit);
    layout->addLayout(tools);
    layout->addWidget(m_rows);
    layout->addStretch();
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(12);
    connect(m_copy, &QPushButton::clicked, this, &ConfigurationTab::copy);
    connect(m_edit, &QPushButton::clicked, this, &ConfigurationTab::editRequested);
}

void ConfigurationTab::show(const domain::Snapshot& snapshot,
                            const domain::Deployment& deployment) {
    m_edit->setEnabled(deployment.state != domain::DeploymentState::Deleting);
    m_edit->setVisible(!deployment.spec.job);  // a job stays as it was ordered
    if (deployment.spec == m_spec && deployment.revision == m_revision &&
        snapshot.volumes == m_names.volumes) {
        return;
    }
    m_spec = deployment.spec;
    m_revision = deployment.revision;
    m_names.catalogue = snapshot.catalogue;
    m_names.volumes = snapshot.volumes;
    retranslate();
}

void ConfigurationTab::retranslate() {
    m_note->setText(tr("Revision %1").arg(m_revision));
    m_copy->setText(tr("Copy as JSON"));
    m_edit->setText(tr("Edit …"));
    m_edit->setAccessibleName(tr("Edit configuration"));
    rebuild();
}

void ConfigurationTab::rebuild() {
    while (QLayoutItem* item = m_cards->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (m_revision == 0) return;
    for (const ConfigurationGroup& group : ConfigurationRows::of(m_spec, m_names, m_ui.format())) {
        auto* card = new Card(m_ui, m_rows);
        card->header().setTitle(group.title);
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(16);
        grid->setVerticalSpacing(6);
        grid->setColumnMinimumWidth(0, kNameWidth);
        grid->setColumnStretch(1, 1);
        for (int i = 0; i < group.rows.size(); ++i) {
            const ConfigurationRow& row = group.rows.at(i);
            auto* name = new Label(m_ui, TextStyle::Body, row.name, card);
            name->setTone(Token::Ink2);
            auto* value = new Label(m_ui, row.mono ? TextStyle::Mono : TextStyle::Body, card);
            value->setWraps(true);
            value->setCopyable(true);
            value->setText(row.value);
            value->setAccessibleName(row.name);
            value->setAccessibleDescription(row.value);
            grid->addWidget(name, i, 0, Qt::AlignTop);
            grid->addWidget(value, i, 1);
        }
        card->body().addLayout(grid);
        m_cards->addWidget(card);
    }
}

void ConfigurationTab::copy() {
    QGuiApplication::clipboard()->setText(QString::fromStdString(domain::toJson(m_spec)));
}

}  // namespace berth::ui
