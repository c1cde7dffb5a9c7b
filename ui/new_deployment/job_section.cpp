// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/job_section.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/new_deployment/duration_field.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

namespace {

// What is out of range is said below the field, with a better value.
constexpr int kMostTyped = 1'000'000;

}  // namespace

JobSection::JobSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : Section(ui, draft, {"job"}, parent),
      m_choice(new ChoiceField(ui, this)),
      m_runs(new NumberField(ui, this)),
      m_runTime(new DurationField(ui, this)),
      m_timeout(new DurationField(ui, this)),
      m_restart(new ChoiceField(ui, this)),
      m_retries(new NumberField(ui, this)),
      m_pieces(new QCheckBox(this)),
      m_pieceRetries(new NumberField(ui, this)),
      m_piecesFailed(new NumberField(ui, this)),
      m_job(new QWidget(this)),
      m_choiceRow(new FieldRow(ui, m_choice, this)),
      m_runsRow(new FieldRow(ui, m_runs, m_job)),
      m_runTimeRow(new FieldRow(ui, m_runTime, m_job)),
      m_timeoutRow(new FieldRow(ui, m_timeout, m_job)),
      m_restartRow(new FieldRow(ui, m_restart, m_job)),
      m_retriesRow(new FieldRow(ui, m_retries, m_job)),
      m_pieceRetriesRow(new FieldRow(ui, m_pieceRetries, m_job)),
      m_piecesFailedRow(new FieldRow(ui, m_piecesFailed, m_job)) {
    for (NumberField* field : {m_runs, m_retries, m_pieceRetries, m_piecesFailed})
        field->setRange(0, kMostTyped);
    layOut();
    wire();
    follow();
}

void JobSection::layOut() {
    m_choice->addItem(QString(), false);
    m_choice->addItem(QString(), true);
    m_restart->addItem(QString(), static_cast<int>(domain::JobRestart::OnFailure));
    m_restart->addItem(QString(), static_cast<int>(domain::JobRestart::Never));
    auto* grid = new QGridLayout(m_job);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->addWidget(m_runsRow, 0, 0, Qt::AlignTop);
    grid->addWidget(m_runTimeRow, 0, 1, Qt::AlignTop);
    grid->addWidget(m_timeoutRow, 0, 2, Qt::AlignTop);
    grid->addWidget(m_pieces, 1, 0, 1, 3);
    grid->addWidget(m_retriesRow, 2, 0, Qt::AlignTop);
    grid->addWidget(m_restartRow, 2, 1, 1, 2, Qt::AlignTop);
    grid->addWidget(m_pieceRetriesRow, 3, 0, Qt::AlignTop);
    grid->addWidget(m_piecesFailedRow, 3, 1, 1, 2, Qt::AlignTop);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    body().addWidget(m_choiceRow);
    body().addWidget(m_job);
}

void JobSection::wire() {
    mendBy(*m_choiceRow, [] { return std::string("job"); });
    mendBy(*m_runsRow, [] { return std::string("job.completions"); });
    mendBy(*m_runTimeRow, [] { return std::string("job.runTime"); });
    mendBy(*m_timeoutRow, [] { return std::string("job.timeout"); });
    mendBy(*m_retriesRow, [] { return std::string("job.backoffLimit"); });
    mendBy(*m_pieceRetriesRow, [] { return std::string("job.indexes.backoffLimit"); });
    mendBy(*m_piecesFailedRow, [] { return std::string("job.indexes.maxFailed"); });
    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { choose(m_choice->itemData(index).toBool()); });
    connect(m_runs, &QSpinBox::valueChanged, this,
            [this](int n) { editJob([n](domain::JobSpec& job) { job.completions = n; }); });
    connect(m_runTime, &DurationField::edited, this, [this] {
        editJob([this](domain::JobSpec& job) { job.runTime = m_runTime->duration(); });
    });
    connect(m_timeout, &DurationField::edited, this, [this] {
        editJob([this](domain::JobSpec& job) { job.timeout = m_timeout->duration(); });
    });
    connect(m_restart, &QComboBox::activated, this, [this](int index) {
        const auto restart = static_cast<domain::JobRestart>(m_restart->itemData(index).toInt());
        editJob([restart](domain::JobSpec& job) { job.restart = restart; });
    });
    connect(m_retries, &QSpinBox::valueChanged, this,
            [this](int n) { editJob([n](domain::JobSpec& job) { job.backoffLimit = n; }); });
    connect(m_pieces, &QCheckBox::toggled, this, [this](bool on) {
        editJob([this, on](domain::JobSpec& job) {
            if (job.indexes) m_lastPieces = *job.indexes;
            job.indexes.reset();
            if (on) job.indexes = m_lastPieces;
        });
    });
    const auto editPieces = [this](int domain::JobIndexes::*member, int n) {
        editJob([=](domain::JobSpec& job) {
            if (job.indexes) (*job.indexes).*member = n;
        });
    };
    connect(m_pieceRetries, &QSpinBox::valueChanged, this,
            [editPieces](int n) { editPieces(&domain::JobIndexes::backoffLimit, n); });
    connect(m_piecesFailed, &QSpinBox::valueChanged, this,
            [editPieces](int n) { editPieces(&domain::JobIndexes::maxFailed, n); });
}

