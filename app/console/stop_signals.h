// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace berth::app {

// Turns SIGTERM, SIGINT and, unless it is ignored, SIGHUP into an orderly end of the event loop:
// the window is closed as if by hand. One per process.
class StopSignals final : public QObject {
    Q_OBJECT

  public:
    explicit StopSignals(QObject* parent = nullptr);
    ~StopSignals() override;

  private:
    int m_ends[2] = {-1, -1};
    bool m_takesHangup = false;
    QSocketNotifier* m_notifier = nullptr;
};

}  // namespace berth::app
