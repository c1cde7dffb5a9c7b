// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/bridge/mailbox.h"
#include "models/domain/remote_host.h"
#include "ui/terminal/terminal_session.h"

namespace berth::bridge {
class RemoteSession;
}  // namespace berth::bridge

namespace berth::ui {

// A shell on a computer that is reached over SSH, for a terminal. It begins once the terminal has
// said how large it is. While the terminal does not read, nothing is taken from the shell, which
// then waits.
class ShellSession final : public TerminalSession {
    Q_OBJECT

  public:
    // Null: there is no connection any more; it ends at once.
    ShellSession(bridge::RemoteSession* session, QObject* owner);
    ~ShellSession() override;

    void write(const QByteArray& bytes) override;
    void resize(int rows, int columns) override;
    void setReading(bool reading) override;

  private:
    void begin(domain::ShellSize size);
    void take(const std::string& bytes);
    void end(const domain::Result<std::optional<int>>& how);
    void endLater(const QString& reason);

    bridge::RemoteSession* m_session;
    bool m_begun = false;
    bool m_ended = false;
    bool m_reading = true;
    std::size_t m_untaken = 0;  // handed over while the terminal did not read
    std::shared_ptr<bridge::Mailbox> m_mailbox;
    std::unique_ptr<domain::RemoteShell> m_shell;  // last: ends first
};

}  // namespace berth::ui
