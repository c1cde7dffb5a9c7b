// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/task_book.h"

#include <algorithm>
#include <set>
#include <utility>

#include "platform_client/gongji/task_extensions.h"

namespace berth::platform_client::gongji {
namespace {

bool isGone(PointStatus status) {
    return status == PointStatus::End || status == PointStatus::Succeeded;
}

// The same nodes in the same condition; what they cost and how long they run is another matter.
bool sameNodes(const std::vector<WirePoint>& a, const std::vector<WirePoint>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.id == y.id && x.status == y.status && x.restarts == y.restarts;
    });
}

std::set<PointId> living(const std::vector<WirePoint>& points) {
    std::set<PointId> ids;
    for (const WirePoint& point : points) {
        if (!isGone(point.status)) ids.insert(point.id);
    }
    return ids;
}

}  // namespace

bool BookedTask::inTransition() const {
    if (task.status == TaskStatus::Pending || task.status == TaskStatus::Other) return true;
    if (detailsRead.order == 0 || pointsRead.order == 0) return true;
    int running = 0;
    for (const WirePoint& point : points) {
        if (isGone(point.status)) continue;
        if (point.status != PointStatus::Running) return true;
        ++running;
    }
    return running != (task.status == TaskStatus::Paused ? 0 : task.points);
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

std::vector<TaskId> TaskBook::takeList(const std::vector<WireTask>& list, ReadMark mark) {
    std::set<TaskId> seen;
    for (const WireTask& task : list) {
        seen.insert(task.id);
        if (task.status == TaskStatus::End) {
            remove(task.id, mark);
            continue;
        }
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
    m_listRead = mark;
    std::vector<TaskId> missing;
    for (const auto& [id, entry] : m_tasks) {
        if (!seen.contains(id) && entry.taskRead.order < mark.order) missing.push_back(id);
    }
    return missing;
}

void TaskBook::takeDetails(TaskId id, TaskDetails details, ReadMark mark) {
    if (details.empty()) return;
    const WireTask& task = details.any().task;
    if (task.status == TaskStatus::End) return remove(id, mark);
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
        if (living(entry.points) != living(points)) entry.detailsWanted = true;
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

std::optional<domain::Instant> TaskBook::asOf() const {
    if (m_listRead.order == 0) return std::nullopt;
    domain::Instant oldest = m_listRead.at;
    for (const auto& [id, entry] : m_tasks) {
        // What has not been read yet is not shown either.
        if (entry.pointsRead.order > 0) oldest = std::min(oldest, entry.pointsRead.at);
    }
    return oldest;
}

}  // namespace berth::platform_client::gongji
