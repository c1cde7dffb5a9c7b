// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/comparison_words.h"

#include <QCoreApplication>

#include "ui/support/state_texts.h"

namespace berth::ui {

using items::PolicyColumn;

namespace {

struct ComparisonText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::ComparisonText)
};

}  // namespace

QString ComparisonWords::heading(PolicyColumn column) const {
    switch (column) {
        case PolicyColumn::Policy:
            return ComparisonText::tr("Policy");
        case PolicyColumn::Answered:
            return ComparisonText::tr("Answered");
        case PolicyColumn::NotAnswered:
            return ComparisonText::tr("Not answered");
        case PolicyColumn::MeanWait:
            return ComparisonText::tr("Mean wait");
        case PolicyColumn::MeanLatency:
            return ComparisonText::tr("Mean latency");
        case PolicyColumn::P95:
            return QStringLiteral("p95");
        case PolicyColumn::P99:
            return QStringLiteral("p99");
        case PolicyColumn::Busiest:
            return ComparisonText::tr("Busiest node");
    }
    return {};
}

QString ComparisonWords::cell(const items::PolicyRow& row, PolicyColumn column) const {
    const Formatter& format = m_ui.format();
    const domain::PolicyFigures& figures = row.figures;
    const auto ifAnswered = [&](const QString& text) {
        return figures.completed > 0 ? text : Formatter::none();
    };
    switch (column) {
        case PolicyColumn::Policy:
            return row.isCurrent ? ComparisonText::tr("%1 (now)").arg(policyText(figures.policy))
                                 : policyText(figures.policy);
        case PolicyColumn::Answered:
            return format.number(static_cast<qint64>(figures.completed));
        case PolicyColumn::NotAnswered:
            return format.number(static_cast<qint64>(row.notAnswered()));
        case PolicyColumn::MeanWait:
            return ifAnswered(format.milliseconds(figures.meanWait));
        case PolicyColumn::MeanLatency:
            return ifAnswered(format.milliseconds(figures.meanLatency));
        case PolicyColumn::P95:
            return ifAnswered(format.milliseconds(figures.p95));
        case PolicyColumn::P99:
            return ifAnswered(format.milliseconds(figures.p99));
        case PolicyColumn::Busiest:
            // How many times the requests of a node on average.
            return ifAnswered(
                ComparisonText::tr("%1 × mean").arg(format.number(figures.busiestOverMean(), 2)));
    }
    return {};
}

}  // namespace berth::ui
