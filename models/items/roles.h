// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace berth::items {

// What a cell holds besides its text: every model has these.
enum Role : int {
    ValueRole = Qt::UserRole + 1,  // the raw value: qint64, double or QString, by the unit
    UnitRole,                      // Unit as int
    IdRole,                        // QString: the id of the row's object
};

enum class Unit : int {
    Text,
    Count,
    Points,           // qint64, 1 yuan = 1,000,000
    PointsPerSecond,  // qint64
    Bytes,            // qint64
    Nanoseconds,      // qint64, a duration
    Moment,           // qint64, nanoseconds since the zero of its time base
    PerSecond,        // double
    Ratio,            // double, 0 … 1
};

}  // namespace berth::items
