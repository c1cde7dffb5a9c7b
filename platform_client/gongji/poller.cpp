// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/poller.h"

#include <algorithm>
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
            kListed, {},
            [this, mark, done = std::move(done)](ApiResult<std::vector<WireTask>> list) {
                listRead(std::move(list), mark);
                done();
            });
    });
    const domain::Duration at = m_clock.monotonic();
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

void Poller::readOffers(ApiReply<bool> reply) {
    m_offersRead = m_clock.monotonic();
    m_api.readOffers([this, reply = std::move(reply)](ApiResult<std::vector<WireOffer>> offers) {
        if (!offers) return reply(tl::unexpected<ApiFailure>(std::move(offers.error())));
        m_world.takeOffers(std::move(*offers));
        reply(true);
    });
}

void Poller::listRead(ApiResult<std::vector<WireTask>> list, ReadMark mark) {
    m_listed = list.has_value();
    m_missing.clear();
    if (list) m_missing = m_world.tasks().takeList(*list, mark);
    m_listener.onReached(m_listed);
}

void Poller::readTasks() {
    const auto batch = CallBatch::make(m_pace.atOnce, [this] { readEvents(); });
    for (const TaskId task : m_missing)
        batch->add(detailsJob(task, true));
    for (const auto& [id, task] : m_world.tasks().tasks()) {
        const bool old = now() - task.detailsRead.at >= m_pace.settledDetails;
        const bool missing = std::find(m_missing.begin(), m_missing.end(), id) != m_missing.end();
        if (!missing && (task.detailsWanted || old)) batch->add(detailsJob(id, false));
    }
    for (const TaskId task : pointsDue())
        batch->add(pointsJob(task));
    batch->run();
}

std::vector<TaskId> Poller::pointsDue() const {
    std::vector<TaskId> due;
    std::vector<std::pair<domain::Instant, TaskId>> settled;
    for (const auto& [id, task] : m_world.tasks().tasks()) {
        if (task.pointsWanted || task.inTransition())
            due.push_back(id);
        else if (now() - task.pointsRead.at >= m_pace.settledNodes)
            settled.emplace_back(task.pointsRead.at, id);
    }
    std::sort(settled.begin(), settled.end());
    for (std::size_t i = 0; i < settled.size() && i < m_pace.settledPerRound; ++i)
        due.push_back(settled[i].second);
    return due;
}

CallBatch::Job Poller::detailsJob(TaskId task, bool mayBeGone) {
    return [this, task, mayBeGone](std::function<void()> done) {
        const ReadMark mark = m_world.tasks().begin(now());
        m_api.readDetails(task, [this, task, mayBeGone, mark,
                                 done = std::move(done)](ApiResult<TaskDetails> details) {
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
            if (point.status == PointStatus::End || point.status == PointStatus::Succeeded)
                continue;
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
    schedule(nextWait());
    if (read) m_listener.onRead();
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

void Poller::refresh(TaskId task, std::function<void()> done) {
    const auto batch = CallBatch::make(m_pace.atOnce, [this, done = std::move(done)] {
        m_listener.onRead();
        done();
    });
    batch->add(detailsJob(task, true));
    batch->add(pointsJob(task));
    batch->run();
}

}  // namespace berth::platform_client::gongji
