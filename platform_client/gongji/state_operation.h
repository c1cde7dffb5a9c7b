// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/gongji/operation.h"

namespace berth::platform_client::gongji {

// Scales, pauses, resumes or deletes a task, or gives a node's place to another: one call each, and
// whether it has taken effect is seen in the state.
class StateOperation final : public Operation {
  public:
    using Operation::Operation;

  protected:
    void prepare() override;
    void look(Look reply) override;
    [[nodiscard]] std::optional<TaskId> task() const override { return m_task; }
    bool takeRefusal(const CertainSender::Outcome& outcome) override;
    void afterEffect(TaskId id) override;

  private:
    void check();
    void begin();
    void expectEnd(domain::ReasonKind why);
    void lookAtTask(TaskId id, Look reply);
    void lookAtJob(TaskId id, Look reply);
    void takeLook(TaskId id, const ApiResult<WireTaskDetail>& detail, const Look& reply) const;
    void lookForNode(const domain::NodeId& node, Look reply);
    [[nodiscard]] std::optional<TaskId> taskOfChange() const;

    std::optional<TaskId> m_task;
};

}  // namespace berth::platform_client::gongji