void JobSection::editJob(const std::function<void(domain::JobSpec&)>& change) {
    draft().edit([&](domain::DeploymentSpec& spec) {
        if (spec.job) change(*spec.job);
    });
}

void JobSection::choose(bool job) {
    draft().edit([&](domain::DeploymentSpec& spec) {
        if (spec.job) m_last = *spec.job;
        spec.job.reset();
        if (job) spec.job = m_last;
    });
}

QString JobSection::title() const {
    return tr("Service or job");
}

QString JobSection::summary() const {
    const auto& job = draft().spec().job;
    return job ? tr("%n run(s)", nullptr, job->completions) : tr("until stopped");
}

void JobSection::refresh() {
    card().header().setTitle(title());
    const auto& job = draft().spec().job;
    card().header().setNote(job ? tr("Each run is a node; it is done when its program ends with 0.")
                                : tr("It serves, and costs, until somebody stops it."));
    refreshChoice();
    m_job->setVisible(job.has_value());
    if (!job) return;
    refreshTimes(*job);
    refreshFailures(*job);
}

void JobSection::refreshChoice() {
    const bool possible = draft().capabilities().jobs;
    const bool job = draft().spec().job.has_value();
    m_choiceRow->setLabel(tr("It runs"));
    m_choice->setItemText(0, tr("until it is stopped"));
    m_choice->setItemText(1, tr("to an end: a job"));
    m_choice->setCurrentIndex(job ? 1 : 0);
    const QString reason = draft().isEditing() ? tr("This is decided when it is made.")
                           : possible          ? QString()
                                               : tr("This platform runs no jobs.");
    m_choiceRow->setNote(draft().isEditing() ? tr("decided when it is made")
                         : possible          ? QString()
                                             : tr("not on this platform"));
    // Findings of its parts are beside those.
    const domain::Finding* finding = draft().findingFor("job");
    if (finding != nullptr && finding->field == "job")
        showFinding(*m_choiceRow, "job");
    else
        m_choiceRow->setMessage({});
    setOffered(*m_choice, reason);  // last: a row clears the description of its field
    m_job->setEnabled(possible && !draft().isEditing());
}

void JobSection::refreshTimes(const domain::JobSpec& job) {
    const QSignalBlocker blockers[] = {QSignalBlocker(m_runs), QSignalBlocker(m_runTime),
                                       QSignalBlocker(m_timeout)};
    m_runsRow->setLabel(tr("Runs"));
    m_runs->setValue(job.completions);
    m_runTimeRow->setLabel(tr("One run takes about"));
    m_runTime->setPurpose(tr("One run takes about"));
    m_runTime->setDuration(job.runTime);
    m_timeoutRow->setLabel(tr("Time limit of the whole job"));
    m_timeout->setPurpose(tr("Time limit of the whole job"));
    m_timeout->setDuration(job.timeout);
    showFinding(*m_runsRow, "job.completions");
    showFinding(*m_runTimeRow, "job.runTime");
    showFinding(*m_timeoutRow, "job.timeout");
}

void JobSection::refreshFailures(const domain::JobSpec& job) {
    const QSignalBlocker blockers[] = {QSignalBlocker(m_restart), QSignalBlocker(m_retries),
                                       QSignalBlocker(m_pieces), QSignalBlocker(m_pieceRetries),
                                       QSignalBlocker(m_piecesFailed)};
    const bool pieces = job.indexes.has_value();
    m_pieces->setText(
        tr("Numbered pieces: each run finds its number, from 0, in JOB_COMPLETION_INDEX"));
    m_pieces->setChecked(pieces);
    m_retriesRow->setVisible(!pieces);
    m_restartRow->setVisible(!pieces);
    m_pieceRetriesRow->setVisible(pieces);
    m_piecesFailedRow->setVisible(pieces);
    m_retriesRow->setLabel(tr("Retries"));
    m_retriesRow->setNote(tr("of all runs together"));
    m_retries->setValue(job.backoffLimit);
    m_restartRow->setLabel(tr("When a run fails"));
    m_restart->setItemText(0, tr("start its program again in the same node"));
    m_restart->setItemText(1, tr("start another node in its place"));
    m_restart->setCurrentIndex(m_restart->findData(static_cast<int>(job.restart)));
    const domain::JobIndexes shown = job.indexes.value_or(m_lastPieces);
    m_pieceRetriesRow->setLabel(tr("Retries of a piece"));
    m_pieceRetries->setValue(shown.backoffLimit);
    m_piecesFailedRow->setLabel(tr("Pieces that may be given up"));
    m_piecesFailedRow->setNote(tr("one more, and the job has failed"));
    m_piecesFailed->setValue(shown.maxFailed);
    showFinding(*m_retriesRow, "job.backoffLimit");
    m_restartRow->setMessage({});
    showFinding(*m_pieceRetriesRow, "job.indexes.backoffLimit");
    showFinding(*m_piecesFailedRow, "job.indexes.maxFailed");
}

}  // namespace berth::ui
