// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connections_page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>

#include "models/bridge/connection_desk.h"
#include "ui/connections/connection_card.h"
#include "ui/connections/connection_dialog.h"
#include "ui/connections/connection_rooms.h"
#include "ui/connections/connection_texts.h"
#include "ui/connections/remove_dialog.h"
#include "ui/support/error_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {

bool isSimulator(const ConnectionView& view) {
    return view.settings.kind == domain::ConnectionKind::Simulator;
}

}  // namespace

ConnectionsPage::ConnectionsPage(ConnectionServices& services, QWidget* parent)
    : Page(QStringLiteral("connections"), parent),
      m_services(services),
      m_ui(services.ui),
      m_title(new Label(m_ui, TextStyle::Title, this)),
      m_summary(new Label(m_ui, TextStyle::Second, this)),
      m_add(new Button(m_ui, ButtonKind::Primary, {}, Icon::Plus, this)),
      m_notice(new Card(m_ui, this)),
      m_noticeText(new Label(m_ui, TextStyle::Body, m_notice)),
      m_noticeClose(new Button(m_ui, ButtonKind::Link, {}, std::nullopt, m_notice)),
      m_empty(new EmptyState(m_ui, Icon::Connections, this)),
      m_addFirst(new Button(m_ui, ButtonKind::Offer, {}, Icon::Plus, m_empty)),
      m_emptyCard(new Card(m_ui, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(makeHead());
    layout->addWidget(makeList(), 1);
    connect(m_add, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_addFirst, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_noticeClose, &QPushButton::clicked, m_notice, &QWidget::hide);
    connect(&services.rooms, &ConnectionRooms::changed, this, &ConnectionsPage::take);
    connect(&services.desk, &bridge::ConnectionDesk::changed, this, &ConnectionsPage::take);
    m_ages.setInterval(1000);
    connect(&m_ages, &QTimer::timeout, this, &ConnectionsPage::take);
    retranslate();
}

QWidget* ConnectionsPage::makeHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(20, 0, 20, 0);
    row->setSpacing(12);
    m_summary->setTone(Token::Ink2);
    row->addWidget(m_title);
    row->addWidget(m_summary);
    row->addStretch(1);
    row->addWidget(m_add);
    m_add->setObjectName(QStringLiteral("addConnection"));
    return head;
}

QWidget* ConnectionsPage::makeList() {
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
    m_notice->setEdge(Token::Warn);
    auto* line = new QHBoxLayout;
    line->setSpacing(10);
    m_noticeText->setWraps(true);
    line->addWidget(m_noticeText, 1);
    line->addWidget(m_noticeClose, 0, Qt::AlignTop);
    m_noticeClose->setSizeClass(ButtonSize::Compact);
    m_noticeClose->setObjectName(QStringLiteral("closeNotice"));
    m_notice->body().addLayout(line);
    m_notice->hide();
    m_rows->addWidget(m_notice);
    m_empty->addAction(m_addFirst);
    m_addFirst->setObjectName(QStringLiteral("addFirstConnection"));
    m_emptyCard->body().addWidget(m_empty);
    m_rows->addWidget(m_emptyCard);
    m_rows->addStretch(1);
    return area;
}

QString ConnectionsPage::title() const {
    return tr("Connections");
}

void ConnectionsPage::entered() {
    m_ages.start();
    take();
}

void ConnectionsPage::left() {
    m_ages.stop();
}

bool ConnectionsPage::isSettled() const {
    return m_services.desk.isRead();
}

void ConnectionsPage::retranslate() {
    m_title->setText(title());
    m_add->setText(tr("Add a connection …"));
    m_addFirst->setText(m_add->text());
    m_noticeClose->setText(tr("Close"));
    m_noticeClose->setAccessibleName(tr("Close the notice"));
    m_empty->setTexts(
        tr("No platform is connected yet"),
        tr("To see and change what runs on a real platform, add a connection. You need its address "
           "and an API key that its site makes for you. Until then, everything can be tried in the "
           "simulator."));
    take();
    Q_EMIT titleChanged();
}

