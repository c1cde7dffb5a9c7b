// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_page.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTabBar>
#include <QTableView>
#include <algorithm>
#include <utility>

#include "tests/ui/host_fixture.h"
#include "ui/support_bundle/support_bundle_dialog.h"
#include "ui/terminal/terminal_pane.h"
#include "ui/terminal/terminal_tabs.h"

namespace berth::ui {
namespace {

using domain::RemoteStage;
using domain::RemoteState;
using domain::RemoteTrouble;

struct Shown : HostFixture {
    explicit Shown(RemoteState first = {RemoteStage::Ready},
                   const QString& argument = QStringLiteral("h-sample"),
                   LanguageCode language = LanguageCode::English)
        : HostFixture({support::sampleHost()}, language) {
        remote.setFirstState(std::move(first));
        services.nodeDoor = [](const domain::Node& node) -> std::optional<NodeAccess> {
            if (node.state != domain::NodeState::Running) return std::nullopt;
            domain::HostProfile profile = support::sampleHost();
            profile.id = {"node-" + node.id.value};
            profile.name = node.name;
            return NodeAccess{profile, domain::SecretString("the-token")};
        };
        page = std::make_unique<InspectorPage>(services);
        QObject::connect(page.get(), &Page::routeRequested,
                         [this](const QString& route) { routes.append(route); });
        page->resize(1092, 680);
        page->setArgument(argument);
        page->show();
        page->entered();
        support::drain();
    }
    ~Shown() { page.reset(); }

    [[nodiscard]] bool looked() {
        return support::runUntil([&] { return says(*page, QStringLiteral("seen")); });
    }
    [[nodiscard]] bool shows(const char* words) { return says(*page, QString::fromUtf8(words)); }
    template <class T>
    [[nodiscard]] T& find(const char* name) {
        return *page->findChild<T*>(QString::fromLatin1(name));
    }

