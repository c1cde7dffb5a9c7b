// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/engine.h"
#include "sim/metering/account.h"
#include "sim/metering/bill_book.h"
#include "sim/metering/meter.h"
#include "sim/serving/link_key.h"

namespace berth::sim::platform {

class BillingListener {
  public:
    // What has been settled for the deployment since it was told last, and altogether. `closed`:
    // none of its nodes has an open bill any more.
    virtual void onStatement(serving::DeploymentKey deployment, domain::Money since,
                             domain::Money altogether, bool closed) = 0;

  protected:
    ~BillingListener() = default;
};

// The bills of all nodes: settles them in time, adds them up by deployment, and keeps a book of
// what was settled when. The sum over the deployments is what the account has paid, and so is the
// sum of the book.
//
// Every node has its own rhythm of settlement; told one by one they would bury everything else. A
// deployment gets a statement instead: soon after its first settlement, then at most once an hour,
// and at once when its last bill is closed. The statements of a deployment add up to its cost.
class Billing {
  public:
    struct Events {
        std::uint32_t settle = 0;     // a: node
        std::uint32_t statement = 0;  // a: deployment
    };
    Billing(engine::Engine& engine, engine::Time settleEvery, Events events,
            BillingListener& listener)
        : m_engine(engine), m_settleEvery(settleEvery), m_events(events), m_listener(listener) {}

    // Before anything of it is billed.
    void openDeployment(serving::DeploymentKey deployment, const domain::DeploymentId& id,
                        const std::string& name);
    // Billing begins or goes on. `version`: which of its deployment's versions the node runs; costs
    // are kept for each.
    void start(serving::NodeKey node, serving::DeploymentKey deployment, std::uint64_t version,
               domain::Rate rate);
    void stop(serving::NodeKey node);  // may go on later
    // The node is gone: the rest is settled. Returns what it cost altogether.
    domain::Money end(serving::NodeKey node);
    void forget(serving::NodeKey node);  // its own figures; sums stay
    // The deployment is about to go: what has not been told is told now.
    void closeDeployment(serving::DeploymentKey deployment);
    // It is gone; what it cost stays in the book for as long as that keeps things.
    void forgetDeployment(serving::DeploymentKey deployment);
    void onEvent(const engine::EventRecord& event);

    [[nodiscard]] domain::Money costOf(serving::NodeKey node) const;
    [[nodiscard]] domain::Rate rateOf(serving::NodeKey node) const;  // 0 while not billed
    // Of all its nodes.
    [[nodiscard]] domain::Rate rateOfDeployment(serving::DeploymentKey deployment) const;
    [[nodiscard]] domain::Money costOfDeployment(serving::DeploymentKey deployment) const;
    // Of one version, or of all of them, to the second: also what is not settled yet.
    [[nodiscard]] domain::Money accruedOf(serving::DeploymentKey deployment,
                                          std::optional<std::uint64_t> version) const;
    [[nodiscard]] domain::Money paid() const { return m_account.paid(); }
    // Errors: see BillBook::read.
    [[nodiscard]] domain::Result<domain::Billing> read(const domain::BillingQuery& query) const {
        return m_book.read(query);
    }
    [[nodiscard]] std::vector<std::string> brokenInvariants() const;

    static constexpr engine::Time kStatementEvery = engine::kHour;
    // Nodes that started together settle within this span: one statement tells of all of them.
    static constexpr engine::Time kRound = engine::kMinute;

  private:
    struct Bill {
        metering::Meter meter;
        serving::DeploymentKey deployment = 0;
        std::uint64_t version = 0;
        domain::Money charged;
        engine::EventHandle settle;
    };
    // What a deployment has been charged, and how much of it has been told.
    struct Ledger {
        domain::Money cost, told;
        domain::Rate rate;                                  // the sum over its bills
        std::map<std::uint64_t, domain::Money> ofVersions;  // add up to the cost
        std::optional<engine::Time> toldAt;
        int openBills = 0;
        engine::EventHandle statement;
    };
    // What `change` does to the meter of a bill, booked in the rate of its deployment.
    template <class Change>
    void turn(Bill& bill, Change change);
    void charge(serving::NodeKey node, Bill& bill);
    void plan(serving::NodeKey node, Bill& bill);
    void book(const Bill& bill, domain::Money charged);
    void tell(serving::DeploymentKey deployment, Ledger& ledger);

    engine::Engine& m_engine;
    engine::Time m_settleEvery;
    Events m_events;
    BillingListener& m_listener;
    metering::Account m_account;
    metering::BillBook m_book;
    std::map<serving::NodeKey, Bill> m_bills;
    std::map<serving::DeploymentKey, Ledger> m_ledgers;
    domain::Money m_forgotten;  // the cost of deployments that are forgotten
};

}  // namespace berth::sim::platform
