// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/state_operation.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "platform_client/gongji/spec_check.h"
#include "platform_client/json/json_writer.h"

namespace berth::platform_client::gongji {
namespace {

using domain::ErrorCode;

struct Call {
    std::string path, body;
};

std::string taskBody(TaskId task, std::optional<int> points = std::nullopt) {
    JsonWriter writer;
    writer.beginObject().field("task_id", task);
    if (points) writer.field("points", *points);
    writer.endObject();
    return writer.take();
}

Call callOf(const domain::Change& change, TaskId task, TaskKind kind) {
    // Of a job there is nothing else to change.
    if (kind == TaskKind::Job) return {"/api/task/job/stop", taskBody(task)};
    const std::string base = "/api/deployment/task/";
    if (const auto* scale = std::get_if<domain::ScaleDeployment>(&change))
        return {base + "change_points", taskBody(task, scale->nodes)};
    if (std::holds_alternative<domain::PauseDeployment>(change))
        return {base + "pause", taskBody(task)};
    if (std::holds_alternative<domain::ResumeDeployment>(change))
        return {base + "recover", taskBody(task)};
    if (const auto* replace = std::get_if<domain::ReplaceNode>(&change)) {
        JsonWriter writer;
        writer.beginObject().field("point_id", pointOf(replace->node).value_or(0)).endObject();
        return {base + "delete_pod", writer.take()};
    }
    return {base + "stop", taskBody(task)};
}

// Whether the task is as the change wants it.
bool isAsWanted(const domain::Change& change, const WireTask& task) {
    if (std::holds_alternative<domain::DeleteDeployment>(change))
        return task.status == TaskStatus::End;
    if (const auto* scale = std::get_if<domain::ScaleDeployment>(&change))
        return task.points == scale->nodes;
    if (std::holds_alternative<domain::PauseDeployment>(change))
        return task.status == TaskStatus::Paused;
    return task.status == TaskStatus::Pending || task.status == TaskStatus::Running;
}

bool isThere(const std::vector<WirePoint>& points, const domain::NodeId& node) {
    return std::any_of(points.begin(), points.end(), [&](const WirePoint& point) {
        return nodeIdOf(point.id) == node && point.status != PointStatus::End &&
               point.status != PointStatus::Succeeded;
    });
}

}  // namespace

std::optional<TaskId> StateOperation::taskOfChange() const {
    return std::visit(
        [&](const auto& change) -> std::optional<TaskId> {
            if constexpr (requires { change.deployment; }) {
                return taskOf(change.deployment);
            } else if constexpr (requires { change.node; }) {
                // What has been read may be newer than what has been published.
                const auto point = pointOf(change.node);
                const BookedTask* booked =
                    point ? m_room.world.tasks().findByPoint(*point) : nullptr;
                if (booked != nullptr) return booked->task.id;
                const domain::Node* node = m_room.world.snapshot()->findNode(change.node);
                return node == nullptr ? std::nullopt : taskOf(node->deployment);
            } else {
                return std::nullopt;
            }
        },
        m_request.change);
}

void StateOperation::prepare() {
    m_task = taskOfChange();
    const auto good =
        checkPlatformChange(m_request.change, *m_room.world.snapshot(), m_room.capabilities);
    // The state that was polled last may have passed: a confirmed plan is checked against what is
    // now, and so is a refusal for a state.
    const bool doubtful = !good && good.error().code == ErrorCode::WrongState;
    if (!good && !doubtful) return refuse(good.error());
    if (m_task && (doubtful || m_request.basis != 0))
        refresh(*m_task, [this] { check(); });
    else
        check();
}

void StateOperation::check() {
    const auto good =
        checkPlatformChange(m_request.change, *m_room.world.snapshot(), m_room.capabilities);
    if (!good) return refuse(good.error());
    if (auto stands = checkBasis(); !stands) return refuse(std::move(stands.error()));
    begin();
}

void StateOperation::begin() {
    expectEnd(domain::ReasonKind::ReplacedByUser);
    const TaskId id = m_task.value_or(0);
    Call call = callOf(m_request.change, id, kindOf(id));
    send(std::move(call.path), std::move(call.body));
}

void StateOperation::expectEnd(domain::ReasonKind why) {
    const auto* replace = std::get_if<domain::ReplaceNode>(&m_request.change);
    if (replace == nullptr) return;
    if (const auto point = pointOf(replace->node)) m_room.world.nodes().expectEnd(*point, why);
}

bool StateOperation::takeRefusal(const CertainSender::Outcome&) {
    expectEnd(domain::ReasonKind::None);
    // A job that is over has nothing left to stop: it is only not to be shown any more.
    const BookedTask* task = m_task ? m_room.world.tasks().find(*m_task) : nullptr;
    const bool isDelete = std::holds_alternative<domain::DeleteDeployment>(m_request.change);
    if (!isDelete || task == nullptr || !task->isOver()) return false;
    succeed(m_task, false);
    return true;
}

void StateOperation::afterEffect(TaskId id) {
    if (std::holds_alternative<domain::DeleteDeployment>(m_request.change))
        m_room.world.tasks().dismiss(id);
}

void StateOperation::look(Look reply) {
    m_task = m_task ? m_task : taskOfChange();
    if (const auto* replace = std::get_if<domain::ReplaceNode>(&m_request.change))
        return lookForNode(replace->node, std::move(reply));
    if (m_task) return lookAtTask(*m_task, std::move(reply));
    reply(std::optional<TaskId>());
}

void StateOperation::takeLook(TaskId id, const ApiResult<WireTaskDetail>& detail,
                              const Look& reply) const {
    if (!detail && !detail.error().is(RefusalKind::NotFound))
        return reply(tl::unexpected<ApiFailure>(detail.error()));
    const bool isDelete = std::holds_alternative<domain::DeleteDeployment>(m_request.change);
    const bool done = detail ? isAsWanted(m_request.change, detail->task) : isDelete;
    reply(done ? id : std::optional<TaskId>());
}

void StateOperation::lookAtJob(TaskId id, Look reply) {
    m_room.api.readJobDetail(
        id, whenRead<WireTaskDetail>(
                [this, id, reply = std::move(reply)](ApiResult<WireTaskDetail> detail) {
                    // A platform without jobs has none of this number.
                    if (!detail && detail.error().noSuchPath())
                        detail.error().refusal = Refusal{RefusalKind::NotFound, {}, {}};
                    takeLook(id, detail, reply);
                }));
}

void StateOperation::lookAtTask(TaskId id, Look reply) {
    const bool known = m_room.world.tasks().find(id) != nullptr;
    if (kindOf(id) == TaskKind::Job) return lookAtJob(id, std::move(reply));
    const Generation generation =
        m_room.api.has(Generation::Old) ? Generation::Old : Generation::New;
    m_room.api.readDetail(
        id, generation,
        whenRead<WireTaskDetail>(
            [this, id, known, reply = std::move(reply)](const ApiResult<WireTaskDetail>& detail) {
                // It may be a job that could not be listed yet.
                const bool missing = !detail && detail.error().is(RefusalKind::NotFound);
                if (missing && !known) return lookAtJob(id, reply);
                takeLook(id, detail, reply);
            }));
}

// Numbers of nodes are never used again: one that is not there has been replaced.
void StateOperation::lookForNode(const domain::NodeId& node, Look reply) {
    if (!m_task) {
        // Unless there are tasks whose nodes nobody has seen yet.
        const auto& tasks = m_room.world.tasks().tasks();
        const bool allSeen = std::all_of(tasks.begin(), tasks.end(), [](const auto& entry) {
            return entry.second.pointsRead.order > 0;
        });
        if (allSeen) return reply(CertainSender::kDone);
        ApiFailure failure;
        failure.error = {ErrorCode::Unavailable, "the nodes could not be read yet", true, {}};
        return reply(tl::unexpected<ApiFailure>(std::move(failure)));
    }
    m_room.api.readPoints(
        *m_task, whenRead<std::vector<WirePoint>>([this, node, reply = std::move(reply)](
                                                      ApiResult<std::vector<WirePoint>> points) {
            if (!points && !points.error().is(RefusalKind::NotFound))
                return reply(tl::unexpected<ApiFailure>(std::move(points.error())));
            const bool there = points && isThere(*points, node);
            reply(there ? std::optional<TaskId>() : m_task);
        }));
}

}  // namespace berth::platform_client::gongji
