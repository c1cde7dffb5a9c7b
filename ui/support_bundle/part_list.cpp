// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support_bundle/part_list.h"

#include <utility>

#include "models/support_bundle/read_me.h"
#include "ui/support_bundle/part_texts.h"

namespace berth::ui {

using support_bundle::Part;
using support_bundle::PartKind;

PartList::PartList(UiContext& ui, QObject* parent) : QAbstractTableModel(parent), m_ui(ui) {}

void PartList::set(support_bundle::Bundle bundle) {
    beginResetModel();
    m_bundle = std::move(bundle);
    for (Part& part : m_bundle.parts)
        part.chosen = !m_leftOut.contains(part.kind);
    endResetModel();
    writeReadMe();
}

// It says what was left out.
void PartList::writeReadMe() {
    const QModelIndex place = find(PartKind::ReadMe);
    if (!place.isValid()) return;
    m_bundle.parts[static_cast<std::size_t>(place.row())].text = support_bundle::readMe(m_bundle);
    Q_EMIT dataChanged(place.siblingAtColumn(Size), place.siblingAtColumn(Size));
}

const Part* PartList::partAt(const QModelIndex& index) const {
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_bundle.parts.size() ? &m_bundle.parts[row] : nullptr;
}

QModelIndex PartList::find(PartKind kind) const {
    for (int row = 0; row < rowCount(); ++row) {
        if (m_bundle.parts[static_cast<std::size_t>(row)].kind == kind) return index(row, Name);
    }
    return {};
}

void PartList::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

int PartList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_bundle.parts.size());
}

int PartList::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QString PartList::textOf(const Part& part, int column) const {
    switch (column) {
        case Name:
            return partText(part.kind);
        case Size:
            return m_ui.format().bytes({static_cast<std::int64_t>(part.text.size())});
        case Taken:
            return m_ui.format().number(static_cast<qint64>(part.redacted + part.addresses));
        default:
            return {};
    }
}

QVariant PartList::data(const QModelIndex& index, int role) const {
    const Part* part = partAt(index);
    if (part == nullptr) return {};
    switch (role) {
        case Qt::DisplayRole:
            return textOf(*part, index.column());
        case Qt::CheckStateRole:
            if (index.column() != Name) return {};
            return static_cast<int>(part->chosen ? Qt::Checked : Qt::Unchecked);
        case Qt::TextAlignmentRole:
            return static_cast<int>((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) |
                                    Qt::AlignVCenter);
        default:
            return {};
    }
}

QVariant PartList::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((section == Name ? Qt::AlignLeft : Qt::AlignRight) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Name:
            return tr("Part");
        case Size:
            return tr("Size");
        case Taken:
            return tr("Taken out");
        default:
            return {};
    }
}

Qt::ItemFlags PartList::flags(const QModelIndex& index) const {
    const Part* part = partAt(index);
    if (part == nullptr) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    // What says what the others are is not left out.
    if (index.column() == Name && part->kind != PartKind::ReadMe) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool PartList::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable)) return false;
    Part& part = m_bundle.parts[static_cast<std::size_t>(index.row())];
    part.chosen = value.toInt() == Qt::Checked;
    if (part.chosen) {
        m_leftOut.erase(part.kind);
    } else {
        m_leftOut.insert(part.kind);
    }
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    writeReadMe();
    Q_EMIT choiceChanged();
    return true;
}

}  // namespace berth::ui
