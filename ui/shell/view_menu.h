// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/shell/settings_port.h"
#include "ui/support/ui_context.h"

class QAction;
class QActionGroup;
class QMenu;

namespace berth::ui {

// Language and colours in the View menu; both work at once and are remembered.
class ViewMenu final : public QObject {
    Q_OBJECT

  public:
    ViewMenu(UiContext& ui, SettingsPort& settings, QMenu& menu, QObject* parent);

    void retranslate();

  private:
    void addLanguage(const QString& name, LanguageCode code);
    void addTheme(ThemeChoice choice);
    void reflect();

    UiContext& m_ui;
    SettingsPort& m_settings;
    QMenu* m_languageMenu;
    QMenu* m_themeMenu;
    QActionGroup* m_languages;
    QActionGroup* m_themes;
};

// What was chosen before, for the start of the program; nothing when it never was.
[[nodiscard]] std::optional<LanguageCode> savedLanguage(const SettingsPort& settings);
[[nodiscard]] std::optional<ThemeChoice> savedTheme(const SettingsPort& settings);

}  // namespace berth::ui
