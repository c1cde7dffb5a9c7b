// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/ledger_row.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStringList>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "models/bridge/log_text.h"
#include "ui/support/safe_name.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

namespace {
// Of files that were renamed or left out: what a dialog can show.
constexpr std::size_t kMostListed = 10;
}  // namespace

LedgerRow::LedgerRow(UiContext& ui, bridge::PlatformBridge& platform, domain::NodeLoss loss,
                     domain::Instant now, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_loss(std::move(loss)),
      m_now(now),
      m_rescue(new NodeRescue(platform, m_loss.node, this)),
      m_name(new Label(ui, TextStyle::Strong, this)),
      m_what(new Label(ui, TextStyle::Body, this)),
      m_when(new Label(ui, TextStyle::Second, this)),
      m_size(new Label(ui, TextStyle::Strong, this)),
      m_download(new Button(ui, ButtonKind::Offer, {}, Icon::Download, this)),
      m_progress(new ProgressBar(ui, this)),
      m_cancel(new Button(ui, ButtonKind::Link, {}, std::nullopt, this)),
      m_outcome(new Label(ui, TextStyle::Second, this)),
      m_details(new Label(ui, TextStyle::Second, this)) {
    m_when->setTone(Token::Ink2);
    m_name->setMinimumWidth(96);
    m_size->setMinimumWidth(72);
    m_size->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_download->setSizeClass(ButtonSize::Compact);
    m_cancel->setSizeClass(ButtonSize::Compact);
    m_details->setWraps(true);
    m_details->setCopyable(true);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(14, 7, 14, 7);
    rows->setSpacing(4);
    auto* layout = new QHBoxLayout;
    rows->addLayout(layout);
    rows->addWidget(m_details);
    layout->setSpacing(12);
    layout->addWidget(m_name);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_what);
    words->addWidget(m_when);
    layout->addLayout(words, 1);
    layout->addWidget(m_size);
    layout->addWidget(m_progress);
    layout->addWidget(m_outcome);
    layout->addWidget(m_cancel);
    layout->addWidget(m_download);
    connect(m_download, &QPushButton::clicked, this, &LedgerRow::downloadRequested);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_rescue->cancel();
        show(false);
    });
    connect(m_rescue, &NodeRescue::progressed, m_progress, &ProgressBar::setRatio);
    connect(m_rescue, &NodeRescue::finished, this, [this](const RescueReport& report) {
        m_report = report;
        m_saved = report.isComplete();
        show(false);
    });
    connect(m_rescue, &NodeRescue::failed, this, [this](const QString& detail) {
        m_failure = detail;
        show(false);
    });
    show(false);
    retranslate();
}

bool LedgerRow::isBusy() const {
    return m_rescue->isRunning();
}

void LedgerRow::download(const QString& folder) {
    m_report.reset();
    m_failure.clear();
    m_progress->setRatio(0);
    m_rescue->start(folder + QLatin1Char('/') + safeName(QString::fromStdString(m_loss.nodeName)));
    show(true);
}

void LedgerRow::show(bool running) {
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_outcome->setVisible(!running && (m_report || !m_failure.isEmpty()));
    m_outcome->setTone(m_saved ? Token::Ok : Token::Bad);
    m_details->setVisible(!running && m_report &&
                          !(m_report->renamed.empty() && m_report->notSaved.empty()));
    m_download->setVisible(!running && !m_saved);
    retranslate();
    Q_EMIT changed();
}

QString LedgerRow::outcomeText() const {
    if (!m_report) return tr("Failed: %1").arg(bridge::toDisplayText(m_failure.toStdString()));
    if (m_saved) return tr("Saved");
    return tr("%n file(s) not saved", nullptr, static_cast<int>(m_report->notSaved.size()));
}

// Which files, each on a line of its own.
QString LedgerRow::reportText() const {
    if (!m_report) return {};
    QStringList lines;
    const auto add = [&](std::size_t count, const auto& line) {
        for (std::size_t i = 0; i < std::min(count, kMostListed); ++i)
            lines << bridge::toDisplayText(line(i).toStdString());
        if (count > kMostListed) {
            lines << tr("and %n more", nullptr, static_cast<int>(count - kMostListed));
        }
    };
    const auto& left = m_report->notSaved;
    if (!left.empty()) lines << tr("Not saved:");
    add(left.size(), [&](std::size_t i) { return tr("%1: %2").arg(left[i].path, left[i].reason); });
    const auto& renamed = m_report->renamed;
    if (!renamed.empty()) lines << tr("Saved under another name:");
    add(renamed.size(),
        [&](std::size_t i) { return tr("%1 as %2").arg(renamed[i].from, renamed[i].to); });
    return lines.join(QLatin1Char('\n'));
}

void LedgerRow::retranslate() {
    m_name->setText(QString::fromStdString(m_loss.nodeName));
    const QString files = tr("%n file(s)", nullptr, m_loss.files);
    m_what->setText(m_loss.largestPaths.empty()
                        ? files
                        : tr("%1, the largest %2")
                              .arg(files, QString::fromStdString(m_loss.largestPaths.front())));
    m_when->setText(tr("last written %1").arg(m_ui.format().ago(m_now - m_loss.lastWrite)));
    m_size->setText(m_ui.format().bytes(m_loss.bytes));
    m_download->setText(tr("Download first"));
    m_download->setAccessibleName(tr("Download first: %1").arg(m_name->text()));
    m_cancel->setText(tr("Cancel"));
    m_outcome->setText(outcomeText());
    m_details->setText(reportText());
}

void LedgerRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_ui.color(Token::Line));
}

}  // namespace berth::ui
