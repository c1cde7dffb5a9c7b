// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "models/domain/front.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// How a shared address and those behind it are called. Names of others are made harmless.
struct FrontWords {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::FrontWords)

  public:
    // Whom the address sends where, in one sentence.
    [[nodiscard]] static QString policy(const domain::FrontSpec& front);
    [[nodiscard]] static QString state(domain::FrontMemberState state);
    [[nodiscard]] static StateVisual visualOf(domain::FrontMemberState state);
};

}  // namespace berth::ui
