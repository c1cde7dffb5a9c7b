// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/profile_folder.h"

#include <QDir>
#include <QStandardPaths>

namespace berth::app {

QString profileFolder(const QString& asked) {
    if (!asked.isEmpty()) return QDir(asked).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/berth");
}

}  // namespace berth::app
