// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosts/computers_page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "models/bridge/host_desk.h"
#include "ui/hosts/host_card.h"
#include "ui/hosts/host_dialog.h"
#include "ui/hosts/import_menu.h"
#include "ui/hosts/remove_host_dialog.h"
#include "ui/support/error_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

namespace berth::ui {

ComputersPage::ComputersPage(HostServices& services, QWidget* parent)
    : Page(QStringLiteral("computers"), parent),
      m_services(services),
      m_ui(services.ui),
      m_title(new Label(m_ui, TextStyle::Title, this)),
      m_summary(new Label(m_ui, TextStyle::Second, this)),
      m_importMenu(new ImportMenu(services, this)),
      m_import(new Button(m_ui, ButtonKind::Plain, {}, Icon::Import, this)),
      m_add(new Button(m_ui, ButtonKind::Primary, {}, Icon::Plus, this)),
      m_problem(new Label(m_ui, TextStyle::Body, this)),
      m_empty(new EmptyState(m_ui, Icon::Machine, this)),
      m_addFirst(new Button(m_ui, ButtonKind::Offer, {}, Icon::Plus, m_empty)),
      m_emptyCard(new Card(m_ui, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(makeHead());
    layout->addWidget(makeList(), 1);
    connect(m_add, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_addFirst, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_importMenu, &ImportMenu::chosen, this, &ComputersPage::edit);
    connect(&services.desk, &bridge::HostDesk::changed, this, &ComputersPage::take);
    connect(&services.desk, &bridge::HostDesk::sessionChanged, this, &ComputersPage::take);
    retranslate();
}

QWidget* ComputersPage::makeHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(20, 0, 20, 0);
    row->setSpacing(12);
    m_summary->setTone(Token::Ink2);
    m_import->setMenu(m_importMenu);
    m_import->setMenuArrow(true);
    m_import->setObjectName(QStringLiteral("importHosts"));
    m_add->setObjectName(QStringLiteral("addHost"));
    row->addWidget(m_title);
    row->addWidget(m_summary);
    row->addStretch(1);
    row->addWidget(m_import);
    row->addWidget(m_add);
    return head;
}

QWidget* ComputersPage::makeList() {
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* list = new QWidget(area);
    area->setWidget(list);
    area->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    m_rows = new QVBoxLayout(list);
    m_rows->setContentsMargins(20, 0, 20, 20);
    m_rows->setSpacing(12);
    m_problem->setTone(Token::Bad);
    m_problem->setWraps(true);
    m_rows->addWidget(m_problem);
    m_empty->addAction(m_addFirst);
    m_addFirst->setObjectName(QStringLiteral("addFirstHost"));
    m_emptyCard->body().addWidget(m_empty);
    m_rows->addWidget(m_emptyCard);
    m_rows->addStretch(1);
    return area;
}

QString ComputersPage::title() const {
    return tr("Computers");
}

bool ComputersPage::isSettled() const {
    return m_services.desk.isRead();
}

void ComputersPage::setArgument(const QString& argument) {
    if (argument.isEmpty()) return;
    if (const auto* profile = m_services.desk.find({argument.toStdString()})) edit(*profile);
}

void ComputersPage::retranslate() {
    m_title->setText(title());
    m_import->setText(tr("From ssh's settings"));
    m_add->setText(tr("Add a computer …"));
    m_addFirst->setText(m_add->text());
    m_empty->setTexts(
        tr("No computer is set up yet"),
        tr("A machine or a node that lets you in over SSH can be looked at from inside: its GPUs, "
           "disks, processes and the kernel's messages, with what is wrong in plain words. Nodes "
           "of the simulator are opened from the page Nodes."));
    take();
    Q_EMIT titleChanged();
}

void ComputersPage::take() {
    const auto& profiles = m_services.desk.profiles();
    QVector<HostCard*> next;
    for (const domain::HostProfile& profile : profiles) {
        const auto known = std::find_if(m_cards.begin(), m_cards.end(),
                                        [&](const auto* card) { return card->id() == profile.id; });
        next.append(known != m_cards.end() ? *known : makeCard(profile.id));
    }
    for (HostCard* card : std::as_const(m_cards)) {
        if (next.contains(card)) continue;
        card->hide();
        card->deleteLater();
    }
    m_cards = next;
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        m_rows->insertWidget(static_cast<int>(i) + 1, m_cards[i]);
        m_cards[i]->setVisible(true);
        const bridge::RemoteSession* session = m_services.desk.session(m_cards[i]->id());
        m_cards[i]->show(profiles[static_cast<std::size_t>(i)],
                         session == nullptr ? nullptr : &session->state());
    }
    const bool empty = profiles.empty() && m_services.desk.isRead();
    m_summary->setText(profiles.empty()
                           ? QString()
                           : tr("%n reached over SSH", nullptr, static_cast<int>(profiles.size())));
    m_emptyCard->setVisible(empty);
    m_add->setVisible(!empty);  // the card offers it
    m_problem->setVisible(m_services.desk.problem().has_value());
    if (m_services.desk.problem()) m_problem->setText(errorReport(*m_services.desk.problem()));
}

HostCard* ComputersPage::makeCard(const domain::HostProfileId& id) {
    auto* card = new HostCard(m_ui, id, this);
    connect(card, &HostCard::openRequested, this, [this, id] {
        Q_EMIT routeRequested(QStringLiteral("inspect/") + QString::fromStdString(id.value));
    });
    connect(card, &HostCard::closeRequested, this, [this, id] { m_services.desk.close(id); });
    connect(card, &HostCard::editRequested, this, [this, id] {
        if (const auto* profile = m_services.desk.find(id)) edit(*profile);
    });
    connect(card, &HostCard::removeRequested, this, [this, id] {
        if (const auto* profile = m_services.desk.find(id))
            RemoveHostDialog::show(m_services, *profile, this);
    });
    return card;
}

void ComputersPage::edit(const domain::HostProfile& start) {
    auto* dialog = HostDialog::show(m_services, start, this);
    connect(dialog, &HostDialog::kept, this, [this](const domain::HostProfileId& id, bool fresh) {
        if (fresh)
            Q_EMIT routeRequested(QStringLiteral("inspect/") + QString::fromStdString(id.value));
    });
}

}  // namespace berth::ui
