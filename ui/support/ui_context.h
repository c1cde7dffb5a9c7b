// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "ui/support/formatter.h"
#include "ui/support/language.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace berth::ui {

// What every widget needs to draw and speak: theme, icons, language, formatter. One object, made by
// the composition and handed down by reference; it outlives all widgets. GUI thread.
class UiContext final : public QObject {
    Q_OBJECT

  public:
    // Installs style, palette, font, style sheet and translations in the application.
    UiContext(ThemeChoice theme, LanguageCode language);

    [[nodiscard]] const Theme& theme() const { return *m_theme; }
    [[nodiscard]] QColor color(Token token) const { return m_theme->color(token); }
    [[nodiscard]] const Icons& icons() const { return m_icons; }
    [[nodiscard]] const Formatter& format() const { return m_formatter; }

    [[nodiscard]] ThemeChoice themeChoice() const { return m_choice; }
    void setThemeChoice(ThemeChoice choice);
    [[nodiscard]] LanguageCode language() const { return m_language.code(); }
    void setLanguage(LanguageCode code);

  Q_SIGNALS:
    // The theme or the language is another: paint again. Texts are set again on
    // QEvent::LanguageChange, which Qt sends to every widget.
    void changed();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    [[nodiscard]] ThemeKind kindOf(ThemeChoice choice) const;
    void applyTheme();

    ThemeChoice m_choice;
    std::shared_ptr<Theme> m_theme;
    Icons m_icons;
    Language m_language;
    Formatter m_formatter;
};

}  // namespace berth::ui
