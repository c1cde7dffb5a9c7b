// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks that run to an end: /api/task/job. Their nodes are listed with those of other tasks.
#include <string>
#include <utility>

#include "sim/open_api/apply_change.h"
#include "sim/open_api/find_task.h"
#include "sim/open_api/handlers.h"
#include "sim/open_api/job_form.h"
#include "sim/open_api/task_list.h"
#include "sim/open_api/write_task.h"

namespace berth::sim::open_api {

void searchJobs(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(tasksData(context, call.query, TaskKind::Job, Generation::New));
}

void showJob(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(taskData(context, call.query, TaskKind::Job, Generation::New));
}

void createJob(ApiContext& context, const ApiCall& call, const Responder& responder) {
    auto spec = readJob(call.body, *context.state());
    if (!spec) return responder.failure(spec.error());
    createAndAnswer(context, std::move(*spec), responder);
}

// Also one that has come to its end: stopping is deleting, as for every task.
void stopJob(ApiContext& context, const ApiCall& call, const Responder& responder) {
    const auto state = context.state();
    const auto task = findLiveTask(*state, call.body, TaskKind::Job);
    if (!task) return responder.failure(task.error());
    applyAndAnswer(context, domain::DeleteDeployment{(*task)->deployment->id}, "任务不存在或已删除",
                   responder);
}

}  // namespace berth::sim::open_api
