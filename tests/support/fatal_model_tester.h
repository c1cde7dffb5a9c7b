// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModelTester>

namespace berth::support {

// A QAbstractItemModelTester that ends the test program at the first broken promise of a model.
inline constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

}  // namespace berth::support
