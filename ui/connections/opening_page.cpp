// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/opening_page.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "models/bridge/connection_desk.h"
#include "ui/connections/connection_dialog.h"
#include "ui/connections/connection_rooms.h"
#include "ui/connections/connection_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

OpeningPage::OpeningPage(ConnectionServices& services, domain::ConnectionId id, QWidget* parent)
    : Page(QStringLiteral("opening"), parent),
      m_services(services),
      m_ui(services.ui),
      m_id(std::move(id)),
      m_stack(new QStackedWidget(this)),
      m_busyText(new Label(m_ui, TextStyle::Body, this)),
      m_busy(new ProgressBar(m_ui, this)),
      m_instead(new Button(m_ui, ButtonKind::Plain, {}, std::nullopt, this)),
      m_stuck(new EmptyState(m_ui, Icon::Lock, this)),
      m_enterKey(new Button(m_ui, ButtonKind::Primary, {}, Icon::Edit, this)),
      m_again(new Button(m_ui, ButtonKind::Plain, {}, Icon::Restart, this)),
      m_simulator(new Button(m_ui, ButtonKind::Plain, {}, Icon::Simulator, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 20);
    layout->addWidget(m_stack);
    m_stack->addWidget(makeBusy());
    m_stack->addWidget(makeStuck());
    const auto toSimulator = [this] {
        const auto views = m_services.rooms.views();
        if (!views.empty()) m_services.rooms.show(views.front().settings.id);
    };
    connect(m_instead, &QPushButton::clicked, this, toSimulator);
    connect(m_simulator, &QPushButton::clicked, this, toSimulator);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_services.desk.lookForKeychain();
        m_services.rooms.show(m_id);
    });
    connect(m_enterKey, &QPushButton::clicked, this, &OpeningPage::enterKey);
    connect(&services.rooms, &ConnectionRooms::changed, this, &OpeningPage::showState);
    retranslate();
}

QWidget* OpeningPage::makeBusy() {
    auto* page = new QWidget(m_stack);
    auto* rows = new QVBoxLayout(page);
    rows->setSpacing(12);
    rows->addStretch(1);
    rows->addWidget(m_busyText, 0, Qt::AlignHCenter);
    m_busy->setFixedWidth(240);
    m_busy->setIndeterminate();
    rows->addWidget(m_busy, 0, Qt::AlignHCenter);
    rows->addWidget(m_instead, 0, Qt::AlignHCenter);
    m_instead->setObjectName(QStringLiteral("simulatorInstead"));
    rows->addStretch(2);
    return page;
}

QWidget* OpeningPage::makeStuck() {
    m_enterKey->setObjectName(QStringLiteral("enterKey"));
    m_again->setObjectName(QStringLiteral("openAgain"));
    m_simulator->setObjectName(QStringLiteral("toSimulator"));
    m_stuck->addAction(m_enterKey);
    m_stuck->addAction(m_again);
    m_stuck->addAction(m_simulator);
    return m_stuck;
}

QString OpeningPage::title() const {
    const domain::ConnectionSettings* settings = m_services.desk.find(m_id);
    return settings == nullptr ? tr("Connection") : connectionName(*settings);
}

bool OpeningPage::isSettled() const {
    return m_stack->currentIndex() == 1;
}

void OpeningPage::retranslate() {
    m_instead->setText(tr("Go to the simulator meanwhile"));
    m_again->setText(tr("Try again"));
    m_simulator->setText(tr("Go to the simulator"));
    showState();
    Q_EMIT titleChanged();
}

void OpeningPage::showState() {
    const std::vector<ConnectionView> views = m_services.rooms.views();
    const auto view = std::find_if(views.begin(), views.end(), [this](const ConnectionView& each) {
        return each.settings.id == m_id;
    });
    if (view == views.end()) return;
    const QString name = connectionName(view->settings);
    m_busyText->setText(
        tr("Opening “%1”: its API key is read from the keychain of this desktop. If the "
           "desktop asks to unlock it, do so.")
            .arg(name));
    m_busy->setAccessibleName(m_busyText->text());
    const bool stuck = view->room == RoomState::NeedsKey || view->room == RoomState::Failed;
    const bool noKey = view->room == RoomState::NeedsKey;
    const bool unusable =
        view->problem && view->problem->code == domain::ErrorCode::InvalidArgument;
    if (stuck) {
        m_stuck->setTexts(
            noKey ? tr("“%1” needs its API key").arg(name) : tr("“%1” cannot be opened").arg(name),
            view->problem ? secretProblemText(*view->problem) : QString());
        m_enterKey->setText(unusable ? tr("Edit the connection …") : tr("Enter the API key …"));
    }
    m_again->setVisible(!noKey && !unusable);
    m_stack->setCurrentIndex(stuck ? 1 : 0);
}

void OpeningPage::enterKey() {
    ConnectionDialog::show(m_services, m_id, this);
}

}  // namespace berth::ui
