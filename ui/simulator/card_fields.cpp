// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/card_fields.h"

#include <QVBoxLayout>

#include "models/domain/simulated_xid.h"
#include "models/inspection/xid_table.h"
#include "ui/inspection_texts/evidence_text.h"
#include "ui/support/formatter.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

CardFields::CardFields(UiContext& ui, domain::FaultKind kind, QWidget* parent)
    : QWidget(parent),
      m_card(new ChoiceField(ui, this)),
      m_cardRow(new FieldRow(ui, m_card, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);  // as between the other rows of the dialog
    layout->addWidget(m_cardRow);
    m_cardRow->setLabel(tr("Which GPU"));
    m_card->setAccessibleName(tr("GPU"));
    if (kind == domain::FaultKind::GpuXid) addXids(ui);
    if (kind == domain::FaultKind::GpuSlow) addFactors(ui);
}

void CardFields::addXids(UiContext& ui) {
    m_xid = new ChoiceField(ui, this);
    m_xidRow = new FieldRow(ui, m_xid, this);
    for (const domain::SimulatedXid& xid : domain::simulatedXids()) {
        const inspection::XidMeaning* meaning = inspection::xidMeaning(xid.code);
        const QString number = QString::number(xid.code);
        m_xid->addItem(meaning == nullptr
                           ? number
                           : tr("%1: %2").arg(number, translatedFinding(meaning->meaning)),
                       xid.code);
    }
    m_xidRow->setLabel(tr("What the driver reports (Xid)"));
    m_xid->setAccessibleName(tr("Xid"));
    // The longest of the meanings must not make the dialog wider than the window.
    m_xid->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_xid->setMinimumContentsLength(72);
    layout()->addWidget(m_xidRow);
    connect(m_xid, &QComboBox::currentIndexChanged, this, &CardFields::showEffect);
    showEffect();
}

void CardFields::addFactors(UiContext& ui) {
    m_factor = new ChoiceField(ui, this);
    auto* row = new FieldRow(ui, m_factor, this);
    for (const double factor : {0.75, 0.5, 0.25, 0.1})
        m_factor->addItem(ui.format().percent(factor), factor);
    m_factor->setCurrentIndex(1);
    row->setLabel(tr("What is left of its speed"));
    m_factor->setAccessibleName(tr("Speed"));
    layout()->addWidget(row);
}

void CardFields::showEffect() {
    const domain::SimulatedXid* xid = domain::simulatedXid(m_xid->currentData().toInt());
    if (xid == nullptr) return;
    const QString effect = xid->endsProgram ? tr("the program that uses the GPU ends")
                                            : tr("only reported: programs go on");
    m_xidRow->setNote(effect);
    m_xid->setAccessibleDescription(effect);
}

void CardFields::setCards(int count) {
    const int chosen = m_card->currentIndex();
    m_card->clear();
    for (int i = 0; i < count; ++i)
        m_card->addItem(tr("GPU %1").arg(i), i);
    if (chosen >= 0 && chosen < count) m_card->setCurrentIndex(chosen);
    // Where there is one GPU there is no choice.
    m_cardRow->setVisible(count > 1);
}

void CardFields::addTo(domain::Fault& fault) const {
    fault.card = m_card->currentData().toInt();
    if (m_xid != nullptr) fault.xid = m_xid->currentData().toInt();
    if (m_factor != nullptr) fault.factor = m_factor->currentData().toDouble();
}

}  // namespace berth::ui
