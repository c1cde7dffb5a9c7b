// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace berth::ui {

// The context of translations of what is said of findings and of how to mend them.
struct Findings {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Findings)
};

}  // namespace berth::ui
