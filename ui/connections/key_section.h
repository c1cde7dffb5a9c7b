// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/domain/connection.h"
#include "ui/support/ui_context.h"

class QRadioButton;

namespace berth::ui {

class Button;
class FieldRow;
class Label;
class SecretClipboard;
class SecretField;

// The second step: the key that the platform's site has made, and of which kind it is.
class KeySection final : public QWidget {
    Q_OBJECT

  public:
    KeySection(UiContext& ui, SecretClipboard& clipboard, QWidget* parent);

    // `kept`: a key is kept already, so the field may stay empty.
    void set(domain::KeyMode mode, bool kept);
    void setMode(domain::KeyMode mode);
    [[nodiscard]] domain::KeyMode mode() const;
    [[nodiscard]] domain::SecretString token() const;
    // Where the key will go; nothing: not known yet.
    void setKeeping(const std::optional<domain::SecretKeeping>& keeping);
    [[nodiscard]] bool isInOrder() const;
    // Says what is missing, also of what nobody has touched yet, and goes there. False: nothing is.
    bool showProblems();
    // Takes what was typed out of memory as far as that can be done.
    void wipe();

  Q_SIGNALS:
    void changed();
    // To look for a keychain anew.
    void keychainRequested();

  private:
    void build(UiContext& ui);
    void check();
    void showToken(bool shown);

    SecretField* m_token;
    FieldRow* m_tokenRow;
    Button* m_show;
    QRadioButton* m_simple;
    QRadioButton* m_rsa;
    Label* m_place;
    Button* m_look;
    bool m_kept = false;
    bool m_touched = false;
};

}  // namespace berth::ui
