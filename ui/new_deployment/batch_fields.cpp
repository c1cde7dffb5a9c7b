// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/batch_fields.h"

#include <QCheckBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

BatchFields::BatchFields(UiContext& ui, BatchChoice& batch, QWidget* parent)
    : QWidget(parent),
      m_batch(batch),
      m_on(new QCheckBox(this)),
      m_hint(new Label(ui, TextStyle::Second, this)),
      m_copies(new NumberField(ui, this)),
      m_copiesRow(new FieldRow(ui, m_copies, this)) {
    m_hint->setTone(Token::Ink2);
    m_hint->setWraps(true);
    m_copies->setMaximumWidth(120);
    m_copies->setRange(1, domain::kMostCopies);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_on);
    layout->addWidget(m_hint);
    layout->addWidget(m_copiesRow);
    connect(m_on, &QCheckBox::toggled, &m_batch, &BatchChoice::setOn);
    connect(m_copies, &QSpinBox::valueChanged, &m_batch, &BatchChoice::setCopies);
    connect(&m_batch, &BatchChoice::changed, this, &BatchFields::refresh);
    refresh();
}

void BatchFields::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

void BatchFields::refresh() {
    m_on->setText(tr("Publish as several separate deployments"));
    m_on->setAccessibleName(m_on->text());
    m_hint->setText(
        tr("For programs that keep what a user does on the node, such as ComfyUI: each deployment "
           "has one node and links of its own, and a user keeps to one of them."));
    m_copiesRow->setLabel(tr("Number of deployments"));
    const QSignalBlocker blockers[] = {QSignalBlocker(m_on), QSignalBlocker(m_copies)};
    m_on->setChecked(m_batch.isOn());
    m_copies->setValue(m_batch.chosenCopies());
    m_copiesRow->setVisible(m_batch.isOn());
    setVisible(m_batch.isOffered());
}

}  // namespace berth::ui
