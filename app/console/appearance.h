// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"
#include "ui/shell/settings_port.h"
#include "ui/support/ui_context.h"

namespace berth::app {

// Colours and language to start with: as the command line asks, otherwise as last time, otherwise
// as the system has it.
[[nodiscard]] ui::ThemeChoice themeOf(const CommandLine& line, const ui::SettingsPort& settings);
[[nodiscard]] ui::LanguageCode languageOf(const CommandLine& line,
                                          const ui::SettingsPort& settings);

}  // namespace berth::app
