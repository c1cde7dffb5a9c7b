// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/connection.h"
#include "ui/support/formatter.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// What can be done about a verdict with one press.
enum class VerdictFix { None, UseDefaultAddress, SwitchKeyMode, TrustKey, TestAgain };

// What a test has found, for a person: what is the case, what to do about it.
struct VerdictTexts {
    StateVisual visual;
    QString sentence;
    QString advice;  // empty: nothing is to be done
    VerdictFix fix = VerdictFix::None;
    QString fixText;  // of its button
};

// `settings` as they were tested.
[[nodiscard]] VerdictTexts textsOf(const domain::ConnectionVerdict& verdict,
                                   const domain::ConnectionSettings& settings,
                                   const Formatter& format);

// A fingerprint in groups that can be compared by eye: "0A1B 2C3D …".
[[nodiscard]] QString readableFingerprint(const std::string& hex);

}  // namespace berth::ui
