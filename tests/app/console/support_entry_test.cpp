// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/support_entry.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTableView>

#include "models/bridge/host_desk.h"
#include "tests/app/console/rooms_fixture.h"
#include "tests/support/fake_hosts.h"
#include "ui/support_bundle/support_bundle_dialog.h"

namespace berth::app {
namespace {

using support::runUntil;
using support::sampleConnection;

class Support : public Rooms {
  protected:
    void openWithEntry() {
        open({sampleConnection("c-1")});
        openWindow();
        computers.start();
        entry = std::make_unique<SupportEntry>(
            ui, *window, SupportEntry::Sources{*manager, *desk, computers, journal, clock},
            QStringLiteral("/home/alice/berth"));
        support::drain();
    }
    ~Support() override { entry.reset(); }

    [[nodiscard]] QAction* action() const {
        for (QAction* one : window->menu(ui::MenuKind::Help).actions()) {
            if (one->text().contains(QStringLiteral("upport bundle")) ||
                one->text().contains(QStringLiteral("支持包")))
                return one;
        }
        ADD_FAILURE() << "no such entry";
        return nullptr;
    }
    // The dialog, once its parts are there.
    void ask() {
        action()->trigger();
        ASSERT_TRUE(runUntil([&] {
            dialog = window->findChild<ui::SupportBundleDialog*>();
            return dialog != nullptr && parts().rowCount() > 0;
        }));
    }
    [[nodiscard]] QAbstractItemModel& parts() const {
        return *dialog->findChild<QTableView*>()->model();
    }
    [[nodiscard]] QString textOf(const char* part) const {
        for (int row = 0; row < parts().rowCount(); ++row) {
            if (parts().index(row, 0).data().toString() != QString::fromUtf8(part)) continue;
            dialog->findChild<QTableView*>()->setCurrentIndex(parts().index(row, 0));
            return dialog->findChild<QPlainTextEdit*>()->toPlainText();
        }
        return {};
    }

    support::FakeHostBook hostBook{{support::sampleHost()}};
    support::FakeRemoteHosts remote;
    support::FakeHostTools tools;
    bridge::HostDesk computers{{hostBook, store, remote, tools}};
    std::unique_ptr<SupportEntry> entry;
    ui::SupportBundleDialog* dialog = nullptr;  // the window owns it
};

TEST_F(Support, TellsOfBerthAndOfTheConnectionThatIsShown) {
    domain::OperationRecord operation;
    operation.operation = {"0123"};
    operation.summary = "scale echo 3 → 5";
    operation.changeJson = "{\"secret\":\"quite-private\"}";
    journal.put(operation);
    openWithEntry();
    show("c-1");
    domain::ApiCall call;
    call.method = "GET";
    call.path = "/api/deployment";
    maker.made.front()->observer(call);
    ASSERT_TRUE(runUntil([&] { return !manager->room().calls().calls().empty(); }));
    ask();
    EXPECT_TRUE(textOf("Berth and this computer").contains(QStringLiteral("profile: /home/alice")));
    const QString connections = textOf("Connections and computers");
    EXPECT_TRUE(connections.contains(QStringLiteral("Shown: Production")));
    EXPECT_TRUE(connections.contains(QStringLiteral("训练机 1")));
    EXPECT_FALSE(textOf("Deployments and nodes").isEmpty());
    EXPECT_TRUE(textOf("Calls to the platform").contains(QStringLiteral("/api/deployment")));
    const QString changes = textOf("Changes");
    EXPECT_TRUE(changes.contains(QStringLiteral("scale echo 3 → 5")));
    EXPECT_FALSE(changes.contains(QStringLiteral("quite-private")));
}

TEST_F(Support, TellsWhatThereIsWhileAConnectionIsNotOpen) {
    maker.error = domain::Error{domain::ErrorCode::Unavailable, "no route to host", true, {}};
    openWithEntry();
    show("c-1");
    ask();
    const QString facts = textOf("Berth and this computer");
    EXPECT_TRUE(facts.contains(QStringLiteral("connection: not open")));
    EXPECT_TRUE(facts.contains(QStringLiteral("no route to host"))) << facts.toStdString();
    EXPECT_TRUE(textOf("Deployments and nodes").isEmpty());
}

TEST_F(Support, SpeaksTheLanguageThatIsChosen) {
    openWithEntry();
    EXPECT_EQ(action()->text(), QStringLiteral("&Support bundle …"));
    ui.setLanguage(ui::LanguageCode::Chinese);
    support::drain();
    EXPECT_EQ(action()->text(), QStringLiteral("支持包(&S)…"));
}

}  // namespace
}  // namespace berth::app
