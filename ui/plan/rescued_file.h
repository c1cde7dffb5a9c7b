// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace berth::ui {

struct RescuedFile {
    QString path;     // relative to the folder, as it was saved
    QString problem;  // English; empty: it is there
};

// Writes `content` below `folder`, as `path` or, where something else has that name, under the next
// free number. What is there already with the same content is saved already. Nothing that exists is
// replaced, no link is followed out of the folder, and the file appears whole or not at all.
// Blocks: not for the GUI thread.
[[nodiscard]] RescuedFile saveRescued(const QString& folder, const QString& path,
                                      const QByteArray& content);

}  // namespace berth::ui