    std::unique_ptr<InspectorPage> page;
    QStringList routes;
};

TEST(Inspector, ShowsWhatIsWrongAndWithWhat) {
    Shown shown;
    ASSERT_TRUE(shown.looked());
    EXPECT_TRUE(shown.page->isSettled());
    EXPECT_TRUE(shown.shows("训练机 1"));
    EXPECT_TRUE(shown.shows("GPU 3"));
    auto& gpus = shown.find<QTableView>("gpus");
    ASSERT_EQ(gpus.model()->rowCount(), 8);
    EXPECT_EQ(gpus.model()->index(3, 0).data().toString(), QStringLiteral("GPU 3: lost"));
    EXPECT_EQ(gpus.model()->index(0, 3).data().toString(), QStringLiteral("9 of 80\u00A0GiB"));
    auto& disks = shown.find<QTableView>("disks");
    ASSERT_EQ(disks.model()->rowCount(), 3);
    EXPECT_EQ(disks.model()->index(0, 1).data().toString(), QStringLiteral("lost with the node"));
    shown.find<QTabBar>("inspectorTabs").setCurrentIndex(2);
    EXPECT_EQ(shown.find<QTableView>("processes").model()->rowCount(), 3);
    shown.find<QTabBar>("inspectorTabs").setCurrentIndex(4);
    EXPECT_EQ(shown.find<QTableView>("kernelMessages").model()->rowCount(), 2);
}

TEST(Inspector, LooksAgainAtTheChosenPaceOnlyWhileItIsShown) {
    Shown shown;
    ASSERT_TRUE(shown.looked());
    const int looks = shown.remote.looks();
    shown.find<QPushButton>("lookNow").click();
    ASSERT_TRUE(support::runUntil([&] { return shown.remote.looks() == looks + 1; }));
    auto& pace = shown.find<QComboBox>("lookPace");
    ASSERT_EQ(pace.count(), 5);
    pace.setCurrentIndex(0);
    Q_EMIT pace.activated(0);
    ASSERT_TRUE(support::runUntil([&] { return shown.remote.looks() >= looks + 2; }));
    shown.page->left();
    const int before = shown.remote.looks();
    support::drain();
    shown.page->entered();
    ASSERT_TRUE(support::runUntil([&] { return shown.remote.looks() > before; }));
}

TEST(Inspector, AsksAPersonWhetherItIsTheRightComputer) {
    Shown shown({RemoteStage::CheckingHost});
    domain::HostKeyNews news;
    news.host = "10.0.0.1";
    news.keyType = "ssh-ed25519";
    news.fingerprint = "SHA256:abcdef";
    shown.remote.askHostKey("h-sample", news);
    ASSERT_TRUE(support::runUntil([&] { return shown.shows("SHA256:abcdef"); }));
    EXPECT_TRUE(shown.shows("for the first time"));
    EXPECT_TRUE(shown.page->isSettled());
    button(*shown.page, "They are the same: connect")->click();
    EXPECT_EQ(shown.remote.answers(), std::vector<std::string>{"yes"});
    shown.remote.tell("h-sample", {RemoteStage::Ready});
    EXPECT_TRUE(shown.looked());
}

TEST(Inspector, OffersNoWayToAcceptAKeyThatHasChanged) {
    Shown shown({RemoteStage::CheckingHost});
    domain::HostKeyNews news;
    news.host = "10.0.0.1";
    news.fingerprint = "SHA256:new";
    news.changed = true;
    news.knownFingerprints = {"ssh-ed25519 SHA256:old (/home/me/.ssh/known_hosts:3)"};
    shown.remote.askHostKey("h-sample", news);
    ASSERT_TRUE(support::runUntil([&] { return shown.shows("SHA256:old"); }));
    EXPECT_TRUE(shown.shows("SHA256:new"));
    EXPECT_FALSE(shown.find<QPushButton>("loginYes").isVisible());
    shown.find<QPushButton>("loginNo").click();
    EXPECT_EQ(shown.remote.answers(), std::vector<std::string>{"no"});
}

TEST(Inspector, AsksForAPasswordAndForgetsIt) {
    Shown shown({RemoteStage::LoggingIn});
    shown.remote.askSecret("h-sample",
                           {domain::SecretKind::Password, 0, "10.0.0.1", "root", "", "", false, 2});
    ASSERT_TRUE(support::runUntil([&] { return shown.shows("That was not right."); }));
    auto& field = shown.find<QLineEdit>("loginSecret");
    EXPECT_EQ(field.echoMode(), QLineEdit::Password);
    field.setText(QStringLiteral(" with blanks "));
    shown.find<QCheckBox>("keepSecret").setChecked(true);
    shown.find<QPushButton>("loginYes").click();
    EXPECT_EQ(shown.remote.answers(), std::vector<std::string>{" with blanks  (kept)"});
    EXPECT_TRUE(field.text().isEmpty());
}

TEST(Inspector, SaysWhyItDidNotGetThereAndTriesAgain) {
    Shown shown({RemoteStage::Closed, 0, RemoteTrouble::Refused, "connection refused", {}});
    ASSERT_TRUE(support::runUntil([&] { return shown.page->isSettled(); }));
    EXPECT_TRUE(shown.shows("10.0.0.1"));
    shown.find<QPushButton>("loginYes").click();
    EXPECT_EQ(shown.remote.reconnects(), 1);
    shown.find<QPushButton>("loginSettings").click();
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("computers/h-sample")});
    shown.find<QPushButton>("loginNo").click();
    EXPECT_EQ(shown.routes.last(), QStringLiteral("computers"));
    EXPECT_EQ(shown.desk.session({"h-sample"}), nullptr);
}

TEST(Inspector, SaysThatWhatItShowsIsOldOnceTheConnectionIsLost) {
    Shown shown;
    ASSERT_TRUE(shown.looked());
    shown.remote.tell("h-sample", {RemoteStage::Waiting, 0, RemoteTrouble::ConnectionLost, "",
                                   std::chrono::seconds(4)});
    ASSERT_TRUE(support::runUntil([&] { return shown.shows("before the connection was lost"); }));
    EXPECT_TRUE(shown.shows("GPU 3"));
    shown.remote.tell("h-sample", {RemoteStage::Ready});
    ASSERT_TRUE(support::runUntil([&] { return !shown.shows("before the connection was lost"); }));
}

