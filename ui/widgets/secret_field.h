// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/secret_store.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

class SecretClipboard;

// A field for a key or a token. What is in it is drawn as dots and told to nobody, assistive tools
// included, until a person shows it. Shown, it can be copied, and leaves the clipboard by itself.
class SecretField final : public TextField {
    Q_OBJECT

  public:
    SecretField(UiContext& ui, SecretClipboard& clipboard, QWidget* parent = nullptr);

    void setShown(bool shown);
    [[nodiscard]] bool isShown() const;
    // Blanks around what is typed belong to it: a password, and no key that was pasted.
    void setKeepsBlanks(bool keeps) { m_keepsBlanks = keeps; }
    // What was typed, without blanks around it unless they are kept.
    [[nodiscard]] domain::SecretString secret() const;
    // Empties the field and hides what comes next.
    void wipe();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    void copyChosen();

    SecretClipboard& m_clipboard;
    bool m_keepsBlanks = false;
};

}  // namespace berth::ui
