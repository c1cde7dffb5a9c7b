// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/api_call_model.h"

#include <utility>

#include "models/items/roles.h"

namespace berth::items {

using domain::ApiCall;

namespace {

bool isNumber(ApiCallColumn column) {
    return column == ApiCallColumn::Status || column == ApiCallColumn::Took ||
           column == ApiCallColumn::Attempt;
}

Unit unitOf(ApiCallColumn column) {
    switch (column) {
        case ApiCallColumn::When:
        case ApiCallColumn::Took:
            return Unit::Nanoseconds;
        case ApiCallColumn::Status:
        case ApiCallColumn::Attempt:
            return Unit::Count;
        default:
            return Unit::Text;
    }
}

QVariant valueOf(const ApiCall& call, ApiCallColumn column) {
    switch (column) {
        case ApiCallColumn::When:
            return static_cast<qint64>(call.startedUnixMs) * 1'000'000;
        case ApiCallColumn::Method:
            return QString::fromStdString(call.method);
        case ApiCallColumn::Path:
            return QString::fromStdString(call.path);
        case ApiCallColumn::Status:
            return qint64{call.status};
        case ApiCallColumn::Code:
            return QString::fromStdString(call.code);
        case ApiCallColumn::Took:
            return static_cast<qint64>(call.took.count());
        case ApiCallColumn::Attempt:
            return qint64{call.attempt};
        case ApiCallColumn::Problem:
            return QString::fromStdString(call.problem);
    }
    return {};
}

}  // namespace

ApiCallModel::ApiCallModel(const ApiCallText* text, QObject* parent)
    : StreamModel(parent), m_text(text) {}

bool ApiCallModel::shows(const ApiCall& call) const {
    if (m_filter.problemsOnly && call.problem.empty()) return false;
    return m_match.empty() ||
           m_match.in({call.method, call.path, call.code, call.problem, call.requestId});
}

void ApiCallModel::setFilter(ApiCallFilter filter) {
    if (filter == m_filter) return;
    beginResetModel();
    m_filter = std::move(filter);
    m_match = TextMatch(m_filter.text.toStdString());
    filterAgain();
    endResetModel();
}

void ApiCallModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kApiCallColumns - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kApiCallColumns - 1));
}

int ApiCallModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kApiCallColumns;
}

QVariant ApiCallModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ApiCall& call = itemAt(index.row());
    const auto column = static_cast<ApiCallColumn>(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return m_text != nullptr ? QVariant(m_text->cell(call, column)) : valueOf(call, column);
        case Qt::TextAlignmentRole:
            return static_cast<int>((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                    Qt::AlignVCenter);
        case ValueRole:
            return valueOf(call, column);
        case UnitRole:
            return static_cast<int>(unitOf(column));
        case IdRole:
            return QString::number(call.sequence);
        default:
            return {};
    }
}

QVariant ApiCallModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kApiCallColumns) return {};
    const auto column = static_cast<ApiCallColumn>(section);
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole || m_text == nullptr) return {};
    return m_text->heading(column);
}

}  // namespace berth::items
