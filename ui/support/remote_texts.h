// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "models/domain/remote_host.h"
#include "ui/support/formatter.h"

// The words for a connection over SSH. Where a `host` is taken, it is the name of the stop that the
// state is about (RemoteState::stop); it may be any text. All results are plain text.

namespace berth::ui {

// Where the connection is: "Logging in", "Connection lost; next try in 12 s".
[[nodiscard]] QString remoteStageText(const domain::RemoteState& state, const Formatter& format);
// Why there is no connection, and in the next sentence what to do about it; empty: there is no
// trouble.
[[nodiscard]] QString remoteTroubleText(const domain::RemoteState& state, const std::string& host);
// The two sentences on their own.
[[nodiscard]] QString remoteTroubleReason(domain::RemoteTrouble trouble, const std::string& host);
[[nodiscard]] QString remoteTroubleAdvice(domain::RemoteTrouble trouble);
// The English evidence of the state, bounded and harmless; empty: there is none.
[[nodiscard]] QString remoteDetailText(const domain::RemoteState& state);

}  // namespace berth::ui
