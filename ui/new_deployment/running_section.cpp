// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/running_section.h"

#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <array>

#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

namespace {

using std::chrono::hours;

// 0 stands for never.
constexpr std::array kStopAfterHours = {0, 1, 2, 6, 12, 24, 72, 168};

}  // namespace

RunningSection::RunningSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : Section(ui, draft, {"stopAfter", "rollingUpdate", "sharedMemory", "terminationGrace"},
              parent),
      m_stopAfter(new ChoiceField(ui, this)),
      m_surge(new NumberField(ui, this)),
      m_unavailable(new NumberField(ui, this)),
      m_sharedMemory(new NumberField(ui, this)),
      m_grace(new NumberField(ui, this)),
      m_stopRow(new FieldRow(ui, m_stopAfter, this)),
      m_surgeRow(new FieldRow(ui, m_surge, this)),
      m_unavailableRow(new FieldRow(ui, m_unavailable, this)),
      m_memoryRow(new FieldRow(ui, m_sharedMemory, this)),
      m_graceRow(new FieldRow(ui, m_grace, this)) {
    m_surge->setRange(0, 1000);
    m_unavailable->setRange(0, 1000);
    m_sharedMemory->setRange(0, 1024);
    m_grace->setRange(0, 100000);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->addWidget(m_stopRow, 0, 0, Qt::AlignTop);
    grid->addWidget(m_memoryRow, 0, 1, Qt::AlignTop);
    grid->addWidget(m_graceRow, 0, 2, Qt::AlignTop);
    grid->addWidget(m_surgeRow, 1, 0, Qt::AlignTop);
    grid->addWidget(m_unavailableRow, 1, 1, Qt::AlignTop);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    body().addLayout(grid);
    mendBy(*m_stopRow, [] { return std::string("stopAfter"); });
    mendBy(*m_surgeRow, [] { return std::string("rollingUpdate"); });
    mendBy(*m_memoryRow, [] { return std::string("sharedMemory"); });
    mendBy(*m_graceRow, [] { return std::string("terminationGrace"); });
    connect(m_stopAfter, &QComboBox::activated, this, [this](int choice) {
        const int chosen = m_stopAfter->itemData(choice).toInt();
        this->draft().edit([=](domain::DeploymentSpec& spec) {
            spec.stopAfter.reset();
            if (chosen > 0) spec.stopAfter = hours(chosen);
        });
    });
    connect(m_surge, &QSpinBox::valueChanged, this, [this](int n) {
        this->draft().edit([n](domain::DeploymentSpec& s) { s.rollingUpdate.maxSurge = n; });
    });
    connect(m_unavailable, &QSpinBox::valueChanged, this, [this](int n) {
        this->draft().edit([n](domain::DeploymentSpec& s) { s.rollingUpdate.maxUnavailable = n; });
    });
    connect(m_sharedMemory, &QSpinBox::valueChanged, this, [this](int n) {
        this->draft().edit([n](domain::DeploymentSpec& s) { s.sharedMemory = {n * domain::kGiB}; });
    });
    connect(m_grace, &QSpinBox::valueChanged, this, [this](int n) {
        this->draft().edit(
            [n](domain::DeploymentSpec& s) { s.terminationGrace = std::chrono::seconds(n); });
    });
    follow();
}

QString RunningSection::title() const {
    return tr("Running");
}

QString RunningSection::summary() const {
    const auto& after = draft().spec().stopAfter;
    if (after) return tr("stops after %1").arg(ui().format().duration(*after));
    return draft().spec().job ? tr("to its end") : tr("until stopped");
}

void RunningSection::refresh() {
    card().header().setTitle(title());
    card().header().setNote(tr("When it stops by itself, and how nodes come and go."));
    refreshStopAfter();
    refreshNumbers();
}

void RunningSection::refreshStopAfter() {
    const QSignalBlocker blocker(m_stopAfter);
    m_stopRow->setLabel(tr("Stop after"));
    const bool stops = draft().capabilities().stopAfter;
    setOffered(*m_stopAfter, stops ? QString() : tr("This platform stops nothing by itself."));
    m_stopRow->setNote(stops ? QString() : tr("not on this platform"));
    m_stopAfter->clear();
    const auto& after = draft().spec().stopAfter;
    const int chosen =
        after ? static_cast<int>(std::chrono::duration_cast<hours>(*after).count()) : 0;
    bool listed = false;
    for (const int choice : kStopAfterHours) {
        m_stopAfter->addItem(choice == 0 ? tr("never") : ui().format().duration(hours(choice)),
                             choice);
        listed |= choice == chosen && (!after || *after == hours(choice));
    }
    if (!listed) m_stopAfter->addItem(ui().format().duration(*after), chosen);
    m_stopAfter->setCurrentIndex(listed ? m_stopAfter->findData(chosen) : m_stopAfter->count() - 1);
    showFinding(*m_stopRow, "stopAfter");
}

void RunningSection::refreshNumbers() {
    const domain::DeploymentSpec& spec = draft().spec();
    const QSignalBlocker blockers[] = {QSignalBlocker(m_surge), QSignalBlocker(m_unavailable),
                                       QSignalBlocker(m_sharedMemory), QSignalBlocker(m_grace)};
    m_memoryRow->setLabel(tr("Shared memory"));
    m_sharedMemory->setSuffix(tr(" GiB"));
    m_sharedMemory->setSpecialValueText(tr("as the platform gives"));
    m_sharedMemory->setValue(static_cast<int>(spec.sharedMemory.count / domain::kGiB));
    m_graceRow->setLabel(tr("Time to end"));
    m_grace->setSuffix(tr(" s"));
    m_grace->setValue(static_cast<int>(domain::wholeSeconds(spec.terminationGrace)));
    m_surgeRow->setLabel(tr("Extra nodes during an edit"));
    m_surge->setValue(spec.rollingUpdate.maxSurge);
    m_unavailableRow->setLabel(tr("Missing nodes during an edit"));
    m_unavailable->setValue(spec.rollingUpdate.maxUnavailable);
    showFinding(*m_memoryRow, "sharedMemory");
    showFinding(*m_graceRow, "terminationGrace");
    showFinding(*m_surgeRow, "rollingUpdate");
    m_unavailableRow->setMessage({});
    const QString never = spec.job ? tr("A job is not edited: it runs as it was made.") : QString();
    for (FieldRow* row : {m_surgeRow, m_unavailableRow}) {
        setOffered(*row->editor(), never);
        row->setNote(spec.job ? tr("not for a job") : QString());
    }
}

}  // namespace berth::ui
