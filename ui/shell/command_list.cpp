// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_list.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace berth::ui {
namespace {

bool holdsAll(const Command& command, const QStringList& words) {
    return std::all_of(words.cbegin(), words.cend(), [&command](const QString& word) {
        return command.title.contains(word, Qt::CaseInsensitive) ||
               command.note.contains(word, Qt::CaseInsensitive);
    });
}

}  // namespace

QVector<Command> matching(const QVector<Command>& commands, const QString& query, int limit) {
    static const QRegularExpression kSpace(QStringLiteral("\\s+"));
    const QStringList words = query.split(kSpace, Qt::SkipEmptyParts);
    QVector<Command> found;
    for (const Command& command : commands) {
        if (holdsAll(command, words)) found.append(command);
    }
    const QString start = query.trimmed();
    std::stable_partition(found.begin(), found.end(), [&start](const Command& command) {
        return !start.isEmpty() && command.title.startsWith(start, Qt::CaseInsensitive);
    });
    if (found.size() > limit) found.resize(limit);
    return found;
}

CommandList::CommandList(QObject* parent) : QAbstractListModel(parent) {}

void CommandList::set(QVector<Command> commands) {
    beginResetModel();
    m_commands = std::move(commands);
    endResetModel();
}

int CommandList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_commands.size());
}

QVariant CommandList::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_commands.size()) return {};
    const Command& command = m_commands.at(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return command.title;
        case Qt::AccessibleDescriptionRole:
        case NoteRole:
            return command.note;
        case ShortcutRole:
            return command.shortcut;
        case IconRole:
            return static_cast<int>(command.icon);
        default:
            return {};
    }
}

}  // namespace berth::ui
