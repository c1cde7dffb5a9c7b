// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a program with Qt Widgets can be: the yardstick for starting and for idling.
#include <QApplication>
#include <QMainWindow>
#include <csignal>
#include <cstdlib>

int main(int argc, char** argv) {
    std::signal(SIGTERM, [](int) { std::_Exit(0); });
    QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
