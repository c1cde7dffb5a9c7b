// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/network_thread.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <deque>
#include <limits>
#include <mutex>
#include <utility>

namespace berth::platform_client {

namespace {

class QtTimer final : public Timer {
  public:
    QtTimer(QObject* parent, std::chrono::milliseconds delay, std::function<void()> task)
        : m_timer(new QTimer(parent)) {
        m_timer->setSingleShot(true);
        m_timer->setTimerType(Qt::PreciseTimer);
        QObject::connect(m_timer, &QTimer::timeout, m_timer,
                         [timer = m_timer.data(), held = std::move(task)]() mutable {
                             // Moved out, because it may drop the handle and with it this closure.
                             const std::function<void()> ring = std::move(held);
                             timer->deleteLater();
                             ring();
                         });
        m_timer->start(delay);
    }
    ~QtTimer() override {
        if (!m_timer) return;
        m_timer->stop();
        m_timer->disconnect();
        m_timer->deleteLater();  // it may be this very timer whose signal is under way
    }

  private:
    QPointer<QTimer> m_timer;
};

}  // namespace

// What has been posted. Its object lives on the thread while that runs; the rest is for all.
class NetworkThread::Loop {
  public:
    explicit Loop(QThread* thread) : m_object(new QObject) { m_object->moveToThread(thread); }

    void post(std::function<void()> task) {
        const std::lock_guard lock(m_mutex);
        if (m_ended) return;  // the caller destroys it, after the lock is gone
        m_tasks.push_back(std::move(task));
        if (m_tasks.size() == 1)
            QMetaObject::invokeMethod(
                m_object, [this] { runWhatIsThere(); }, Qt::QueuedConnection);
    }
    [[nodiscard]] QObject* object() const { return m_object; }
    void refuseMore() {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    // On the thread, as its last act.
    void destroyWhatIsLeft() {
        std::deque<std::function<void()>> left;
        {
            const std::lock_guard lock(m_mutex);
            left.swap(m_tasks);
        }
        left.clear();
        delete std::exchange(m_object, nullptr);
    }

  private:
    // Only as many as are there now, so that sockets and timers get their turn.
    void runWhatIsThere() {
        std::size_t count = 0;
        {
            const std::lock_guard lock(m_mutex);
            count = m_tasks.size();
        }
        for (; count > 0; --count) {
            std::function<void()> task;
            {
                const std::lock_guard lock(m_mutex);
                if (m_ended) return;
                task.swap(m_tasks.front());
            }
            task();
            task = nullptr;
            const std::lock_guard lock(m_mutex);
            m_tasks.pop_front();  // only now: an empty queue means that no run is on its way
        }
        const std::lock_guard lock(m_mutex);
        if (!m_tasks.empty() && !m_ended)
            QMetaObject::invokeMethod(
                m_object, [this] { runWhatIsThere(); }, Qt::QueuedConnection);
    }

    QObject* m_object;
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_tasks;  // under m_mutex
    bool m_ended = false;                       // under m_mutex
};

NetworkThread::NetworkThread(const char* name) : m_loop(std::make_shared<Loop>(&m_thread)) {
    m_thread.setObjectName(QString::fromLatin1(name));
    QObject::connect(
        &m_thread, &QThread::finished, &m_thread, [loop = m_loop] { loop->destroyWhatIsLeft(); },
        Qt::DirectConnection);
    m_thread.start();
}

NetworkThread::~NetworkThread() {
    Q_ASSERT(QThread::currentThread() != &m_thread);
    m_loop->refuseMore();
    m_thread.quit();
    m_thread.wait();
}

void NetworkThread::post(std::function<void()> task) {
    m_loop->post(std::move(task));
}

std::function<void(std::function<void()>)> NetworkThread::poster() const {
    return [loop = m_loop](std::function<void()> task) { loop->post(std::move(task)); };
}

std::unique_ptr<Timer> NetworkThread::after(domain::Duration delay, std::function<void()> task) {
    Q_ASSERT(QThread::currentThread() == &m_thread);
    // Rounded up: a timer never rings early.
    const std::int64_t wanted =
        std::chrono::ceil<std::chrono::milliseconds>(std::max(delay, domain::Duration{0})).count();
    const std::chrono::milliseconds wait(
        std::min<std::int64_t>(wanted, std::numeric_limits<int>::max()));
    return std::make_unique<QtTimer>(m_loop->object(), wait, std::move(task));
}

}  // namespace berth::platform_client
