// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/container_model.h"

#include <unordered_set>
#include <utility>

namespace berth::items {

ContainerModel::ContainerModel(const ContainerText* text, QObject* parent)
    : TableModel(text, Order{Column::Name}, parent) {}

void ContainerModel::setLook(const domain::Inspection& look) {
    std::vector<ContainerRow> rows;
    std::unordered_set<std::string_view> ids;  // two runtimes may show the same one
    for (const domain::ContainerState& container : look.containers) {
        if (ids.insert(container.id).second) rows.push_back({container});
    }
    setItems(std::move(rows), nullptr);
}

Unit ContainerModel::unitOf(Column column) const {
    return column == Column::Restarts ? Unit::Count : Unit::Text;
}

QVariant ContainerModel::value(const ContainerRow& row, Column column) const {
    const domain::ContainerState& container = row.container;
    switch (column) {
        case Column::Name:
            return QString::fromStdString(container.name);
        case Column::Status:
            return static_cast<int>(container.status);
        case Column::Image:
            return QString::fromStdString(container.image);
        case Column::Restarts:
            return container.restarts ? QVariant(qint64{*container.restarts}) : QVariant();
        case Column::Detail:
            return QString::fromStdString(container.detail);
    }
    return {};
}

std::partial_ordering ContainerModel::compare(const ContainerRow& a, const ContainerRow& b,
                                              Column column) const {
    switch (column) {
        case Column::Name:
            return a.container.name <=> b.container.name;
        case Column::Status:
            return a.container.status <=> b.container.status;
        case Column::Image:
            return a.container.image <=> b.container.image;
        case Column::Restarts:
            return a.container.restarts <=> b.container.restarts;
        case Column::Detail:
            return a.container.detail <=> b.container.detail;
    }
    return std::partial_ordering::equivalent;
}

}  // namespace berth::items
