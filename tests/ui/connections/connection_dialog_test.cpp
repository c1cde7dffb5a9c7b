// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_dialog.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPointer>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/connections/connections_fixture.h"

namespace berth::ui {
namespace {

using domain::ConnectionVerdictKind;
using domain::KeyMode;
using support::runUntil;
using support::sampleConnection;
using support::sampleToken;

class Form : public testing::Test {
  protected:
    void open(std::vector<domain::ConnectionSettings> kept = {}, const std::string& edited = {}) {
        fixture = std::make_unique<ConnectionsFixture>(std::move(kept));
        window.show();
        dialog = ConnectionDialog::show(fixture->services, {edited}, &window);
        QObject::connect(dialog, &ConnectionDialog::kept, &window,
                         [this](const domain::ConnectionId& id, bool isFresh) {
                             keptId = id.value;
                             fresh = isFresh;
                         });
        support::drain();
    }
    [[nodiscard]] QLineEdit& field(const char* name) { return *control<QLineEdit>(*dialog, name); }
    [[nodiscard]] QAbstractButton& press(const char* name) {
        auto* found = control<QAbstractButton>(*dialog, name);
        found->click();
        return *found;
    }
    [[nodiscard]] bool isOffered(const char* name) {
        auto* found = control<QAbstractButton>(*dialog, name);
        return found->isVisible() && found->isEnabled();
    }
    void type(const char* name, const QString& text) {
        field(name).clear();
        QTest::keyClicks(&field(name), text);
    }
    void fillIn() {
        type("connectionName", QStringLiteral("Production"));
        type("connectionToken", QString::fromStdString(sampleToken()));
    }
    [[nodiscard]] bool tested(std::size_t times) {
        return runUntil([&] { return fixture->tester.asked().size() == times; });
    }
    [[nodiscard]] bool says(const char* words) {
        return runUntil([&] { return ui::says(*dialog, QString::fromUtf8(words)); });
    }
    [[nodiscard]] bool closed() {
        return runUntil([this] { return dialog.isNull() || !dialog->isVisible(); });
    }
    void testWith(ConnectionVerdictKind kind) {
        fixture->tester.set(verdictOf(kind));
        (void)press("testConnection");
        support::drain();
    }

    std::unique_ptr<ConnectionsFixture> fixture;
    QWidget window;
    QPointer<ConnectionDialog> dialog;
    std::string keptId;
    bool fresh = false;
};

TEST_F(Form, BeginsWithThePublicPlatformAndNoComplaint) {
    open();
    EXPECT_EQ(field("connectionAddress").text(), QStringLiteral("https://openapi.suanli.cn"));
    EXPECT_TRUE(control<QRadioButton>(*dialog, "keyModeSimple")->isChecked());
    EXPECT_FALSE(ui::says(*dialog, QStringLiteral("Give the connection a name")));
    EXPECT_FALSE(ui::says(*dialog, QStringLiteral("Paste the key")));
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("keychain of this desktop")));
    EXPECT_FALSE(isOffered("saveUnproved"));
}

TEST_F(Form, TestsAndKeepsWhatWorks) {
    open();
    fillIn();
    (void)press("saveConnection");
    ASSERT_TRUE(closed());
    ASSERT_EQ(fixture->tester.asked().size(), 1U);
    EXPECT_EQ(fixture->tester.asked()[0].token, sampleToken());
    EXPECT_EQ(fixture->tester.asked()[0].settings.baseUrl, "https://openapi.suanli.cn");
    ASSERT_EQ(fixture->book.kept().size(), 1U);
    const domain::ConnectionSettings kept = fixture->book.kept().front();
    EXPECT_EQ(kept.name, "Production");
    EXPECT_EQ(kept.keyMode, KeyMode::Simple);
    EXPECT_GT(kept.createdUnixMs, 0);
    EXPECT_EQ(fixture->store.kept().at(kept.id.value + "/token"), sampleToken());
    EXPECT_EQ(keptId, kept.id.value);
    EXPECT_TRUE(fresh);
}

TEST_F(Form, SaysWhatIsMissingAndGoesThere) {
    open();
    (void)press("saveConnection");
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("Give the connection a name")));
    EXPECT_EQ(dialog->focusWidget(), &field("connectionName"));
    type("connectionName", QStringLiteral("Production"));
    (void)press("saveConnection");
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("Paste the key")));
    EXPECT_EQ(dialog->focusWidget(), &field("connectionToken"));
    EXPECT_TRUE(fixture->tester.asked().empty());
}

TEST_F(Form, ChecksTheShapeOfAKeyWhileItIsTypedAndLetsThePlatformDecide) {
    open();
    fillIn();
    type("connectionToken", QStringLiteral("0000"));
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("4 are here")));
    type("connectionToken", QStringLiteral("0000000X"));
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("Character 8")));
    testWith(ConnectionVerdictKind::TokenMalformed);
    EXPECT_TRUE(says("This text cannot be a key."));
}

