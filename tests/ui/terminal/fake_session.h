// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QEvent>
#include <QPointer>
#include <algorithm>
#include <vector>

#include "ui/terminal/terminal_session.h"

namespace berth::ui {

// Writes down what a terminal wants of it.
class FakeSession final : public TerminalSession {
  public:
    using TerminalSession::TerminalSession;

    void write(const QByteArray& bytes) override { written += bytes; }
    void resize(int newRows, int newColumns) override {
        rows = newRows;
        columns = newColumns;
    }
    void setReading(bool reads) override { reading.push_back(reads); }

    QByteArray written;
    int rows = 0;
    int columns = 0;
    std::vector<bool> reading;
};

// Makes sessions and keeps hold of those that live.
struct FakeHost {
    [[nodiscard]] ConnectSession begin() {
        return [this](QObject* owner) {
            sessions.push_back(new FakeSession(owner));
            return sessions.back();
        };
    }
    // Those that have not been deleted. What was to be deleted later, is.
    [[nodiscard]] int living() const {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return static_cast<int>(std::count_if(sessions.begin(), sessions.end(),
                                              [](const auto& each) { return !each.isNull(); }));
    }

    std::vector<QPointer<FakeSession>> sessions;
};

}  // namespace berth::ui
