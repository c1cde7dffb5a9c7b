// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QVector>

#include "models/domain/canary.h"
#include "ui/support/formatter.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// One figure of both versions, and what the new one has to keep.
struct CanaryLine {
    QString name, before, after, limit;
    bool broken = false;  // the new version is outside of its limit as things are
};

// What is said about a version that is tried, or was. Any thread with a QCoreApplication.
struct CanaryWords {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::CanaryWords)

  public:
    // "Being tried", "Rolled back" …
    [[nodiscard]] static QString state(domain::CanaryState state);
    [[nodiscard]] static StateVisual visual(domain::CanaryState state);
    // What has been decided and why, in a sentence.
    [[nodiscard]] static QString verdict(const domain::Canary& canary);
    // The share, and how long it is still watched or when it ended.
    [[nodiscard]] static QString course(const domain::Canary& canary, domain::Instant now,
                                        domain::TimeBase base, const Formatter& format);
    [[nodiscard]] static QVector<CanaryLine> lines(const domain::Canary& canary,
                                                   const Formatter& format);
};

}  // namespace berth::ui