TEST_F(Form, MendsAnAddressWithOnePress) {
    open();
    type("connectionAddress", QStringLiteral("http://openapi.suanli.cn"));
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("could read the key")));
    button(*dialog, "Use https://openapi.suanli.cn")->click();
    EXPECT_EQ(field("connectionAddress").text(), QStringLiteral("https://openapi.suanli.cn"));
    type("connectionAddress", QStringLiteral("http://127.0.0.1:49213"));
    EXPECT_FALSE(ui::says(*dialog, QStringLiteral("could read the key")));
}

TEST_F(Form, RefusesANameThatIsTaken) {
    open({sampleConnection()});
    type("connectionName", QStringLiteral("Production"));
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("Another connection has this name.")));
}

TEST_F(Form, HidesTheKeyUntilItIsShown) {
    open();
    fillIn();
    EXPECT_EQ(field("connectionToken").echoMode(), QLineEdit::Password);
    EXPECT_EQ(press("showToken").accessibleName(), QStringLiteral("Hide the API key"));
    EXPECT_EQ(field("connectionToken").echoMode(), QLineEdit::Normal);
    (void)press("showToken");
    EXPECT_EQ(field("connectionToken").echoMode(), QLineEdit::Password);
}

TEST_F(Form, ForgetsATestOnceSomethingIsChanged) {
    open();
    fillIn();
    testWith(ConnectionVerdictKind::Works);
    ASSERT_TRUE(says("It works: 72 kinds of GPU and 3 deployments, seen in 640 ms."));
    EXPECT_EQ(control<QAbstractButton>(*dialog, "saveConnection")->text(), QStringLiteral("Save"));
    type("connectionAddress", QStringLiteral("https://elsewhere.example"));
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("Something was changed since the test.")));
    EXPECT_EQ(control<QAbstractButton>(*dialog, "saveConnection")->text(),
              QStringLiteral("Test and save"));
}

TEST_F(Form, CancelsATestThatTakesTooLong) {
    open();
    fillIn();
    fixture->tester.replies.hold(true);
    (void)press("saveConnection");
    ASSERT_TRUE(says("Asking openapi.suanli.cn"));
    EXPECT_FALSE(control<QAbstractButton>(*dialog, "saveConnection")->isEnabled());
    (void)press("cancelTest");
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("Not tested yet.")));
    fixture->tester.replies.release();
    support::drain();
    EXPECT_TRUE(fixture->book.kept().empty()) << "a test that was cancelled keeps nothing";
    EXPECT_TRUE(isOffered("saveConnection"));
}

TEST_F(Form, KeepsWhatDoesNotWorkOnlyAfterAWarning) {
    open();
    fillIn();
    fixture->tester.set(verdictOf(ConnectionVerdictKind::NoNetwork));
    (void)press("saveConnection");
    ASSERT_TRUE(says("There is no way to openapi.suanli.cn."));
    EXPECT_TRUE(fixture->book.kept().empty());
    EXPECT_FALSE(isOffered("saveAnyway"));
    (void)press("saveUnproved");
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("This connection has not passed a test.")));
    EXPECT_TRUE(fixture->book.kept().empty());
    (void)press("saveAnyway");
    ASSERT_TRUE(closed());
    EXPECT_EQ(fixture->book.kept().size(), 1U);
}

TEST_F(Form, SaysSoWhenTheKeychainDoesNotTakeTheKey) {
    open();
    fillIn();
    fixture->store.fail(domain::Error{domain::ErrorCode::PermissionDenied, "locked", false, {}});
    (void)press("saveConnection");
    ASSERT_TRUE(says("The keychain of this desktop is locked"));
    EXPECT_TRUE(fixture->book.kept().empty());
    fixture->store.fail(std::nullopt);
    (void)press("saveConnection");
    ASSERT_TRUE(closed());
    EXPECT_EQ(fixture->book.kept().size(), 1U);
}

TEST_F(Form, SwitchesTheKindOfKeyWhereItIsTheOther) {
    open();
    fillIn();
    testWith(ConnectionVerdictKind::KeyModeWrong);
    ASSERT_TRUE(says("This key was made with a signature (RSA)."));
    (void)press("mendConnection");
    EXPECT_TRUE(control<QRadioButton>(*dialog, "keyModeRsa")->isChecked());
    EXPECT_TRUE(isOffered("makeKeyPair"));
}

