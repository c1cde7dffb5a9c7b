// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/kernel_message_model.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace berth::items {

KernelMessageModel::KernelMessageModel(const KernelText* text, QObject* parent)
    : TableModel(text, std::nullopt, parent) {}

void KernelMessageModel::setLook(const domain::Inspection& look) {
    std::unordered_set<std::string_view> xids;
    for (const domain::XidEvent& each : look.kernelLog.xids)
        xids.insert(each.text);
    // What a message is called must not change when older ones fall out of the log: equal ones are
    // counted from the oldest on, and hardly any are equal, since they carry their time.
    std::unordered_map<std::string, int> seen;
    std::vector<KernelRow> rows;
    rows.reserve(look.kernelLog.messages.size());
    for (const domain::KernelMessage& message : look.kernelLog.messages) {
        std::string key = std::to_string(message.at ? message.at->count() : -1) + message.text;
        const int nth = seen[key]++;
        if (nth > 0) key += '#' + std::to_string(nth);
        rows.push_back({std::move(key), message, xids.contains(message.text)});
    }
    std::reverse(rows.begin(), rows.end());
    setItems(std::move(rows), nullptr);
}

void KernelMessageModel::setFilter(KernelFilter filter) {
    if (m_filter.set(std::move(filter))) rebuild();
}

bool KernelMessageModel::shows(const KernelRow& row) const {
    return m_filter.text().empty() || m_filter.text().in({row.message.text});
}

Unit KernelMessageModel::unitOf(Column column) const {
    return column == Column::At ? Unit::Nanoseconds : Unit::Text;
}

QVariant KernelMessageModel::value(const KernelRow& row, Column column) const {
    if (column == Column::Text) return QString::fromStdString(row.message.text);
    return row.message.at ? QVariant(qint64{row.message.at->count()}) : QVariant();
}

std::partial_ordering KernelMessageModel::compare(const KernelRow& a, const KernelRow& b,
                                                  Column column) const {
    return column == Column::At ? a.message.at <=> b.message.at : a.message.text <=> b.message.text;
}

}  // namespace berth::items
