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
#include "ui/simulator/sample_scenarios.h"
#include "ui/support/error_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

namespace {
// As the scenario reader's own limit.
constexpr qint64 kMostBytes = 8 * 1024 * 1024;
// No sample is called so.
const QLatin1String kOfFile("a file");
}  // namespace

void StartOverDialog::show(PageServices& services, QWidget* parent) {
    (new StartOverDialog(services, parent))->present();
}

void StartOverDialog::showSample(PageServices& services, const QString& sample, QWidget* parent) {
    auto* dialog = new StartOverDialog(services, parent);
    const int index = dialog->m_choice->findData(sample);
    if (index >= 0) dialog->m_choice->setCurrentIndex(index);
    dialog->present();
}

StartOverDialog::StartOverDialog(PageServices& services, QWidget* parent)
    : DialogFrame(services.ui, parent),
      m_services(services),
      m_seed(new TextField(services.ui, this)),
      m_seedRow(new FieldRow(services.ui, m_seed, this)),
      m_choice(new ChoiceField(services.ui, this)),
      m_choiceRow(new FieldRow(services.ui, m_choice, this)),
      m_file(new Button(services.ui, ButtonKind::Plain, tr("Choose a scenario file …"), Icon::File,
                        this)),
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
    m_choiceRow->setLabel(tr("Scenario"));
    m_choice->setAccessibleName(tr("Scenario"));
    m_choiceRow->addAction(m_file);
    fillChoice();
    body().addWidget(m_seedRow);
    body().addWidget(m_choiceRow);
    body().addStretch();
    addCancel();
    addButton(m_start);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &StartOverDialog::chooseScenario);
    connect(m_file, &QPushButton::clicked, this, &StartOverDialog::chooseFile);
    connect(m_seed, &QLineEdit::textChanged, this, &StartOverDialog::checkSeed);
    connect(m_start, &QPushButton::clicked, this, &StartOverDialog::start);
}

void StartOverDialog::fillChoice() {
    const std::string& now = m_services.simulator->status().scenario;
    m_choice->addItem(tr("the same again: %1").arg(shownText(now)), QString());
    for (const SampleScenario& sample : sampleScenarios())
        m_choice->addItem(sample.name, sample.id);
}

// The first is the same again, the last, where it is no sample, the file.
void StartOverDialog::chooseScenario() {
    const QString id = m_choice->currentData().toString();
    const QVector<SampleScenario> samples = sampleScenarios();
    const auto sample = std::find_if(samples.begin(), samples.end(),
                                     [&id](const auto& one) { return one.id == id; });
    const bool same = m_choice->currentIndex() == 0;
    const bool known = !same && sample != samples.end();
    m_scenario = same ? QString() : known ? sampleText(id) : m_fileText;
    m_choiceRow->setNote(known ? sample->summary : QString());
    m_choiceRow->setMessage({});
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
    if (!problem.isEmpty()) return m_choiceRow->setMessage({FieldLevel::Error, problem, {}});
    m_fileText = text;
    const int place = 1 + static_cast<int>(sampleScenarios().size());
    const QString name = shownText(QFileInfo(path).fileName().toStdString());
    if (m_choice->count() == place) m_choice->addItem(name, kOfFile);
    m_choice->setItemText(place, name);
    m_choice->setCurrentIndex(place);
    chooseScenario();  // also where another file was chosen before
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
            m_choiceRow->setMessage({FieldLevel::Error, errorReport(done.error()), {}});
        });
}

}  // namespace berth::ui
