// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/stream.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// What an event is about, for filters: "Node ready".
[[nodiscard]] QString eventKindText(domain::EventKind kind);

// The event as one line with its subject and figures: "echo-2 is ready". Evidence in English stays
// in Event::detail. Plain text; names are untrusted.
[[nodiscard]] QString eventText(const domain::Event& event, const Formatter& format);

// The evidence beside it: figures and quotes as they came, reasons in words. May be empty.
[[nodiscard]] QString eventDetail(const domain::Event& event);

}  // namespace berth::ui
