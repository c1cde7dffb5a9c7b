// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QVector>
#include <functional>

#include "ui/theme/icon.h"

namespace berth::ui {

// One thing that the palette can find: a page, an object, an action.
struct Command {
    QString title;     // untrusted where it names an object
    QString note;      // what it is: "Page", "Deployment", "Action"
    QString shortcut;  // in the system's own form, or empty
    Icon icon = Icon::Right;
    std::function<void()> run;
};

// Those of the commands that hold every word of the query in title or note, without regard to case;
// titles that start with the query first, otherwise in the given order. At most `limit`. Pure.
[[nodiscard]] QVector<Command> matching(const QVector<Command>& commands, const QString& query,
                                        int limit);

class CommandList final : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role { NoteRole = Qt::UserRole + 1, ShortcutRole, IconRole };

    explicit CommandList(QObject* parent = nullptr);

    void set(QVector<Command> commands);
    [[nodiscard]] const Command& at(int row) const { return m_commands.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  private:
    QVector<Command> m_commands;
};

}  // namespace berth::ui
