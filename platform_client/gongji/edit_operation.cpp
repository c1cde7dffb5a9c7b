// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/edit_operation.h"

#include <algorithm>
#include <utility>

#include "models/domain/codec.h"
#include "platform_client/gongji/spec_check.h"
#include "platform_client/gongji/task_body.h"

namespace berth::platform_client::gongji {
namespace {

using domain::DeploymentSpec;

// Marks differ from day to day and mean the same.
DeploymentSpec withoutMarks(DeploymentSpec spec) {
    spec.offers.clear();
    return spec;
}

std::vector<domain::FieldChange> changesOf(const DeploymentSpec& before,
                                           const DeploymentSpec& after) {
    return domain::difference(withoutMarks(before), withoutMarks(after));
}

}  // namespace

const domain::EditDeployment& EditOperation::edit() const {
    return std::get<domain::EditDeployment>(m_request.change);
}

std::optional<TaskId> EditOperation::task() const {
    return taskOf(edit().deployment);
}

void EditOperation::prepare() {
    const auto id = task();
    const domain::Snapshot& snapshot = *m_room.world.snapshot();
    auto good = checkSpec(edit().spec, edit().deployment, snapshot, m_room.capabilities);
    if (!good) return refuse(std::move(good.error()));
    // The newest there is: what is confirmed, and what is sent back with the edit.
    refresh(*id, [this, id] {
        if (auto stands = checkBasis(); !stands) return refuse(std::move(stands.error()));
        m_room.poller.readOffers(whenRead<bool>([this, id](const ApiResult<bool>& read) {
            if (!read) return refuse(read.error().error);
            m_room.api.readDetails(*id, TaskKind::Deployment,
                                   whenRead<TaskDetails>([this](ApiResult<TaskDetails> details) {
                                       if (!details)
                                           return refuse(std::move(details.error().error));
                                       detailsRead(*details);
                                   }));
        }));
    });
}

void EditOperation::detailsRead(const TaskDetails& details) {
    const OfferBook& offers = m_room.world.offers();
    if (details.any().task.status == TaskStatus::End) {
        return refuse({domain::ErrorCode::NotFound, "the deployment has been deleted", false, {}});
    }
    m_before = toSpec(details, offers);
    const DeploymentSpec wanted = m_room.world.wantedOf(edit(), *m_before);
    if (domain::difference(*m_before, wanted).empty()) return succeed(task(), false);
    const auto generation = generationFor(wanted, details, offers);
    if (!generation) return refuse(generation.error());
    auto body = updateBody(wanted, details, *generation, offers);
    if (!body) return refuse(std::move(body.error()));
    send(*generation == Generation::Old ? "/api/deployment/task/update"
                                        : "/api/task/deployment/update",
         std::move(*body));
}

bool EditOperation::tookEffect(const DeploymentSpec& seen) const {
    const DeploymentSpec wanted = m_room.world.wantedOf(edit(), m_before.value_or(seen));
    DeploymentSpec shown = seen;
    shown.nodes = wanted.nodes;  // somebody may have scaled it meanwhile
    if (changesOf(shown, wanted).empty()) return true;
    // The platform may write things in a way of its own; but then none of what was to change is as
    // it was.
    if (!m_before) return false;
    const auto toChange = changesOf(*m_before, wanted);
    const auto changed = changesOf(*m_before, seen);
    return std::all_of(toChange.begin(), toChange.end(), [&](const domain::FieldChange& each) {
        return std::any_of(changed.begin(), changed.end(), [&](const domain::FieldChange& other) {
            return other.field == each.field;
        });
    });
}

void EditOperation::look(Look reply) {
    const auto id = task();
    if (!id) return reply(std::optional<TaskId>());
    m_room.api.readDetails(
        *id, TaskKind::Deployment,
        whenRead<TaskDetails>([this, id, reply = std::move(reply)](ApiResult<TaskDetails> details) {
            if (!details) {
                // A task that is gone will not change any more.
                if (details.error().is(RefusalKind::NotFound))
                    return reply(std::optional<TaskId>());
                return reply(tl::unexpected<ApiFailure>(std::move(details.error())));
            }
            const bool done = tookEffect(toSpec(*details, m_room.world.offers()));
            reply(done ? id : std::optional<TaskId>());
        }));
}

}  // namespace berth::platform_client::gongji
