// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/gongji/operation.h"
#include "platform_client/gongji/task_details.h"

namespace berth::platform_client::gongji {

// Changes the spec of a task. An update overwrites everything, so the task is read anew right
// before, with prices and marks, and sent back whole. It has taken effect when the task shows what
// is wanted, or when everything that was to change has changed.
class EditOperation final : public Operation {
  public:
    using Operation::Operation;

  protected:
    void prepare() override;
    void look(Look reply) override;
    [[nodiscard]] std::optional<TaskId> task() const override;

  private:
    [[nodiscard]] const domain::EditDeployment& edit() const;
    void detailsRead(const TaskDetails& details);
    [[nodiscard]] bool tookEffect(const domain::DeploymentSpec& seen) const;

    std::optional<domain::DeploymentSpec> m_before;  // what it is to be changed from
};

}  // namespace berth::platform_client::gongji
