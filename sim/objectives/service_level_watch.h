// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/service_levels.h"
#include "sim/objectives/alarm_rule.h"
#include "sim/objectives/error_budget.h"
#include "sim/scenario/scenario.h"

namespace berth::sim::objectives {

// What is asked about a deployment, by name. Nothing: there is none (any more), or nothing was
// measured. Sums count from when measuring began.
class Figures {
  public:
    [[nodiscard]] virtual std::optional<double> readySeconds(
        const std::string& deployment) const = 0;
    [[nodiscard]] virtual std::optional<Tally> requests(const std::string& deployment,
                                                        int port) const = 0;
    // Milliseconds, of the last `span`; `share` is .95 or .99.
    [[nodiscard]] virtual std::optional<double> p95(const std::string& deployment, int port,
                                                    engine::Time span) const = 0;
    [[nodiscard]] virtual std::optional<double> gpuUse(const std::string& deployment,
                                                       engine::Time span) const = 0;
    [[nodiscard]] virtual std::optional<double> diskUse(const std::string& deployment) const = 0;
    // The value of an objective as a report of this moment would have it.
    [[nodiscard]] virtual std::optional<double> valueOf(
        const scenario::ObjectiveConfig& objective) const = 0;

  protected:
    ~Figures() = default;
};

// What has come of a look.
struct Happening {
    enum class Kind { AlarmRaised, AlarmCleared, BudgetExhausted };
    Kind kind = Kind::AlarmRaised;
    std::size_t index = 0;  // of the alarm, or of the objective
    double value = 0;       // of the alarm's figure; of the budget what was allowed
};

// Objectives and alarms of a scenario while it runs. Looks once a minute; keeps two hours of
// minutes, whatever the number of requests, and the newest thousand alarms.
class ServiceLevelWatch {
  public:
    // Keeps a reference to the scenario.
    explicit ServiceLevelWatch(const scenario::Scenario& scenario);

    [[nodiscard]] bool isNeeded() const { return !m_objectives.empty() || !m_alarms.empty(); }
    [[nodiscard]] bool isDue(engine::Time now) const { return isNeeded() && now >= m_next; }
    [[nodiscard]] std::vector<Happening> look(engine::Time now, const Figures& figures);
    // What was done about an alarm that this look has raised.
    void acted(std::size_t alarm, bool done);
    [[nodiscard]] domain::ServiceLevels levels(engine::Time now, const Figures& figures) const;

    static constexpr engine::Time kEvery = engine::kMinute;
    static constexpr std::size_t kMostEpisodes = 1000;

  private:
    struct Objective {
        const scenario::ObjectiveConfig* config = nullptr;
        std::optional<BudgetWatch> budget;
    };
    struct Alarm {
        const scenario::AlarmConfig* config = nullptr;
        AlarmRule rule;
        TallyHistory history;  // of availability, answers and burn rates
    };
    // Sums as they were at the look before, so that each look has what came since.
    class Since {
      public:
        Tally take(const std::string& key, const Tally& sum);

      private:
        std::map<std::string, Tally> m_before;
    };

    [[nodiscard]] std::optional<Tally> timeSince(engine::Time now, const std::string& key,
                                                 const std::string& deployment,
                                                 const Figures& figures);
    [[nodiscard]] std::optional<Tally> requestsSince(const std::string& key,
                                                     const std::string& deployment, int port,
                                                     const Figures& figures);
    [[nodiscard]] std::optional<double> valueOf(engine::Time now, std::size_t index,
                                                const Figures& figures);
    void lookAtBudget(engine::Time now, std::size_t index, const Figures& figures,
                      std::vector<Happening>& happened);
    void lookAtAlarm(engine::Time now, std::size_t index, const Figures& figures,
                     std::vector<Happening>& happened);

    std::vector<Objective> m_objectives;
    std::vector<Alarm> m_alarms;
    std::vector<domain::AlarmEpisode> m_history;
    Since m_since;
    engine::Time m_from = 0, m_next = 0;
};

}  // namespace berth::sim::objectives
