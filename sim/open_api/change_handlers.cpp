// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that change something: checked against the newest state as far as the words of the wire
// need it, then applied by the platform, which checks again and answers on its own thread.
#include <fmt/format.h>

#include <string>
#include <utility>

#include "models/domain/validation.h"
#include "sim/open_api/find_task.h"
#include "sim/open_api/handlers.h"
#include "sim/open_api/ids.h"
#include "sim/open_api/json_writer.h"
#include "sim/open_api/task_form.h"
#include "sim/open_api/task_view.h"

namespace berth::sim::open_api {

namespace {

constexpr std::string_view kMustRun = "任务必须为运行中";
constexpr std::string_view kMustBePaused = "任务必须为暂停中";

std::string_view statusWord(const TaskRef& task) {
    const std::string_view status = statusOf(task);
    if (status == "Paused") return "已暂停";
    return status == "Running" ? "已运行" : "等待中";
}

// Answers with null once the change is applied. `wrongState`: what to say when somebody else was
// quicker; empty: what the platform says.
void applyAndAnswer(ApiContext& context, domain::Change change, std::string_view wrongState,
                    const Responder& responder) {
    context.platform().apply(
        context.request(std::move(change)),
        [responder, wrongState](const domain::Result<domain::ChangeOutcome>& outcome) {
            if (outcome) return responder.done();
            if (outcome.error().code == domain::ErrorCode::WrongState && !wrongState.empty())
                return responder.failure({code::kConflict, std::string(wrongState)});
            responder.failure(toApiError(outcome.error()));
        });
}

void createTask(ApiContext& context, const ApiCall& call, Generation generation,
                const Responder& responder) {
    auto spec = readTask(call.body, generation, *context.state(), nullptr);
    if (!spec) return responder.failure(spec.error());
    context.platform().apply(context.request(domain::CreateDeployment{std::move(*spec)}),
                             [responder](const domain::Result<domain::ChangeOutcome>& outcome) {
                                 if (!outcome)
                                     return responder.failure(toApiError(outcome.error()));
                                 JsonWriter out;
                                 out.beginObject().number(
                                     "task_id", taskIdOf(outcome->deployment).value_or(0));
                                 responder.success(out.endObject().take());
                             });
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
    // Marks that only the platform below knows settle the GPU later.
    domain::DeploymentSpec settled = spec;
    if (settled.gpuSpec.empty()) settled.gpuSpec = now.spec.gpuSpec;
    if (const auto problem = domain::firstProblem(domain::validate(settled, rules)))
        return tl::unexpected(toApiError(*problem));
    return {};
}

void updateTask(ApiContext& context, const ApiCall& call, Generation generation,
                const Responder& responder) {
    const auto state = context.state();
    const auto task = findLiveTask(*state, call.body);
    if (!task) return responder.failure(task.error());
    const domain::Deployment& now = *(*task)->deployment;
    auto spec = readTask(call.body, generation, *state, &now);
    if (!spec) return responder.failure(spec.error());
    if (auto good = checkUpdate(*spec, *state, now); !good) return responder.failure(good.error());
    const int nodes = spec->nodes;
    const bool scales = nodes != now.spec.nodes;
    spec->nodes = now.spec.nodes;
    domain::ScaleDeployment scale{now.id, nodes};
    if (*spec == now.spec) {
        if (!scales) return responder.done();
        return applyAndAnswer(context, std::move(scale), {}, responder);
    }
    domain::EditDeployment edit{now.id, std::move(*spec)};
    if (!scales) return applyAndAnswer(context, std::move(edit), {}, responder);
    // On the platform's thread by then, where the context may not be used.
    context.platform().apply(
        context.request(std::move(edit)),
        [responder, &platform = context.platform(), second = context.request(std::move(scale))](
            const domain::Result<domain::ChangeOutcome>& outcome) {
            if (!outcome) return responder.failure(toApiError(outcome.error()));
            platform.apply(second, [responder](const domain::Result<domain::ChangeOutcome>& last) {
                last ? responder.done() : responder.failure(toApiError(last.error()));
            });
        });
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
    const auto task = findLiveTask(*state, call.body);
    if (!task) return responder.failure(task.error());
    if (statusOf(**task) != "Running") {
        return responder.failure(
            {code::kConflict, fmt::format("{}，当前{}", kMustRun, statusWord(**task))});
    }
    applyAndAnswer(context, domain::PauseDeployment{(*task)->deployment->id}, kMustRun, responder);
}

void recoverTask(ApiContext& context, const ApiCall& call, const Responder& responder) {
    const auto state = context.state();
    const auto task = findLiveTask(*state, call.body);
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
    const auto task = findLiveTask(*state, call.body);
    if (!task) return responder.failure(task.error());
    applyAndAnswer(context, domain::DeleteDeployment{(*task)->deployment->id}, "任务不存在或已删除",
                   responder);
}

void changePoints(ApiContext& context, const ApiCall& call, const Responder& responder) {
    const auto state = context.state();
    const auto task = findLiveTask(*state, call.body);
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
