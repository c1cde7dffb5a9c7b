// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/domain/units.h"
#include "platform_client/gongji/task_details.h"
#include "platform_client/gongji/wire.h"

namespace berth::platform_client::gongji {

// When a read was begun. What it answers is at least as old; an answer that was asked for earlier
// never replaces one that was asked for later.
struct ReadMark {
    std::uint64_t order = 0;  // 0: never
    domain::Instant at;       // UnixEpoch
};

// The node of a job that failed has been given up; any other is started again.
[[nodiscard]] bool isGone(PointStatus status, TaskKind kind);

// What is known of one task: three answers, each as old as its mark.
struct BookedTask {
    WireTask task;
    ReadMark taskRead;
    TaskDetails details;
    std::string
        extensions;  // of the details, see extensionsOf(): too long to read to be read twice
    ReadMark detailsRead;
    std::vector<WirePoint> points;
    ReadMark pointsRead;
    bool detailsWanted = true;  // something says that they are not what they were
    bool pointsWanted = true;
    domain::Instant changed;  // when anything but money was last seen to change

    // What it is and the nodes it has are known.
    [[nodiscard]] bool isRead() const { return detailsRead.order != 0 && pointsRead.order != 0; }
    // It is on its way to what is wanted of it.
    [[nodiscard]] bool inTransition() const;
    // Nodes that are to be there now.
    [[nodiscard]] int nodesWanted() const;
    // A job that is complete or has failed: nothing of it will change any more.
    [[nodiscard]] bool isOver() const {
        return details.job() != nullptr && details.job()->isOver();
    }
    // Its details tell what changes by itself: how far a job is.
    [[nodiscard]] bool isJobAtWork() const {
        return task.kind == TaskKind::Job && !isOver() && task.status != TaskStatus::Paused;
    }
};

// The tasks that are not deleted, out of lists and details that come in any order.
//
// A job that is over has the status of one that was deleted, and stays among the platform's tasks
// for ever. It is kept when it ended before one's eyes or within a day, until it is dismissed.
class TaskBook {
  public:
    [[nodiscard]] ReadMark begin(domain::Instant now) { return {++m_lastOrder, now}; }

    // A whole list of all tasks of that kind. Returns those that should be on it and are not:
    // deleted, over, or slipped from one page to another while it was read; only their details
    // tell.
    [[nodiscard]] std::vector<TaskId> takeList(TaskKind kind, const std::vector<WireTask>& list,
                                               ReadMark mark);
    // Jobs that have ended. Returns those of which nothing is known, as listed.
    [[nodiscard]] std::vector<TaskId> takeEndedJobs(const std::vector<WireTask>& list) const;
    void takeDetails(TaskId id, TaskDetails details, ReadMark mark);
    void takePoints(TaskId id, std::vector<WirePoint> points, ReadMark mark);
    // The platform does not know it (any more), or says that it has ended.
    void remove(TaskId id, ReadMark mark);
    // Whoever deleted it does not want to see how it ended.
    void dismiss(TaskId id);

    [[nodiscard]] const std::map<TaskId, BookedTask>& tasks() const { return m_tasks; }
    [[nodiscard]] const BookedTask* find(TaskId id) const;
    [[nodiscard]] const BookedTask* findByPoint(PointId point) const;
    // What all that is known is at least as new as; nothing before there was a list.
    [[nodiscard]] std::optional<domain::Instant> asOf() const;

  private:
    void takeState(BookedTask& entry, const WireTask& task, ReadMark mark);
    [[nodiscard]] bool keepsEnded(const TaskDetails& details, ReadMark mark) const;

    std::map<TaskId, BookedTask> m_tasks;
    std::map<TaskId, WireTask> m_listed;      // as the newest list has them
    std::map<TaskId, std::uint64_t> m_ended;  // order of the read that said so
    std::set<TaskId> m_dismissed;
    ReadMark m_listRead, m_jobsRead;
    std::uint64_t m_lastOrder = 0;
};

}  // namespace berth::platform_client::gongji
