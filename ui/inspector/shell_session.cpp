// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/shell_session.h"

#include <QTimer>
#include <utility>

#include "models/bridge/remote_session.h"
#include "ui/support/error_texts.h"

namespace berth::ui {

ShellSession::ShellSession(bridge::RemoteSession* session, QObject* owner)
    : TerminalSession(owner),
      m_session(session),
      m_mailbox(std::make_shared<bridge::Mailbox>(this)) {
    if (session == nullptr) {
        endLater(tr("There is no connection to this computer."));
        return;
    }
    // It is closed, say because its profile was changed, while a terminal still stands there.
    connect(session, &bridge::RemoteSession::closing, this, [this] {
        m_session = nullptr;
        m_shell.reset();
        endLater(tr("The connection was closed."));
    });
}

ShellSession::~ShellSession() {
    m_shell.reset();
    m_mailbox->close();
}

void ShellSession::begin(domain::ShellSize size) {
    m_begun = true;
    domain::RemoteShellCallbacks calls;
    // `this` is used only when the mailbox opens the letter: it is alive then.
    calls.onBytes = [this, mailbox = m_mailbox](std::string bytes) {
        mailbox->post([this, bytes = std::move(bytes)] { take(bytes); });
    };
    calls.onEnded = [this, mailbox = m_mailbox](domain::Result<std::optional<int>> how) {
        mailbox->post([this, how = std::move(how)] { end(how); });
    };
    m_shell = m_session->host().openShell(size, std::move(calls));
}

void ShellSession::write(const QByteArray& bytes) {
    if (m_shell != nullptr && !m_ended) m_shell->write(bytes.toStdString());
}

void ShellSession::resize(int rows, int columns) {
    if (m_session == nullptr || m_ended) return;
    if (!m_begun) {
        begin({columns, rows});
    } else if (m_shell != nullptr) {
        m_shell->resize({columns, rows});
    }
}

void ShellSession::setReading(bool reading) {
    m_reading = reading;
    if (!reading || m_shell == nullptr || m_untaken == 0) return;
    m_shell->taken(std::exchange(m_untaken, 0));
}

void ShellSession::take(const std::string& bytes) {
    if (m_ended) return;
    m_untaken += bytes.size();
    Q_EMIT received(QByteArray::fromStdString(bytes));
    if (m_reading && m_shell != nullptr) m_shell->taken(std::exchange(m_untaken, 0));
}

void ShellSession::end(const domain::Result<std::optional<int>>& how) {
    if (std::exchange(m_ended, true)) return;
    if (!how) {
        Q_EMIT ended(errorText(how.error().code));
    } else if (how->value_or(0) == 0) {
        Q_EMIT ended(tr("The shell has ended."));
    } else {
        Q_EMIT ended(tr("The shell has ended with status %1.").arg(**how));
    }
}

void ShellSession::endLater(const QString& reason) {
    QTimer::singleShot(0, this, [this, reason] {
        if (!std::exchange(m_ended, true)) Q_EMIT ended(reason);
    });
}

}  // namespace berth::ui
