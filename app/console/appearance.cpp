// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/appearance.h"

#include "ui/shell/view_menu.h"

namespace berth::app {

ui::ThemeChoice themeOf(const CommandLine& line, const ui::SettingsPort& settings) {
    using ui::ThemeChoice;
    if (!line.theme) return ui::savedTheme(settings).value_or(ThemeChoice::System);
    if (*line.theme == QStringLiteral("dark")) return ThemeChoice::Dark;
    if (*line.theme == QStringLiteral("light")) return ThemeChoice::Light;
    if (*line.theme == QStringLiteral("high-contrast")) return ThemeChoice::HighContrast;
    return ThemeChoice::System;
}

ui::LanguageCode languageOf(const CommandLine& line, const ui::SettingsPort& settings) {
    using ui::LanguageCode;
    if (!line.language) return ui::savedLanguage(settings).value_or(ui::systemLanguage());
    return *line.language == QStringLiteral("zh_CN") ? LanguageCode::Chinese
                                                     : LanguageCode::English;
}

}  // namespace berth::app
