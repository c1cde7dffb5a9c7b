// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace berth::ui {

// Where the files of a node go below a chosen folder. Names come from the node and are not trusted:
// each gets a path of safe names, and no two of them get the same, upper and lower case and the
// forms of Unicode taken for the same, as some systems do.
class RescueNames {
  public:
    // Folders deeper than `mostBytes` are left out of a path.
    explicit RescueNames(qsizetype mostBytes) : m_mostBytes(mostBytes) {}

    // Relative to the folder. The same `nodePath` again gets another path.
    [[nodiscard]] QString pathFor(const QString& nodePath);

  private:
    qsizetype m_mostBytes;
    QSet<QString> m_files;
    QSet<QString> m_folders;
};

// `nodePath` without its leading and doubled slashes: what pathFor() gives where nothing had to be
// changed.
[[nodiscard]] QString plainPath(const QString& nodePath);

}  // namespace berth::ui
