// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/about_dialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QVBoxLayout>

#include "ui/widgets/button.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/label.h"

namespace berth::app {

namespace {

constexpr int kAboutDialogWidth = 460;

struct About {
    Q_DECLARE_TR_FUNCTIONS(berth::app::About)
};

}  // namespace

void showAbout(ui::UiContext& ui, const QString& profileFolder, QWidget* window) {
    auto* dialog = new ui::DialogFrame(ui, window);
    dialog->setMinimumWidth(kAboutDialogWidth);
    dialog->setWindowTitle(About::tr("About Berth"));
    dialog->setSentence(About::tr("Berth %1").arg(QCoreApplication::applicationVersion()));
    dialog->setNote(
        About::tr("A console for GPU deployments, with a whole cluster to rehearse on inside it."));
    const auto line = [&](const QString& text) {
        auto* label = new ui::Label(ui, ui::TextStyle::Body, text, dialog);
        label->setWraps(true);
        label->setCopyable(true);
        dialog->body().addWidget(label);
    };
    line(About::tr("Your data are kept in %1.").arg(QDir::toNativeSeparators(profileFolder)));
    line(About::tr("Runs with Qt %1.").arg(QString::fromLatin1(qVersion())));
    line(
        About::tr("Free software under the GNU General Public License, version 3 or later, without "
                  "any warranty."));
    auto* close =
        new ui::Button(ui, ui::ButtonKind::Primary, About::tr("Close"), std::nullopt, dialog);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    dialog->addButton(close);
    close->setFocus();
    dialog->present();
}

}  // namespace berth::app
