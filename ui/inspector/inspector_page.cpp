// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "models/bridge/host_desk.h"
#include "models/bridge/platform_bridge.h"
#include "ui/inspector/connect_card.h"
#include "ui/inspector/disks_card.h"
#include "ui/inspector/findings_card.h"
#include "ui/inspector/gpus_card.h"
#include "ui/inspector/look_tabs.h"
#include "ui/inspector/machine_card.h"
#include "ui/inspector/shell_session.h"
#include "ui/support/error_texts.h"
#include "ui/support/remote_texts.h"
#include "ui/support/shown_text.h"
#include "ui/terminal/terminal_pane.h"
#include "ui/terminal/terminal_tabs.h"
#include "ui/terminal/terminal_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tab_strip.h"

namespace berth::ui {

namespace {

constexpr int kByHand = 0;
constexpr int kPaces[] = {2, 5, 10, 30, kByHand};  // seconds
constexpr int kUsualPace = 5;
constexpr QLatin1String kNodePrefix("node:");
constexpr int kTerminalTab = 4;  // behind those that show the look

enum Side { OnTheWay, Inside, Unreachable };

Tone toneOf(domain::RemoteStage stage) {
    switch (stage) {
        case domain::RemoteStage::Ready:
            return Tone::Ok;
        case domain::RemoteStage::Waiting:
            return Tone::Warn;
        case domain::RemoteStage::Closed:
            return Tone::Bad;
        case domain::RemoteStage::Connecting:
        case domain::RemoteStage::CheckingHost:
        case domain::RemoteStage::LoggingIn:
            break;
    }
    return Tone::Start;
}

}  // namespace

InspectorPage::InspectorPage(PageServices& services, QWidget* parent)
    : Page(QStringLiteral("inspect"), parent),
      m_services(services),
      m_hosts(*services.hosts),
      m_ui(services.ui),
      m_back(Button::iconOnly(m_ui, Icon::Back, {}, this)),
      m_title(new Label(m_ui, TextStyle::Title, this)),
      m_state(new Chip(m_ui, this)),
      m_age(new Label(m_ui, TextStyle::Second, this)),
      m_pace(new ChoiceField(m_ui, this)),
      m_refresh(new Button(m_ui, ButtonKind::Plain, {}, Icon::Restart, this)),
      m_stack(new QStackedWidget(this)),
      m_connect(new ConnectCard(m_ui, m_stack)),
      m_nothing(new EmptyState(m_ui, Icon::Machine, m_stack)),
      m_notice(new Label(m_ui, TextStyle::Body, this)),
      m_tabs(new TabStrip(m_ui, this)),
      m_pages(new QStackedWidget(this)),
      m_findings(new FindingsCard(m_ui, this)),
      m_gpus(new GpusCard(m_ui, this)),
      m_machine(new MachineCard(m_ui, this)),
      m_disks(new DisksCard(m_ui, this)),
      m_processes(new ProcessesTab(m_ui, this)),
      m_containers(new ContainersTab(m_ui, this)),
      m_kernel(new KernelTab(m_ui, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    makeHead(*layout);
    auto* way = new QWidget(m_stack);
    auto* centred = new QHBoxLayout(way);
    centred->setContentsMargins(20, 0, 20, 20);
    m_connect->setFixedWidth(640);
    centred->addWidget(m_connect, 0, Qt::AlignTop);
    centred->addStretch(1);
    m_stack->addWidget(way);
    m_stack->addWidget(makeContent());
    m_stack->addWidget(m_nothing);
    layout->addWidget(m_stack, 1);
    connect(m_back, &QPushButton::clicked, this, &InspectorPage::leave);
    connect(m_connect, &ConnectCard::cancelRequested, this, &InspectorPage::leave);
    connect(m_connect, &ConnectCard::settingsRequested, this, [this] {
        Q_EMIT routeRequested(QStringLiteral("computers/") +
                              QString::fromStdString(m_profile.id.value));
    });
    connect(m_pace, &QComboBox::activated, this, &InspectorPage::applyPace);
    connect(m_refresh, &QPushButton::clicked, this, [this] {
        if (m_feed) m_feed->refresh();
    });
    connect(&m_hosts.desk, &bridge::HostDesk::changed, this, [this] {
        if (m_session == nullptr) attach();
    });
    connect(&m_hosts.desk, &bridge::HostDesk::sessionChanged, this,
            [this](const domain::HostProfileId& id) {
                if (id == m_profile.id && m_hosts.desk.session(id) == nullptr) detach();
            });
    m_ages.setInterval(1000);
    connect(&m_ages, &QTimer::timeout, this, &InspectorPage::showState);
    retranslate();
}

InspectorPage::~InspectorPage() = default;

void InspectorPage::makeHead(QLayout& layout) {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(20, 0, 20, 0);
    row->setSpacing(12);
    m_age->setTone(Token::Ink2);
    m_back->setObjectName(QStringLiteral("leaveInspector"));
    m_refresh->setObjectName(QStringLiteral("lookNow"));
    m_pace->setObjectName(QStringLiteral("lookPace"));
    row->addWidget(m_back);
    row->addWidget(m_title);
    row->addWidget(m_state);
    row->addWidget(m_age);
    row->addStretch(1);
    row->addWidget(m_pace);
    row->addWidget(m_refresh);
    layout.addWidget(head);
}

QWidget* InspectorPage::makeOverview() {
    auto* area = new QScrollArea(m_pages);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(area);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(20, 12, 20, 20);
    rows->setSpacing(12);
    rows->addWidget(m_findings);
    rows->addWidget(m_gpus);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(12);
    pair->addWidget(m_machine, 2);
    auto* right = new QVBoxLayout;
    right->addWidget(m_disks);
    right->addStretch(1);
    pair->addLayout(right, 3);
    rows->addLayout(pair);
    rows->addStretch(1);
    return area;
}

QWidget* InspectorPage::makeContent() {
    auto* content = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_notice->setTone(Token::Warn);
    m_notice->setWraps(true);
    m_notice->setContentsMargins(20, 0, 20, 8);
    layout->addWidget(m_notice);
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(20, 0, 20, 0);
    strip->addWidget(m_tabs);
    strip->addStretch(1);
    layout->addLayout(strip);
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_pages->addWidget(makeOverview());
    m_pages->addWidget(m_processes);
    m_pages->addWidget(m_containers);
    m_pages->addWidget(m_kernel);
    for (int i = 0; i <= kTerminalTab; ++i)
        m_tabs->addTab({});
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &InspectorPage::showTab);
    return content;
}

QString InspectorPage::title() const {
    return m_profile.name.empty() ? tr("Inspect") : shownText(m_profile.name);
}

bool InspectorPage::isSettled() const {
    return m_session == nullptr || (m_feed && m_feed->latest() != nullptr) ||
           m_session->hostKeyQuestion() != nullptr || m_session->secretQuestion() != nullptr ||
           m_session->state().stage == domain::RemoteStage::Closed;
}

void InspectorPage::setArgument(const QString& argument) {
    if (argument == m_argument && m_session != nullptr) return;
    m_argument = argument;
    detach();
    m_profile = {};
    m_tabs->setCurrentIndex(0);
    attach();
}

void InspectorPage::attach() {
    if (m_argument.startsWith(kNodePrefix)) {
        attachToNode({m_argument.mid(kNodePrefix.size()).toStdString()});
    } else {
        m_session = m_hosts.desk.open({m_argument.toStdString()});
        if (m_session != nullptr) m_profile = m_session->profile();
    }
    m_connect->setSession(m_session);
    if (m_session != nullptr) {
        bridge::InspectedAs as;
        as.diskIsLost = m_argument.startsWith(kNodePrefix);
        as.simulatedTime = as.diskIsLost && m_services.simulator != nullptr;
        m_feed = std::make_unique<bridge::InspectionFeed>(*m_session, m_hosts.clock, as);
        connect(m_session, &bridge::RemoteSession::stateChanged, this, &InspectorPage::showState);
        connect(m_feed.get(), &bridge::InspectionFeed::changed, this, &InspectorPage::showLook);
        applyPace();
    }
    showState();
    Q_EMIT titleChanged();
}

void InspectorPage::attachToNode(const domain::NodeId& id) {
    const domain::Node* node = m_services.platform.snapshot()->findNode(id);
    if (node == nullptr || !m_services.nodeDoor) return;
    auto access = m_services.nodeDoor(*node);
    if (!access) return;
    m_profile = access->profile;
    m_session = &m_hosts.desk.openAs(m_profile, std::move(access->password));
}

void InspectorPage::detach() {
    m_connect->setSession(nullptr);
    m_feed.reset();
    if (m_session != nullptr) m_session->disconnect(this);
    m_session = nullptr;
    showState();
}

void InspectorPage::entered() {
    m_shown = true;
    m_ages.start();
    if (m_session == nullptr) attach();
    applyPace();
}

void InspectorPage::left() {
    m_shown = false;
    m_ages.stop();
    applyPace();
}

void InspectorPage::applyPace() {
    if (!m_feed) return;
    const int seconds = m_pace->currentData().toInt();
    if (!m_shown || seconds == kByHand) {
        m_feed->setPace(std::nullopt);
        if (m_shown && m_feed->latest() == nullptr) m_feed->refresh();
    } else {
        m_feed->setPace(std::chrono::seconds(seconds));
    }
}

void InspectorPage::leave() {
    if (m_session != nullptr && !m_session->isReady()) m_hosts.desk.close(m_profile.id);
    Q_EMIT routeRequested(m_argument.startsWith(kNodePrefix) ? QStringLiteral("nodes")
                                                             : QStringLiteral("computers"));
}

void InspectorPage::showState() {
    m_title->setText(title());
    const bool there = m_session != nullptr;
    m_state->setVisible(there);
    const bool looked = m_feed && m_feed->latest() != nullptr;
    m_pace->setVisible(looked);
    m_refresh->setVisible(looked);
    m_age->setVisible(looked);
    if (!there) {
        m_stack->setCurrentIndex(Unreachable);
        return;
    }
    const domain::RemoteState& state = m_session->state();
    m_state->set(toneOf(state.stage), remoteStageText(state, m_ui.format()));
    m_refresh->setEnabled(m_session->isReady() && !m_feed->isLooking());
    const bool asks =
        m_session->hostKeyQuestion() != nullptr || m_session->secretQuestion() != nullptr;
    m_stack->setCurrentIndex(looked && !asks ? Inside : OnTheWay);
    if (!looked) return;
    const domain::Duration age = m_hosts.clock.monotonic() - m_feed->takenAt();
    m_age->setText(tr("seen %1").arg(m_ui.format().ago(age)));
    QString notice;
    if (!m_session->isReady()) {
        notice = tr("What is shown was seen before the connection was lost.");
    } else if (m_feed->problem()) {
        notice = tr("The last look failed: %1").arg(errorReport(*m_feed->problem()));
    }
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
}

void InspectorPage::showLook() {
    showState();
    if (!m_feed || m_feed->latest() == nullptr || m_feed->isLooking()) return;
    const domain::Inspection& look = *m_feed->latest();
    m_findings->set(m_feed->findings());
    m_gpus->set(*m_feed);
    m_machine->set(*m_feed);
    m_disks->set(look);
    m_processes->set(look);
    m_containers->set(look);
    m_kernel->set(look);
}

void InspectorPage::showTab(int tab) {
    if (tab < kTerminalTab) return m_pages->setCurrentIndex(tab);
    if (m_session == nullptr) return;
    TerminalTabs* shells = terminals();
    m_pages->setCurrentWidget(shells);
    if (shells->current() != nullptr) shells->current()->view().setFocus();
}

TerminalTabs* InspectorPage::terminals() {
    const domain::HostProfileId id = m_profile.id;
    TerminalTabs*& known = m_terminals[QString::fromStdString(id.value)];
    if (known == nullptr) {
        known = new TerminalTabs(m_ui, m_pages);
        m_pages->addWidget(known);
        connect(known, &TerminalTabs::emptied, this, [this] { m_tabs->setCurrentIndex(0); });
    }
    if (known->count() == 0) {
        known->add(title(), [this, id](QObject* owner) -> TerminalSession* {
            return new ShellSession(m_hosts.desk.session(id), owner);
        });
    }
    return known;
}

void InspectorPage::fillPaces() {
    const int chosen = m_pace->count() == 0 ? kUsualPace : m_pace->currentData().toInt();
    const QSignalBlocker blocker(m_pace);
    m_pace->clear();
    m_pace->setPurpose(tr("How often to look"));
    for (const int seconds : kPaces) {
        m_pace->addItem(
            seconds == kByHand
                ? tr("Look when asked")
                : tr("Look every %1").arg(m_ui.format().duration(std::chrono::seconds(seconds))),
            seconds);
    }
    m_pace->setCurrentIndex(m_pace->findData(chosen));
}

void InspectorPage::retranslate() {
    m_back->setIconName(tr("Back"));
    m_refresh->setText(tr("Look now"));
    fillPaces();
    const QString names[] = {tr("Overview"), tr("Processes"), tr("Containers"),
                             tr("Kernel messages"), tr("Terminal")};
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, names[i]);
    m_tabs->setAccessibleName(tr("Parts of the computer"));
    m_nothing->setTexts(
        tr("There is nothing to connect to"),
        tr("This computer is not in the list any more, or the node has ended, or its platform "
           "offers no way in."));
    m_connect->retranslate();
    m_findings->retranslate();
    m_gpus->retranslate();
    m_machine->retranslate();
    m_disks->retranslate();
    m_processes->retranslate();
    m_containers->retranslate();
    m_kernel->retranslate();
    showLook();
    Q_EMIT titleChanged();
}

}  // namespace berth::ui
