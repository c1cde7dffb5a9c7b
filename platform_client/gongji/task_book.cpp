// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/task_book.h"

#include <algorithm>
#include <set>
#include <utility>

#include "platform_client/gongji/task_extensions.h"

namespace berth::platform_client::gongji {
namespace {

// So long after its end a job is still shown that nobody saw ending.
constexpr domain::Duration kEndedShown = std::chrono::hours(24);

// The same nodes in the same condition; what they cost and how long they run is another matter.
bool sameNodes(const std::vector<WirePoint>& a, const std::vector<WirePoint>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.id == y.id && x.status == y.status && x.restarts == y.restarts;
    });
}

std::set<PointId> living(const std::vector<WirePoint>& points, TaskKind kind) {
    std::set<PointId> ids;
    for (const WirePoint& point : points) {
        if (!isGone(point.status, kind)) ids.insert(point.id);
    }
    return ids;
}

}  // namespace

bool isGone(PointStatus status, TaskKind kind) {
    return status == PointStatus::End || status == PointStatus::Succeeded ||
           (status == PointStatus::Failed && kind == TaskKind::Job);
}

bool BookedTask::inTransition() const {
    if (isOver()) return pointsRead.order == 0 || pointsWanted;
    if (task.status == TaskStatus::Pending || task.status == TaskStatus::Other) return true;
    if (!isRead()) return true;
    int running = 0;
    for (const WirePoint& point : points) {
        if (isGone(point.status, task.kind)) continue;
        if (point.status != PointStatus::Running) return true;
        ++running;
    }
    return running != nodesWanted();
}

int BookedTask::nodesWanted() const {
    if (task.status == TaskStatus::Paused || isOver()) return 0;
    const WireJob* job = details.job();
    if (job == nullptr) return task.points;
    return std::min(job->parallelism.value_or(task.points),
                    std::max(0, task.points - job->succeeded));
}

const BookedTask* TaskBook::find(TaskId id) const {
    const auto found = m_tasks.find(id);
    return found == m_tasks.end() ? nullptr : &found->second;
}

const BookedTask* TaskBook::findByPoint(PointId point) const {
    for (const auto& [id, entry] : m_tasks) {
        if (std::any_of(entry.points.begin(), entry.points.end(),
                        [&](const WirePoint& each) { return each.id == point; }))
            return &entry;
    }
    return nullptr;
}

void TaskBook::takeState(BookedTask& entry, const WireTask& task, ReadMark mark) {
    const bool changed = entry.task.status != task.status || entry.task.points != task.points ||
                         entry.task.runningPoints != task.runningPoints;
    if (changed || entry.taskRead.order == 0) {
        entry.changed = mark.at;
        entry.pointsWanted = true;
    }
    // Details do not say when it was made.
    const auto created = entry.task.created;
    entry.task = task;
    if (!entry.task.created) entry.task.created = created;
    entry.taskRead = mark;
}

std::vector<TaskId> TaskBook::takeList(TaskKind kind, const std::vector<WireTask>& list,
                                       ReadMark mark) {
    std::set<TaskId> seen;
    for (const WireTask& task : list) {
        if (task.status == TaskStatus::End) {
            if (kind == TaskKind::Job) continue;  // its details tell whether it was deleted
            remove(task.id, mark);
            continue;
        }
        seen.insert(task.id);
        if (const auto ended = m_ended.find(task.id);
            ended != m_ended.end() && ended->second > mark.order)
            continue;
        const auto [found, isNew] = m_tasks.try_emplace(task.id);
        BookedTask& entry = found->second;
        const auto listed = m_listed.find(task.id);
        if (listed == m_listed.end() || !listed->second.sameButMoney(task)) {
            entry.detailsWanted = true;
            entry.pointsWanted = true;
        }
        m_listed[task.id] = task;
        if (entry.taskRead.order < mark.order) takeState(entry, task, mark);
    }
    (kind == TaskKind::Job ? m_jobsRead : m_listRead) = mark;
    std::vector<TaskId> missing;
    for (const auto& [id, entry] : m_tasks) {
        if (entry.task.kind != kind || entry.isOver() || seen.contains(id)) continue;
        if (entry.taskRead.order < mark.order) missing.push_back(id);
    }
    return missing;
}

