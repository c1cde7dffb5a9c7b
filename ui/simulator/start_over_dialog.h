// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <optional>

#include "ui/support/page_services.h"
#include "ui/widgets/dialog_frame.h"

namespace berth::ui {

class FieldRow;
class Label;
class TextField;

// Starts a simulation from the beginning: says what is lost, asks for the seed and, if wanted,
// another scenario file.
class StartOverDialog final : public DialogFrame {
    Q_OBJECT

  public:
    // Opens it; it deletes itself.
    static void show(PageServices& services, QWidget* parent);

  private:
    StartOverDialog(PageServices& services, QWidget* parent);
    void chooseFile();
    void took(const QString& path, const QString& text, const QString& problem);
    [[nodiscard]] std::optional<std::uint64_t> seed() const;
    void checkSeed();
    void start();

    PageServices& m_services;
    TextField* m_seed;
    FieldRow* m_seedRow;
    Button* m_file;
    FieldRow* m_fileRow;
    Button* m_start;
    QString m_scenario;  // empty: the same as now
    bool m_sending = false;
};

}  // namespace berth::ui
