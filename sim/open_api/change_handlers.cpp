// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that change something: checked against the newest state as far as the words of the wire
// need it, then applied by the platform, which checks again and answers on its own thread.
#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "models/domain/node_replacement.h"
#include "models/domain/validation.h"
#include "sim/open_api/apply_change.h"
#include "sim/open_api/find_task.h"
#include "sim/open_api/handlers.h"
#include "sim/open_api/json_writer.h"
#include "sim/open_api/task_form.h"
#include "sim/open_api/task_view.h"
#include "sim/open_api/write_task.h"

namespace berth::sim::open_api {

namespace {

constexpr std::string_view kMustRun = "任务必须为运行中";
constexpr std::string_view kMustBePaused = "任务必须为暂停中";

std::string_view statusWord(const TaskRef& task) {
    const std::string_view status = statusOf(task);
    if (status == "Paused") return "已暂停";
    return status == "Running" ? "已运行" : "等待中";
}

void createTask(ApiContext& context, const ApiCall& call, Generation generation,
                const Responder& responder) {
    auto spec = readTask(call.body, generation, *context.state(), nullptr);
    if (!spec) return responder.failure(spec.error());
    createAndAnswer(context, std::move(*spec), responder);
}

// The whole of it is checked before its first part is applied, so that none is left half done.
ApiResult<void> checkUpdate(const domain::DeploymentSpec& spec, const StateIndex& state,
                            const domain::Deployment& now) {
    if (spec.name != now.spec.name) {
        return refuse(fmt::format("任务名称不可修改: {} → {} (a task keeps its name)",
                                  now.spec.name, spec.name));
    }
    domain::ValidationContext rules;
    rules.catalogue = &state.snapshot().catalogue;
    rules.snapshot = &state.snapshot();
    rules.editing = now.id;
    // Marks that only the platform below knows settle the GPU later, those that nobody knows never.
    domain::DeploymentSpec settled = spec;
    if (settled.gpuSpec.empty()) settled.gpuSpec = now.spec.gpuSpec;
    rules.offersUnknown = settled.gpuSpec.empty();
    if (const auto problem = domain::firstProblem(domain::validate(settled, rules)))
        return tl::unexpected(toApiError(*problem));
    return {};
}

// A task's detail if it had that spec, but for autoscaling, which no node notices.
std::string detailBesideScaling(const StateIndex& state, const TaskRef& task,
                                const domain::DeploymentSpec& spec, Generation generation,
                                const WallTime& wall) {
    TaskExtras extras = TaskExtras::of(spec);
    extras.members.erase("dynamic_pod_strategy");
    domain::Deployment shown = *task.deployment;
    shown.spec = spec;
    shown.spec.extensions = extras.toText();
    shown.spec.autoscaling.reset();
    JsonWriter out;
    writeTask(out, state, {task.id, &shown, task.ended}, generation, wall);
    return out.take();
}

// What an update comes to: an edit where the spec changes, a restart where only what is kept beside
// it changes and nodes are to notice, a change of the number of nodes.
std::vector<domain::Change> changesOf(domain::DeploymentSpec spec, const StateIndex& state,
                                      const TaskRef& task, Generation generation,
                                      const WallTime& wall) {
    const domain::Deployment& now = *task.deployment;
    std::vector<domain::Change> changes;
    const int nodes = std::exchange(spec.nodes, now.spec.nodes);
    const bool restarts = !domain::replacesNodes(now.spec, spec) &&
                          now.state != domain::DeploymentState::Paused &&
                          detailBesideScaling(state, task, now.spec, generation, wall) !=
                              detailBesideScaling(state, task, spec, generation, wall);
    if (spec != now.spec) changes.emplace_back(domain::EditDeployment{now.id, std::move(spec)});
    if (restarts) changes.emplace_back(domain::RestartDeployment{now.id});
    if (nodes != now.spec.nodes) changes.emplace_back(domain::ScaleDeployment{now.id, nodes});
    return changes;
}

// One after the other, up to the first that is refused. On the platform's thread but for the first.
void applyAll(domain::Platform& platform, std::vector<domain::ChangeRequest> requests,
              const Responder& responder) {
    if (requests.empty()) return responder.done();
    domain::ChangeRequest next = std::move(requests.front());
    requests.erase(requests.begin());
    platform.apply(std::move(next), [&platform, requests = std::move(requests), responder](
                                        const domain::Result<domain::ChangeOutcome>& outcome) {
        if (!outcome) return responder.failure(outcome.error());
        applyAll(platform, requests, responder);
    });
}

void updateTask(ApiContext& context, const ApiCall& call, Generation generation,
                const Responder& responder) {
    const auto state = context.state();
    const auto task = findLiveTask(*state, call.body, TaskKind::Deployment);
    if (!task) return responder.failure(task.error());
    const domain::Deployment& now = *(*task)->deployment;
    auto spec = readTask(call.body, generation, *state, &now);
    if (!spec) return responder.failure(spec.error());
    if (auto good = checkUpdate(*spec, *state, now); !good) return responder.failure(good.error());
    std::vector<domain::ChangeRequest> requests;
    for (domain::Change& change :
         changesOf(std::move(*spec), *state, **task, generation, context.wall()))
        requests.push_back(context.request(std::move(change)));
    applyAll(context.platform(), std::move(requests), responder);
}

}  // namespace

void createTaskOld(ApiContext& context, const ApiCall& call, const Responder& responder) {
    createTask(context, call, Generation::Old, responder);
}
void createTaskNew(ApiContext& context, const ApiCall& call, const Responder& responder) {
    createTask(context, call, Generation::New, responder);
}
void updateTaskOld(ApiContext& context, const ApiCall& call, const Responder& responder) {
    updateTask(context, call, Generation::Old, responder);
}
void updateTaskNew(ApiContext& context, const ApiCall& call, const Responder& responder) {
    updateTask(context, call, Generation::New, responder);
}

void pauseTask(ApiContext& context, const ApiCall& call, const Responder& responder) {
    const auto state = context.state();
    const auto task = findLiveTask(*state, call.body, TaskKind::Deployment);
    if (!task) return responder.failure(task.error());
    if (statusOf(**task) != "Running") {
        return responder.failure(
            {code::kConflict, fmt::format("{}，当前{}", kMustRun, statusWord(**task))});
    }
    applyAndAnswer(context, domain::PauseDeployment{(*task)->deployment->id}, kMustRun, responder);
}

void recoverTask(ApiContext& context, const ApiCall& call, const Responder& responder) {
    const auto state = context.state();
    const auto task = findLiveTask(*state, call.body, TaskKind::Deployment);
    if (!task) return responder.failure(task.error());
    if (statusOf(**task) != "Paused") {
        return responder.failure(
            {code::kConflict, fmt::format("{}，当前{}", kMustBePaused, statusWord(**task))});
    }
    applyAndAnswer(context, domain::ResumeDeployment{(*task)->deployment->id}, kMustBePaused,
                   responder);
}

void stopTask(ApiContext& context, const ApiCall& call, const Responder& responder) {
    const auto state = context.state();
    const auto task = findLiveTask(*state, call.body, TaskKind::Deployment);
    if (!task) return responder.failure(task.error());
    applyAndAnswer(context, domain::DeleteDeployment{(*task)->deployment->id}, "任务不存在或已删除",
                   responder);
}

void changePoints(ApiContext& context, const ApiCall& call, const Responder& responder) {
    const auto state = context.state();
    const auto task = findLiveTask(*state, call.body, TaskKind::Deployment);
    if (!task) return responder.failure(task.error());
    const auto points = needNumber(call.body, "points");
    if (!points) return responder.failure(points.error());
    const int most = context.platform().capabilities().maxNodes;
    if (*points < 0 || *points > most) {
        return responder.failure(
            {code::kGeneral, fmt::format("参数错误: points 必须在 0 到 {} 之间", most)});
    }
    applyAndAnswer(context,
                   domain::ScaleDeployment{(*task)->deployment->id, static_cast<int>(*points)}, {},
                   responder);
}

void deletePod(ApiContext& context, const ApiCall& call, const Responder& responder) {
    const auto state = context.state();
    const auto id = needNumber(call.body, "point_id");
    if (!id) return responder.failure(id.error());
    const NodeRef* point = state->node(*id);
    if (point == nullptr || !point->node->alive())
        return responder.failure({code::kGeneral, fmt::format("节点不存在或已结束: {}", *id)});
    applyAndAnswer(context, domain::ReplaceNode{point->node->id}, "节点已在结束", responder);
}

}  // namespace berth::sim::open_api
