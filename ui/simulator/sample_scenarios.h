// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace berth::ui {

// A scenario that comes with the program (resources/scenarios).
struct SampleScenario {
    QString id;       // the name of its file without ".yaml"
    QString name;     // in the language of the program
    QString summary;  // one sentence
};

// Those that show something of themselves, the one to begin with first.
[[nodiscard]] QVector<SampleScenario> sampleScenarios();
// The text of its file; empty where there is none.
[[nodiscard]] QString sampleText(const QString& id);

// The one that has objectives as well as alarms.
[[nodiscard]] QString sampleWithLevels();

}  // namespace berth::ui
