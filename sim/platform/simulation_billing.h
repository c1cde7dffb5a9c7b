// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/engine/engine.h"
#include "sim/metering/account.h"
#include "sim/metering/meter.h"
#include "sim/serving/link_key.h"

namespace berth::sim::platform {

// The bills of all nodes: settles them in time and adds them up by deployment. The sum over the
// deployments is what the account has paid.
class Billing {
  public:
    Billing(engine::Engine& engine, engine::Time settleEvery, std::uint32_t settleEvent)
        : m_engine(engine), m_settleEvery(settleEvery), m_settleEvent(settleEvent) {}

    // Billing begins or goes on.
    void start(serving::NodeKey node, serving::DeploymentKey deployment, domain::Rate rate);
    void stop(serving::NodeKey node);  // may go on later
    // The node is gone: the rest is settled. Returns what it cost altogether.
    domain::Money end(serving::NodeKey node);
    void forget(serving::NodeKey node);  // its own figures; sums stay
    void onEvent(const engine::EventRecord& event);

    [[nodiscard]] domain::Money costOf(serving::NodeKey node) const;
    [[nodiscard]] domain::Rate rateOf(serving::NodeKey node) const;  // 0 while not billed
    [[nodiscard]] domain::Money costOfDeployment(serving::DeploymentKey deployment) const;
    [[nodiscard]] domain::Money paid() const { return m_account.paid(); }
    [[nodiscard]] std::vector<std::string> brokenInvariants() const;

  private:
    struct Bill {
        metering::Meter meter;
        serving::DeploymentKey deployment = 0;
        domain::Money charged;
        engine::EventHandle settle;
    };
    void charge(serving::NodeKey node, Bill& bill);
    void plan(serving::NodeKey node, Bill& bill);

    engine::Engine& m_engine;
    engine::Time m_settleEvery;
    std::uint32_t m_settleEvent;
    metering::Account m_account;
    std::map<serving::NodeKey, Bill> m_bills;
    std::map<serving::DeploymentKey, domain::Money> m_byDeployment;
};

}  // namespace berth::sim::platform
