// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "models/domain/connection_rules.h"
#include "models/domain/key_check.h"
#include "ui/connections/connection_rooms.h"
#include "ui/support/formatter.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// Where the public platform answers.
inline constexpr const char* kDefaultBaseUrl = "https://openapi.suanli.cn";

// "Embedded simulator", or the name that a person gave.
[[nodiscard]] QString connectionName(const domain::ConnectionSettings& settings);
[[nodiscard]] QString keyModeText(domain::KeyMode mode);

// How the connection is: mark and words, "Connected" …
[[nodiscard]] StateVisual visualOf(const ConnectionView& view);
[[nodiscard]] QString roomText(const ConnectionView& view);
[[nodiscard]] BandKind bandOf(const ConnectionView& view);
// "Data 2 s old"; empty while nothing is known.
[[nodiscard]] QString ageText(const ConnectionView& view, const Formatter& format);

// What is wrong with what was typed and how to mend it; Fine where nothing is.
[[nodiscard]] FieldMessage messageOf(const std::optional<domain::ConnectionFinding>& finding);
[[nodiscard]] FieldMessage tokenMessage(domain::TokenCheck check);
[[nodiscard]] QString privateKeyText(domain::PrivateKeyFlaw flaw);

// What the secret store could not do. Plain text.
[[nodiscard]] QString secretProblemText(const domain::Error& error);
// Where the secrets of a connection go that is kept now; nothing: not known yet.
[[nodiscard]] QString keepingText(const std::optional<domain::SecretKeeping>& keeping);

}  // namespace berth::ui
