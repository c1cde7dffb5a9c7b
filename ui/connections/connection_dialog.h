// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <string>

#include "models/bridge/connection_desk.h"
#include "ui/connections/connection_services.h"
#include "ui/connections/verdict_texts.h"
#include "ui/widgets/dialog_frame.h"

class QScrollArea;

namespace berth::ui {

class KeyPairSection;
class KeySection;
class SecretClipboard;
class VerdictCard;
class WhereSection;

// Sets a connection up, or edits one: name and address, key, key pair, test, in any order. Nothing
// of it is kept before it is saved, and saved without a test that works only after a warning.
class ConnectionDialog final : public DialogFrame {
    Q_OBJECT

  public:
    // `edited`: an id of the book; empty: a new connection.
    static ConnectionDialog* show(ConnectionServices& services, const domain::ConnectionId& edited,
                                  QWidget* parent);
    ~ConnectionDialog() override;

  Q_SIGNALS:
    // The book holds it.
    void kept(const berth::domain::ConnectionId& id, bool fresh);

  private:
    ConnectionDialog(ConnectionServices& services, const domain::ConnectionId& edited,
                     QWidget* parent);
    void build();
    void fill();
    [[nodiscard]] domain::ConnectionSettings settings() const;
    [[nodiscard]] domain::ConnectionSecrets secrets() const;
    [[nodiscard]] bool isInOrder() const;
    bool showProblems();
    void inputChanged();
    void test(bool thenSave);
    void cancelTest();
    void took(const domain::Result<domain::ConnectionVerdict>& verdict, bool thenSave);
    void mend(VerdictFix fix);
    void primary();
    void save();
    void showFooter();
    // Scrolls so that the end of the section can be seen.
    void reveal(QWidget* section);

    ConnectionServices& m_services;
    UiContext& m_ui;
    domain::ConnectionSettings m_settings;  // as they were, and what no field shows
    bool m_fresh;
    SecretClipboard* m_clipboard;
    QScrollArea* m_scroll;
    WhereSection* m_where;
    KeySection* m_key;
    KeyPairSection* m_pair;
    VerdictCard* m_verdict;
    QWidget* m_warning;
    Button* m_unproved;
    Button* m_anyway;
    Button* m_save;
    std::string m_offeredKey;            // of the server whose certificate was refused
    std::unique_ptr<QObject> m_running;  // a test under way waits for its end
    bool m_tested = false;               // a verdict is shown, for what stands in the fields
    bool m_works = false;
    bool m_outdated = false;  // something was changed since the last verdict
    bool m_warned = false;
    bool m_saving = false;
};

}  // namespace berth::ui
