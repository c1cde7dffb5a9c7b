// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/bridge/reply_desk.h"
#include "models/bridge/throttle.h"
#include "models/domain/clock.h"
#include "models/domain/simulator_control.h"

namespace berth::bridge {

// PlatformBridge's counterpart for what only a simulator can do. The same rules hold.
class SimulatorBridge final : public QObject {
    Q_OBJECT
  public:
    template <class T>
    using Answer = std::function<void(domain::Result<T>)>;
    struct Options {
        std::chrono::milliseconds statusInterval{100};
        std::chrono::milliseconds mapInterval{250};
    };

    SimulatorBridge(domain::SimulatorControl& control, const domain::Clock& clock, Options options,
                    QObject* parent = nullptr);
    ~SimulatorBridge() override;

    // What was last signalled.
    [[nodiscard]] const domain::SimulatorStatus& status() const { return m_status; }
    [[nodiscard]] const domain::ClusterMapPtr& map() const { return m_map; }  // never null
    [[nodiscard]] std::vector<domain::ActiveFault> faults() const { return m_control.faults(); }
    [[nodiscard]] std::vector<domain::LoadSpec> loads() const { return m_control.loads(); }

    void setPace(domain::Pace pace) { m_control.setPace(pace); }
    void step() { m_control.step(); }
    void jumpTo(domain::Instant target) { m_control.jumpTo(target); }
    void inject(domain::Fault fault, QObject* context, Answer<std::uint64_t> answer);
    void clearFault(std::uint64_t id, QObject* context, Answer<std::uint64_t> answer);
    void startLoad(domain::LoadSpec load, QObject* context, Answer<domain::LoadSpec> answer);
    void stopLoad(const domain::DeploymentId& deployment, int port, QObject* context,
                  Answer<domain::LoadSpec> answer);
    void comparePolicies(const domain::DeploymentId& deployment, int port, QObject* context,
                         Answer<domain::PolicyComparison> answer);
    void startOver(std::string scenarioText, std::uint64_t seed, QObject* context,
                   Answer<std::uint64_t> answer);

  Q_SIGNALS:
    void statusChanged(const berth::domain::SimulatorStatus& status);
    void mapChanged(const berth::domain::ClusterMapPtr& map);

  private:
    struct Inbox;

    void collect();
    void showStatus();
    void showMap();

    domain::SimulatorControl& m_control;
    domain::SimulatorStatus m_status;
    domain::ClusterMapPtr m_map;
    Throttle m_statuses;
    Throttle m_maps;
    ReplyDesk m_desk{this};
    std::shared_ptr<Inbox> m_inbox;
    std::unique_ptr<domain::Subscription> m_watch;
};

}  // namespace berth::bridge
