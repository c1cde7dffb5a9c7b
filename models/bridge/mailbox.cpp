// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/mailbox.h"

#include <QMetaObject>
#include <QObject>
#include <utility>

namespace berth::bridge {

Mailbox::Mailbox(QObject* owner) : m_owner(owner) {}

void Mailbox::post(std::function<void()> letter) {
    // The lock is held over invokeMethod: the owner cannot be destroyed between test and use. Qt
    // drops what is still queued when the owner dies.
    const std::lock_guard lock(m_mutex);
    if (m_owner != nullptr) {
        QMetaObject::invokeMethod(m_owner, std::move(letter), Qt::QueuedConnection);
    }
}

void Mailbox::close() {
    const std::lock_guard lock(m_mutex);
    m_owner = nullptr;
}

}  // namespace berth::bridge
