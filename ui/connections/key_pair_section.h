// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <string>

#include "models/bridge/connection_desk.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class IconView;
class Label;
class ProgressBar;

// The third step, for signed requests only: a pair of keys. The private one is never shown; it is
// made here, pasted, or read from a file. The public one is for the platform's site.
class KeyPairSection final : public QWidget {
    Q_OBJECT

  public:
    KeyPairSection(UiContext& ui, bridge::ConnectionDesk& desk, QWidget* parent);

    // `kept`: a private key is kept already; `publicKey` may be empty.
    void set(const std::string& publicKey, bool kept);
    // A copy; empty where none was made or given here.
    [[nodiscard]] domain::SecretString privateKey() const { return m_private.clone(); }
    [[nodiscard]] const std::string& publicKey() const { return m_public; }
    [[nodiscard]] bool isInOrder() const { return m_kept || !m_private.empty(); }
    // Says what is missing and goes there. False: nothing is.
    bool showProblems();
    void wipe();

  Q_SIGNALS:
    void changed();

  private:
    QWidget* makeOffers();
    QWidget* makePublicKey();
    void make();
    void paste();
    void load();
    void savePublicKey();
    // Takes a private key that a person has brought.
    void take(domain::SecretString key);
    void say(Icon icon, Token tone, const QString& text);
    void showState();

    UiContext& m_ui;
    bridge::ConnectionDesk& m_desk;
    domain::SecretString m_private;
    std::string m_public;
    bool m_kept = false;
    bool m_making = false;
    Card* m_card;
    Button* m_make;
    Button* m_paste;
    Button* m_load;
    ProgressBar* m_busy;
    IconView* m_sign;
    Label* m_note;
    QWidget* m_publicPart;
    Label* m_pem;
    Button* m_copy;
    Button* m_save;
    Button* m_site;
    bridge::ReplyDesk m_files{this};
};

}  // namespace berth::ui
