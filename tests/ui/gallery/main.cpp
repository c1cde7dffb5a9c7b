// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the components sheet of the visual target, to be laid beside it:
//   gallery light|dark|high-contrast en|zh_CN WIDTHxHEIGHT FILE.png
#include <QApplication>
#include <QHBoxLayout>
#include <QTextStream>
#include <QTimer>
#include <QVBoxLayout>

#include "tests/ui/gallery/sections.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

namespace {

using namespace berth;

ui::ThemeChoice themeOf(const QString& name) {
    if (name == QStringLiteral("dark")) return ui::ThemeChoice::Dark;
    if (name == QStringLiteral("high-contrast")) return ui::ThemeChoice::HighContrast;
    return ui::ThemeChoice::Light;
}

QVBoxLayout* column(QHBoxLayout* into, int stretch) {
    auto* layout = new QVBoxLayout;
    layout->setSpacing(10);
    into->addLayout(layout, stretch);
    return layout;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        QTextStream(stderr) << "gallery light|dark|high-contrast en|zh_CN WIDTHxHEIGHT FILE.png\n";
        return 2;
    }
    QApplication application(argc, argv);
    const QStringList size = QString::fromLocal8Bit(argv[3]).split(u'x');
    ui::UiContext ui(themeOf(QString::fromLocal8Bit(argv[1])),
                     QString::fromLocal8Bit(argv[2]) == QStringLiteral("zh_CN")
                         ? ui::LanguageCode::Chinese
                         : ui::LanguageCode::English);
    ui::Panel sheet(ui, ui::Token::Win);
    auto* rows = new QVBoxLayout(&sheet);
    rows->setContentsMargins(20, 12, 20, 12);
    rows->setSpacing(12);
    rows->addWidget(new ui::Label(ui, ui::TextStyle::Title, QStringLiteral("Berth components")));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(12);
    rows->addLayout(columns, 1);
    QVBoxLayout* first = column(columns, 33);
    first->addWidget(gallery::buttons(ui));
    first->addWidget(gallery::fields(ui));
    first->addWidget(gallery::type(ui));
    first->addStretch(1);
    QVBoxLayout* second = column(columns, 34);
    second->addWidget(gallery::states(ui));
    second->addWidget(gallery::chips(ui));
    second->addWidget(gallery::bands(ui));
    second->addStretch(1);
    QVBoxLayout* third = column(columns, 37);
    third->addWidget(gallery::table(ui));
    third->addWidget(gallery::choices(ui));
    third->addWidget(gallery::progress(ui));
    third->addWidget(gallery::toasts(ui), 1);
    QVBoxLayout* fourth = column(columns, 32);
    fourth->addWidget(gallery::chart(ui));
    fourth->addWidget(gallery::icons(ui));
    fourth->addWidget(gallery::empty(ui), 1);
    sheet.resize(size.value(0).toInt(), size.value(1).toInt());
    sheet.show();
    if (auto* port = sheet.findChild<QWidget*>(QStringLiteral("port"))) {
        port->setFocus(Qt::TabFocusReason);
    }
    int result = 1;
    QTimer::singleShot(400, &sheet, [&] {
        result = sheet.grab().save(QString::fromLocal8Bit(argv[4]), "PNG") ? 0 : 1;
        QApplication::quit();
    });
    QApplication::exec();
    return result;
}
