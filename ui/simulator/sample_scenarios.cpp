// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/sample_scenarios.h"

#include <QCoreApplication>
#include <QFile>

namespace berth::ui {

namespace {

struct Samples {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Samples)
};

}  // namespace

QVector<SampleScenario> sampleScenarios() {
    return {
        {QStringLiteral("sample-cluster"), Samples::tr("Sample cluster"),
         Samples::tr("Three regions with machines, and nothing deployed.")},
        {QStringLiteral("echo-three-nodes"), Samples::tr("Echo on three nodes"),
         Samples::tr("One deployment of three nodes behind one link.")},
        {sampleWithLevels(), Samples::tr("Objectives and alarms"),
         Samples::tr("A chat service with an error budget; an alarm adds nodes in a rush.")},
        {QStringLiteral("evening-rush"), Samples::tr("Evening rush"),
         Samples::tr("Load comes in steps, and the owner scales up before the peak.")},
        {QStringLiteral("machine-lost"), Samples::tr("Machine lost"),
         Samples::tr("Every half hour a machine loses its power for ten minutes.")},
        {QStringLiteral("disk-full"), Samples::tr("Disk full"),
         Samples::tr("The disk of a machine runs full, and its nodes are evicted.")},
        {QStringLiteral("registry-down"), Samples::tr("Registry down"),
         Samples::tr("Images cannot be pulled, and just then the owner scales up.")},
        {QStringLiteral("gpu-faults"), Samples::tr("GPU faults"),
         Samples::tr("GPUs fall off the bus, get too hot and report errors.")},
    };
}

QString sampleWithLevels() {
    return QStringLiteral("objectives-and-alarms");
}

QString sampleText(const QString& id) {
    QFile file(QStringLiteral(":/berth/scenarios/%1.yaml").arg(id));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace berth::ui
