// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/ledger_card.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/plan/ledger_row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

namespace berth::ui {

LedgerCard::LedgerCard(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_card(new Card(m_ui, this)),
      m_all(new Button(m_ui, ButtonKind::Plain, {}, Icon::Download, m_card)),
      m_kept(new Label(m_ui, TextStyle::Second, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFlush(true);
    m_card->body().setSpacing(0);
    m_card->setOutline(Token::Warn);
    m_card->header().addLeading(new IconView(m_ui, Icon::Warn, 18, Token::Warn, m_card));
    m_card->header().addAction(m_all);
    m_all->setSizeClass(ButtonSize::Compact);
    m_kept->setTone(Token::Ink2);
    m_kept->setContentsMargins(14, 8, 14, 10);
    m_kept->setWraps(true);
    m_card->body().addWidget(m_kept);
    connect(m_all, &QPushButton::clicked, this, [this] {
        chooseFolder([this](const QString& folder) {
            for (LedgerRow* row : m_rows) {
                if (!row->isSaved() && !row->isBusy()) row->download(folder);
            }
        });
    });
}

void LedgerCard::set(const domain::Plan& plan) {
    m_plan = plan;
    QVector<LedgerRow*> before = std::exchange(m_rows, {});
    for (LedgerRow* row : before)
        m_card->body().removeWidget(row);
    int place = 0;
    for (const domain::NodeLoss& loss : plan.losses) {
        // The same files as before: what was downloaded of them, or is on its way, still counts.
        const auto same = std::find_if(before.begin(), before.end(),
                                       [&](const LedgerRow* row) { return row->loss() == loss; });
        LedgerRow* row = same == before.end() ? makeRow(loss) : *same;
        if (same != before.end()) before.erase(same);
        m_card->body().insertWidget(place++, row);
        m_rows.push_back(row);
    }
    qDeleteAll(before);
    retranslate();
}

LedgerRow* LedgerCard::makeRow(const domain::NodeLoss& loss) {
    auto* row =
        new LedgerRow(m_ui, m_services.platform, loss, m_services.platform.snapshot()->at, m_card);
    connect(row, &LedgerRow::changed, this, [this] {
        retranslate();
        Q_EMIT changed();
    });
    connect(row, &LedgerRow::downloadRequested, this, [this, row] {
        // The plan may be made again while the folder is chosen, and the row with it.
        chooseFolder([row = QPointer(row)](const QString& folder) {
            if (row) row->download(folder);
        });
    });
    return row;
}

domain::Bytes LedgerCard::unsaved() const {
    domain::Bytes sum;
    for (const LedgerRow* row : m_rows) {
        if (!row->isSaved()) sum += row->loss().bytes;
    }
    return sum;
}

void LedgerCard::chooseFolder(const std::function<void(const QString&)>& use) {
    auto* dialog = new QFileDialog(this, tr("Download into"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, use);
    dialog->open();
}

void LedgerCard::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    for (LedgerRow* row : m_rows)
        row->retranslate();
    retranslate();
}

void LedgerCard::retranslate() {
    const Formatter& format = m_ui.format();
    const domain::Bytes open = unsaved();
    m_card->header().setTitle(tr("%1 will be wiped, %2 not saved yet")
                                  .arg(format.bytes(m_plan.bytesLost()), format.bytes(open)));
    m_all->setText(tr("Download all …"));
    m_all->setVisible(m_rows.size() > 1 && open.count > 0);
    QStringList kept;
    for (const domain::VolumeId& id : m_plan.volumesKept) {
        QString name = QString::fromStdString(id.value);
        for (const domain::Volume& volume : m_services.platform.snapshot()->volumes) {
            if (volume.id == id) name = QString::fromStdString(volume.name);
        }
        kept << name;
    }
    m_kept->setText(kept.isEmpty() ? tr("No volume is mounted: what is not downloaded is lost.")
                                   : tr("Kept: %1").arg(kept.join(QStringLiteral(", "))));
}

}  // namespace berth::ui
