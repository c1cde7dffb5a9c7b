// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/secrets/thread_inbox.h"

#include <QMetaObject>
#include <utility>

namespace berth::platform_client {

ThreadInbox::~ThreadInbox() {
    while (const Task task = take())
        task(false);
}

void ThreadInbox::post(Task task) {
    const std::scoped_lock lock(m_mutex);
    m_tasks.push_back(std::move(task));
    // One call a task, in the same order, since both happen under the lock.
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            if (const Task next = take()) next(true);
        },
        Qt::QueuedConnection);
}

ThreadInbox::Task ThreadInbox::take() {
    const std::scoped_lock lock(m_mutex);
    if (m_tasks.empty()) return nullptr;
    Task task = std::move(m_tasks.front());
    m_tasks.pop_front();
    return task;
}

}  // namespace berth::platform_client
