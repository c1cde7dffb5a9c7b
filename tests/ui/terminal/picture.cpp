// SPDX-License-Identifier: GPL-3.0-or-later
// picture_terminal THEME LANGUAGE WIDTHxHEIGHT FILE STATE [COMMAND …]
#include <QApplication>
#include <QClipboard>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QPixmap>
#include <QStringList>
#include <QTabBar>

#include "tests/ui/terminal/fake_session.h"
#include "tests/ui/terminal/pty_session.h"
#include "ui/terminal/terminal_pane.h"
#include "ui/terminal/terminal_question.h"
#include "ui/terminal/terminal_tabs.h"
#include "ui/terminal/terminal_view.h"

namespace {

using namespace berth;

void settle(int milliseconds) {
    const QDeadlineTimer limit(milliseconds);
    while (!limit.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

QByteArray sample() {
    QByteArray text =
        "\x1b[1;32mroot@gpu-3\x1b[m:\x1b[1;34m/workspace\x1b[m# nvidia-smi -L\r\n"
        "GPU 0: NVIDIA GeForce RTX 4090 (UUID: GPU-0f1e)\r\n"
        "\x1b[31mGPU 1: fell off the bus, Xid 79\x1b[m\r\n";
    for (int row = 0; row < 2; ++row) {
        for (int i = 0; i < 8; ++i)
            text += "\x1b[" + QByteArray::number(row * 60 + 30 + i) + "m colour " +
                    QByteArray::number(row * 8 + i) + "\x1b[m";
        text += "\r\n";
    }
    for (int i = 16; i < 88; ++i)
        text += "\x1b[48;5;" + QByteArray::number(i) + "m ";
    text +=
        "\x1b[m\r\n\x1b[1mbold\x1b[m \x1b[3mitalic\x1b[m \x1b[4munderlined\x1b[m "
        "\x1b[21mtwice\x1b[m \x1b[4:3mcurly\x1b[m \x1b[9mstruck\x1b[m \x1b[7mreversed\x1b[m "
        "\x1b[2mfaint\x1b[m \x1b[1;3;35mall\x1b[m -> != => ===\r\n"
        "中文终端：宽字符 │ e\u0301 标记 │ 😀 │ かな 한글\r\n"
        "\x1b[36m┌──────────┬──────┐\r\n│ model    │ 24 G │\r\n└──────────┴──────┘\x1b[m\r\n"
        "see https://example.com/docs?page=2 for more\r\n\x1b[1;32mroot@gpu-3\x1b[m# ";
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 6) return 2;
    const QString theme = arguments.at(1);
    ui::UiContext ui(theme == QStringLiteral("dark")    ? ui::ThemeChoice::Dark
                     : theme == QStringLiteral("light") ? ui::ThemeChoice::Light
                                                        : ui::ThemeChoice::HighContrast,
                     arguments.at(2) == QStringLiteral("zh") ? ui::LanguageCode::Chinese
                                                             : ui::LanguageCode::English);
    const QString state = arguments.at(5);
    const QStringList command = arguments.mid(6);
    ui::FakeHost host;
    ui::TerminalTabs tabs(ui);
    const QStringList size = arguments.at(3).split(u'x');
    tabs.resize(size.value(0).toInt(), size.value(1).toInt());
    tabs.show();
    tabs.activateWindow();
    tabs.add(QStringLiteral("gpu-3"),
             command.isEmpty() ? host.begin() : ui::ConnectSession([command](QObject* owner) {
                 return new ui::PtySession(command, owner);
             }));
    if (command.isEmpty()) Q_EMIT host.sessions.back()->received(sample());
    settle(command.isEmpty() ? 300 : 1'500);
    ui::TerminalView& view = tabs.current()->view();
    QWidget* shown = &tabs;
    if (state == QStringLiteral("split")) {
        for (const Qt::Orientation way : {Qt::Horizontal, Qt::Vertical}) {
            tabs.split(way);
            Q_EMIT host.sessions.back()->received(sample());
        }
        tabs.add(QStringLiteral("gpu-7"), host.begin());
        tabs.findChild<QTabBar*>(QStringLiteral("terminalTabs"))->setCurrentIndex(0);
    } else if (state == QStringLiteral("search")) {
        tabs.current()->openSearch();
        tabs.findChild<QLineEdit*>(QStringLiteral("terminalSearch"))
            ->setText(QStringLiteral("gpu"));
        settle(300);
        view.stepHit(-1);
    } else if (state == QStringLiteral("ended")) {
        Q_EMIT host.sessions.back()->ended(
            QStringLiteral("The machine closed the connection at 10:42:07."));
    } else if (state == QStringLiteral("selected")) {
        view.selectAll();
    } else if (state == QStringLiteral("paste")) {
        QApplication::clipboard()->setText(
            QStringLiteral("cd /tmp\nrm -rf \x1b[201~ build\u202e\n\tmake install"));
        view.askToPaste();
        shown = tabs.findChild<ui::TerminalQuestion*>();
    } else if (state == QStringLiteral("link")) {
        Q_EMIT view.linkAsked(QStringLiteral("https://example.com/docs?page=2"));
        shown = tabs.findChild<ui::TerminalQuestion*>();
    }
    settle(500);
    return shown->grab().save(arguments.at(4)) ? 0 : 1;
}
