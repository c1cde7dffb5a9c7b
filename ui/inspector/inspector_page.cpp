// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_page.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <array>

#include "models/bridge/host_desk.h"
#include "models/bridge/platform_bridge.h"
#include "ui/inspector/connect_card.h"
#include "ui/inspector/course_tab.h"
#include "ui/inspector/disks_card.h"
#include "ui/inspector/findings_card.h"
#include "ui/inspector/gpus_card.h"
#include "ui/inspector/inspector_head.h"
#include "ui/inspector/live_tabs.h"
#include "ui/inspector/look_tabs.h"
#include "ui/inspector/machine_card.h"
#include "ui/support/error_texts.h"
#include "ui/support/shown_text.h"
#include "ui/support_bundle/inspection_bundle.h"
#include "ui/terminal/terminal_pane.h"
#include "ui/terminal/terminal_tabs.h"
#include "ui/terminal/terminal_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tab_strip.h"

namespace berth::ui {

namespace {

constexpr QLatin1String kNodePrefix("node:");
// Behind those that show the look.
constexpr int kFilesTab = 5;
constexpr int kTerminalTab = 6;
constexpr int kTabs = 7;
constexpr QLatin1String kFilesPart("files");
constexpr QLatin1String kTerminalPart("terminal");

enum Side { OnTheWay, Inside, Unreachable };

}  // namespace

InspectorPage::InspectorPage(PageServices& services, QWidget* parent)
    : Page(QStringLiteral("inspect"), parent),
      m_services(services),
      m_hosts(*services.hosts),
      m_ui(services.ui),
      m_head(new InspectorHead(m_ui, this)),
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
      m_course(new CourseTab(m_ui, this)),
      m_processes(new ProcessesTab(m_ui, this)),
      m_containers(new ContainersTab(m_ui, this)),
      m_kernel(new KernelTab(m_ui, this)),
      m_live(new LiveTabs(m_hosts, *m_pages, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_head);
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
    connect(m_head, &InspectorHead::leaveRequested, this, &InspectorPage::leave);
    connect(m_head, &InspectorHead::paceChanged, this, &InspectorPage::applyPace);
    connect(m_head, &InspectorHead::lookRequested, this, [this] {
        if (m_feed) m_feed->refresh();
    });
    connect(m_head, &InspectorHead::bundleRequested, this, [this] {
        if (m_feed) showInspectionBundle(m_services, *m_feed, m_profile, this);
    });
    connect(m_connect, &ConnectCard::cancelRequested, this, &InspectorPage::leave);
    connect(m_connect, &ConnectCard::settingsRequested, this, [this] {
        Q_EMIT routeRequested(QStringLiteral("computers/") +
                              QString::fromStdString(m_profile.id.value));
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
    m_pages->addWidget(m_course);
    m_pages->addWidget(m_processes);
    m_pages->addWidget(m_containers);
    m_pages->addWidget(m_kernel);
    for (int i = 0; i < kTabs; ++i)
        m_tabs->addTab({});
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &InspectorPage::showTab);
    connect(m_live, &LiveTabs::terminalsEmptied, this, [this] { m_tabs->setCurrentIndex(0); });
    connect(m_findings, &FindingsCard::filesRequested, this,
            [this] { m_tabs->setCurrentIndex(kFilesTab); });
    return content;
}

QString InspectorPage::title() const {
    return m_profile.name.empty() ? tr("Inspect") : shownText(m_profile.name);
}

bool InspectorPage::isSettled() const {
    const FilesTab* files = m_live->openFiles(m_profile.id);
    const bool reads =
        m_tabs->currentIndex() == kFilesTab && files != nullptr && !files->isSettled();
    return m_session == nullptr || (m_feed && m_feed->latest() != nullptr && !reads) ||
           m_session->hostKeyQuestion() != nullptr || m_session->secretQuestion() != nullptr ||
           m_session->state().stage == domain::RemoteStage::Closed;
}

void InspectorPage::setArgument(const QString& argument) {
    const QString whom = argument.section(u'/', 0, 0);
    const QString part = argument.section(u'/', 1);
    if (whom != m_argument || m_session == nullptr) {
        m_argument = whom;
        detach();
        m_profile = {};
        m_tabs->setCurrentIndex(0);
        attach();
    }
    if (part == kFilesPart) m_tabs->setCurrentIndex(kFilesTab);
    if (part == kTerminalPart) m_tabs->setCurrentIndex(kTerminalTab);
}

bool InspectorPage::isNode() const {
    return m_argument.startsWith(kNodePrefix);
}

FilesTab::FindUnkept InspectorPage::unkeptFinder() const {
    using Answer = bridge::RemoteSession::Answer<domain::UnkeptFiles>;
    // The platform knows best, where it knows.
    if (isNode() && m_services.platform.capabilities().nodeFiles) {
        const domain::NodeId node{m_argument.mid(kNodePrefix.size()).toStdString()};
        return [&platform = m_services.platform, node](QObject* context, Answer answer) {
            platform.listFiles(node, context,
                               [answer](domain::Result<std::vector<domain::FileEntry>> files) {
                                   answer(std::move(files).map(domain::unkeptOf));
                               });
        };
    }
    return [session = QPointer(m_session)](QObject* context, const Answer& answer) {
        if (session) return session->findUnkept(context, answer);
        answer(domain::fail(domain::ErrorCode::Unavailable, "the connection was closed"));
    };
}

void InspectorPage::attach() {
    if (isNode()) {
        attachToNode({m_argument.mid(kNodePrefix.size()).toStdString()});
    } else {
        m_session = m_hosts.desk.open({m_argument.toStdString()});
        if (m_session != nullptr) m_profile = m_session->profile();
    }
    m_connect->setSession(m_session);
    if (m_session != nullptr) {
        bridge::InspectedAs as;
        as.diskIsLost = isNode();
        as.simulatedTime = as.diskIsLost && m_services.simulator != nullptr;
        m_feed = std::make_unique<bridge::InspectionFeed>(*m_session, m_hosts.clock, as);
        connect(m_session, &bridge::RemoteSession::stateChanged, this, &InspectorPage::showState);
        connect(m_feed.get(), &bridge::InspectionFeed::changed, this, &InspectorPage::showLook);
        applyPace();
        showTab(m_tabs->currentIndex());  // what could not be opened before
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
    m_feed->setPace(m_shown ? m_head->pace() : std::nullopt);
    if (m_shown && !m_head->pace() && m_feed->latest() == nullptr) m_feed->refresh();
}

void InspectorPage::leave() {
    if (m_session != nullptr && !m_session->isReady()) m_hosts.desk.close(m_profile.id);
    Q_EMIT routeRequested(isNode() ? QStringLiteral("nodes") : QStringLiteral("computers"));
}

void InspectorPage::showState() {
    m_head->setTitle(title());
    const bool looked = m_feed && m_feed->latest() != nullptr;
    m_head->showConnection(m_session == nullptr ? nullptr : &m_session->state());
    m_head->showLook(
        looked ? std::optional(m_hosts.clock.monotonic() - m_feed->takenAt()) : std::nullopt,
        m_session != nullptr && m_session->isReady() && !m_feed->isLooking());
    if (m_session == nullptr) return m_stack->setCurrentIndex(Unreachable);
    const bool asks =
        m_session->hostKeyQuestion() != nullptr || m_session->secretQuestion() != nullptr;
    m_stack->setCurrentIndex(looked && !asks ? Inside : OnTheWay);
    if (!looked) return;
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
    m_course->set(*m_feed);
    m_processes->set(look);
    m_containers->set(look);
    m_kernel->set(look);
    if (FilesTab* files = m_live->openFiles(m_profile.id)) files->setFilesystems(look.filesystems);
}

void InspectorPage::showTab(int tab) {
    if (tab < kFilesTab) return m_pages->setCurrentIndex(tab);
    if (m_session == nullptr) return;
    if (tab == kTerminalTab) {
        TerminalTabs& shells = m_live->terminals(m_profile.id, title());
        m_pages->setCurrentWidget(&shells);
        if (shells.current() != nullptr) shells.current()->view().setFocus();
        return;
    }
    FilesTab* files = m_live->files(m_profile.id, title(), unkeptFinder(), isNode());
    if (files == nullptr) return;
    m_pages->setCurrentWidget(files);
    if (m_feed->latest() != nullptr) files->setFilesystems(m_feed->latest()->filesystems);
    files->entered();
}

void InspectorPage::retranslate() {
    m_head->retranslate();
    const std::array<QString, kTabs> names = {
        tr("Overview"),        tr("History"), tr("Processes"), tr("Containers"),
        tr("Kernel messages"), tr("Files"),   tr("Terminal")};
    for (int i = 0; i < kTabs; ++i)
        m_tabs->setTabText(i, names[static_cast<std::size_t>(i)]);
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
    m_course->retranslate();
    m_processes->retranslate();
    m_containers->retranslate();
    m_kernel->retranslate();
    showLook();
    Q_EMIT titleChanged();
}

}  // namespace berth::ui
