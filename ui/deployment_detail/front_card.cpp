// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/front_card.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "models/bridge/log_text.h"
#include "ui/deployment_detail/front_members.h"
#include "ui/deployment_detail/front_words.h"
#include "ui/deployment_detail/link_card.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {

FrontCard::FrontCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_policy(new Label(ui, TextStyle::Second, m_card)),
      m_url(new Label(ui, TextStyle::Mono, m_card)),
      m_copy(Button::iconOnly(ui, Icon::Copy, {}, m_card)),
      m_open(new Button(ui, ButtonKind::Plain, {}, Icon::Open, m_card)),
      m_members(new FrontMembers(ui, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_policy->setTone(Token::Ink2);
    m_policy->setWraps(true);
    m_url->setCopyable(true);
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_url, 1);
    for (Button* button : {m_copy, m_open}) {
        button->setSizeClass(ButtonSize::Compact);
        line->addWidget(button);
    }
    m_card->body().addLayout(line);
    m_card->body().addWidget(m_policy);
    m_card->body().addWidget(new Hairline(ui, Qt::Horizontal, m_card));
    m_card->body().addWidget(m_members);
    connect(m_copy, &QPushButton::clicked, this, &FrontCard::copy);
    connect(m_open, &QPushButton::clicked, this, &FrontCard::open);
    retranslate();
}

void FrontCard::show(const domain::Front& front, const std::string& here) {
    if (front == m_front && here == m_here) return;
    m_front = front;
    m_here = here;
    retranslate();
}

void FrontCard::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void FrontCard::retranslate() {
    const QString name = shownText(m_front.spec.name);
    const auto served = std::count_if(
        m_front.members.begin(), m_front.members.end(),
        [](const auto& each) { return each.state == domain::FrontMemberState::InRotation; });
    m_card->header().setTitle(tr("Shared address %1").arg(name));
    m_card->header().setNote(
        tr("one for %n deployment(s), port %1", nullptr, static_cast<int>(m_front.members.size()))
            .arg(m_front.spec.port));
    m_card->header().setAside(
        tr("%1 get requests")
            .arg(m_ui.format().countOf(served, static_cast<qint64>(m_front.members.size()))));
    m_policy->setText(FrontWords::policy(m_front.spec));
    const bool broken = m_front.url.empty() && !m_front.problem.empty();
    m_url->setText(!m_front.url.empty() ? bridge::toDisplayText(m_front.url)
                   : broken ? tr("No address: %1").arg(shownText(m_front.problem, kShownMessage))
                            : tr("No address yet"));
    m_url->setTone(broken ? Token::Bad : m_front.url.empty() ? Token::Ink2 : Token::Accent);
    m_url->setAccessibleName(tr("Shared address %1").arg(name));
    m_url->setAccessibleDescription(m_url->text());
    m_copy->setIconName(tr("Copy shared address %1").arg(name));
    m_open->setText(tr("Open"));
    m_open->setAccessibleName(tr("Open shared address %1").arg(name));
    const QString url = QString::fromStdString(m_front.url);
    m_copy->setEnabled(!url.isEmpty());
    m_open->setEnabled(mayOpen(url));
    m_open->setToolTip(
        plainToolTip(url.isEmpty() || mayOpen(url)
                         ? tr("Opens the address in the browser")
                         : tr("Only protected addresses (https) and those on this computer are "
                              "opened in the browser")));
    m_members->show(m_front, m_here);
}

void FrontCard::copy() {
    QGuiApplication::clipboard()->setText(QString::fromStdString(m_front.url));
}

void FrontCard::open() {
    const QString url = QString::fromStdString(m_front.url);
    if (mayOpen(url)) QDesktopServices::openUrl(QUrl(url, QUrl::StrictMode));
}

}  // namespace berth::ui