TEST(Inspector, LooksIntoANodeWithoutAskingAPerson) {
    HostFixture probe;
    const auto& nodes = probe.bridge.snapshot()->nodes;
    const auto running = std::ranges::find(nodes, domain::NodeState::Running, &domain::Node::state);
    ASSERT_NE(running, nodes.end());
    Shown shown({RemoteStage::LoggingIn},
                QStringLiteral("node:") + QString::fromStdString(running->id.value));
    const std::string id = "node-" + running->id.value;
    ASSERT_EQ(shown.remote.open(), std::vector<std::string>{id});
    shown.remote.askSecret(id,
                           {domain::SecretKind::Password, 0, "127.0.0.1", "x", "", "", false, 1});
    ASSERT_TRUE(support::runUntil([&] { return !shown.remote.answers().empty(); }));
    EXPECT_EQ(shown.remote.answers(), std::vector<std::string>{"the-token"});
    shown.remote.tell(id, {RemoteStage::Ready});
    EXPECT_TRUE(shown.looked());
    EXPECT_TRUE(shown.shows(running->name.c_str()));
}

TEST(Inspector, SaysThatThereIsNothingToConnectTo) {
    Shown shown({RemoteStage::Ready}, QStringLiteral("nobody"));
    EXPECT_TRUE(shown.shows("There is nothing to connect to"));
    EXPECT_TRUE(shown.remote.open().empty());
    Shown gone({RemoteStage::Ready}, QStringLiteral("node:nobody"));
    EXPECT_TRUE(gone.shows("There is nothing to connect to"));
}

TEST(Inspector, ShowsTextsOfTheComputerLiterally) {
    Shown shown;
    domain::Inspection look = support::sampleInspection();
    look.host.identity.hostname = kHostileText;
    look.host.identity.osName = kHostileText;
    look.gpus[0].name = kHostileText;
    look.filesystems[0].path = std::string("/") + kHostileText;
    look.gpuDriver.version = kHostileText;
    shown.remote.setLook(look);
    ASSERT_TRUE(shown.looked());
    shown.find<QPushButton>("lookNow").click();
    ASSERT_TRUE(support::runUntil([&] { return shown.shows("<b>bold</b>"); }));
    for (const QLabel* label : shown.page->findChildren<QLabel*>())
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
}

TEST(Inspector, OpensATerminalOnTheComputerThatIsShown) {
    Shown shown;
    ASSERT_TRUE(shown.looked());
    shown.find<QTabBar>("inspectorTabs").setCurrentIndex(6);
    auto* terminals = shown.page->findChild<TerminalTabs*>();
    ASSERT_NE(terminals, nullptr);
    ASSERT_EQ(terminals->count(), 1);
    TerminalPane& pane = *terminals->current();
    ASSERT_TRUE(support::runUntil([&] { return pane.isRunning(); }));
    // Another computer has terminals of its own; these stay as they are.
    shown.page->setArgument(QStringLiteral("nobody"));
    shown.page->setArgument(QStringLiteral("h-sample"));
    shown.find<QTabBar>("inspectorTabs").setCurrentIndex(6);
    EXPECT_EQ(terminals->current(), &pane);
    EXPECT_TRUE(pane.isRunning());
    shown.desk.close({"h-sample"});
    ASSERT_TRUE(support::runUntil([&] { return !pane.isRunning(); }));
    // Behind the words that there is nothing to connect to.
    const auto labels = pane.findChildren<QLabel*>();
    EXPECT_TRUE(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->text() == QStringLiteral("The connection was closed.");
    }));
}

TEST(Inspector, OpensThePartThatItsArgumentNames) {
    Shown shown({RemoteStage::Ready}, QStringLiteral("h-sample/files"));
    ASSERT_TRUE(shown.looked());
    auto* files = shown.page->findChild<FilesTab*>();
    ASSERT_NE(files, nullptr);
    EXPECT_TRUE(support::runUntil([&] { return files->isSettled(); }));
    EXPECT_TRUE(files->isVisible());
    shown.page->setArgument(QStringLiteral("h-sample/terminal"));
    EXPECT_NE(shown.page->findChild<TerminalTabs*>(), nullptr);
    EXPECT_FALSE(files->isVisible());
    // It goes with its session, and there is another one with the next.
    const QPointer<FilesTab> before = files;
    shown.desk.close({"h-sample"});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(before.isNull());
}

