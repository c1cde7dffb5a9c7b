// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>

class QObject;

namespace berth::bridge {

// The way from any thread to an object that may be gone. Share it by shared_ptr: the platform's
// callbacks hold the mailbox, never the object.
class Mailbox {
  public:
    explicit Mailbox(QObject* owner);
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;
    ~Mailbox() = default;

    // Any thread. The letter is opened by the owner's event loop, in order of posting; when the
    // owner is gone it is destroyed unopened, on the thread of the caller.
    void post(std::function<void()> letter);
    // The owner's thread, before the owner's members go. Afterwards nothing is opened.
    void close();

  private:
    std::mutex m_mutex;
    QObject* m_owner;
};

}  // namespace berth::bridge
