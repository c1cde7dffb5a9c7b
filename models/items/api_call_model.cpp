// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/api_call_model.h"

#include <utility>

namespace berth::items {

using domain::ApiCall;

ApiCallModel::ApiCallModel(const ApiCallText* text, QObject* parent) : StreamModel(text, parent) {}

bool ApiCallModel::shows(const ApiCall& call) const {
    if (m_filter.get().problemsOnly && call.problem.empty()) return false;
    const TextMatch& text = m_filter.text();
    return text.empty() ||
           text.in({call.method, call.path, call.code, call.problem, call.requestId});
}

void ApiCallModel::setFilter(ApiCallFilter filter) {
    if (m_filter.set(std::move(filter))) rebuild();
}

Unit ApiCallModel::unitOf(Column column) const {
    switch (column) {
        case Column::When:
            return Unit::Moment;
        case Column::Took:
            return Unit::Nanoseconds;
        case Column::Status:
        case Column::Attempt:
            return Unit::Count;
        default:
            return Unit::Text;
    }
}

QVariant ApiCallModel::value(const ApiCall& call, Column column) const {
    switch (column) {
        case Column::When:
            return static_cast<qint64>(call.startedUnixMs) * 1'000'000;
        case Column::Method:
            return QString::fromStdString(call.method);
        case Column::Path:
            return QString::fromStdString(call.path);
        case Column::Status:
            return qint64{call.status};
        case Column::Code:
            return QString::fromStdString(call.code);
        case Column::Took:
            return static_cast<qint64>(call.took.count());
        case Column::Attempt:
            return qint64{call.attempt};
        case Column::Problem:
            return QString::fromStdString(call.problem);
    }
    return {};
}

}  // namespace berth::items
