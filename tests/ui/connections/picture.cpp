// SPDX-License-Identifier: GPL-3.0-or-later
// picture_connections THEME LANGUAGE WIDTHxHEIGHT FILE STATE
#include <QApplication>
#include <QCheckBox>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QPixmap>
#include <QRadioButton>
#include <QScrollBar>
#include <QStringList>

#include "tests/ui/connections/connections_fixture.h"
#include "ui/connections/connection_dialog.h"
#include "ui/connections/connection_menu.h"
#include "ui/connections/connections_page.h"
#include "ui/connections/opening_page.h"
#include "ui/connections/remove_dialog.h"
#include "ui/widgets/panel.h"

namespace {

using namespace berth;
using domain::ConnectionVerdictKind;

void settle() {
    const QDeadlineTimer limit(900);
    while (!limit.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void fillIn(QWidget& dialog) {
    ui::control<QLineEdit>(dialog, "connectionName")->setText(QStringLiteral("Shop"));
    ui::control<QLineEdit>(dialog, "connectionToken")
        ->setText(QString::fromStdString(support::sampleToken()));
}

void test(ui::ConnectionsFixture& fixture, QWidget& dialog, ConnectionVerdictKind kind) {
    domain::ConnectionVerdict verdict = ui::verdictOf(kind);
    verdict.skew = kind == ConnectionVerdictKind::ClockSkewed ? domain::Duration(372'000'000'000)
                                                              : domain::Duration(0);
    verdict.fingerprint = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    verdict.detail = "GET /api/deployment/resource/search: HTTP 200, code C003";
    fixture.tester.set(verdict);
    ui::control<QAbstractButton>(dialog, "testConnection")->click();
}

// The dialog in the state of that name; the page or the menu where it is theirs.
QWidget* stage(ui::ConnectionsFixture& fixture, QWidget& ground, const QString& state) {
    using ui::ConnectionDialog;
    if (state == QStringLiteral("page") || state == QStringLiteral("empty")) {
        auto* page = new ui::ConnectionsPage(fixture.services, &ground);
        page->setGeometry(ground.rect());
        page->show();
        page->entered();
        return &ground;
    }
    if (state == QStringLiteral("opening") || state == QStringLiteral("needs-key")) {
        ui::ConnectionView view;
        view.room =
            state == QStringLiteral("opening") ? ui::RoomState::Opening : ui::RoomState::NeedsKey;
        view.problem = domain::Error{domain::ErrorCode::NotFound, {}, false, {}};
        fixture.rooms.set("c-production", view);
        auto* page = new ui::OpeningPage(fixture.services, {"c-production"}, &ground);
        page->setGeometry(ground.rect());
        page->show();
        return &ground;
    }
    if (state == QStringLiteral("menu")) {
        auto* menu = new ui::ConnectionMenu(fixture.services, &ground);
        menu->popup(QPoint(0, 0));
        return menu;
    }
    if (state == QStringLiteral("remove")) {
        return ui::RemoveDialog::show(fixture.services, fixture.rooms.views().at(1), &ground);
    }
    auto* dialog = ConnectionDialog::show(fixture.services, {}, &ground);
    if (state == QStringLiteral("new")) return dialog;
    fillIn(*dialog);
    if (state.startsWith(QStringLiteral("rsa"))) {
        ui::control<QRadioButton>(*dialog, "keyModeRsa")->click();
        if (state == QStringLiteral("rsa-made"))
            ui::control<QAbstractButton>(*dialog, "makeKeyPair")->click();
    } else if (state == QStringLiteral("bad-token")) {
        ui::control<QLineEdit>(*dialog, "connectionToken")->setText(QStringLiteral("0000-xyz"));
        ui::control<QLineEdit>(*dialog, "connectionAddress")
            ->setText(QStringLiteral("http://openapi.suanli.cn/api"));
    } else if (state == QStringLiteral("testing")) {
        fixture.tester.replies.hold(true);
        ui::control<QAbstractButton>(*dialog, "testConnection")->click();
    } else if (state == QStringLiteral("anyway")) {
        test(fixture, *dialog, ConnectionVerdictKind::NoNetwork);
        settle();
        ui::control<QAbstractButton>(*dialog, "saveUnproved")->click();
    } else {
        test(fixture, *dialog, static_cast<ConnectionVerdictKind>(state.toInt()));
    }
    return dialog;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 6) return 2;
    const QString state = arguments.at(5);
    std::vector<domain::ConnectionSettings> kept;
    if (state != QStringLiteral("empty")) {
        kept = {support::sampleConnection(),
                support::sampleConnection("c-test", "Test bench in the cellar"),
                support::sampleConnection("c-old", "Customer 4711")};
        kept[0].baseUrl = "https://openapi.suanli.cn";
        kept[1].baseUrl = "http://127.0.0.1:49213";
        kept[1].keyMode = domain::KeyMode::Rsa;
        kept[2].readOnly = true;
        kept[2].pinnedCertificate = "9f86";
    }
    ui::ConnectionsFixture fixture(
        kept,
        arguments.at(1) == QStringLiteral("dark") ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light,
        arguments.at(2) == QStringLiteral("zh") ? ui::LanguageCode::Chinese
                                                : ui::LanguageCode::English);
    fixture.rooms.set("c-production", ui::FakeRooms::connected(14, 10'811));
    ui::ConnectionView lost = ui::FakeRooms::connected(2, 932);
    lost.link = domain::ConnectionState::Lost;
    lost.age = std::chrono::minutes(7);
    fixture.rooms.set("c-old", lost);
    const QStringList size = arguments.at(3).split(u'x');
    ui::Panel ground(fixture.ui, ui::Token::Win);
    ground.resize(size.value(0).toInt(), size.value(1).toInt());
    ground.show();
    QWidget* shown = stage(fixture, ground, state);
    settle();
    return shown->grab().save(arguments.at(4)) ? 0 : 1;
}
