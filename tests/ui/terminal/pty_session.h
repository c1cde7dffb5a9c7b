// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <QByteArray>
#include <QSocketNotifier>
#include <QStringList>

#include "ui/terminal/terminal_session.h"

namespace berth::ui {

// A program of this computer on a pseudoterminal. It is killed when the session goes.
class PtySession final : public TerminalSession {
  public:
    PtySession(const QStringList& command, QObject* owner);
    ~PtySession() override;

    void write(const QByteArray& bytes) override;
    void resize(int rows, int columns) override;
    void setReading(bool reading) override { m_notifier->setEnabled(reading); }

  private:
    void read();
    void reap();

    int m_master = -1;
    pid_t m_child = -1;
    QSocketNotifier* m_notifier = nullptr;
};

}  // namespace berth::ui