std::vector<TaskId> TaskBook::takeEndedJobs(const std::vector<WireTask>& list) const {
    std::vector<TaskId> unknown;
    for (const WireTask& job : list) {
        if (!m_tasks.contains(job.id) && !m_ended.contains(job.id)) unknown.push_back(job.id);
    }
    return unknown;
}

bool TaskBook::keepsEnded(const TaskDetails& details, ReadMark mark) const {
    const WireJob* job = details.job();
    const TaskId id = details.any().task.id;
    if (job == nullptr || !job->isOver() || m_dismissed.contains(id)) return false;
    return m_tasks.contains(id) || (job->completed && mark.at - *job->completed <= kEndedShown);
}

void TaskBook::takeDetails(TaskId id, TaskDetails details, ReadMark mark) {
    if (details.empty()) return;
    const WireTask& task = details.any().task;
    if (task.status == TaskStatus::End && !keepsEnded(details, mark)) return remove(id, mark);
    if (const auto ended = m_ended.find(id); ended != m_ended.end() && ended->second > mark.order)
        return;
    BookedTask& entry = m_tasks[id];
    if (entry.taskRead.order < mark.order) takeState(entry, task, mark);
    if (entry.detailsRead.order >= mark.order) return;
    entry.extensions = extensionsOf(details);
    entry.details = std::move(details);
    entry.detailsRead = mark;
    entry.detailsWanted = false;
}

void TaskBook::takePoints(TaskId id, std::vector<WirePoint> points, ReadMark mark) {
    const auto found = m_tasks.find(id);
    if (found == m_tasks.end()) return;
    BookedTask& entry = found->second;
    if (entry.pointsRead.order >= mark.order) return;
    std::sort(points.begin(), points.end(),
              [](const WirePoint& a, const WirePoint& b) { return a.id < b.id; });
    // Pages that slipped while they were read.
    points.erase(std::unique(points.begin(), points.end(),
                             [](const auto& a, const auto& b) { return a.id == b.id; }),
                 points.end());
    if (entry.pointsRead.order > 0 && !sameNodes(entry.points, points)) {
        entry.changed = mark.at;
        // An edit that somebody makes elsewhere shows in nothing else that is polled.
        const TaskKind kind = entry.task.kind;
        if (living(entry.points, kind) != living(points, kind)) entry.detailsWanted = true;
    }
    entry.points = std::move(points);
    entry.pointsRead = mark;
    entry.pointsWanted = false;
}

void TaskBook::remove(TaskId id, ReadMark mark) {
    const auto found = m_tasks.find(id);
    if (found != m_tasks.end()) {
        // Asked for before the newest answer that says it is there.
        if (found->second.taskRead.order > mark.order) return;
        m_tasks.erase(found);
        m_listed.erase(id);
    }
    m_ended[id] = mark.order;
    constexpr std::size_t kRemembered = 10'000;
    if (m_ended.size() > kRemembered) m_ended.erase(m_ended.begin());
}

void TaskBook::dismiss(TaskId id) {
    constexpr std::size_t kRemembered = 10'000;
    m_dismissed.insert(id);
    if (m_dismissed.size() > kRemembered) m_dismissed.erase(m_dismissed.begin());
    const auto found = m_tasks.find(id);
    if (found != m_tasks.end() && found->second.isOver())
        remove(id, {m_lastOrder, found->second.taskRead.at});
}

std::optional<domain::Instant> TaskBook::asOf() const {
    if (m_listRead.order == 0) return std::nullopt;
    domain::Instant oldest = m_listRead.at;
    for (const auto& [id, entry] : m_tasks) {
        if (entry.isOver()) continue;  // it is as it will be
        if (entry.task.kind == TaskKind::Job && m_jobsRead.order > 0)
            oldest = std::min(oldest, m_jobsRead.at);
        // What has not been read yet is not shown either.
        if (entry.pointsRead.order > 0) oldest = std::min(oldest, entry.pointsRead.at);
    }
    return oldest;
}

}  // namespace berth::platform_client::gongji
