// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/spending_card.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "models/bridge/log_text.h"
#include "ui/tables/node_table.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {

// The dearest ones by name, the others as one line.
constexpr std::size_t kMostParts = 5;

domain::SpendingPart sumOf(const std::vector<domain::SpendingPart>& parts, std::size_t from) {
    domain::SpendingPart sum;
    for (std::size_t i = from; i < parts.size(); ++i) {
        sum.rate = sum.rate + parts[i].rate;
        sum.nodes += parts[i].nodes;
    }
    return sum;
}

}  // namespace

SpendingCard::SpendingCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_grid(new QGridLayout),
      m_wasted(new Label(ui, TextStyle::Second, m_card)),
      m_nodes(new Button(ui, ButtonKind::Link, {}, std::nullopt, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 1);
    m_card->body().setSpacing(8);
    m_card->body().addLayout(m_grid);
    m_wasted->setWraps(true);
    m_card->body().addWidget(m_wasted);
    auto* links = new QHBoxLayout;
    links->addWidget(m_nodes);
    links->addStretch();
    m_card->body().addLayout(links);
    m_card->body().addStretch();
    connect(m_nodes, &QPushButton::clicked, this, &SpendingCard::nodesRequested);
}

SpendingCard::Line& SpendingCard::nextLine() {
    if (m_used == m_lines.size()) {
        const int row = static_cast<int>(m_used);
        Line line{new Label(m_ui, TextStyle::Body, m_card),
                  new Label(m_ui, TextStyle::Second, m_card),
                  new Label(m_ui, TextStyle::Body, m_card)};
        line.nodes->setTone(Token::Ink2);
        m_grid->addWidget(line.name, row, 0);
        m_grid->addWidget(line.nodes, row, 1, Qt::AlignRight);
        m_grid->addWidget(line.rate, row, 2, Qt::AlignRight);
        m_lines.push_back(line);
    }
    Line& line = m_lines[m_used++];
    for (Label* label : {line.name, line.nodes, line.rate})
        label->show();
    return line;
}

void SpendingCard::addHeading(const QString& text) {
    Line& line = nextLine();
    line.name->setStyle(TextStyle::SecondStrong);
    line.name->setTone(Token::Ink2);
    line.name->setText(text);
    line.nodes->clear();
    line.rate->clear();
}

void SpendingCard::addPart(const QString& name, const domain::SpendingPart& part) {
    Line& line = nextLine();
    line.name->setStyle(TextStyle::Body);
    line.name->setTone(Token::Ink);
    line.name->setText(name);
    line.nodes->setText(tr("%n node(s)", nullptr, part.nodes));
    line.rate->setText(m_ui.format().perHour(part.rate));
}

void SpendingCard::addParts(const std::vector<domain::SpendingPart>& parts,
                            const std::function<QString(const domain::SpendingPart&)>& name) {
    const std::size_t named = parts.size() > kMostParts ? kMostParts - 1 : parts.size();
    for (std::size_t i = 0; i < named; ++i)
        addPart(parts[i].key.empty() ? tr("not told") : name(parts[i]), parts[i]);
    if (named < parts.size())
        addPart(tr("%n other(s)", nullptr, static_cast<int>(parts.size() - named)),
                sumOf(parts, named));
}

void SpendingCard::set(const domain::SpendingNow& now, const domain::Catalogue& catalogue,
                       bool workTold) {
    m_card->header().setTitle(tr("Charged now"));
    m_used = 0;
    if (now.byGpu.empty()) {
        addHeading(tr("No node is charged now."));
    } else {
        addHeading(tr("By GPU"));
        addParts(now.byGpu,
                 [](const domain::SpendingPart& part) { return bridge::toDisplayText(part.key); });
        addHeading(tr("By region"));
        addParts(now.byRegion, [&](const domain::SpendingPart& part) {
            return regionText({part.key}, catalogue, m_ui);
        });
    }
    for (std::size_t i = m_used; i < m_lines.size(); ++i) {
        for (Label* label : {m_lines[i].name, m_lines[i].nodes, m_lines[i].rate})
            label->hide();
    }
    setWasted(now, workTold);
}

void SpendingCard::setWasted(const domain::SpendingNow& now, bool workTold) {
    const Formatter& format = m_ui.format();
    QStringList lines;
    if (now.notReady.nodes > 0)
        lines << tr("%n node(s) are charged and not ready: %1", nullptr, now.notReady.nodes)
                     .arg(format.perHour(now.notReady.rate));
    if (now.idle.nodes > 0)
        lines << tr("%n node(s) had no request within the last minute and leave the GPU idle: %1",
                    nullptr, now.idle.nodes)
                     .arg(format.perHour(now.idle.rate));
    const bool any = !lines.isEmpty();
    if (!any && !now.byGpu.empty())
        lines << (workTold ? tr("Every charged node is ready and at work.")
                           : tr("Every charged node is ready."));
    m_wasted->setText(lines.join(QLatin1Char('\n')));
    m_wasted->setTone(any ? Token::Warn : Token::Ink2);
    m_wasted->setVisible(!lines.isEmpty());
    m_nodes->setText(tr("Show the nodes"));
    m_nodes->setVisible(any);
}

}  // namespace berth::ui
