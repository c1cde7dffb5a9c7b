// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/start_over_dialog.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>
#include <charconv>
#include <limits>
#include <string>
#include <system_error>

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
      m_seed(new TextField(services.ui, this)),
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
    m_seed->setMono(true);
    m_seed->setText(QString::number(services.simulator->status().seed));
    m_seed->setMaximumWidth(240);
    m_fileRow->setLabel(
        tr("Scenario: %1").arg(QString::fromStdString(services.simulator->status().scenario)));
    body().addWidget(m_seedRow);
    body().addWidget(m_fileRow);
    body().addStretch();
    addCancel();
    addButton(m_start);
    connect(m_file, &QPushButton::clicked, this, &StartOverDialog::chooseFile);
    connect(m_seed, &QLineEdit::textChanged, this, &StartOverDialog::checkSeed);
    connect(m_start, &QPushButton::clicked, this, &StartOverDialog::start);
}

// Digits alone: a sign or a point would be taken for something that a seed is not.
std::optional<std::uint64_t> StartOverDialog::seed() const {
    const std::string digits = m_seed->text().trimmed().toStdString();
    std::uint64_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stopped, problem] = std::from_chars(digits.data(), end, number);
    if (problem != std::errc() || stopped != end) return std::nullopt;
    return number;
}

void StartOverDialog::checkSeed() {
    const QString text = m_seed->text().trimmed();
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= QLatin1Char('0') && c <= QLatin1Char('9');
    });
    FieldMessage message;
    if (text.isEmpty()) {
        message = {FieldLevel::Error, tr("Type a whole number."), {}};
    } else if (!digits) {
        message = {FieldLevel::Error, tr("A seed is a whole number: digits only."), {}};
    } else if (!seed()) {
        message = {FieldLevel::Error,
                   tr("The largest seed is %1.")
                       .arg(QString::number(std::numeric_limits<std::uint64_t>::max())),
                   {}};
    }
    m_seedRow->setMessage(message);
    m_start->setEnabled(seed() && !m_sending);
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
    const auto wanted = seed();
    if (!wanted) return;
    m_sending = true;
    m_start->setEnabled(false);
    m_services.simulator->startOver(
        m_scenario.toStdString(), *wanted, this, [this](const domain::Result<std::uint64_t>& done) {
            if (done) return accept();
            m_sending = false;
            checkSeed();
            m_fileRow->setMessage({FieldLevel::Error, errorReport(done.error()), {}});
        });
}

}  // namespace berth::ui
