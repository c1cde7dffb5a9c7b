// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/fault_panel.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "models/domain/fault_traits.h"
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

namespace {

// What stands under one heading.
enum class FaultGroup { Node, Gpu, Machine, Network, Around };

FaultGroup groupOf(domain::FaultKind kind) {
    switch (domain::traitsOf(kind).scope) {
        case domain::FaultScope::Node:
        case domain::FaultScope::Deployment:
            return FaultGroup::Node;
        case domain::FaultScope::Card:
            return FaultGroup::Gpu;
        case domain::FaultScope::Machine:
        case domain::FaultScope::Rack:
        case domain::FaultScope::Region:
            return FaultGroup::Machine;
        case domain::FaultScope::Area:
            return FaultGroup::Network;
        case domain::FaultScope::Registry:
        case domain::FaultScope::Api:
            break;
    }
    return FaultGroup::Around;
}

}  // namespace

FaultPanel::FaultPanel(PageServices& services, QWidget* parent)
    : QWidget(parent), m_services(services), m_ui(services.ui), m_card(new Card(m_ui, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    // In a low window, and below the faults that last, there is more than fits.
    auto* scroll = new QScrollArea(m_card);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_list = new QWidget;
    scroll->setWidget(m_list);
    scroll->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    m_card->body().addWidget(scroll);
    m_rows = new QVBoxLayout(m_list);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(2);
    std::optional<FaultGroup> group;
    for (const domain::FaultKind kind : allFaults()) {
        if (group != groupOf(kind)) {
            group = groupOf(kind);
            auto* title = new Label(m_ui, TextStyle::SecondStrong, m_list);
            title->setTone(Token::Ink2);
            if (!m_groups.isEmpty()) m_rows->addSpacing(8);
            m_rows->addWidget(title);
            m_groups.push_back(title);
        }
        auto* line = new QHBoxLayout;
        line->setSpacing(4);
        Entry entry{new Button(m_ui, ButtonKind::Ghost, {}, iconOf(kind), m_list),
                    new Chip(m_ui, m_list)};
        entry.button->setSizeClass(ButtonSize::Compact);
        entry.count->setCounter(true);
        entry.count->hide();
        line->addWidget(entry.button, 0, Qt::AlignLeft);
        line->addStretch();
        line->addWidget(entry.count);
        m_rows->addLayout(line);
        connect(entry.button, &QPushButton::clicked, this,
                [this, kind] { FaultDialog::show(m_services, kind, window()); });
        m_entries[kind] = entry;
    }
    m_activeTitle = new Label(m_ui, TextStyle::SecondStrong, m_list);
    m_activeTitle->setTone(Token::Ink2);
    m_rows->addSpacing(8);
    m_rows->addWidget(m_activeTitle);
    m_refusal = new RefusalLine(m_ui, m_list);
    m_rows->addWidget(m_refusal);
    m_rows->addStretch();
    retranslate();
}

void FaultPanel::retranslate() {
    m_card->header().setTitle(tr("Faults"));
    const QString groups[] = {tr("Node"), tr("GPU"), tr("Machine"), tr("Network and layers"),
                              tr("Around it")};
    for (int i = 0; i < m_groups.size() && i < 5; ++i)
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
    const domain::FaultScope scope = domain::traitsOf(fault.fault.kind).scope;
    QString target = QString::fromStdString(fault.fault.target);
    if (const domain::Node* node = snapshot.findNode({fault.fault.target})) {
        target = QString::fromStdString(node->name);
    } else if (scope == domain::FaultScope::Card) {
        target = tr("%1, card %2").arg(target, m_ui.format().number(qint64{fault.fault.card}));
        if (fault.fault.kind == domain::FaultKind::GpuSlow)
            target =
                tr("%1, %2 of its speed").arg(target, m_ui.format().percent(fault.fault.factor));
    } else if (scope == domain::FaultScope::Api) {
        return activeFaultText(fault.fault.kind);
    } else if (const domain::Deployment* deployment =
                   snapshot.findDeployment({fault.fault.target})) {
        target = QString::fromStdString(deployment->spec.name);
    } else if (fault.fault.target.empty()) {
        target = tr("everywhere");
    } else if (scope == domain::FaultScope::Region || scope == domain::FaultScope::Registry ||
               snapshot.catalogue.findRegion({fault.fault.target}) != nullptr) {
        target = regionText({fault.fault.target}, snapshot.catalogue, m_ui);
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
        row.widget = new QWidget(m_list);
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
        m_rows->insertWidget(m_rows->count() - 1, row.widget);
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
