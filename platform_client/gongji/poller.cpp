// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/poller.h"

#include <algorithm>
#include <set>
#include <utility>

namespace berth::platform_client::gongji {
namespace {

constexpr const char* kListed = "Running,Pending,Paused";  // not those that have ended

}  // namespace

Poller::Poller(ApiClient& api, World& world, TaskQueue& queue, const domain::Clock& clock,
               PollPace pace, Listener listener)
    : m_api(api),
      m_world(world),
      m_queue(queue),
      m_clock(clock),
      m_pace(pace),
      m_listener(std::move(listener)) {}

void Poller::schedule(domain::Duration delay) {
    m_nextRound = m_clock.monotonic() + delay;
    m_timer = m_queue.after(delay, [this] { round(); });
}

void Poller::setAttention(bool attention) {
    if (m_attention == attention) return;
    m_attention = attention;
    if (m_underWay) return;
    const domain::Duration since = m_clock.monotonic() - m_lastRound;
    schedule(std::max(domain::Duration{0}, nextWait() - since));
}

void Poller::quicken() {
    m_briskUntil = m_clock.monotonic() + m_pace.briskAfterAction;
    const domain::Duration wait = nextWait();
    if (!m_underWay && m_nextRound > m_clock.monotonic() + wait) schedule(wait);
}

void Poller::round() {
    if (m_underWay) return;
    m_underWay = true;
    m_timer.reset();
    m_lastRound = m_clock.monotonic();
    m_listed = false;
    readLists();
}

void Poller::readLists() {
    const auto batch = CallBatch::make(m_pace.atOnce, [this] {
        if (m_listed)
            readTasks();
        else
            finish(false);
    });
    batch->add([this](std::function<void()> done) {
        const ReadMark mark = m_world.tasks().begin(now());
        m_api.readTasks(
            TaskKind::Deployment, kListed, {},
            [this, mark, done = std::move(done)](ApiResult<std::vector<WireTask>> list) {
                listRead(std::move(list), mark);
                done();
            });
    });
    const domain::Duration at = m_clock.monotonic();
    m_missing.clear();
    if (!m_noJobs || at - *m_noJobs >= m_pace.catalogue) {
        batch->add(jobsJob());
        if (!m_endedRead || at - *m_endedRead >= m_pace.catalogue) {
            m_endedRead = at;
            batch->add(endedJobsJob());
        }
    }
    if (!m_offersRead || at - *m_offersRead >= m_pace.catalogue) {
        batch->add([this](std::function<void()> done) {
            readOffers([done = std::move(done)](const ApiResult<bool>&) { done(); });
        });
    }
    if (!m_storageRead || at - *m_storageRead >= m_pace.storage) {
        m_storageRead = at;
        for (const StorageKind kind : {StorageKind::Juicefs, StorageKind::Share}) {
            batch->add([this, kind](std::function<void()> done) {
                m_api.readStorages(kind, [this, kind, done = std::move(done)](
                                             ApiResult<std::vector<WireStorage>> storages) {
                    // An account without storage, or a platform without it, is no failure.
                    if (storages) m_world.takeStorages(kind, std::move(*storages));
                    done();
                });
            });
        }
    }
    batch->run();
}

// Whatever becomes of it, everything else goes on: jobs are a part of the platform of their own.
CallBatch::Job Poller::jobsJob() {
    return [this](std::function<void()> done) {
        const ReadMark mark = m_world.tasks().begin(now());
        m_api.readTasks(
            TaskKind::Job, kListed, {},
            [this, mark, done = std::move(done)](const ApiResult<std::vector<WireTask>>& jobs) {
                if (jobs) {
                    for (const TaskId id : m_world.tasks().takeList(TaskKind::Job, *jobs, mark))
                        m_missing.emplace_back(id, TaskKind::Job);
                    m_noJobs.reset();
                } else if (jobs.error().noSuchPath()) {
                    m_noJobs = m_clock.monotonic();
                }
                done();
            });
    };
}

CallBatch::Job Poller::endedJobsJob() {
    return [this](std::function<void()> done) {
        m_api.readEndedJobs(
            [this, done = std::move(done)](const ApiResult<std::vector<WireTask>>& jobs) {
                if (jobs) m_ended = m_world.tasks().takeEndedJobs(*jobs);
                done();
            });
    };
}

void Poller::readOffers(ApiReply<bool> reply) {
    m_offersRead = m_clock.monotonic();
    m_api.readOffers(TaskKind::Deployment,
                     [this, reply = std::move(reply)](ApiResult<std::vector<WireOffer>> offers) {
                         if (!offers)
                             return reply(tl::unexpected<ApiFailure>(std::move(offers.error())));
                         m_world.takeOffers(std::move(*offers));
                         reply(true);
                     });
}

void Poller::listRead(ApiResult<std::vector<WireTask>> list, ReadMark mark) {
    m_listed = list.has_value();
    if (list) {
        for (const TaskId id : m_world.tasks().takeList(TaskKind::Deployment, *list, mark))
            m_missing.emplace_back(id, TaskKind::Deployment);
    }
    m_listener.onReached(m_listed);
}

// Of each task first what it is, then its nodes: so it can be shown while others are still read.
void Poller::readTasks() {
    const auto batch = CallBatch::make(m_pace.atOnce, [this] { readEvents(); });
    std::set<TaskId> missing;
    const std::vector<TaskId> pointsOf = pointsDue();
    std::set<TaskId> pointsLeft(pointsOf.begin(), pointsOf.end());
    for (const auto& [task, kind] : m_missing) {
        missing.insert(task);
        batch->add(detailsJob(task, kind, true));
    }
    for (const auto& [id, task] : m_world.tasks().tasks()) {
        if (missing.contains(id) || task.isOver()) continue;
        const domain::Duration often =
            task.isJobAtWork() ? m_pace.settledNodes : m_pace.settledDetails;
        const bool old = now() - task.detailsRead.at >= often;
        const bool moves = task.isJobAtWork() && task.inTransition();
        if (!task.detailsWanted && !old && !moves) continue;
        batch->add(detailsJob(id, task.task.kind, false));
        if (pointsLeft.erase(id) > 0) batch->add(pointsJob(id));
    }
    const std::size_t ended = std::min(m_ended.size(), m_pace.endedPerRound);
    for (std::size_t i = 0; i < ended; ++i)
        batch->add(detailsJob(m_ended[i], TaskKind::Job, true));
    m_ended.erase(m_ended.begin(), m_ended.begin() + static_cast<std::ptrdiff_t>(ended));
    for (const TaskId task : pointsOf)
        if (pointsLeft.contains(task)) batch->add(pointsJob(task));
    if (!m_world.isAllRead()) showFirst();
    batch->run();
}

void Poller::showFirst() {
    m_firstShown = m_queue.after(m_pace.firstShown, [this] {
        showFirst();
        m_listener.onRead();
    });
}

std::vector<TaskId> Poller::pointsDue() const {
    std::vector<TaskId> due;
    std::vector<std::pair<domain::Instant, TaskId>> settled;
    for (const auto& [id, task] : m_world.tasks().tasks()) {
        if (task.pointsWanted || task.inTransition())
            due.push_back(id);
        else if (!task.isOver() && now() - task.pointsRead.at >= m_pace.settledNodes)
            settled.emplace_back(task.pointsRead.at, id);
    }
    std::sort(settled.begin(), settled.end());
    for (std::size_t i = 0; i < settled.size() && i < m_pace.settledPerRound; ++i)
        due.push_back(settled[i].second);
    return due;
}

CallBatch::Job Poller::detailsJob(TaskId task, TaskKind kind, bool mayBeGone) {
    return [this, task, kind, mayBeGone](std::function<void()> done) {
        const ReadMark mark = m_world.tasks().begin(now());
        m_api.readDetails(
            task, kind,
            [this, task, mayBeGone, mark, done = std::move(done)](ApiResult<TaskDetails> details) {
                if (details)
                    m_world.tasks().takeDetails(task, std::move(*details), mark);
                else if (mayBeGone && details.error().is(RefusalKind::NotFound))
                    m_world.tasks().remove(task, mark);
                done();
            });
    };
}

CallBatch::Job Poller::pointsJob(TaskId task) {
    return [this, task](std::function<void()> done) {
        const ReadMark mark = m_world.tasks().begin(now());
        m_api.readPoints(task, [this, task, mark,
                                done = std::move(done)](ApiResult<std::vector<WirePoint>> points) {
            if (points) m_world.tasks().takePoints(task, std::move(*points), mark);
            done();
        });
    };
}

CallBatch::Job Poller::eventsJob(PointId point) {
    return [this, point](std::function<void()> done) {
        m_api.readPodEvents(point, [this, point, done = std::move(done)](
                                       ApiResult<std::vector<WirePodEvent>> events) {
            if (events) m_world.nodes().takeEvents(point, *events, now());
            done();
        });
    };
}

// Those of nodes that are on their way first, then those that were asked after longest ago.
std::vector<PointId> Poller::eventsDue() {
    struct Due {
        bool settled;
        domain::Instant read;
        PointId point;
        auto operator<=>(const Due&) const = default;
    };
    std::vector<Due> due;
    for (const auto& [id, task] : m_world.tasks().tasks()) {
        for (const WirePoint& point : task.points) {
            if (isGone(point.status, task.task.kind)) continue;
            const bool settled = point.status == PointStatus::Running;
            const domain::Instant read = m_world.nodes().eventsRead(point.id);
            if (settled && now() - read < m_pace.settledNodes) continue;
            due.push_back({settled, read, point.id});
        }
    }
    std::sort(due.begin(), due.end());
    std::vector<PointId> points;
    for (std::size_t i = 0; i < due.size() && i < m_pace.eventsPerRound; ++i)
        points.push_back(due[i].point);
    return points;
}

void Poller::readEvents() {
    const auto batch = CallBatch::make(m_pace.atOnce, [this] { finish(true); });
    for (const PointId point : eventsDue())
        batch->add(eventsJob(point));
    batch->run();
}

void Poller::finish(bool read) {
    m_underWay = false;
    m_firstShown.reset();
    schedule(nextWait());
    if (!read) return;
    m_world.noteAllRead();
    m_listener.onRead();
}

bool Poller::somethingOnItsWay() const {
    const auto& tasks = m_world.tasks().tasks();
    return std::any_of(tasks.begin(), tasks.end(), [&](const auto& entry) {
        const BookedTask& task = entry.second;
        return task.inTransition() && now() - task.changed < m_pace.briskWithoutChange;
    });
}

domain::Duration Poller::nextWait() const {
    if (!m_attention) return m_pace.hidden;
    const bool brisk = m_clock.monotonic() < m_briskUntil || somethingOnItsWay();
    return brisk ? m_pace.brisk : m_pace.usual;
}

void Poller::refresh(TaskId task, TaskKind kind, std::function<void()> done) {
    const auto batch = CallBatch::make(m_pace.atOnce, [this, done = std::move(done)] {
        m_listener.onRead();
        done();
    });
    batch->add(detailsJob(task, kind, true));
    batch->add(pointsJob(task));
    batch->run();
}

}  // namespace berth::platform_client::gongji
