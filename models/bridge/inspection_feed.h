// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "models/bridge/remote_session.h"
#include "models/domain/clock.h"
#include "models/inspection/diagnosis.h"
#include "models/inspection/history.h"

namespace berth::bridge {

// What is known of the inspected computer beside what it says itself.
struct InspectedAs {
    std::vector<int> declaredPorts;
    bool diskIsLost = false;     // a node
    bool simulatedTime = false;  // its clock says nothing about ours
    std::optional<domain::Bytes> imageSize;
};

// Looks at a computer again and again, one look at a time: the newest one, what it means, and the
// course of its figures. A look that fails leaves the last one in place, and says so. GUI thread.
class InspectionFeed final : public QObject {
    Q_OBJECT
  public:
    // Both must outlive this.
    InspectionFeed(RemoteSession& session, const domain::Clock& clock, InspectedAs as,
                   QObject* parent = nullptr);

    // From the beginning of one look to that of the next; nothing: only when asked. A look that
    // takes longer is waited for.
    void setPace(std::optional<std::chrono::milliseconds> pace);
    void refresh();

    [[nodiscard]] bool isLooking() const { return m_looking; }
    // Null: none yet.
    [[nodiscard]] const domain::Inspection* latest() const { return m_latest.get(); }
    [[nodiscard]] const std::vector<inspection::Finding>& findings() const { return m_findings; }
    [[nodiscard]] const inspection::History& history() const { return m_history; }
    // When the latest look ended, on the clock's monotonic time.
    [[nodiscard]] domain::Duration takenAt() const { return m_takenAt; }
    // Why the newest attempt failed; nothing: it did not.
    [[nodiscard]] const std::optional<domain::Error>& problem() const { return m_problem; }

  Q_SIGNALS:
    void changed();

  private:
    void take(domain::Result<domain::Inspection> look, domain::Duration began);

    RemoteSession& m_session;
    const domain::Clock& m_clock;
    InspectedAs m_as;
    QTimer m_timer;
    bool m_looking = false;
    std::unique_ptr<domain::Inspection> m_latest;
    std::vector<inspection::Finding> m_findings;
    inspection::History m_history;
    domain::Duration m_takenAt{};
    domain::Duration m_firstAt{};
    std::optional<domain::Error> m_problem;
};

}  // namespace berth::bridge
