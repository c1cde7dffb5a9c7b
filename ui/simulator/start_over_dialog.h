// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <optional>

#include "ui/support/page_services.h"
#include "ui/widgets/dialog_frame.h"

namespace berth::ui {

class ChoiceField;
class FieldRow;
class Label;
class TextField;

// Starts a simulation from the beginning: says what is lost, asks for the seed and, if wanted,
// another scenario: one that comes with the program, or a file.
class StartOverDialog final : public DialogFrame {
    Q_OBJECT

  public:
    // Opens it; it deletes itself.
    static void show(PageServices& services, QWidget* parent);
    // With one of sampleScenarios() chosen.
    static void showSample(PageServices& services, const QString& sample, QWidget* parent);

  private:
    StartOverDialog(PageServices& services, QWidget* parent);
    void chooseFile();
    void fillChoice();
    void chooseScenario();
    void took(const QString& path, const QString& text, const QString& problem);
    [[nodiscard]] std::optional<std::uint64_t> seed() const;
    void checkSeed();
    void start();

    PageServices& m_services;
    TextField* m_seed;
    FieldRow* m_seedRow;
    ChoiceField* m_choice;
    FieldRow* m_choiceRow;
    Button* m_file;
    Button* m_start;
    QString m_scenario;  // its text; empty: the same as now
    QString m_fileText;
    bool m_sending = false;
};

}  // namespace berth::ui
