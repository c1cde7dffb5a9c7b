// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "platform_client/gongji/operation.h"

namespace berth::platform_client::gongji {

// Makes a task. Its operation id travels as the name of its container, and is looked for among all
// tasks of that name, ended ones too, before it is made. Prices, stock and marks are read anew
// right before.
class CreateOperation final : public Operation {
  public:
    using Operation::Operation;

  protected:
    void prepare() override;
    void look(Look reply) override;
    [[nodiscard]] std::optional<TaskId> task() const override { return std::nullopt; }
    [[nodiscard]] TaskKind kindOf(TaskId) const override { return kind(); }
    bool takeRefusal(const CertainSender::Outcome& outcome) override;

  private:
    [[nodiscard]] const domain::DeploymentSpec& spec() const;
    [[nodiscard]] TaskKind kind() const;
    [[nodiscard]] const OfferBook& offers() const;
    [[nodiscard]] bool isTakenElsewhere() const;
    void findOut();
    void readOffers();
    void order();
    [[nodiscard]] domain::Result<std::string> body(Generation generation) const;
    // Ours, or a live one that has taken the name.
    struct Found {
        std::optional<TaskId> ours;
        bool nameTaken = false;
    };
    void find(ApiReply<Found> reply);

    Generation m_generation = Generation::Old;
    OfferBook m_jobOffers;  // of a job: its marks are of a catalogue of its own
    int m_nameRefusals = 0;
    std::unique_ptr<Timer> m_timer;
};

}  // namespace berth::platform_client::gongji
