// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>
#include <cstddef>
#include <deque>

namespace berth::terminal {
class TerminalSurface;
}

namespace berth::ui {

// Hands what arrives to a surface a little at a time, so that neither painting nor keys wait, and
// says when so much is waiting that the sender has to stop. GUI thread.
class TerminalFeed final : public QObject {
    Q_OBJECT

  public:
    // The sender stops above the upper and goes on below the lower of these.
    static constexpr qsizetype kStopsAt = 1024 * 1024;
    static constexpr qsizetype kGoesOnAt = 256 * 1024;
    // For one turn of the event loop; a piece takes well below a millisecond.
    static constexpr int kMostMilliseconds = 6;
    static constexpr qsizetype kPiece = 8 * 1024;

    // The surface must outlive it.
    TerminalFeed(terminal::TerminalSurface& surface, QObject* parent);

    void take(const QByteArray& bytes);
    // What was taken and not fed yet is dropped.
    void clear();
    [[nodiscard]] qsizetype waiting() const { return m_waiting; }
    [[nodiscard]] bool wantsMore() const { return m_wantsMore; }

  Q_SIGNALS:
    // After each turn in which something was fed.
    void fed();
    void wantsMoreChanged(bool wantsMore);

  private:
    void turn();
    void setWantsMore(bool wantsMore);

    terminal::TerminalSurface& m_surface;
    QTimer m_timer;
    std::deque<QByteArray> m_queue;
    qsizetype m_at = 0;  // in the first of them
    qsizetype m_waiting = 0;
    bool m_wantsMore = true;
};

}  // namespace berth::ui
