// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/start_over_dialog.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>
#include <QVBoxLayout>
#include <climits>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "ui/support/error_texts.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

namespace {
// As the scenario reader's own limit.
constexpr qint64 kMostBytes = 8 * 1024 * 1024;
}  // namespace

void StartOverDialog::show(PageServices& services, QWidget* parent) {
    (new StartOverDialog(services, parent))->present();
}

StartOverDialog::StartOverDialog(PageServices& services, QWidget* parent)
    : DialogFrame(services.ui, parent),
      m_services(services),
      m_seed(new NumberField(services.ui, this)),
      m_seedRow(new FieldRow(services.ui, m_seed, this)),
      m_file(new Button(services.ui, ButtonKind::Plain, tr("Choose a scenario file …"), Icon::File,
                        this)),
      m_fileRow(new FieldRow(services.ui, m_file, this)),
      m_start(
          new Button(services.ui, ButtonKind::DangerFinal, tr("Start over"), Icon::Undo, this)) {
    band().setKind(BandKind::Simulated);
    setWindowTitle(tr("Start over"));
    const auto deployments = static_cast<int>(services.platform.snapshot()->deployments.size());
    setSentence(tr("This ends the simulation with its %n deployment(s).", nullptr, deployments));
    setNote(
        tr("All simulated deployments, their data and the history are gone. Nothing real is "
           "touched."));
    m_seedRow->setLabel(tr("Seed"));
    m_seedRow->setNote(tr("the same seed gives the same course"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setRange(0, INT_MAX);
    m_seed->setValue(static_cast<int>(services.simulator->status().seed % INT_MAX));
    m_seed->setMaximumWidth(160);
    m_fileRow->setLabel(
        tr("Scenario: %1").arg(QString::fromStdString(services.simulator->status().scenario)));
    body().addWidget(m_seedRow);
    body().addWidget(m_fileRow);
    body().addStretch();
    addCancel();
    addButton(m_start);
    connect(m_file, &QPushButton::clicked, this, &StartOverDialog::chooseFile);
    connect(m_start, &QPushButton::clicked, this, &StartOverDialog::start);
}

void StartOverDialog::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Choose a scenario file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Scenarios (*.yaml *.yml)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QThreadPool::globalInstance()->start([self = QPointer<StartOverDialog>(this), path] {
            QFile file(path);
            QString problem;
            QByteArray text;
            if (!QFileInfo(path).isFile()) {
                problem = tr("This is not a file.");
            } else if (file.size() > kMostBytes) {
                problem = tr("The file is larger than 8 MiB.");
            } else if (!file.open(QIODevice::ReadOnly)) {
                problem = file.errorString();
            } else {
                text = file.read(kMostBytes);
                // No text means "the same scenario" to the simulator, and that was not asked for.
                if (text.isEmpty()) problem = tr("The file is empty.");
            }
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, path, text, problem] {
                    if (self) self->took(path, QString::fromUtf8(text), problem);
                },
                Qt::QueuedConnection);
        });
    });
    dialog->open();
}

void StartOverDialog::took(const QString& path, const QString& text, const QString& problem) {
    m_fileRow->setMessage(problem.isEmpty() ? FieldMessage{}
                                            : FieldMessage{FieldLevel::Error, problem, {}});
    if (!problem.isEmpty()) return;
    m_scenario = text;
    m_fileRow->setLabel(tr("Scenario: %1").arg(QFileInfo(path).fileName()));
}

void StartOverDialog::start() {
    m_start->setEnabled(false);
    m_services.simulator->startOver(
        m_scenario.toStdString(), static_cast<std::uint64_t>(m_seed->value()), this,
        [this](const domain::Result<std::uint64_t>& done) {
            if (done) return accept();
            m_start->setEnabled(true);
            m_fileRow->setMessage({FieldLevel::Error, errorReport(done.error()), {}});
        });
}

}  // namespace berth::ui
