// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <functional>

class QWidget;

namespace berth::ui {

// Ask which files of this computer, or which folder, without blocking; nothing is called when a
// person gives up.
void chooseFilesToUpload(QWidget* parent, const std::function<void(const QStringList&)>& use);
void chooseFolderToUpload(QWidget* parent, const std::function<void(const QString&)>& use);
void chooseDownloadFolder(QWidget* parent, const std::function<void(const QString&)>& use);

}  // namespace berth::ui
