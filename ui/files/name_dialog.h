// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "models/domain/error.h"
#include "ui/widgets/dialog_frame.h"

namespace berth::ui {

class Button;
class FieldRow;
class TextField;

// What a name dialog says and does.
struct NameQuestion {
    QString title;
    QString sentence;
    QString accept;      // the words of its button
    std::string before;  // the name so far; empty: none
    // Does it with the name and tells how that went; the dialog closes when it went well.
    std::function<void(const std::string& name, QObject* context,
                       std::function<void(const domain::Result<bool>&)> told)>
        act;
};

// Asks for the name of a file or folder of another computer.
class NameDialog final : public DialogFrame {
    Q_OBJECT

  public:
    static NameDialog* show(UiContext& ui, NameQuestion question, QWidget* parent);

  private:
    NameDialog(UiContext& ui, NameQuestion question, QWidget* parent);
    void check();
    void act();

    NameQuestion m_question;
    TextField* m_name;
    FieldRow* m_row;
    Button* m_accept;
};

// Why it cannot be the name of a file on any common system; empty: it can.
[[nodiscard]] QString whyNoFileName(const QString& name);

}  // namespace berth::ui
