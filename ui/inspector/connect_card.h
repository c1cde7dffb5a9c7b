// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/support/secret_clipboard.h"
#include "ui/support/ui_context.h"

class QCheckBox;

namespace berth::bridge {
class RemoteSession;
}  // namespace berth::bridge

namespace berth::ui {

class Button;
class Card;
class Label;
class ProgressBar;
class SecretField;

// Where a connection over SSH is on its way: what it does, what it asks (whether the computer is
// the right one, a password), or why it did not get there and what to do.
class ConnectCard final : public QWidget {
    Q_OBJECT

  public:
    explicit ConnectCard(UiContext& ui, QWidget* parent = nullptr);

    // Null: none; the session must outlive this or be replaced before it goes.
    void setSession(bridge::RemoteSession* session);
    void retranslate();

  Q_SIGNALS:
    // To be asked nothing and see nothing of it any more.
    void cancelRequested();
    void settingsRequested();

  private:
    void show();
    void showHostKey();
    void showSecret();
    void showState();
    void accept();
    void refuse();
    [[nodiscard]] QString nameOfStop(std::size_t stop) const;

    UiContext& m_ui;
    bridge::RemoteSession* m_session = nullptr;
    SecretClipboard m_clipboard{this};
    Card* m_card;
    ProgressBar* m_busy;
    Label* m_text;
    Label* m_fingerprint;
    Label* m_advice;
    SecretField* m_secret;
    QCheckBox* m_keep;
    Button* m_yes;
    Button* m_no;
    Button* m_settings;
};

}  // namespace berth::ui
