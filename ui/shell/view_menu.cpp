// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/view_menu.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <array>

namespace berth::ui {
namespace {

constexpr std::array kThemes = {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark,
                                ThemeChoice::HighContrast};

QString languageKey() {
    return QStringLiteral("language");
}

QString themeKey() {
    return QStringLiteral("theme");
}

// Stable names for the settings.
QByteArray themeName(ThemeChoice choice) {
    switch (choice) {
        case ThemeChoice::System:
            return "system";
        case ThemeChoice::Light:
            return "light";
        case ThemeChoice::Dark:
            return "dark";
        case ThemeChoice::HighContrast:
            return "high-contrast";
    }
    Q_UNREACHABLE();
}

}  // namespace

ViewMenu::ViewMenu(UiContext& ui, SettingsPort& settings, QMenu& menu, QObject* parent)
    : QObject(parent),
      m_ui(ui),
      m_settings(settings),
      m_languageMenu(menu.addMenu(QString())),
      m_themeMenu(menu.addMenu(QString())),
      m_languages(new QActionGroup(this)),
      m_themes(new QActionGroup(this)) {
    // A language is called by its own name, whatever the language of the interface.
    addLanguage(QStringLiteral("English"), LanguageCode::English);
    addLanguage(QStringLiteral("简体中文"), LanguageCode::Chinese);
    for (const ThemeChoice choice : kThemes)
        addTheme(choice);
    connect(&m_ui, &UiContext::changed, this, &ViewMenu::reflect);
    retranslate();
    reflect();
}

void ViewMenu::addLanguage(const QString& name, LanguageCode code) {
    QAction* action = m_languages->addAction(name);
    action->setCheckable(true);
    action->setData(static_cast<int>(code));
    m_languageMenu->addAction(action);
    connect(action, &QAction::triggered, this, [this, code] {
        m_settings.setValue(languageKey(), languageTag(code).toUtf8());
        m_ui.setLanguage(code);
    });
}

void ViewMenu::addTheme(ThemeChoice choice) {
    QAction* action = m_themes->addAction(QString());
    action->setCheckable(true);
    action->setData(static_cast<int>(choice));
    m_themeMenu->addAction(action);
    connect(action, &QAction::triggered, this, [this, choice] {
        m_settings.setValue(themeKey(), themeName(choice));
        m_ui.setThemeChoice(choice);
    });
}

void ViewMenu::retranslate() {
    m_languageMenu->setTitle(tr("&Language"));
    m_themeMenu->setTitle(tr("&Colours"));
    const std::array titles = {tr("As the &system"), tr("&Light"), tr("&Dark"),
                               tr("&High contrast")};
    const QList<QAction*> actions = m_themes->actions();
    for (std::size_t i = 0; i < titles.size(); ++i) {
        actions.at(static_cast<qsizetype>(i))->setText(titles[i]);
    }
}

void ViewMenu::reflect() {
    for (QAction* action : m_languages->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(m_ui.language()));
    }
    for (QAction* action : m_themes->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(m_ui.themeChoice()));
    }
}

std::optional<LanguageCode> savedLanguage(const SettingsPort& settings) {
    const QByteArray value = settings.value(languageKey());
    for (const LanguageCode code : {LanguageCode::English, LanguageCode::Chinese}) {
        if (value == languageTag(code).toUtf8()) return code;
    }
    return std::nullopt;
}

std::optional<ThemeChoice> savedTheme(const SettingsPort& settings) {
    const QByteArray value = settings.value(themeKey());
    for (const ThemeChoice choice : kThemes) {
        if (value == themeName(choice)) return choice;
    }
    return std::nullopt;
}

}  // namespace berth::ui
