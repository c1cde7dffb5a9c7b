// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <functional>

namespace berth::ui {

// What a terminal is tied to: a shell somewhere, behind whatever connection. A terminal makes one
// by its ConnectSession and deletes it. GUI thread; nothing in it waits.
class TerminalSession : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    // What a person typed. After the end it is dropped.
    virtual void write(const QByteArray& bytes) = 0;
    // The size of the screen in characters: once when tied, then on each change.
    virtual void resize(int rows, int columns) = 0;
    // False: stop reading from the other side until it is true again; what is under way may still
    // be handed over. Without this a program that writes faster than it can be shown would fill the
    // memory.
    virtual void setReading(bool reading) = 0;

  Q_SIGNALS:
    void received(const QByteArray& bytes);
    // Once; nothing comes after it. `reason` is a whole sentence in the language of the reader.
    void ended(const QString& reason);
};

// Begins a session that is a child of `owner`. It may end at once, but says so only after the
// return to the event loop, as does everything that it receives.
using ConnectSession = std::function<TerminalSession*(QObject* owner)>;

}  // namespace berth::ui