TEST_F(Form, GoesBackToThePublicAddress) {
    open();
    fillIn();
    type("connectionAddress", QStringLiteral("https://elsewhere.example"));
    testWith(ConnectionVerdictKind::NotThePlatform);
    ASSERT_TRUE(says("it is not the platform."));
    (void)press("mendConnection");
    EXPECT_EQ(field("connectionAddress").text(), QStringLiteral("https://openapi.suanli.cn"));
}

TEST_F(Form, TestsAgainWhereThatCanHelp) {
    open();
    fillIn();
    testWith(ConnectionVerdictKind::TimedOut);
    ASSERT_TRUE(says("has not answered in time."));
    fixture->tester.set(verdictOf(ConnectionVerdictKind::Works));
    (void)press("mendConnection");
    EXPECT_TRUE(says("It works:"));
    EXPECT_EQ(fixture->tester.asked().size(), 2U);
}

TEST_F(Form, TrustsAKeyOnlyAfterItWasComparedAndForThatAddressAlone) {
    open();
    fillIn();
    domain::ConnectionVerdict verdict = verdictOf(ConnectionVerdictKind::CertificateBad);
    verdict.fingerprint = "0a1b2c3d" + std::string(56, '0');
    fixture->tester.set(verdict);
    (void)press("testConnection");
    ASSERT_TRUE(says("0A1B 2C3D"));
    EXPECT_FALSE(isOffered("trustKey")) << "never the way of least resistance";
    control<QCheckBox>(*dialog, "fingerprintCompared")->click();
    ASSERT_TRUE(isOffered("trustKey"));
    fixture->tester.set(verdictOf(ConnectionVerdictKind::Works));
    (void)press("trustKey");
    ASSERT_TRUE(says("It works:"));
    EXPECT_EQ(fixture->tester.asked().back().settings.pinnedCertificate, verdict.fingerprint);
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("one key is trusted here")));
    type("connectionAddress", QStringLiteral("https://elsewhere.example"));
    (void)press("saveConnection");
    ASSERT_TRUE(closed());
    EXPECT_EQ(fixture->book.kept().front().pinnedCertificate, "");
}

TEST_F(Form, TakesAnExceptionBack) {
    domain::ConnectionSettings settings = sampleConnection();
    settings.pinnedCertificate = "0a1b2c3d";
    open({settings}, "c-production");
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("0A1B 2C3D")));
    (void)press("trustNoMore");
    EXPECT_FALSE(ui::says(*dialog, QStringLiteral("0A1B 2C3D")));
    (void)press("saveConnection");
    ASSERT_TRUE(closed());
    EXPECT_EQ(fixture->book.kept().front().pinnedCertificate, "");
}

TEST_F(Form, MakesAKeyPairAndShowsOnlyThePublicKey) {
    open();
    fillIn();
    EXPECT_FALSE(isOffered("makeKeyPair"));
    control<QRadioButton>(*dialog, "keyModeRsa")->click();
    fixture->keys.replies.hold(true);
    (void)press("makeKeyPair");
    EXPECT_FALSE(isOffered("makeKeyPair")) << "one at a time";
    fixture->keys.replies.release();
    ASSERT_TRUE(says("A new pair is there."));
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("BEGIN PUBLIC KEY")));
    EXPECT_FALSE(ui::says(*dialog, QStringLiteral("PRIVATE KEY-----")));
    (void)press("copyPublicKey");
    EXPECT_EQ(QGuiApplication::clipboard()->text().toStdString(),
              support::FakeKeyPairMaker::publicKey());
    (void)press("saveConnection");
    ASSERT_TRUE(closed());
    EXPECT_EQ(fixture->tester.asked().back().privateKey, support::FakeKeyPairMaker::privateKey());
    const domain::ConnectionSettings kept = fixture->book.kept().front();
    EXPECT_EQ(kept.publicKey, support::FakeKeyPairMaker::publicKey());
    EXPECT_EQ(fixture->store.kept().at(kept.id.value + "/private-key"),
              support::FakeKeyPairMaker::privateKey());
}

TEST_F(Form, AsksForAKeyPairWhereRequestsAreSigned) {
    open();
    fillIn();
    control<QRadioButton>(*dialog, "keyModeRsa")->click();
    (void)press("saveConnection");
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("A key pair is missing")));
    EXPECT_TRUE(fixture->tester.asked().empty());
}

TEST_F(Form, SaysWhyNoKeyPairCouldBeMade) {
    open();
    control<QRadioButton>(*dialog, "keyModeRsa")->click();
    fixture->keys.fail(domain::Error{domain::ErrorCode::Internal, "no entropy", false, {}});
    (void)press("makeKeyPair");
    EXPECT_TRUE(says("no entropy"));
    EXPECT_TRUE(isOffered("makeKeyPair"));
}

