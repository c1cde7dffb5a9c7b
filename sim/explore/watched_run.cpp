// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/explore/watched_run.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "sim/explore/auditor.h"
#include "sim/explore/settling.h"
#include "sim/platform/simulation.h"

namespace berth::sim::explore {
namespace {

constexpr engine::Time kLookEvery = 5 * engine::kSecond;
constexpr engine::Time kAskEvery = engine::kMinute;

class Watch final : public platform::SimulationListener {
  public:
    Watch(WatchedRun& run, Auditor& auditor) : m_run(run), m_auditor(auditor) {}

    void onEvent(const domain::Event& event) override {
        m_happened = true;
        if (event.kind == domain::EventKind::DeploymentDeleted)
            m_auditor.noteDeleted(event.deployment);
        if (event.kind == domain::EventKind::FaultInjected)
            ++m_run.struck.at(static_cast<std::size_t>(event.value));
    }
    void onLogLine(const domain::DeploymentId& /*deployment*/,
                   const domain::LogLine& /*line*/) override {}
    void onLinkOpened(const platform::LinkInfo& /*link*/) override {}
    void onLinkClosed(const platform::LinkInfo& /*link*/) override {}

    // Whether anything has happened since this was asked last.
    bool takeHappened() { return std::exchange(m_happened, false); }

  private:
    WatchedRun& m_run;
    Auditor& m_auditor;
    bool m_happened = false;
};

class Runner {
  public:
    Runner(const scenario::Scenario& scenario, const std::string& spillDirectory, WatchedRun& run)
        : m_run(run),
          m_watch(run, m_auditor),
          m_simulation(scenario, scenario.seed, m_watch, spillDirectory) {
        const auto quiet = quietFrom(scenario);
        if (quiet && *quiet + kSettlesWithin <= scenario.duration) {
            m_quiet = *quiet;
            m_settleBy = *quiet + kSettlesWithin;
        }
    }

    void run(engine::Time duration, const std::function<bool()>& goesOn) {
        engine::Time ask = 0;
        for (engine::Time until = 0;; until = std::min(until + kLookEvery, duration)) {
            runUntil(until);
            if (m_run.breach || isOver(until, ask, goesOn) || until == duration) break;
        }
        m_run.traceHash = m_simulation.traceHash();
        m_run.events = m_simulation.processed();
        m_run.reached = m_simulation.now();
    }

  private:
    bool isOver(engine::Time now, engine::Time& ask, const std::function<bool()>& goesOn) {
        if (m_settleBy && now >= *m_settleBy) {
            m_run.breach = Auditor::settled(m_simulation);
            return true;
        }
        if (now < ask) return false;
        ask = now + kAskEvery;
        m_run.stopped = goesOn && !goesOn();
        if (m_run.stopped) return true;
        return m_settleBy && now > *m_quiet && !Auditor::settled(m_simulation);
    }

    void runUntil(engine::Time until) {
        while (!m_run.breach) {
            const auto next = m_simulation.nextTime();
            if (!next || *next > until) break;
            m_simulation.runUntil(*next);
            if (m_watch.takeHappened()) look();
        }
        if (m_run.breach) return;
        m_simulation.runUntil(until);
        look();
    }

    void look() {
        const std::vector<std::string> broken = m_simulation.brokenInvariants();
        if (!broken.empty())
            m_run.breach = Breach{BreachKind::Invariant, broken.front(), m_simulation.now()};
        else
            m_run.breach = m_auditor.look(m_simulation);
    }

    WatchedRun& m_run;
    Auditor m_auditor;
    Watch m_watch;
    platform::Simulation m_simulation;
    std::optional<engine::Time> m_quiet, m_settleBy;
};

}  // namespace

WatchedRun runWatched(const scenario::Scenario& scenario, const std::string& spillDirectory,
                      const std::function<bool()>& goesOn) {
    WatchedRun run;
    Runner(scenario, spillDirectory, run).run(scenario.duration, goesOn);
    return run;
}

}  // namespace berth::sim::explore
