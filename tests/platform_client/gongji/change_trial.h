// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "tests/platform_client/gongji/client_room.h"

namespace berth::platform_client::gongji::testing {

enum class ChangeKind { Create, Edit, Scale, Pause, Resume, Replace, Delete, CreateJob, DeleteJob };
inline constexpr int kChangeKinds = 9;

// What goes wrong in one trial.
class Troubles {
  public:
    Troubles() = default;
    Troubles(const Troubles&) = delete;
    Troubles& operator=(const Troubles&) = delete;
    virtual ~Troubles() = default;

    // Of the call of that number, from 0, over all consoles of the trial.
    [[nodiscard]] virtual Fate fateOf(const HttpCall& call, int number) = 0;
    // Whether the console is killed before the step of that number, from 0.
    [[nodiscard]] virtual bool killsBefore(int step) = 0;
    // Whether nothing will go wrong any more: from then on a change has half an hour to end.
    [[nodiscard]] virtual bool areOver() const = 0;
};

// One change of one platform, with what a console's journal does for it: it notes the change before
// it is handed over, and has it looked up until its end is known, also after the console was
// killed. A step is whatever happens at the next instant at which something is due.
class ChangeTrial {
  public:
    ChangeTrial(ChangeKind kind, Troubles& troubles, std::uint64_t seed);

    // Fails the test when the change is done twice, or is not what it was reported to be, or is
    // forgotten, or when anything else was done.
    void run();
    [[nodiscard]] int calls() const { return m_calls; }
    [[nodiscard]] int steps() const { return m_steps; }
    [[nodiscard]] int kills() const { return m_kills; }

  private:
    [[nodiscard]] domain::Change change() const;
    void ask(bool lookUp);
    void kill();
    void take(const domain::Result<domain::ChangeOutcome>& result);
    [[nodiscard]] int effects() const;
    void check();

    const ChangeKind m_kind;
    Troubles& m_troubles;
    ClientRoom m_room;
    TaskId m_task = 0;
    PointId m_victim = 0;
    std::shared_ptr<ClientRoom::Outcome> m_answer;
    std::unique_ptr<Timer> m_timer;
    std::optional<domain::Result<domain::ChangeOutcome>> m_final;
    int m_calls = 0;
    int m_steps = 0;
    int m_kills = 0;
};

}  // namespace berth::platform_client::gongji::testing
