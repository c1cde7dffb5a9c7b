// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/simulator_bridge.h"

#include <QPointer>
#include <mutex>
#include <optional>
#include <utility>

namespace berth::bridge {

using domain::ClusterMap;
using domain::ClusterMapPtr;
using domain::SimulatorStatus;

struct SimulatorBridge::Inbox {
    std::mutex mutex;
    std::optional<SimulatorStatus> status;
    ClusterMapPtr map;
    bool called = false;
};

SimulatorBridge::SimulatorBridge(domain::SimulatorControl& control, const domain::Clock& clock,
                                 Options options, QObject* parent)
    : QObject(parent),
      m_control(control),
      m_status(control.status()),
      m_map(control.map()),
      m_statuses(clock, options.statusInterval, [this] { showStatus(); }),
      m_maps(clock, options.mapInterval, [this] { showMap(); }),
      m_inbox(std::make_shared<Inbox>()) {
    if (!m_map) m_map = std::make_shared<const ClusterMap>();
    const auto call = [this, mailbox = m_desk.mailbox()] { mailbox->post([this] { collect(); }); };
    domain::SimulatorCallbacks callbacks;
    callbacks.onStatus = [inbox = m_inbox, call](SimulatorStatus status) {
        const std::lock_guard lock(inbox->mutex);
        inbox->status = std::move(status);
        if (!std::exchange(inbox->called, true)) call();
    };
    callbacks.onMap = [inbox = m_inbox, call](ClusterMapPtr map) {
        if (!map) return;
        const std::lock_guard lock(inbox->mutex);
        inbox->map = std::move(map);
        if (!std::exchange(inbox->called, true)) call();
    };
    m_watch = m_control.watchSimulator(std::move(callbacks));
}

SimulatorBridge::~SimulatorBridge() {
    m_desk.mailbox()->close();
    m_watch.reset();
}

void SimulatorBridge::inject(domain::Fault fault, QObject* context, Answer<std::uint64_t> answer) {
    m_control.inject(std::move(fault), m_desk.expect<std::uint64_t>(context, std::move(answer)));
}

void SimulatorBridge::clearFault(std::uint64_t id, QObject* context, Answer<std::uint64_t> answer) {
    m_control.clearFault(id, m_desk.expect<std::uint64_t>(context, std::move(answer)));
}

void SimulatorBridge::startLoad(domain::LoadSpec load, QObject* context,
                                Answer<domain::LoadSpec> answer) {
    m_control.startLoad(std::move(load),
                        m_desk.expect<domain::LoadSpec>(context, std::move(answer)));
}

void SimulatorBridge::stopLoad(const domain::DeploymentId& deployment, int port, QObject* context,
                               Answer<domain::LoadSpec> answer) {
    m_control.stopLoad(deployment, port,
                       m_desk.expect<domain::LoadSpec>(context, std::move(answer)));
}

void SimulatorBridge::comparePolicies(const domain::DeploymentId& deployment, int port,
                                      QObject* context, Answer<domain::PolicyComparison> answer) {
    m_control.comparePolicies(deployment, port,
                              m_desk.expect<domain::PolicyComparison>(context, std::move(answer)));
}

void SimulatorBridge::startOver(std::string scenarioText, std::uint64_t seed, QObject* context,
                                Answer<std::uint64_t> answer) {
    m_control.startOver(std::move(scenarioText), seed,
                        m_desk.expect<std::uint64_t>(context, std::move(answer)));
}

void SimulatorBridge::collect() {
    bool status = false;
    bool map = false;
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_inbox->called = false;
        status = m_inbox->status.has_value();
        map = m_inbox->map != nullptr;
    }
    const QPointer<SimulatorBridge> alive(this);
    if (status) m_statuses.request();
    if (alive && map) m_maps.request();
}

void SimulatorBridge::showStatus() {
    {
        const std::lock_guard lock(m_inbox->mutex);
        if (!m_inbox->status) return;
        m_status = *std::exchange(m_inbox->status, std::nullopt);
    }
    const SimulatorStatus shown = m_status;
    Q_EMIT statusChanged(shown);
}

void SimulatorBridge::showMap() {
    {
        const std::lock_guard lock(m_inbox->mutex);
        if (!m_inbox->map) return;
        m_map = std::exchange(m_inbox->map, nullptr);
    }
    const ClusterMapPtr shown = m_map;
    Q_EMIT mapChanged(shown);
}

}  // namespace berth::bridge
