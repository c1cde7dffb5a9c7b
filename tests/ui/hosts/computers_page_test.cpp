// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosts/computers_page.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>

#include "tests/ui/host_fixture.h"
#include "ui/hosts/host_card.h"
#include "ui/hosts/host_dialog.h"
#include "ui/hosts/import_menu.h"
#include "ui/hosts/remove_host_dialog.h"
#include "ui/widgets/segmented_control.h"

namespace berth::ui {
namespace {

struct Shown : HostFixture {
    explicit Shown(std::vector<domain::HostProfile> kept = {support::sampleHost()})
        : HostFixture(std::move(kept)) {
        page = std::make_unique<ComputersPage>(hosts);
        QObject::connect(page.get(), &Page::routeRequested,
                         [this](const QString& route) { routes.append(route); });
        page->resize(1092, 680);
        page->show();
        support::drain();
    }

    [[nodiscard]] HostDialog& openForm(const char* by) {
        button(*page, by)->click();
        support::drain();
        return *openDialog<HostDialog>();
    }
    static void type(QWidget& root, const char* field, const char* text) {
        auto* line = root.findChild<QLineEdit*>(QString::fromLatin1(field));
        ASSERT_NE(line, nullptr) << field;
        line->setText(QString::fromUtf8(text));
    }
    static void chooseLogin(QWidget& root, int login) {
        auto* control = root.findChild<SegmentedControl*>(QStringLiteral("targetLogin"));
        control->setCurrent(login);
        Q_EMIT control->chosen(login);
    }

    std::unique_ptr<ComputersPage> page;
    QStringList routes;
};

TEST(Computers, AreListedWithWhatCanBeDone) {
    Shown shown;
    EXPECT_TRUE(says(*shown.page, QStringLiteral("训练机 1")));
    button(*shown.page, "Inspect 训练机 1")->click();
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("inspect/h-sample")});
    EXPECT_FALSE(button(*shown.page, "Disconnect 训练机 1")->isVisible());
    static_cast<void>(shown.desk.open({"h-sample"}));
    support::drain();
    EXPECT_TRUE(button(*shown.page, "Disconnect 训练机 1")->isVisible());
    button(*shown.page, "Disconnect 训练机 1")->click();
    EXPECT_TRUE(shown.remote.open().empty());
}

TEST(Computers, AreAddedByAFormThatSaysWhatIsMissing) {
    Shown shown{{}};
    EXPECT_TRUE(says(*shown.page, QStringLiteral("No computer is set up yet")));
    HostDialog& form = shown.openForm("Add a computer …");
    auto* save = form.findChild<QPushButton*>(QStringLiteral("saveHost"));
    save->click();
    EXPECT_TRUE(form.isVisible());
    Shown::type(form, "hostName", "Lab");
    Shown::type(form, "targetHost", "root@10.0.0.9");
    save->click();
    EXPECT_TRUE(form.isVisible());
    EXPECT_TRUE(shown.book.kept().empty());
    Shown::type(form, "targetHost", "10.0.0.9");
    Shown::type(form, "targetUser", "root");
    form.findChild<QSpinBox*>(QStringLiteral("targetPort"))->setValue(2222);
    Shown::chooseLogin(form, 1);
    save->click();
    ASSERT_TRUE(support::runUntil([&] { return shown.book.kept().size() == 1; }));
    const domain::HostProfile kept = shown.book.kept()[0];
    EXPECT_EQ(kept.name, "Lab");
    EXPECT_EQ(kept.target,
              (domain::HostStop{"10.0.0.9", 2222, "root", {domain::HostLoginKind::Password, ""}}));
    ASSERT_TRUE(support::runUntil([&] { return !shown.routes.isEmpty(); }));
    EXPECT_EQ(shown.routes.last(),
              QStringLiteral("inspect/") + QString::fromStdString(kept.id.value));
}

TEST(Computers, AreReachedThroughOthers) {
    Shown shown;
    HostDialog& form = shown.openForm("Edit 训练机 1");
    form.findChild<QPushButton*>(QStringLiteral("addJump"))->click();
    Shown::type(form, "jump0Host", "bastion");
    Shown::type(form, "jump0User", "me");
    Shown::type(form, "jump0KeyFile", "/home/me/.ssh/id_ed25519");
    form.findChild<QPushButton*>(QStringLiteral("saveHost"))->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.book.kept()[0].jumps.empty(); }));
    EXPECT_EQ(shown.book.kept()[0].jumps[0].host, "bastion");
    EXPECT_TRUE(shown.routes.isEmpty());  // it is not a new one
}

