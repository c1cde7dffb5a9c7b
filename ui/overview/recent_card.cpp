// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/recent_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/support/event_texts.h"
#include "ui/support/state_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

namespace {

// Steps of a node's normal life would bury what people did and what went wrong.
bool matters(const domain::Event& event) {
    if (event.severity == domain::Severity::Debug) return false;
    switch (event.kind) {
        case domain::EventKind::NodePending:
        case domain::EventKind::NodePlaced:
        case domain::EventKind::NodePullStarted:
        case domain::EventKind::NodePulled:
        case domain::EventKind::NodeStarting:
        case domain::EventKind::NodeTerminating:
        case domain::EventKind::BillSettled:
            return false;
        default:
            return true;
    }
}

}  // namespace

RecentCard::RecentCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_all(new Button(ui, ButtonKind::Link, {}, std::nullopt, m_card)),
      m_nothing(new Label(ui, TextStyle::Body, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->header().addAction(m_all);
    m_all->setSizeClass(ButtonSize::Compact);
    m_card->body().setSpacing(6);
    m_nothing->setTone(Token::Ink2);
    m_card->body().addWidget(m_nothing);
    for (int i = 0; i < kShown; ++i) {
        Row row{};
        row.widget = new QWidget(m_card);
        row.mark = new StateMark(ui, row.widget);
        row.text = new ElidedLabel(ui, TextStyle::Body, {}, row.widget);
        row.when = new Label(ui, TextStyle::Second, row.widget);
        row.when->setTone(Token::Ink2);
        auto* line = new QHBoxLayout(row.widget);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(10);
        line->addWidget(row.mark);
        line->addWidget(row.text, 1);
        line->addWidget(row.when);
        m_card->body().addWidget(row.widget);
        m_rows.push_back(row);
    }
    m_card->body().addStretch();
    connect(m_all, &QPushButton::clicked, this, &RecentCard::allRequested);
}

void RecentCard::set(const bridge::EventHistory& events, domain::TimeBase base) {
    m_card->header().setTitle(tr("Activity"));
    m_all->setText(tr("all"));
    m_all->setAccessibleName(tr("Show all activity"));
    int shown = 0;
    for (std::size_t i = events.size(); i > 0 && shown < kShown; --i) {
        const domain::Event& event = events[i - 1];
        if (!matters(event)) continue;
        Row& row = m_rows[shown++];
        row.mark->set(visualOf(event.severity), severityText(event.severity));
        row.text->setText(eventText(event, m_ui.format()));
        row.when->setText(m_ui.format().clock(event.at, base));
    }
    for (int i = 0; i < kShown; ++i)
        m_rows[i].widget->setVisible(i < shown);
    m_nothing->setVisible(shown == 0);
    m_nothing->setText(tr("Nothing has happened yet."));
}

}  // namespace berth::ui
