// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/fault_fields.h"

#include <QVBoxLayout>
#include <cmath>

#include "models/domain/fault_traits.h"
#include "ui/support/formatter.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

using domain::FaultKind;

namespace {

// Beside how often it hits, which the table of faults knows.
bool hasOwnFields(FaultKind kind) {
    return kind == FaultKind::Partition || kind == FaultKind::ApiErrors ||
           kind == FaultKind::SlowDisk || kind == FaultKind::NetworkDelay ||
           kind == FaultKind::ClockSkew;
}

}  // namespace

bool mustBeTold(FaultKind kind) {
    const domain::FaultTraits& traits = domain::traitsOf(kind);
    return traits.hasProbability || traits.scope == domain::FaultScope::Card || hasOwnFields(kind);
}

FaultFields::FaultFields(UiContext& ui, FaultKind kind, QWidget* parent)
    : QWidget(parent), m_ui(ui) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(12);  // as between the other rows of the dialog
    const domain::FaultTraits& traits = domain::traitsOf(kind);
    if (kind == FaultKind::Partition) addCut();
    if (kind == FaultKind::ApiErrors) addStatus();
    if (kind == FaultKind::SlowDisk) addFactor();
    if (kind == FaultKind::NetworkDelay) addDelay();
    if (kind == FaultKind::ClockSkew) addSkew();
    if (traits.hasProbability) addProbability(traits.usualProbability);
}

ChoiceField* FaultFields::add(const QString& name) {
    auto* field = new ChoiceField(m_ui, this);
    auto* row = new FieldRow(m_ui, field, this);
    row->setLabel(name);
    field->setAccessibleName(name);
    layout()->addWidget(row);
    m_any = true;
    return field;
}

void FaultFields::addProbability(double usual) {
    m_probability = add(tr("How often it hits"));
    for (const double probability : {0.01, 0.05, 0.1, 0.2, 0.5, 1.0}) {
        m_probability->addItem(m_ui.format().percent(probability), probability);
        if (std::abs(probability - usual) < 0.001)
            m_probability->setCurrentIndex(m_probability->count() - 1);
    }
}

void FaultFields::addFactor() {
    m_factor = add(tr("What is left of its speed"));
    for (const double factor : {0.5, 0.25, 0.1, 0.02})
        m_factor->addItem(m_ui.format().percent(factor), factor);
    m_factor->setCurrentIndex(2);
}

void FaultFields::addDelay() {
    m_delay = add(tr("How much longer requests take"));
    for (const int milliseconds : {50, 200, 1000, 5000})
        m_delay->addItem(m_ui.format().duration(std::chrono::milliseconds(milliseconds)),
                         milliseconds);
    m_delay->setCurrentIndex(1);
}

void FaultFields::addSkew() {
    m_delay = add(tr("How wrong it is"));
    constexpr int kMinute = 60'000;
    for (const int minutes : {5, 60, 1440}) {
        const QString span = m_ui.format().duration(std::chrono::minutes(minutes));
        m_delay->addItem(tr("%1 ahead").arg(span), minutes * kMinute);
        m_delay->addItem(tr("%1 behind").arg(span), -minutes * kMinute);
    }
}

void FaultFields::addCut() {
    m_cut = add(tr("Who cannot reach them"));
    m_cut->addItem(tr("the platform and clients"), static_cast<int>(domain::FaultCut::Both));
    m_cut->addItem(tr("the platform only"), static_cast<int>(domain::FaultCut::ControlPlane));
    m_cut->addItem(tr("clients only"), static_cast<int>(domain::FaultCut::Clients));
}

void FaultFields::addStatus() {
    m_status = add(tr("What is answered"));
    m_status->addItem(tr("500, an error inside"), 500);
    m_status->addItem(tr("503, not available"), 503);
    m_status->addItem(tr("429, too many calls"), 429);
}

void FaultFields::addTo(domain::Fault& fault) const {
    if (m_probability != nullptr) fault.probability = m_probability->currentData().toDouble();
    if (m_factor != nullptr) fault.factor = m_factor->currentData().toDouble();
    if (m_delay != nullptr) fault.delay = std::chrono::milliseconds(m_delay->currentData().toInt());
    if (m_cut != nullptr) fault.cut = static_cast<domain::FaultCut>(m_cut->currentData().toInt());
    if (m_status != nullptr) fault.status = m_status->currentData().toInt();
}

}  // namespace berth::ui
