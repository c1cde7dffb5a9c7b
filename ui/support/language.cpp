// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace berth::ui {

LanguageCode systemLanguage() {
    return QLocale::system().language() == QLocale::Chinese ? LanguageCode::Chinese
                                                            : LanguageCode::English;
}

QString languageTag(LanguageCode code) {
    return code == LanguageCode::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

Language::Language(LanguageCode code) : m_code(code) {
    load();
}

Language::~Language() {
    for (const auto& translator : m_translators) {
        QCoreApplication::removeTranslator(translator.get());
    }
}

void Language::set(LanguageCode code) {
    if (code == m_code) return;
    m_code = code;
    load();
}

QLocale Language::locale() const {
    return m_code == LanguageCode::Chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                           : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

void Language::load() {
    std::vector<std::unique_ptr<QTranslator>> fresh;
    const auto add = [&fresh](const QString& file, const QString& folder) {
        auto translator = std::make_unique<QTranslator>();
        if (translator->load(file, folder)) fresh.push_back(std::move(translator));
    };
    // Qt's own texts (file dialogs, context menus of fields) come with Qt; English is built in.
    if (m_code == LanguageCode::Chinese) {
        add(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    }
    // The English file holds plural forms only.
    add(QStringLiteral("berth_") + languageTag(m_code), QStringLiteral(":/berth/i18n"));
    for (const auto& translator : m_translators) {
        QCoreApplication::removeTranslator(translator.get());
    }
    m_translators = std::move(fresh);
    for (const auto& translator : m_translators) {
        QCoreApplication::installTranslator(translator.get());
    }
}

}  // namespace berth::ui
