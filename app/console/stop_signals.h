// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace berth::app {

// Turns SIGTERM and SIGINT into an orderly end of the event loop: the window is closed as if by
// hand. One per process.
class StopSignals final : public QObject {
    Q_OBJECT

  public:
    explicit StopSignals(QObject* parent = nullptr);
    ~StopSignals() override;

  private:
    int m_ends[2] = {-1, -1};
    QSocketNotifier* m_notifier = nullptr;
};

}  // namespace berth::app