TEST(Computers, GetAKeyThatIsMadeForThem) {
    Shown shown{{}};
    HostDialog& form = shown.openForm("Add a computer …");
    form.findChild<QPushButton*>(QStringLiteral("targetNewKey"))->click();
    Shown::type(form, "targetKeyPassphrase", "open sesame");
    form.findChild<QPushButton*>(QStringLiteral("targetMakeKey"))->click();
    ASSERT_TRUE(
        support::runUntil([&] { return says(form, QStringLiteral("A new key is there")); }));
    EXPECT_EQ(shown.tools.madePassphrase, "open sesame");
    EXPECT_TRUE(
        form.findChild<QLineEdit*>(QStringLiteral("targetKeyPassphrase"))->text().isEmpty());
    EXPECT_EQ(form.findChild<QLineEdit*>(QStringLiteral("targetKeyFile"))->text(),
              QStringLiteral("/home/me/.ssh/berth_ed25519"));
    form.findChild<QPushButton*>(QStringLiteral("targetCopyPublicKey"))->click();
    EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("ssh-ed25519 ")));
}

TEST(Computers, SayWhatIsWrongWithAKeyFile) {
    Shown shown{{}};
    shown.tools.keys["/keys/open"] =
        domain::fail(domain::ErrorCode::InvalidArgument, "others may read this file");
    HostDialog& form = shown.openForm("Add a computer …");
    Shown::type(form, "targetKeyFile", "/keys/open");
    ASSERT_TRUE(
        support::runUntil([&] { return says(form, QStringLiteral("others may read this file")); }));
    Shown::type(form, "targetKeyFile", "/keys/none");
    ASSERT_TRUE(
        support::runUntil([&] { return says(form, QStringLiteral("There is no such file")); }));
}

TEST(Computers, AreTakenOverFromTheSettingsOfSsh) {
    Shown shown{{}};
    domain::HostProfile found = support::sampleHost();
    found.id = {};
    found.name = "from & config";
    shown.tools.importable = std::vector<domain::ImportableHost>{
        {found, ""}, {support::sampleHost(), "it is reached by a program"}};
    auto* menu = shown.page->findChild<ImportMenu*>();
    Q_EMIT menu->aboutToShow();
    ASSERT_TRUE(support::runUntil([&] { return menu->actions().size() == 2; }));
    EXPECT_TRUE(menu->actions()[0]->isEnabled());
    EXPECT_FALSE(menu->actions()[1]->isEnabled());
    menu->actions()[0]->trigger();
    support::drain();
    auto* form = openDialog<HostDialog>();
    ASSERT_NE(form, nullptr);
    EXPECT_EQ(form->findChild<QLineEdit*>(QStringLiteral("hostName"))->text(),
              QStringLiteral("from & config"));
    form->findChild<QPushButton*>(QStringLiteral("saveHost"))->click();
    ASSERT_TRUE(support::runUntil([&] { return shown.book.kept().size() == 1; }));
    EXPECT_FALSE(shown.book.kept()[0].id.empty());
}

TEST(Computers, AreRemovedOnlyOnceAPersonHasConfirmed) {
    Shown shown;
    button(*shown.page, "Remove 训练机 1")->click();
    support::drain();
    auto* dialog = openDialog<RemoveHostDialog>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(shown.book.kept().size(), 1U);
    dialog->findChild<QPushButton*>(QStringLiteral("removeHost"))->click();
    ASSERT_TRUE(support::runUntil([&] { return shown.book.kept().empty(); }));
    support::drain();
    EXPECT_TRUE(says(*shown.page, QStringLiteral("No computer is set up yet")));
}

TEST(Computers, OpenTheFormOfTheOneThatIsAskedFor) {
    Shown shown;
    shown.page->setArgument(QStringLiteral("h-sample"));
    support::drain();
    auto* form = openDialog<HostDialog>();
    ASSERT_NE(form, nullptr);
    EXPECT_EQ(form->findChild<QLineEdit*>(QStringLiteral("targetHost"))->text(),
              QStringLiteral("10.0.0.1"));
    form->reject();
}

}  // namespace
}  // namespace berth::ui
