// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/operation.h"

#include <utility>

#include "models/domain/plan_from_snapshot.h"
#include "platform_client/gongji/create_operation.h"
#include "platform_client/gongji/edit_operation.h"
#include "platform_client/gongji/state_operation.h"

namespace berth::platform_client::gongji {

using domain::ErrorCode;
using Kind = CertainSender::Outcome::Kind;

std::string handleOf(const domain::OperationId& operation) {
    return "b" + operation.value;
}

void Operation::start(std::optional<domain::Duration> sentBefore) {
    m_sentBefore = sentBefore.has_value();
    if (!sentBefore) return prepare();
    m_sender = std::make_shared<CertainSender>(
        m_room.api, m_room.queue, m_room.clock, m_room.patience, deed({}, {}),
        [weak = weak_from_this()](const CertainSender::Outcome& outcome) {
            if (const auto self = weak.lock()) self->sent(outcome);
        });
    m_sender->startLooking(*sentBefore);
}

CertainSender::Deed Operation::deed(std::string path, std::string body) {
    CertainSender::Deed deed;
    deed.path = std::move(path);
    deed.body = std::move(body);
    deed.look = [weak = weak_from_this()](Look reply) {
        if (const auto self = weak.lock()) self->look(std::move(reply));
    };
    deed.beforeSending = m_listener.onSending;
    return deed;
}

void Operation::send(std::string path, std::string body) {
    m_room.poller.quicken();
    m_sender = std::make_shared<CertainSender>(
        m_room.api, m_room.queue, m_room.clock, m_room.patience,
        deed(std::move(path), std::move(body)),
        [weak = weak_from_this()](const CertainSender::Outcome& outcome) {
            if (const auto self = weak.lock()) self->sent(outcome);
        });
    m_sender->start();
}

void Operation::sent(const CertainSender::Outcome& outcome) {
    const auto sender = std::move(m_sender);
    switch (outcome.kind) {
        case Kind::Done:
            return succeed(outcome.task ? outcome.task : task(), outcome.found);
        case Kind::Untouched:
            m_sentBefore = false;
            return prepare();
        case Kind::Refused:
            if (takeRefusal(outcome)) return;
            return refuse(outcome.error);
        case Kind::Open:
            return end(tl::unexpected<domain::Error>(outcome.error), sender->openSince());
    }
}

void Operation::refuse(domain::Error error) {
    end(tl::unexpected<domain::Error>(std::move(error)), std::nullopt);
}

void Operation::succeed(std::optional<TaskId> done, bool repeated) {
    domain::ChangeOutcome outcome;
    outcome.operation = m_request.operation;
    outcome.repeated = repeated;
    m_room.poller.quicken();
    if (!done) return end(outcome, std::nullopt);
    afterEffect(*done);
    outcome.deployment = deploymentIdOf(*done);
    m_room.world.noteCause(*done, m_request.operation);
    // Whoever asked looks at the state next: it has to be one that shows what was done.
    refresh(*done, [this, outcome] { end(outcome, std::nullopt); });
}

TaskKind Operation::kindOf(TaskId id) const {
    const BookedTask* task = m_room.world.tasks().find(id);
    return task == nullptr ? TaskKind::Deployment : task->task.kind;
}

void Operation::refresh(TaskId id, std::function<void()> then) {
    m_room.poller.refresh(id, kindOf(id), [weak = weak_from_this(), then = std::move(then)] {
        if (const auto self = weak.lock()) then();
    });
}

domain::Result<void> Operation::checkBasis() const {
    if (m_request.basis == 0) return {};
    const domain::Snapshot& snapshot = *m_room.world.snapshot();
    const domain::Deployment* deployment = domain::deploymentOf(snapshot, m_request.change);
    if (deployment == nullptr)
        return domain::fail(ErrorCode::NotFound, "what was to be changed is not there any more");
    if (domain::fingerprint(snapshot, *deployment) == m_request.basis) return {};
    return domain::fail(ErrorCode::StateMoved, "the state is not the one that was looked at");
}

void Operation::end(domain::Result<domain::ChangeOutcome> result,
                    std::optional<domain::Duration> openSince) {
    const auto self = shared_from_this();
    const auto ended = std::exchange(m_listener.onEnded, nullptr);
    if (ended) ended({std::move(result), openSince});
}

std::shared_ptr<Operation> makeOperation(OperationRoom& room, domain::ChangeRequest request,
                                         Operation::Listener listener) {
    if (std::holds_alternative<domain::CreateDeployment>(request.change))
        return std::make_shared<CreateOperation>(room, std::move(request), std::move(listener));
    if (std::holds_alternative<domain::EditDeployment>(request.change))
        return std::make_shared<EditOperation>(room, std::move(request), std::move(listener));
    return std::make_shared<StateOperation>(room, std::move(request), std::move(listener));
}

}  // namespace berth::platform_client::gongji
