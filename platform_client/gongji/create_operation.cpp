// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/create_operation.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/domain/plan_from_snapshot.h"
#include "platform_client/gongji/spec_check.h"
#include "platform_client/gongji/task_body.h"

namespace berth::platform_client::gongji {
namespace {

using domain::Error;
using domain::ErrorCode;

// A name stays taken for a moment after its task has ended.
constexpr int kMostNameRefusals = 20;
constexpr domain::Duration kNameWait = std::chrono::seconds(1);

}  // namespace

const domain::DeploymentSpec& CreateOperation::spec() const {
    return std::get<domain::CreateDeployment>(m_request.change).spec;
}

TaskKind CreateOperation::kind() const {
    return spec().job ? TaskKind::Job : TaskKind::Deployment;
}

void CreateOperation::find(ApiReply<Found> reply) {
    // Also those that have ended: the task may have been made and deleted since.
    m_room.api.readTasks(
        kind(), {}, spec().name,
        whenRead<std::vector<WireTask>>(
            [this, reply = std::move(reply)](ApiResult<std::vector<WireTask>> tasks) {
                if (!tasks) return reply(tl::unexpected<ApiFailure>(std::move(tasks.error())));
                Found found;
                found.nameTaken = isTakenElsewhere();
                const std::string handle = handleOf(m_request.operation);
                for (const WireTask& task : *tasks) {
                    const bool ours = std::any_of(
                        task.services.begin(), task.services.end(),
                        [&](const WireServiceSummary& each) { return each.name == handle; });
                    if (ours) found.ours = task.id;
                    found.nameTaken = found.nameTaken ||
                                      (task.name == spec().name && task.status != TaskStatus::End);
                }
                reply(found);
            }));
}

// By one that is shown and that a search for live tasks of this kind does not find: jobs and
// deployments are listed apart, and a job that is over has ended like one that was deleted.
bool CreateOperation::isTakenElsewhere() const {
    const auto& tasks = m_room.world.tasks().tasks();
    return std::any_of(tasks.begin(), tasks.end(), [this](const auto& entry) {
        const WireTask& task = entry.second.task;
        return (task.kind != kind() || entry.second.isOver()) && task.name == spec().name;
    });
}

void CreateOperation::look(Look reply) {
    find([reply = std::move(reply)](ApiResult<Found> found) {
        if (!found) return reply(tl::unexpected<ApiFailure>(std::move(found.error())));
        reply(found->ours);
    });
}

void CreateOperation::prepare() {
    // What is wrong with the spec itself needs no network. That its name is taken may be its own
    // doing, so that is looked at later.
    if (auto good = checkSpec(spec(), {}, *m_room.world.snapshot(), m_room.capabilities); !good)
        return refuse(std::move(good.error()));
    findOut();
}

void CreateOperation::findOut() {
    find([this](ApiResult<Found> found) {
        if (!found) return refuse(std::move(found.error().error));
        if (found->ours) return succeed(found->ours, true);
        if (found->nameTaken) {
            return refuse({ErrorCode::AlreadyExists,
                           fmt::format("there is a deployment \"{}\" already", spec().name), false,
                           "name"});
        }
        readOffers();
    });
}

void CreateOperation::readOffers() {
    if (kind() == TaskKind::Deployment) {
        return m_room.poller.readOffers(whenRead<bool>([this](const ApiResult<bool>& read) {
            if (!read) return refuse(read.error().error);
            order();
        }));
    }
    m_room.api.readOffers(
        kind(), whenRead<std::vector<WireOffer>>([this](ApiResult<std::vector<WireOffer>> offers) {
            if (!offers) return refuse(offers.error().error);
            m_jobOffers = OfferBook(std::move(*offers));
            order();
        }));
}

const OfferBook& CreateOperation::offers() const {
    return kind() == TaskKind::Job ? m_jobOffers : m_room.world.offers();
}

domain::Result<std::string> CreateOperation::body(Generation generation) const {
    domain::DeploymentSpec wanted = spec();
    const OfferBook& offers = this->offers();
    int stock = 0;
    // Marks change and places do not: one of an earlier catalogue stands for the one of today.
    for (std::string& mark : wanted.offers) {
        if (offers.findMark(mark) != nullptr) continue;
        const auto place = m_room.world.placeOfMark(mark);
        if (!place) continue;  // refused by what it is said with
        const auto today = offers.offersOf(place->specName, {domain::RegionId{place->region}});
        if (!today.empty()) mark = today.front()->mark;
    }
    auto made = createBody(wanted, handleOf(m_request.operation), generation, offers);
    if (!made) return made;
    for (const WireOffer* offer : offers.offersOf(wanted.gpuSpec, wanted.regions)) {
        const bool chosen = wanted.offers.empty() ||
                            std::find(wanted.offers.begin(), wanted.offers.end(), offer->mark) !=
                                wanted.offers.end();
        if (chosen) stock += offer->inventory;
    }
    if (stock > 0 || wanted.nodes == 0) return made;
    return domain::fail(ErrorCode::NoCapacity,
                        fmt::format("no {} is free {} now: nothing was ordered", wanted.gpuSpec,
                                    wanted.regions.empty() ? "anywhere" : "in these regions"),
                        "gpuSpec", true);
}

void CreateOperation::order() {
    const auto generation = generationFor(spec(), {}, offers());
    if (!generation) return refuse(generation.error());
    m_generation = *generation;
    auto made = body(m_generation);
    if (!made) return refuse(std::move(made.error()));
    send(kind() == TaskKind::Job           ? "/api/task/job/create"
         : m_generation == Generation::Old ? "/api/deployment/task/create"
                                           : "/api/task/deployment/create",
         std::move(*made));
}

bool CreateOperation::takeRefusal(const CertainSender::Outcome& outcome) {
    const bool taken = outcome.refusal && outcome.refusal->kind == RefusalKind::NameTaken;
    if (!taken || ++m_nameRefusals > kMostNameRefusals) return false;
    // By one that is listed, or by one that is only just going away.
    find([this, error = outcome.error](ApiResult<Found> found) {
        if (!found || found->nameTaken) return refuse(error);
        if (found->ours) return succeed(found->ours, false);
        m_timer = m_room.queue.after(kNameWait, [this] { order(); });
    });
    return true;
}

}  // namespace berth::platform_client::gongji
