// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/scaling_texts.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <array>

#include "ui/support/shown_text.h"
#include "ui/support/strings.h"

namespace berth::ui {

namespace {

using domain::AutoscalingKind;
using domain::AutoscalingMetric;

struct Scaling {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Scaling)
};

// A part of a reason, with its numbers as groups, and the sentence that takes them in turn.
struct KnownReason {
    const char* pattern;
    const char* sentence;
};

constexpr std::array<KnownReason, 12> kKnown{{
    {R"((\d+) waiting, no node)",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "%1 requests wait and there is no node")},
    {R"(queue delay (\S+) s > (\S+) s)",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "a request has waited %1 s, more than %2 s")},
    {R"(queue delay (\S+) s ≤ (\S+) s)",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "no request has waited more than %2 s (%1 s)")},
    {R"(needed at most (\d+) for (\S+) s)",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "no more than %1 were needed for %2 s")},
    {R"((\d+) requests, (\S+) to a node)",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "there are %1 requests, %2 to a node")},
    {R"((\S+) requests on average, (\S+) to a node)",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "there are %1 requests on average, %2 to a node")},
    {R"(panic: (\S+) requests within 6 s, (\S+) to a node)",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "a rush: %1 requests within 6 s, %2 to a node")},
    {R"(no node is ready: nothing to measure)",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "no node is ready, so nothing is measured")},
    {R"((\S+(?: %)?) a node, target (\S+(?: %)?))",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "%1 a node, aimed at %2")},
    {R"(at most (\d+) in 15 s)",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "no more than %1 within 15 s")},
    {R"((\d+) were needed within 300 s)",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "%1 were needed within the last 5 minutes")},
    {R"(the machines hold (\d+))",
     QT_TRANSLATE_NOOP("berth::ui::Scaling", "the machines have room for %1")},
}};

QString partText(const QString& part) {
    for (const KnownReason& known : kKnown) {
        const QRegularExpression pattern(
            QRegularExpression::anchoredPattern(QString::fromUtf8(known.pattern)));
        const QRegularExpressionMatch match = pattern.match(part);
        if (!match.hasMatch()) continue;
        QString sentence = QCoreApplication::translate("berth::ui::Scaling", known.sentence);
        for (int group = 1; group <= match.lastCapturedIndex(); ++group)
            sentence.replace(QLatin1Char('%') + QString::number(group),
                             shownText(match.captured(group).toStdString()));
        return sentence;
    }
    return shownText(part.toStdString(), kShownMessage);
}

}  // namespace

QString scalingText(AutoscalingKind kind) {
    switch (kind) {
        case AutoscalingKind::QueueDelay:
            return Scaling::tr("By waiting time");
        case AutoscalingKind::QueueLength:
            return Scaling::tr("By requests per node");
        case AutoscalingKind::Hpa:
            return Scaling::tr("By load of the nodes (Kubernetes HPA)");
        case AutoscalingKind::Knative:
            return Scaling::tr("By requests at the same time (Knative)");
    }
    Q_UNREACHABLE();
}

QString scalingHint(AutoscalingKind kind) {
    switch (kind) {
        case AutoscalingKind::QueueDelay:
            return Scaling::tr(
                "Adds a node while a request waits longer than you allow, and ends nodes that have "
                "had nothing to do. Right for most services.");
        case AutoscalingKind::QueueLength:
            return Scaling::tr(
                "So many nodes that each has the number of requests you name, waiting ones "
                "included. Right where every request keeps a node busy.");
        case AutoscalingKind::Hpa:
            return Scaling::tr(
                "Keeps the ready nodes as busy on average as you name. Takes nodes away only after "
                "five calm minutes, and never the last one.");
        case AutoscalingKind::Knative:
            return Scaling::tr(
                "So many requests at once to a node, on average over a minute. Answers a rush "
                "within seconds, and can go down to no node at all.");
    }
    Q_UNREACHABLE();
}

QString scalingText(AutoscalingMetric metric) {
    switch (metric) {
        case AutoscalingMetric::Busy:
            return Scaling::tr("how busy they are");
        case AutoscalingMetric::RequestsPerSecond:
            return Scaling::tr("requests per second");
    }
    Q_UNREACHABLE();
}

QString targetText(const domain::AutoscalingSpec& spec) {
    switch (spec.kind) {
        case AutoscalingKind::QueueDelay:
            return Scaling::tr("Longest wait");
        case AutoscalingKind::QueueLength:
            return Scaling::tr("Requests to a node");
        case AutoscalingKind::Knative:
            return Scaling::tr("Requests at once to a node");
        case AutoscalingKind::Hpa:
            return spec.metric == AutoscalingMetric::Busy
                       ? Scaling::tr("How busy nodes are to be")
                       : Scaling::tr("Requests per second to a node");
    }
    Q_UNREACHABLE();
}

QString scalingValue(const domain::AutoscalingSpec& spec, double value, const Formatter& format) {
    switch (spec.kind) {
        case AutoscalingKind::QueueDelay:
            return Scaling::tr("%1 s").arg(format.number(value, 1));
        case AutoscalingKind::QueueLength:
        case AutoscalingKind::Knative:
            return format.number(value, 0);
        case AutoscalingKind::Hpa:
            return spec.metric == AutoscalingMetric::Busy ? format.percent(value)
                                                          : format.ratePerSecond(value);
    }
    Q_UNREACHABLE();
}

QString boundsText(const domain::AutoscalingSpec& spec, const Formatter& format) {
    if (spec.minimum == spec.maximum) return format.number(qint64{spec.maximum});
    return Scaling::tr("%1 – %2").arg(format.number(qint64{spec.minimum}),
                                      format.number(qint64{spec.maximum}));
}

QString scalingReason(const std::string& reason) {
    QStringList parts;
    for (const QString& part : toQt(reason).split(QStringLiteral("; ")))
        parts.append(partText(part));
    return parts.join(Scaling::tr("; "));
}

}  // namespace berth::ui