void ConnectionsPage::take() {
    const std::vector<ConnectionView> views = m_services.rooms.views();
    arrange(views);
    const domain::ConnectionId current = m_services.rooms.current();
    for (std::size_t i = 0; i < views.size(); ++i) {
        const ConnectionView& view = views[i];
        m_cards[static_cast<qsizetype>(i)]->show(view, view.settings.id == current);
    }
    const auto platforms = std::count_if(views.begin(), views.end(),
                                         [](const auto& view) { return !isSimulator(view); });
    m_summary->setText(platforms == 0 ? tr("the simulator only")
                                      : tr("the simulator and %n platform(s)", nullptr,
                                           static_cast<int>(platforms)));
    const bool empty = platforms == 0 && m_services.desk.isRead();
    m_emptyCard->setVisible(empty);
    m_add->setVisible(!empty);  // the card offers it
    if (m_services.desk.problem()) say(errorReport(*m_services.desk.problem()));
}

void ConnectionsPage::arrange(const std::vector<ConnectionView>& views) {
    // Cards stay with their connection: what a test found stays readable.
    QVector<ConnectionCard*> next;
    for (const ConnectionView& view : views) {
        const auto known = std::find_if(m_cards.begin(), m_cards.end(), [&](const auto* card) {
            return card->id() == view.settings.id;
        });
        next.append(known != m_cards.end() ? *known : makeCard(view));
    }
    if (next == m_cards) return;
    for (ConnectionCard* card : std::as_const(m_cards)) {
        if (next.contains(card)) continue;
        card->hide();
        card->deleteLater();
    }
    m_cards = next;
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        // Below the notice.
        m_rows->insertWidget(static_cast<int>(i) + 1, m_cards[i]);
        m_cards[i]->setVisible(true);
    }
}

ConnectionCard* ConnectionsPage::makeCard(const ConnectionView& view) {
    const domain::ConnectionId id = view.settings.id;
    auto* card = new ConnectionCard(m_ui, id, isSimulator(view), this);
    connect(card, &ConnectionCard::openRequested, this, [this, id] { m_services.rooms.show(id); });
    connect(card, &ConnectionCard::editRequested, this, [this, id] { edit(id); });
    connect(card, &ConnectionCard::testRequested, this, [this, card] { test(*card); });
    connect(card, &ConnectionCard::removeRequested, this, [this, id] { askToRemove(id); });
    connect(card, &ConnectionCard::readOnlyRequested, this,
            [this, card](bool readOnly) { setReadOnly(*card, readOnly); });
    return card;
}

std::optional<ConnectionView> ConnectionsPage::viewOf(const domain::ConnectionId& id) const {
    for (const ConnectionView& view : m_services.rooms.views()) {
        if (view.settings.id == id) return view;
    }
    return std::nullopt;
}

void ConnectionsPage::edit(const domain::ConnectionId& id) {
    m_notice->hide();
    auto* dialog = ConnectionDialog::show(m_services, id, this);
    connect(dialog, &ConnectionDialog::kept, this,
            [this](const domain::ConnectionId& kept, bool fresh) {
                if (fresh) m_services.rooms.show(kept);
            });
}

void ConnectionsPage::test(ConnectionCard& card) {
    const domain::ConnectionSettings* settings = m_services.desk.find(card.id());
    if (settings == nullptr) return;
    card.showTesting();
    m_services.desk.test(*settings, {}, &card,
                         [&card](const domain::Result<domain::ConnectionVerdict>& verdict) {
                             if (verdict) {
                                 card.showVerdict(*verdict);
                             } else {
                                 card.showProblem(secretProblemText(verdict.error()));
                             }
                         });
}

void ConnectionsPage::askToRemove(const domain::ConnectionId& id) {
    const auto view = viewOf(id);
    if (!view) return;
    m_notice->hide();
    auto* dialog = RemoveDialog::show(m_services, *view, this);
    connect(dialog, &RemoveDialog::removed, this,
            [this, name = connectionName(view->settings)](bool secretsLeft) {
                if (!secretsLeft) return;
                say(tr("“%1” is removed, but the keychain did not let its key go. Delete the entry "
                       "“Berth” in the keychain yourself.")
                        .arg(name));
            });
}

void ConnectionsPage::setReadOnly(ConnectionCard& card, bool readOnly) {
    const domain::ConnectionSettings* known = m_services.desk.find(card.id());
    if (known == nullptr) return;
    domain::ConnectionSettings settings = *known;
    settings.readOnly = readOnly;
    m_services.desk.keep(settings, {}, &card, [this, &card](const domain::Result<void>& done) {
        if (!done) card.showProblem(errorReport(done.error()));
        take();
    });
}

void ConnectionsPage::say(const QString& problem) {
    m_noticeText->setText(problem);
    m_notice->show();
}

}  // namespace berth::ui
