// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/call_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <chrono>

#include "models/bridge/log_text.h"

namespace berth::ui {

using items::ApiCallColumn;

namespace {

struct CallText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::CallText)
};

constexpr domain::Duration kLong = std::chrono::seconds(10);

}  // namespace

QString CallWords::heading(ApiCallColumn column) const {
    switch (column) {
        case ApiCallColumn::When:
            return CallText::tr("When");
        case ApiCallColumn::Method:
            return CallText::tr("Method");
        case ApiCallColumn::Path:
            return CallText::tr("Path");
        case ApiCallColumn::Status:
            return CallText::tr("Status");
        case ApiCallColumn::Code:
            return CallText::tr("Code");
        case ApiCallColumn::Took:
            return CallText::tr("Took");
        case ApiCallColumn::Attempt:
            return CallText::tr("Attempt");
        case ApiCallColumn::Problem:
            return CallText::tr("Problem");
    }
    return {};
}

QString CallWords::cell(const domain::ApiCall& call, ApiCallColumn column) const {
    const Formatter& format = m_ui.format();
    switch (column) {
        case ApiCallColumn::When:
            return format.moment({call.startedUnixMs * 1'000'000}, domain::TimeBase::UnixEpoch);
        case ApiCallColumn::Method:
            return bridge::toDisplayText(call.method);
        case ApiCallColumn::Path:
            return bridge::toDisplayText(call.path);
        case ApiCallColumn::Status:
            return call.status == 0 ? Formatter::none() : QString::number(call.status);
        case ApiCallColumn::Code:
            return call.code.empty() ? Formatter::none() : bridge::toDisplayText(call.code);
        case ApiCallColumn::Took:
            return call.took < kLong
                       ? format.milliseconds(static_cast<double>(call.took.count()) * 1e-9)
                       : format.duration(call.took);
        case ApiCallColumn::Attempt:
            return format.number(qint64{call.attempt});
        case ApiCallColumn::Problem:
            return bridge::toDisplayText(call.problem);
    }
    return {};
}

QString CallWords::line(const domain::ApiCall& call) const {
    QStringList cells;
    for (int column = 0; column < items::kApiCallColumns; ++column)
        cells << cell(call, static_cast<ApiCallColumn>(column));
    if (!call.requestId.empty()) cells << bridge::toDisplayText(call.requestId);
    return cells.join(u'\t');
}

}  // namespace berth::ui
