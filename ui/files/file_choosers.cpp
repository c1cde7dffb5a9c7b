// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_choosers.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace berth::ui {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("berth::ui::FileChoosers", text);
}

QFileDialog* open(QWidget* parent, const QString& title, QFileDialog::FileMode mode) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    if (mode == QFileDialog::Directory) dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->open();
    return dialog;
}

}  // namespace

void chooseFilesToUpload(QWidget* parent, const std::function<void(const QStringList&)>& use) {
    auto* dialog = open(parent, words(QT_TRANSLATE_NOOP("berth::ui::FileChoosers", "Upload files")),
                        QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, use);
}

void chooseFolderToUpload(QWidget* parent, const std::function<void(const QString&)>& use) {
    auto* dialog =
        open(parent, words(QT_TRANSLATE_NOOP("berth::ui::FileChoosers", "Upload a folder")),
             QFileDialog::Directory);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, use);
}

void chooseDownloadFolder(QWidget* parent, const std::function<void(const QString&)>& use) {
    auto* dialog =
        open(parent, words(QT_TRANSLATE_NOOP("berth::ui::FileChoosers", "Download into")),
             QFileDialog::Directory);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, use);
}

}  // namespace berth::ui
