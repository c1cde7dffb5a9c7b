// SPDX-License-Identifier: GPL-3.0-or-later
// picture_support_bundle THEME LANGUAGE FILE STATE
#include <QApplication>
#include <QCheckBox>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QFileDialog>
#include <QPixmap>
#include <QStringList>
#include <QTableView>

#include "tests/ui/support_bundle/bundle_fixture.h"
#include "ui/support_bundle/support_bundle_dialog.h"
#include "ui/widgets/button.h"

namespace {

using namespace berth;

void settle() {
    const QDeadlineTimer limit(900);
    while (!limit.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void choose(ui::SupportBundleDialog& dialog, const QString& path) {
    for (auto* one : dialog.findChildren<ui::Button*>()) {
        if (one->text().contains(QStringLiteral("…"))) one->click();
    }
    auto* files = dialog.findChild<QFileDialog*>();
    Q_EMIT files->fileSelected(path);
    delete files;
}

void stage(ui::SupportBundleDialog& dialog, const QString& state) {
    auto* table = dialog.findChild<QTableView*>();
    const int row = state == QStringLiteral("readme") ? 0 : 8;
    table->setCurrentIndex(table->model()->index(std::min(row, table->model()->rowCount() - 1), 0));
    if (state == QStringLiteral("hidden")) dialog.findChild<QCheckBox*>()->click();
    if (state == QStringLiteral("saved"))
        choose(dialog, QStringLiteral("/tmp/support-picture.zip"));
    if (state == QStringLiteral("failed")) choose(dialog, QStringLiteral("/nowhere/bundle.zip"));
}

}  // namespace

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.size() != 5) return 2;
    ui::UiContext context(
        words[1] == QStringLiteral("dark") ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light,
        words[2] == QStringLiteral("zh_CN") ? ui::LanguageCode::Chinese
                                            : ui::LanguageCode::English);
    QWidget window;
    window.resize(1280, 720);
    window.show();
    const bool program = words[4] == QStringLiteral("program");
    auto* dialog = ui::SupportBundleDialog::show(
        context, program ? ui::sampleProgram() : ui::sampleMaterial(), &window);
    settle();
    stage(*dialog, words[4]);
    settle();
    return dialog->grab().save(words[3]) ? 0 : 1;
}
