// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/attention_card.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/support/warning_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

namespace {

StateVisual visualOfWarning(domain::WarningKind kind) {
    switch (kind) {
        case domain::WarningKind::NodesCrashing:
            return visualOf(domain::NodeState::CrashLoop);
        case domain::WarningKind::ImagePullFailing:
            return visualOf(domain::NodeState::ImagePullBackOff);
        case domain::WarningKind::NodesPending:
            return visualOf(domain::NodeState::Pending);
        case domain::WarningKind::NodesUnknown:
            return visualOf(domain::NodeState::Unknown);
        case domain::WarningKind::NodesNotReady:
        case domain::WarningKind::PortNobodyListens:
        case domain::WarningKind::StopsSoon:
        case domain::WarningKind::DataOnNodesOnly:
        case domain::WarningKind::OfferUnknown:
            break;
    }
    return visualOf(domain::NodeState::NotReady);
}

}  // namespace

AttentionRow::AttentionRow(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_mark(new StateMark(ui, this, 16)),
      m_title(new Label(ui, TextStyle::Strong, this)),
      m_since(new Label(ui, TextStyle::Second, this)),
      m_text(new Label(ui, TextStyle::Body, this)),
      m_open(new Button(ui, ButtonKind::Plain, {}, std::nullopt, this)) {
    m_since->setTone(Token::Ink2);
    m_text->setTone(Token::Ink2);
    m_text->setWraps(true);
    m_open->setSizeClass(ButtonSize::Compact);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_title);
    top->addWidget(m_since);
    top->addStretch();
    words->addLayout(top);
    words->addWidget(m_text);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(18, 9, 14, 9);
    layout->setSpacing(14);
    layout->addWidget(m_mark, 0, Qt::AlignVCenter);
    layout->addLayout(words, 1);
    layout->addWidget(m_open, 0, Qt::AlignVCenter);
    connect(m_open, &QPushButton::clicked, this,
            [this] { Q_EMIT whyRequested(QString::fromStdString(m_attention.deployment.value)); });
}

void AttentionRow::set(const Attention& attention, domain::Instant now, bool last) {
    m_attention = attention;
    m_last = last;
    const Formatter& format = m_ui.format();
    const QString what = warningText(attention.warning, format);
    m_mark->set(visualOfWarning(attention.warning.kind), what);
    m_title->setText(tr("%1 · %2").arg(attention.name, what));
    m_since->setText(tr("for %1").arg(format.duration(now - attention.warning.since)));
    m_since->setVisible(attention.warning.since.ns > 0);
    m_text->setText(warningAdvice(attention.warning.kind));
    m_open->setText(tr("Why"));
    m_open->setAccessibleName(tr("Why: %1").arg(m_title->text()));
    update();
}

void AttentionRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, 4, height()),
                     m_ui.color(visualOfWarning(m_attention.warning.kind).color));
    if (!m_last) painter.fillRect(QRect(4, height() - 1, width() - 4, 1), m_ui.color(Token::Line));
}

AttentionCard::AttentionCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_more(new Button(ui, ButtonKind::Link, {}, std::nullopt, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFlush(true);
    m_card->body().setSpacing(0);
    m_card->body().addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, &AttentionCard::allRequested);
}

void AttentionCard::set(const std::vector<Attention>& attention, domain::Instant now) {
    setVisible(!attention.empty());
    const int shown = std::min<int>(kShown, static_cast<int>(attention.size()));
    while (m_rows.size() > shown)
        delete m_rows.takeLast();
    while (m_rows.size() < shown) {
        auto* row = new AttentionRow(m_ui, m_card);
        connect(row, &AttentionRow::whyRequested, this, &AttentionCard::deploymentRequested);
        m_card->body().insertWidget(static_cast<int>(m_rows.size()), row);
        row->show();
        m_rows.push_back(row);
    }
    for (int i = 0; i < shown; ++i) {
        m_rows[i]->set(attention[static_cast<std::size_t>(i)], now, i == shown - 1);
    }
    const int rest = static_cast<int>(attention.size()) - shown;
    m_more->setVisible(rest > 0);
    m_more->setText(tr("%n more", nullptr, rest));
}

}  // namespace berth::ui
