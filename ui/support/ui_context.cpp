// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/ui_context.h"

#include <QApplication>
#include <QEvent>
#include <QStyle>
#include <QToolTip>

#include "ui/theme/berth_style.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/type_scale.h"

namespace berth::ui {
namespace {

// Qt 6.4 has no colour scheme of its own: the palette that the platform hands to the style tells.
bool systemIsDark() {
    return QApplication::style()->standardPalette().color(QPalette::Window).lightness() < 128;
}

}  // namespace

UiContext::UiContext(ThemeChoice theme, LanguageCode language)
    : m_choice(theme),
      m_theme(std::make_shared<Theme>()),
      m_icons(m_theme),
      m_language(language),
      m_formatter(m_language.locale()) {
    QApplication::setStyle(new BerthStyle(m_theme));  // the application takes it over
    QApplication::setFont(fontFor(TextStyle::Body));
    QToolTip::setFont(fontFor(TextStyle::Second));
    QApplication::setWindowIcon(Icons::application());
    *m_theme = Theme::load(kindOf(m_choice));
    applyTheme();
    qApp->installEventFilter(this);
}

void UiContext::setThemeChoice(ThemeChoice choice) {
    m_choice = choice;
    const ThemeKind kind = kindOf(choice);
    if (kind == m_theme->kind()) return;
    *m_theme = Theme::load(kind);
    applyTheme();
    Q_EMIT changed();
}

void UiContext::setLanguage(LanguageCode code) {
    if (code == m_language.code()) return;
    m_language.set(code);
    m_formatter = Formatter(m_language.locale());
    Q_EMIT changed();
}

bool UiContext::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ThemeChange && m_choice == ThemeChoice::System) {
        setThemeChoice(ThemeChoice::System);
    }
    return QObject::eventFilter(watched, event);
}

ThemeKind UiContext::kindOf(ThemeChoice choice) const {
    switch (choice) {
        case ThemeChoice::Light:
            return ThemeKind::Light;
        case ThemeChoice::Dark:
            return ThemeKind::Dark;
        case ThemeChoice::HighContrast:
            return ThemeKind::HighContrast;
        case ThemeChoice::System:
            return systemIsDark() ? ThemeKind::Dark : ThemeKind::Light;
    }
    Q_UNREACHABLE();
}

void UiContext::applyTheme() {
    QApplication::setPalette(m_theme->palette());
    QToolTip::setPalette(m_theme->palette());
    qApp->setStyleSheet(styleSheetFor(*m_theme));
}

}  // namespace berth::ui
