// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <memory>
#include <vector>

class QTranslator;

namespace berth::ui {

enum class LanguageCode { English, Chinese };

// The language of the system, as far as we speak it.
[[nodiscard]] LanguageCode systemLanguage();
[[nodiscard]] QString languageTag(LanguageCode code);  // "en", "zh_CN"

// Installs the translations of one language in the application; every widget then gets
// QEvent::LanguageChange and sets its texts again. GUI thread.
class Language {
  public:
    explicit Language(LanguageCode code);
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    void set(LanguageCode code);
    [[nodiscard]] LanguageCode code() const { return m_code; }
    // Digits, separators and dates; English is that of the United Kingdom, where dates start with
    // the day.
    [[nodiscard]] QLocale locale() const;

  private:
    void load();

    LanguageCode m_code;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

}  // namespace berth::ui
