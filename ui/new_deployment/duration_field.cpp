// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/duration_field.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <algorithm>
#include <array>
#include <chrono>

#include "ui/widgets/fields.h"

namespace berth::ui {

namespace {

constexpr std::array<std::int64_t, 4> kUnits = {1, 60, 3600, 86400};
constexpr int kMost = 1'000'000;

}  // namespace

DurationField::DurationField(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_number(new NumberField(ui, this)), m_unit(new ChoiceField(ui, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_number, 1);
    layout->addWidget(m_unit);
    // What is out of range is said beside it, with a better value.
    m_number->setRange(0, kMost);
    setFocusProxy(m_number);
    // Its words come later, and in another language again.
    m_unit->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const std::int64_t unit : kUnits)
        m_unit->addItem(QString(), QVariant::fromValue(unit));
    connect(m_number, &QSpinBox::valueChanged, this, &DurationField::edited);
    connect(m_unit, &QComboBox::activated, this, &DurationField::edited);
}

std::int64_t DurationField::unitSeconds() const {
    return m_unit->currentData().toLongLong();
}

domain::Duration DurationField::duration() const {
    return std::chrono::seconds(m_number->value() * unitSeconds());
}

void DurationField::setDuration(domain::Duration duration) {
    const std::int64_t seconds = std::max<std::int64_t>(0, domain::wholeSeconds(duration));
    if (domain::wholeSeconds(this->duration()) == seconds && m_unit->currentIndex() >= 0) return;
    std::size_t unit = 0;
    for (std::size_t i = 1; i < kUnits.size(); ++i) {
        const bool whole = seconds > 0 && seconds % kUnits[i] == 0;
        if (whole || seconds / kUnits[unit] > kMost) unit = i;
    }
    const QSignalBlocker blockers[] = {QSignalBlocker(m_number), QSignalBlocker(m_unit)};
    m_unit->setCurrentIndex(static_cast<int>(unit));
    m_number->setValue(static_cast<int>(std::min<std::int64_t>(kMost, seconds / kUnits[unit])));
}

void DurationField::setPurpose(const QString& purpose) {
    m_number->setAccessibleName(purpose);
    //: %1 is what a time is for: "Time limit"
    m_unit->setPurpose(tr("%1: unit").arg(purpose));
    const std::array<QString, kUnits.size()> names = {tr("seconds"), tr("minutes"), tr("hours"),
                                                      tr("days")};
    for (std::size_t i = 0; i < names.size(); ++i)
        m_unit->setItemText(static_cast<int>(i), names[i]);
}

}  // namespace berth::ui
