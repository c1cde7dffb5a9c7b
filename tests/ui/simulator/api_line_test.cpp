// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/api_line.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include "tests/ui/simulator/simulator_fixture.h"
#include "ui/widgets/elided_label.h"

namespace berth::ui {
namespace {

const char* const kAddress = "http://127.0.0.1:40001";
const char* const kToken = "00000000-1111-2222-3333-444444444444-20260102030405";

SimulatorApi served() {
    return {std::string(kAddress), domain::SecretString(kToken)};
}

struct Line {
    explicit Line(SimulatorApi made)
        : ui(ThemeChoice::Light, LanguageCode::English), api(std::move(made)), line(ui, api) {
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        line.resize(1000, 26);
        line.show();
    }
    [[nodiscard]] QAbstractButton* button(const char* name) const {
        return line.findChild<QAbstractButton*>(QString::fromLatin1(name));
    }
    static QString copied() { return QGuiApplication::clipboard()->text(); }

    UiContext ui;
    SimulatorApi api;
    ApiLine line;
};

TEST(ApiLine, ShowsAndCopiesTheAddress) {
    const Line shown(served());
    EXPECT_TRUE(says(shown.line, QString::fromLatin1(kAddress)));
    shown.button("copyApiAddress")->click();
    EXPECT_EQ(Line::copied(), QString::fromLatin1(kAddress));
}

TEST(ApiLine, CopiesTheTokenAsASecret) {
    const Line shown(served());
    shown.button("copyApiToken")->click();
    EXPECT_EQ(Line::copied(), QString::fromLatin1(kToken));
    EXPECT_EQ(
        QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")),
        QByteArray("secret"));
}

TEST(ApiLine, TakesTheTokenOffTheClipboardWhenItGoes) {
    {
        const Line shown(served());
        shown.button("copyApiToken")->click();
    }
    EXPECT_EQ(Line::copied(), QString());
}

TEST(ApiLine, TellsTheTokenToNobody) {
    const Line shown(served());
    for (QWidget* widget : shown.line.findChildren<QWidget*>()) {
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(widget);
        for (const auto what :
             {QAccessible::Name, QAccessible::Value, QAccessible::Description, QAccessible::Help}) {
            EXPECT_FALSE(access->text(what).contains(QStringLiteral("1111")));
        }
        EXPECT_FALSE(widget->toolTip().contains(QStringLiteral("1111")));
    }
    EXPECT_FALSE(says(shown.line, QStringLiteral("1111")));
}

TEST(ApiLine, SaysWhyNothingIsServed) {
    const Line shown({domain::fail(domain::ErrorCode::Unavailable, "no port is free"), {}});
    EXPECT_TRUE(
        shown.line.findChild<ElidedLabel*>()->text().contains(QStringLiteral("no port is free")));
    EXPECT_FALSE(shown.button("copyApiAddress")->isVisible());
    EXPECT_FALSE(shown.button("copyApiToken")->isVisible());
}

TEST(SimulatorPage, ShowsWhereOtherProgramsReachIt) {
    const SimulatorApi api = served();
    PageFixture fixture;
    fixture.services.simulatorApi = &api;
    SimulatorPage page(fixture.services);
    page.show();
    EXPECT_TRUE(says(page, QString::fromLatin1(kAddress)));
}

}  // namespace
}  // namespace berth::ui
