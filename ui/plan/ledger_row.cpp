// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/ledger_row.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <utility>

#include "ui/plan/node_rescue.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

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
      m_outcome(new Label(ui, TextStyle::Second, this)) {
    m_when->setTone(Token::Ink2);
    m_name->setMinimumWidth(96);
    m_size->setMinimumWidth(72);
    m_size->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_download->setSizeClass(ButtonSize::Compact);
    m_cancel->setSizeClass(ButtonSize::Compact);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 7, 14, 7);
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
    connect(m_rescue, &NodeRescue::finished, this, [this] {
        m_saved = true;
        show(false);
    });
    connect(m_rescue, &NodeRescue::failed, this, [this](const QString& detail) {
        m_failed = true;
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
    m_failed = false;
    m_progress->setRatio(0);
    const QString place =
        rescuePath(folder, QLatin1Char('/') + QString::fromStdString(m_loss.nodeName));
    if (place.isEmpty()) {
        m_failed = true;
        m_failure = QStringLiteral("the name of the node cannot be that of a folder");
        return show(false);
    }
    m_rescue->start(place);
    show(true);
}

void LedgerRow::show(bool running) {
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_outcome->setVisible(!running && (m_saved || m_failed));
    m_outcome->setTone(m_saved ? Token::Ok : Token::Bad);
    m_download->setVisible(!running && !m_saved);
    retranslate();
    Q_EMIT changed();
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
    m_outcome->setText(m_saved ? tr("Saved") : tr("Failed: %1").arg(m_failure));
}

void LedgerRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_ui.color(Token::Line));
}

}  // namespace berth::ui