TEST_F(Form, TakesAPrivateKeyFromTheClipboardWithoutShowingIt) {
    open();
    fillIn();
    control<QRadioButton>(*dialog, "keyModeRsa")->click();
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(support::FakeKeyPairMaker::publicKey()));
    (void)press("pastePrivateKey");
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("This is a public key.")));
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(support::FakeKeyPairMaker::privateKey()));
    (void)press("pastePrivateKey");
    EXPECT_TRUE(ui::says(*dialog, QStringLiteral("Your private key is taken in.")));
    EXPECT_FALSE(ui::says(*dialog, QStringLiteral("PRIVATE KEY-----")));
    (void)press("saveConnection");
    ASSERT_TRUE(closed());
    EXPECT_EQ(fixture->tester.asked().back().privateKey, support::FakeKeyPairMaker::privateKey());
}

TEST_F(Form, ReadsAPrivateKeyFromAFile) {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("private.key"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(support::FakeKeyPairMaker::privateKey()));
    file.close();
    open();
    control<QRadioButton>(*dialog, "keyModeRsa")->click();
    (void)press("loadPrivateKey");
    auto* chooser = dialog->findChild<QFileDialog*>();
    ASSERT_NE(chooser, nullptr);
    Q_EMIT chooser->fileSelected(path);
    EXPECT_TRUE(says("Your private key is taken in."));
    Q_EMIT chooser->fileSelected(folder.path());
    EXPECT_TRUE(says("not a file"));
    chooser->close();
}

TEST_F(Form, SavesThePublicKeyAsAFile) {
    QTemporaryDir folder;
    open();
    control<QRadioButton>(*dialog, "keyModeRsa")->click();
    (void)press("makeKeyPair");
    ASSERT_TRUE(says("A new pair is there."));
    (void)press("savePublicKey");
    auto* chooser = dialog->findChild<QFileDialog*>();
    ASSERT_NE(chooser, nullptr);
    const QString path = folder.filePath(QStringLiteral("public.pem"));
    Q_EMIT chooser->fileSelected(path);
    ASSERT_TRUE(says("The public key is saved in"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll().toStdString(), support::FakeKeyPairMaker::publicKey());
    chooser->close();
}

TEST_F(Form, EditsWithoutAskingForTheKeyAgain) {
    open({sampleConnection()}, "c-production");
    EXPECT_EQ(field("connectionName").text(), QStringLiteral("Production"));
    EXPECT_TRUE(field("connectionToken").text().isEmpty()) << "a kept key is not shown";
    type("connectionName", QStringLiteral("Renamed"));
    (void)press("saveConnection");
    ASSERT_TRUE(closed());
    EXPECT_EQ(fixture->tester.asked().front().token, sampleToken());
    ASSERT_EQ(fixture->book.kept().size(), 1U);
    EXPECT_EQ(fixture->book.kept().front().name, "Renamed");
    EXPECT_EQ(fixture->book.kept().front().createdUnixMs, sampleConnection().createdUnixMs);
    EXPECT_FALSE(fresh);
}

TEST_F(Form, SaysThatAKeptKeyIsNotThereAnyMore) {
    open({sampleConnection()}, "c-production");
    fixture->store.remove("c-production/token", [](const auto&) {});
    (void)press("testConnection");
    EXPECT_TRUE(says("Its API key is not kept on this computer"));
    type("connectionToken", QString::fromStdString(sampleToken()));
    (void)press("saveConnection");
    ASSERT_TRUE(closed());
    EXPECT_EQ(fixture->store.kept().at("c-production/token"), sampleToken());
}

TEST_F(Form, SaysPlainlyWhereSecretsGo) {
    open();
    EXPECT_FALSE(isOffered("lookForKeychain"));
    fixture->store.setKeeping(
        {domain::SecretPlace::Session,
         domain::Error{domain::ErrorCode::PermissionDenied, "locked", false, {}}});
    fixture->desk.lookForKeychain();
    EXPECT_TRUE(says("The keychain of this desktop is locked: secrets are kept in memory"));
    fixture->store.setKeeping({domain::SecretPlace::Session, std::nullopt});
    (void)press("lookForKeychain");
    EXPECT_TRUE(says("This desktop has no keychain that answers"));
    fixture->store.setKeeping({domain::SecretPlace::Keychain, std::nullopt});
    (void)press("lookForKeychain");
    EXPECT_TRUE(says("Secrets go into the keychain"));
}

TEST_F(Form, KeepsNothingWhenItIsClosed) {
    open();
    fillIn();
    QTest::keyClick(dialog.data(), Qt::Key_Escape);
    ASSERT_TRUE(closed());
    EXPECT_TRUE(fixture->book.kept().empty());
    EXPECT_TRUE(fixture->store.kept().empty());
}

}  // namespace
}  // namespace berth::ui
