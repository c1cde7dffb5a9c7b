// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/figures_card.h"

#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {
constexpr auto kWindow = std::chrono::hours(1);
}

FaultFigures figuresOf(const bridge::EventHistory& events, const domain::Snapshot& snapshot) {
    FaultFigures figures;
    for (const domain::Event& event : events) {
        if (snapshot.at - event.at > kWindow) continue;
        if (event.kind == domain::EventKind::NodeReplaced) ++figures.replaced;
        if (event.kind == domain::EventKind::NodeUnknown) ++figures.lost;
        if (event.kind == domain::EventKind::FaultInjected && !event.node.empty()) ++figures.lost;
        if (event.kind == domain::EventKind::NodeDataWiped) figures.wiped.count += event.value;
    }
    figures.pending = static_cast<int>(std::count_if(
        snapshot.nodes.begin(), snapshot.nodes.end(),
        [](const domain::Node& node) { return node.state == domain::NodeState::Pending; }));
    return figures;
}

FiguresCard::FiguresCard(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_card(new Card(ui, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    // In a low window they scroll rather than that they overlap.
    auto* scroll = new QScrollArea(m_card);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* list = new QWidget;
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (int i = 0; i < 6; ++i) {
        Figure figure{new Label(ui, TextStyle::Section, list),
                      new Label(ui, TextStyle::Second, list)};
        figure.name->setTone(Token::Ink2);
        figure.name->setWraps(true);
        figure.name->setContentsMargins(0, 0, 0, 4);
        rows->addWidget(figure.value);
        rows->addWidget(figure.name);
        m_figures.push_back(figure);
    }
    rows->addStretch();
    scroll->setWidget(list);
    list->setAutoFillBackground(false);
    m_card->body().addWidget(scroll);
}

void FiguresCard::set(const FaultFigures& figures, const domain::Snapshot& snapshot) {
    const Formatter& format = m_ui.format();
    m_card->header().setTitle(tr("Last hour"));
    int at = 0;
    const auto put = [&](const QString& value, const QString& name, Token tone) {
        m_figures[at].value->setText(value);
        m_figures[at].value->setTone(tone);
        m_figures[at].name->setText(name);
        ++at;
    };
    int ready = 0;
    int wanted = 0;
    for (const domain::Deployment& deployment : snapshot.deployments) {
        if (deployment.nodesWanted() == 0) continue;
        ready += deployment.nodesReady;
        wanted += deployment.nodesWanted();
    }
    put(format.countOf(ready, wanted), tr("nodes answer now"),
        ready < wanted ? Token::Warn : Token::Ok);
    put(format.number(qint64{figures.lost}), tr("nodes hit by a fault"),
        figures.lost > 0 ? Token::Bad : Token::Ink);
    put(format.number(qint64{figures.replaced}), tr("nodes replaced"), Token::Ink);
    put(format.number(qint64{figures.pending}), tr("nodes without machine"),
        figures.pending > 0 ? Token::Warn : Token::Ink);
    put(format.bytes(figures.wiped), tr("wiped with nodes"),
        figures.wiped.count > 0 ? Token::Warn : Token::Ink);
    put(format.money({}), tr("real money"), Token::Ink);
}

}  // namespace berth::ui
