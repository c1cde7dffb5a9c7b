// SPDX-License-Identifier: GPL-3.0-or-later
// picture_deployment_detail THEME LANGUAGE WIDTHxHEIGHT FILE [deployment [tab [front]]]
#include <QApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QPixmap>
#include <QPushButton>
#include <QStringList>
#include <memory>

#include "tests/support/sample_front.h"
#include "tests/ui/deployment_detail/detail_fixture.h"
#include "ui/deployment_detail/deployment_detail_page.h"
#include "ui/widgets/panel.h"

int main(int argc, char** argv) {
    using namespace berth;
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 5) return 2;
    ui::DetailFixture shown(
        arguments.at(1) == QStringLiteral("dark") ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light,
        arguments.at(2) == QStringLiteral("zh") ? ui::LanguageCode::Chinese
                                                : ui::LanguageCode::English);
    support::drain();
    ui::Panel ground(shown.ui, ui::Token::Win);
    auto* page = new ui::DeploymentDetailPage(shown.services, &ground);
    const QStringList size = arguments.at(3).split(QLatin1Char('x'));
    ground.resize(size.value(0).toInt(), size.value(1).toInt());
    page->setGeometry(ground.rect());
    page->setArgument(QStringLiteral("d-") + arguments.value(5, QStringLiteral("comfy-api")));
    page->showTab(static_cast<ui::DeploymentDetailPage::Tab>(arguments.value(6).toInt()));
    if (arguments.size() > 7) {
        auto next = std::make_shared<domain::Snapshot>(*shown.bridge.snapshot());
        ++next->version;
        next->fronts = {support::sampleFront()};
        shown.platform.publish(next);
    }
    ground.show();
    for (QPushButton* button : page->findChildren<QPushButton*>()) {
        if (button->objectName() == QStringLiteral("test-3000")) button->click();
    }
    const QDeadlineTimer limit(1500);
    while (!limit.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return ground.grab().save(arguments.at(4)) ? 0 : 1;
}
