// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/fault_panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "ui/simulator/fault_dialog.h"
#include "ui/simulator/fault_offer.h"
#include "ui/simulator/refusal_line.h"
#include "ui/support/fault_texts.h"
#include "ui/tables/node_table.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

namespace berth::ui {

FaultPanel::FaultPanel(PageServices& services, QWidget* parent)
    : QWidget(parent), m_services(services), m_ui(services.ui), m_card(new Card(m_ui, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    QVBoxLayout& body = m_card->body();
    body.setSpacing(2);
    std::optional<FaultTarget> group;
    for (const domain::FaultKind kind : allFaults()) {
        if (group != targetOf(kind)) {
            group = targetOf(kind);
            auto* title = new Label(m_ui, TextStyle::SecondStrong, m_card);
            title->setTone(Token::Ink2);
            title->setContentsMargins(0, m_groups.isEmpty() ? 0 : 8, 0, 2);
            body.addWidget(title);
            m_groups.push_back(title);
        }
        auto* line = new QHBoxLayout;
        line->setSpacing(4);
        Entry entry{new Button(m_ui, ButtonKind::Ghost, {}, iconOf(kind), m_card),
                    new Chip(m_ui, m_card)};
        entry.count->setCounter(true);
        entry.count->hide();
        line->addWidget(entry.button, 0, Qt::AlignLeft);
        line->addStretch();
        line->addWidget(entry.count);
        body.addLayout(line);
        connect(entry.button, &QPushButton::clicked, this,
                [this, kind] { FaultDialog::show(m_services, kind, window()); });
        m_entries[kind] = entry;
    }
    m_activeTitle = new Label(m_ui, TextStyle::SecondStrong, m_card);
    m_activeTitle->setTone(Token::Ink2);
    m_activeTitle->setContentsMargins(0, 8, 0, 2);
    body.addWidget(m_activeTitle);
    m_refusal = new RefusalLine(m_ui, m_card);
    body.addWidget(m_refusal);
    body.addStretch();
    retranslate();
}

void FaultPanel::retranslate() {
    m_card->header().setTitle(tr("Faults"));
    const QString groups[] = {tr("Node"), tr("Machine"), tr("Around it")};
    for (int i = 0; i < m_groups.size() && i < 3; ++i)
        m_groups[i]->setText(groups[i]);
    for (const auto& [kind, entry] : m_entries)
        entry.button->setText(faultText(kind));
    m_activeTitle->setText(tr("Lasting now"));
    m_shown.clear();
    showActive(m_services.simulator->faults());
}

void FaultPanel::refresh() {
    const std::vector<domain::ActiveFault> faults = m_services.simulator->faults();
    if (faults != m_shown) showActive(faults);
}

QString FaultPanel::textOf(const domain::ActiveFault& fault) const {
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    QString target = QString::fromStdString(fault.fault.target);
    if (const domain::Node* node = snapshot.findNode({fault.fault.target})) {
        target = QString::fromStdString(node->name);
    } else if (targetOf(fault.fault.kind) == FaultTarget::Region) {
        target = fault.fault.target.empty()
                     ? tr("everywhere")
                     : regionText({fault.fault.target}, snapshot.catalogue, m_ui);
    }
    return tr("%1: %2").arg(activeFaultText(fault.fault.kind), target);
}

void FaultPanel::showActive(const std::vector<domain::ActiveFault>& faults) {
    m_shown = faults;
    for (const auto& [kind, entry] : m_entries) {
        const auto count =
            std::count_if(faults.begin(), faults.end(),
                          [kind = kind](const auto& f) { return f.fault.kind == kind; });
        entry.count->setVisible(count > 0);
        if (count > 0) entry.count->set(Tone::Bad, m_ui.format().number(qint64{count}));
    }
    const auto wanted = static_cast<qsizetype>(faults.size());
    while (m_active.size() > wanted)
        delete m_active.takeLast().widget;
    while (m_active.size() < wanted) {
        Active row{};
        row.widget = new QWidget(m_card);
        row.text = new Label(m_ui, TextStyle::Second, row.widget);
        row.text->setWraps(true);
        row.clear = new Button(m_ui, ButtonKind::Link, {}, std::nullopt, row.widget);
        row.clear->setSizeClass(ButtonSize::Compact);
        auto* line = new QHBoxLayout(row.widget);
        line->setContentsMargins(0, 0, 0, 0);
        line->addWidget(row.text, 1);
        line->addWidget(row.clear);
        const auto place = static_cast<std::size_t>(m_active.size());
        connect(row.clear, &QPushButton::clicked, this, [this, place] {
            if (place >= m_shown.size()) return;
            m_services.simulator->clearFault(
                m_shown[place].id, this,
                [this,
                 kind = m_shown[place].fault.kind](const domain::Result<std::uint64_t>& done) {
                    m_refusal->tell(RefusalLine::Attempt::Clear, kind, done);
                });
        });
        m_card->body().insertWidget(m_card->body().count() - 1, row.widget);
        row.widget->show();
        m_active.push_back(row);
    }
    for (qsizetype i = 0; i < wanted; ++i) {
        const QString text = textOf(faults[static_cast<std::size_t>(i)]);
        m_active[i].text->setText(text);
        m_active[i].clear->setText(tr("Clear"));
        m_active[i].clear->setAccessibleName(tr("Clear: %1").arg(text));
    }
    m_activeTitle->setVisible(wanted > 0);
}

}  // namespace berth::ui