TEST(Inspector, OpensThePartOnceThereIsAConnectionForIt) {
    HostFixture probe;
    const auto& nodes = probe.bridge.snapshot()->nodes;
    const auto running = std::ranges::find(nodes, domain::NodeState::Running, &domain::Node::state);
    ASSERT_NE(running, nodes.end());
    const QString id = QString::fromStdString(running->id.value);
    Shown shown({RemoteStage::Ready}, QStringLiteral("node:%1/files").arg(id));
    const auto door = std::exchange(shown.services.nodeDoor, {});
    shown.desk.close({"node-" + running->id.value});
    shown.page->setArgument(QStringLiteral("node:%1/files").arg(id));
    EXPECT_EQ(shown.page->findChild<FilesTab*>(QString(), Qt::FindDirectChildrenOnly), nullptr);
    shown.services.nodeDoor = door;
    shown.page->entered();
    ASSERT_TRUE(shown.looked());
    EXPECT_TRUE(support::runUntil([&] { return shown.shows("with this node"); }));
}

TEST(Inspector, LeadsFromAFullDiskToItsFiles) {
    Shown shown;
    ASSERT_TRUE(shown.looked());
    auto* offer = button(*shown.page, "Show its files");
    ASSERT_NE(offer, nullptr);
    offer->click();
    EXPECT_NE(shown.page->findChild<FilesTab*>(), nullptr);
    EXPECT_EQ(shown.find<QTabBar>("inspectorTabs").currentIndex(), 5);
}

TEST(Inspector, AsksThePlatformWhatANodeWouldLose) {
    HostFixture probe;
    const auto& nodes = probe.bridge.snapshot()->nodes;
    const auto running = std::ranges::find(nodes, domain::NodeState::Running, &domain::Node::state);
    ASSERT_NE(running, nodes.end());
    Shown shown({RemoteStage::Ready},
                QStringLiteral("node:") + QString::fromStdString(running->id.value));
    shown.remote.setUnkept(domain::fail(domain::ErrorCode::NotSupported, "not asked"));
    ASSERT_TRUE(shown.looked());
    shown.page->setArgument(QStringLiteral("node:") + QString::fromStdString(running->id.value) +
                            QStringLiteral("/files"));
    EXPECT_TRUE(support::runUntil([&] { return shown.shows("with this node"); }));
}

TEST(Inspector, ShowsASupportBundleOfWhatItHasSeen) {
    Shown before({RemoteStage::LoggingIn});
    EXPECT_FALSE(before.find<QPushButton>("supportBundle").isVisible());
    Shown shown;
    ASSERT_TRUE(shown.looked());
    shown.find<QPushButton>("supportBundle").click();
    auto* dialog = openDialog<SupportBundleDialog>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(says(*dialog, QStringLiteral("What Berth has seen of 训练机 1")));
    auto* parts = named<QTableView>(*dialog, "Parts of the bundle");
    ASSERT_NE(parts, nullptr);
    ASSERT_TRUE(support::runUntil([&] { return parts->model()->rowCount() > 0; }));
    parts->setCurrentIndex(parts->model()->index(1, 0));
    auto* preview = named<QPlainTextEdit>(*dialog, "Text of the part");
    ASSERT_NE(preview, nullptr);
    EXPECT_TRUE(preview->toPlainText().contains(QStringLiteral("GPU 3")));
}

TEST(Inspector, SpeaksChinese) {
    Shown shown({RemoteStage::Ready}, QStringLiteral("h-sample"), LanguageCode::Chinese);
    ASSERT_TRUE(support::runUntil([&] { return shown.shows("前"); }));
    for (const QLabel* label : shown.page->findChildren<QLabel*>()) {
        if (!label->isVisible()) continue;
        EXPECT_FALSE(label->text().contains(QStringLiteral("the "))) << label->text().toStdString();
    }
}

}  // namespace
}  // namespace berth::ui
