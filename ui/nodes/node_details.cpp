// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/node_details.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/support/action_reasons.h"
#include "ui/support/reason_texts.h"
#include "ui/support/state_texts.h"
#include "ui/tables/node_table.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/fact_lines.h"
#include "ui/widgets/label.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

NodeDetails::NodeDetails(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_state(new Chip(ui, m_card)),
      m_why(new Label(ui, TextStyle::Body, m_card)),
      m_lines(new FactLines(ui, m_card)),
      m_replace(new Button(ui, ButtonKind::Plain, {}, Icon::Restart, m_card)),
      m_open(new Button(ui, ButtonKind::Plain, {}, Icon::Deployments, m_card)),
      m_inspect(new Button(ui, ButtonKind::Offer, {}, Icon::Machine, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->header().setTitle({});
    m_card->body().setSpacing(10);
    auto* state = new QHBoxLayout;
    state->addWidget(m_state);
    state->addStretch();
    m_card->body().addLayout(state);
    m_why->setWraps(true);
    m_why->setCopyable(true);
    m_card->body().addWidget(m_why);
    m_card->body().addWidget(m_lines);
    m_card->body().addStretch();
    auto* inside = new QHBoxLayout;
    inside->addWidget(m_inspect);
    inside->addStretch();
    m_card->body().addLayout(inside);
    m_inspect->setObjectName(QStringLiteral("inspectNode"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_open);
    buttons->addWidget(m_replace);
    buttons->addStretch();
    m_card->body().addLayout(buttons);
    connect(m_replace, &QPushButton::clicked, this, &NodeDetails::replaceRequested);
    connect(m_open, &QPushButton::clicked, this, &NodeDetails::deploymentRequested);
    connect(m_inspect, &QPushButton::clicked, this, &NodeDetails::inspectRequested);
}

void NodeDetails::show(const domain::Node* node, const domain::Snapshot& snapshot,
                       const domain::Capabilities& capabilities, const QString& whyNotInside) {
    m_open->setText(tr("Open deployment"));
    m_replace->setText(tr("Replace node …"));
    m_replace->setAccessibleName(tr("Replace node"));
    m_inspect->setText(tr("Look inside"));
    m_inspect->setVisible(node != nullptr && node->alive());
    m_state->setVisible(node != nullptr);
    m_lines->setVisible(node != nullptr);
    m_replace->setVisible(node != nullptr && node->alive());
    m_open->setVisible(node != nullptr);
    if (node == nullptr) {
        m_card->header().setTitle(tr("No node chosen"));
        m_why->setText(tr("Choose a node in the list to see why it is in its state."));
        m_why->setTone(Token::Ink2);
        return;
    }
    setOffered(*m_replace,
               whyNot(Doing::ReplaceNode, capabilities, snapshot.findDeployment(node->deployment)));
    setOffered(*m_inspect, whyNotInside);
    m_card->header().setTitle(QString::fromStdString(node->name));
    m_state->setState(visualOf(node->state), stateText(node->state));
    m_why->setText(whyText(*node, snapshot.at, m_ui.format()));
    m_why->setTone(Token::Ink);
    setLines(*node, snapshot, capabilities);
}

void NodeDetails::addDiskLine(const domain::Node& node, bool told) {
    if (!told) {
        m_lines->add(tr("only on its disk"), tr("this platform does not tell"), Token::Ink2);
        return;
    }
    const bool keeps = node.diskUsed.count > 0;
    m_lines->add(tr("only on its disk"),
                 keeps ? tr("%1 in %n file(s), lost with the node", nullptr, node.diskFiles)
                             .arg(m_ui.format().bytes(node.diskUsed))
                       : tr("nothing"),
                 keeps ? Token::Warn : Token::Ink);
}

void NodeDetails::setLines(const domain::Node& node, const domain::Snapshot& snapshot,
                           const domain::Capabilities& capabilities) {
    const Formatter& format = m_ui.format();
    m_lines->begin();
    for (const domain::PlacementRejection& rejection : node.placement) {
        m_lines->add(m_lines->count() == 0 ? tr("not placed on") : QString(),
                     rejectionText(rejection));
    }
    m_lines->add(tr("in this state for"), format.duration(snapshot.at - node.stateSince));
    if (node.state == domain::NodeState::Pulling) {
        m_lines->add(tr("image"), format.bytesOf(node.pulled, node.pullTotal));
    }
    if (node.nextTry) m_lines->add(tr("next try in"), format.duration(*node.nextTry - snapshot.at));
    if (node.lastExit) {
        m_lines->add(
            tr("last end"),
            tr("%1, %2").arg(exitText(*node.lastExit), format.ago(snapshot.at - node.lastExit->at)),
            Token::Bad);
    }
    if (!node.machine.empty()) {
        m_lines->add(tr("machine"), QString::fromStdString(node.machine.value));
        m_lines->add(tr("region"), regionText(node.region, snapshot.catalogue, m_ui));
    }
    m_lines->add(tr("GPU"), QString::fromStdString(node.gpuSpec));
    m_lines->add(tr("restarts"), format.number(qint64{node.restarts}));
    if (capabilities.metrics) {
        m_lines->add(tr("requests served"), format.number(qint64{node.requestsServed}));
    }
    addDiskLine(node, capabilities.dataLossLedger);
    m_lines->add(tr("cost so far"), format.money(node.cost));
    m_lines->end();
}

}  // namespace berth::ui
