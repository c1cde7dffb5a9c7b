// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/fault_dialog.h"

#include <QVBoxLayout>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "models/domain/fault_traits.h"
#include "ui/simulator/card_fields.h"
#include "ui/simulator/fault_fields.h"
#include "ui/simulator/fault_offer.h"
#include "ui/support/error_texts.h"
#include "ui/support/fault_texts.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

void FaultDialog::show(PageServices& services, domain::FaultKind kind, QWidget* parent) {
    (new FaultDialog(services, kind, parent))->present();
}

void FaultDialog::showFor(PageServices& services, domain::FaultKind kind, const std::string& target,
                          QWidget* parent) {
    auto* dialog = new FaultDialog(services, kind, parent);
    const int index = dialog->m_target->findData(QString::fromStdString(target));
    if (index >= 0) dialog->m_target->setCurrentIndex(index);
    dialog->present();
}

FaultDialog::FaultDialog(PageServices& services, domain::FaultKind kind, QWidget* parent)
    : DialogFrame(services.ui, parent),
      m_services(services),
      m_kind(kind),
      m_target(new ChoiceField(services.ui, this)),
      m_targetRow(new FieldRow(services.ui, m_target, this)),
      m_fields(new FaultFields(services.ui, kind, this)),
      m_duration(new ChoiceField(services.ui, this)),
      m_durationRow(new FieldRow(services.ui, m_duration, this)),
      m_inject(nullptr) {
    band().setKind(BandKind::Simulated);
    setWindowTitle(faultText(kind));
    setSentence(faultText(kind));
    setNote(faultHint(kind));
    for (const auto& [id, name] :
         targetsFor(kind, *services.platform.snapshot(), *services.simulator->map(), services.ui)) {
        m_target->addItem(name, id);
    }
    m_targetRow->setLabel(tr("What it happens to"));
    m_target->setAccessibleName(tr("Target"));
    m_target->setMinimumWidth(320);
    body().addWidget(m_targetRow);
    if (domain::traitsOf(kind).scope == domain::FaultScope::Card) {
        m_cards = new CardFields(services.ui, kind, this);
        body().addWidget(m_cards);
        connect(m_target, &QComboBox::currentIndexChanged, this, &FaultDialog::showCards);
        showCards();
    }
    m_targetRow->setVisible(domain::traitsOf(kind).scope != domain::FaultScope::Api);
    body().addWidget(m_fields);
    m_fields->setVisible(m_fields->any());
    m_durationRow->setLabel(tr("How long"));
    m_duration->setAccessibleName(tr("Duration"));
    m_duration->addItem(tr("until it is cleared"), 0);
    for (const int minutes : {1, 5, 30, 120}) {
        m_duration->addItem(services.ui.format().duration(std::chrono::minutes(minutes)), minutes);
    }
    m_durationRow->setVisible(lasts(kind));
    body().addWidget(m_durationRow);
    body().addStretch();
    addCancel();
    m_inject = new Button(services.ui, ButtonKind::Danger, faultText(kind), iconOf(kind), this);
    m_inject->setAccessibleName(tr("Inject"));
    m_inject->setEnabled(m_target->count() > 0);
    if (m_target->count() == 0) {
        m_targetRow->setMessage(
            {FieldLevel::Warning, tr("There is nothing it could happen to."), {}});
    }
    addButton(m_inject);
    connect(m_inject, &QPushButton::clicked, this, &FaultDialog::inject);
}

void FaultDialog::showCards() {
    const domain::NodeId node{m_target->currentData().toString().toStdString()};
    m_cards->setCards(cardsOf(node, *m_services.simulator->map()));
}

void FaultDialog::inject() {
    domain::Fault fault = domain::usualFault(m_kind);
    fault.target = m_target->currentData().toString().toStdString();
    if (m_cards != nullptr) m_cards->addTo(fault);
    m_fields->addTo(fault);
    const int minutes = m_duration->currentData().toInt();
    if (lasts(m_kind) && minutes > 0) fault.duration = std::chrono::minutes(minutes);
    m_inject->setEnabled(false);
    m_services.simulator->inject(fault, this, [this](const domain::Result<std::uint64_t>& done) {
        if (done) return accept();
        m_inject->setEnabled(true);
        m_targetRow->setMessage({FieldLevel::Error, errorReport(done.error()), {}});
    });
}

}  // namespace berth::ui
