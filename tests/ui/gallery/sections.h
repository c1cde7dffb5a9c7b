// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/ui_context.h"
#include "ui/widgets/card.h"

namespace berth::gallery {

// One card of the components sheet each.
[[nodiscard]] ui::Card* buttons(ui::UiContext& ui);
[[nodiscard]] ui::Card* fields(ui::UiContext& ui);
[[nodiscard]] ui::Card* type(ui::UiContext& ui);
[[nodiscard]] ui::Card* states(ui::UiContext& ui);
[[nodiscard]] ui::Card* chips(ui::UiContext& ui);
[[nodiscard]] ui::Card* bands(ui::UiContext& ui);
[[nodiscard]] ui::Card* table(ui::UiContext& ui);
[[nodiscard]] ui::Card* choices(ui::UiContext& ui);
[[nodiscard]] ui::Card* progress(ui::UiContext& ui);
[[nodiscard]] ui::Card* toasts(ui::UiContext& ui);
[[nodiscard]] ui::Card* chart(ui::UiContext& ui);
[[nodiscard]] ui::Card* icons(ui::UiContext& ui);
[[nodiscard]] ui::Card* empty(ui::UiContext& ui);

// A card with the quiet title of the sheet.
[[nodiscard]] ui::Card* section(ui::UiContext& ui, const QString& title);

}  // namespace berth::gallery
