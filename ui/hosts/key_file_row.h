// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>

#include "models/domain/host_tools.h"
#include "ui/support/secret_clipboard.h"
#include "ui/support/ui_context.h"

namespace berth::bridge {
class HostDesk;
}  // namespace berth::bridge

namespace berth::ui {

class Button;
class IconView;
class Label;
class SecretField;
class TextField;

// A key file: one that is there, or a new one that is made here. Its public half can be copied,
// with the words on what to do with it.
class KeyFileRow final : public QWidget {
    Q_OBJECT

  public:
    KeyFileRow(UiContext& ui, bridge::HostDesk& desk, const QString& name, QWidget* parent);

    void setFile(const std::string& file);
    [[nodiscard]] std::string file() const;

  Q_SIGNALS:
    void changed();

  private:
    [[nodiscard]] QWidget* makeNewKey();
    [[nodiscard]] QWidget* makePublicPart();
    void choose();
    void make();
    void read();
    void take(const domain::Result<domain::HostKeyFile>& key, bool fresh);
    void say(Icon icon, Token tone, const QString& text);

    UiContext& m_ui;
    bridge::HostDesk& m_desk;
    SecretClipboard m_clipboard{this};
    std::string m_publicLine;
    TextField* m_file;
    Button* m_choose;
    Button* m_new;
    QWidget* m_newPart;
    SecretField* m_passphrase;
    Button* m_make;
    IconView* m_sign;
    Label* m_note;
    QWidget* m_publicPart;
    Label* m_public;
    Button* m_copy;
};

}  // namespace berth::ui
