// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosts/host_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <utility>

#include "ui/support/remote_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"

namespace berth::ui {

HostCard::HostCard(UiContext& ui, domain::HostProfileId id, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_id(std::move(id)),
      m_card(new Card(ui, this)),
      m_name(new Label(ui, TextStyle::Section, m_card)),
      m_state(new Chip(ui, m_card)),
      m_where(new ElidedLabel(ui, TextStyle::Second, {}, m_card)),
      m_open(new Button(ui, ButtonKind::Offer, {}, Icon::Machine, m_card)),
      m_close(new Button(ui, ButtonKind::Plain, {}, Icon::Close, m_card)),
      m_edit(new Button(ui, ButtonKind::Plain, {}, Icon::Edit, m_card)),
      m_remove(new Button(ui, ButtonKind::Plain, {}, Icon::Trash, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->body().setSpacing(10);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_name);
    top->addWidget(m_state);
    top->addSpacing(6);
    m_where->setTone(Token::Ink2);
    top->addWidget(m_where, 1);
    m_card->body().addLayout(top);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(8);
    for (Button* button : {m_open, m_close, m_edit, m_remove}) {
        button->setSizeClass(ButtonSize::Compact);
        actions->addWidget(button);
    }
    actions->addStretch(1);
    m_card->body().addLayout(actions);
    const QString suffix = QString::fromStdString(m_id.value);
    m_open->setObjectName(QStringLiteral("open_") + suffix);
    m_close->setObjectName(QStringLiteral("close_") + suffix);
    m_edit->setObjectName(QStringLiteral("edit_") + suffix);
    m_remove->setObjectName(QStringLiteral("remove_") + suffix);
    connect(m_open, &QPushButton::clicked, this, &HostCard::openRequested);
    connect(m_close, &QPushButton::clicked, this, &HostCard::closeRequested);
    connect(m_edit, &QPushButton::clicked, this, &HostCard::editRequested);
    connect(m_remove, &QPushButton::clicked, this, &HostCard::removeRequested);
}

void HostCard::show(const domain::HostProfile& profile, const domain::RemoteState* state) {
    const QString name = shownText(profile.name);
    m_name->setText(name);
    QStringList where{
        tr("%1 as “%2”").arg(shownText(profile.target.host), shownText(profile.target.user))};
    if (profile.target.port != 22) where << tr("port %1").arg(profile.target.port);
    if (!profile.jumps.empty())
        where << tr("through %n other(s)", nullptr, static_cast<int>(profile.jumps.size()));
    m_where->setText(where.join(QStringLiteral(" · ")));
    m_state->setVisible(state != nullptr);
    if (state != nullptr) {
        const bool ready = state->stage == domain::RemoteStage::Ready;
        const bool ended = state->stage == domain::RemoteStage::Closed;
        m_state->set(ready ? Tone::Ok : (ended ? Tone::Bad : Tone::Start),
                     remoteStageText(*state, m_ui.format()));
    }
    m_close->setVisible(state != nullptr);
    m_open->setText(tr("Inspect"));
    m_open->setAccessibleName(tr("Inspect %1").arg(name));
    m_close->setText(tr("Disconnect"));
    m_close->setAccessibleName(tr("Disconnect %1").arg(name));
    m_edit->setText(tr("Edit …"));
    m_edit->setAccessibleName(tr("Edit %1").arg(name));
    m_remove->setText(tr("Remove …"));
    m_remove->setAccessibleName(tr("Remove %1").arg(name));
}

}  // namespace berth::ui
