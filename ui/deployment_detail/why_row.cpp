// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/why_row.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "models/bridge/log_text.h"
#include "models/bridge/platform_bridge.h"
#include "ui/support/action_reasons.h"
#include "ui/support/reason_texts.h"
#include "ui/support/state_texts.h"
#include "ui/support/warning_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

namespace {

// How much a state wants attention; 0: not at all.
int urgency(domain::NodeState state) {
    switch (state) {
        case domain::NodeState::CrashLoop:
            return 6;
        case domain::NodeState::ImagePullBackOff:
            return 5;
        case domain::NodeState::Failed:
            return 4;
        case domain::NodeState::NotReady:
            return 3;
        case domain::NodeState::Unknown:
            return 2;
        case domain::NodeState::Pending:
            return 1;
        case domain::NodeState::Pulling:
        case domain::NodeState::Starting:
        case domain::NodeState::Running:
        case domain::NodeState::Terminating:
        case domain::NodeState::Ended:
            return 0;
    }
    return 0;
}

bool replacementHelps(domain::NodeState state) {
    return state == domain::NodeState::CrashLoop || state == domain::NodeState::NotReady ||
           state == domain::NodeState::Unknown;
}

}  // namespace

const domain::Node* worstNode(const domain::Snapshot& snapshot,
                              const domain::DeploymentId& deployment) {
    const domain::Node* worst = nullptr;
    for (const domain::Node* node : snapshot.nodesOf(deployment)) {
        const int least = worst == nullptr ? 0 : urgency(worst->state);
        if (urgency(node->state) > least) worst = node;
    }
    return worst;
}

WhyRow::WhyRow(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_icon(new IconView(m_ui, Icon::Warn, 16, Token::Warn, this)),
      m_question(new Label(m_ui, TextStyle::Strong, this)),
      m_text(new Label(m_ui, TextStyle::Body, this)),
      m_replace(new Button(m_ui, ButtonKind::Offer, {}, std::nullopt, this)),
      m_edit(new Button(m_ui, ButtonKind::Offer, {}, std::nullopt, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    m_text->setWraps(true);
    words->addWidget(m_question);
    words->addWidget(m_text);
    layout->addLayout(words, 1);
    m_replace->setSizeClass(ButtonSize::Compact);
    layout->addWidget(m_replace);
    m_edit->setSizeClass(ButtonSize::Compact);
    layout->addWidget(m_edit);
    connect(m_replace, &QPushButton::clicked, this, [this] { Q_EMIT replaceRequested(m_node); });
    connect(m_edit, &QPushButton::clicked, this, &WhyRow::editRequested);
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void WhyRow::show(const domain::Snapshot& snapshot, const domain::DeploymentId& deployment,
                  const domain::NodeId& chosen) {
    const domain::Node* node = chosen.empty() ? nullptr : snapshot.findNode(chosen);
    if (node != nullptr && (node->deployment != deployment || urgency(node->state) == 0)) {
        node = nullptr;
    }
    if (node == nullptr) node = worstNode(snapshot, deployment);
    setVisible(node != nullptr);
    if (node == nullptr) return;
    m_node = node->id;
    const bool bad = urgency(node->state) >= 4;
    m_ground = bad ? Token::BadTint : Token::WarnTint;
    m_icon->set(Icon::Warn, bad ? Token::Bad : Token::Warn);
    m_question->setText(
        tr("Node %1: %2. Why?").arg(QString::number(node->ordinal), stateText(node->state)));
    QString text = whyText(*node, snapshot.at, m_ui.format());
    if (!node->reasonDetail.empty()) {
        text += QLatin1Char(' ') + bridge::toDisplayText(node->reasonDetail);
    }
    m_text->setText(text);
    m_replace->setText(tr("Replace …"));
    m_replace->setAccessibleName(tr("Replace node"));
    const domain::Capabilities can = m_services.platform.capabilities();
    m_replace->setVisible(replacementHelps(node->state));
    setOffered(*m_replace,
               whyNot(Doing::ReplaceNode, can, snapshot.findDeployment(node->deployment)));
    m_edit->setText(warningFix(domain::WarningKind::OfferUnknown));
    m_edit->setAccessibleName(tr("Order the deployment anew"));
    m_edit->setVisible(node->reason == domain::ReasonKind::OfferUnknown);
    setOffered(*m_edit, whyNot(Doing::Edit, can));
    update();
}

void WhyRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), m_ui.color(m_ground));
    painter.fillRect(QRect(0, 0, width(), 1), m_ui.color(Token::Line));
}

}  // namespace berth::ui
