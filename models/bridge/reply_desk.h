// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>

#include "models/bridge/mailbox.h"
#include "models/domain/platform.h"

namespace berth::bridge {

// Turns replies that come on any thread into answers on the owner's thread.
// An answer is never given inside the request, never twice, never to a context that is gone, and
// never once the desk is gone. What the asker captured is destroyed on the owner's thread, since
// only a ticket number travels. A member of its owner; used on the owner's thread only.
class ReplyDesk {
  public:
    explicit ReplyDesk(QObject* owner) : m_mailbox(std::make_shared<Mailbox>(owner)) {}
    ReplyDesk(const ReplyDesk&) = delete;
    ReplyDesk& operator=(const ReplyDesk&) = delete;
    ~ReplyDesk() { m_mailbox->close(); }

    // The reply to hand to the platform.
    template <class T>
    [[nodiscard]] domain::Reply<T> expect(QObject* context,
                                          std::function<void(domain::Result<T>)> answer) {
        const std::uint64_t ticket = ++m_lastTicket;
        m_waiting.emplace(ticket, std::make_unique<WaitingFor<T>>(context, std::move(answer)));
        return [this, mailbox = m_mailbox, ticket](domain::Result<T> result) {
            // `this` is used only when the mailbox opens the letter: the owner is alive then.
            mailbox->post([this, ticket, result = std::move(result)]() mutable {
                deliver<T>(ticket, std::move(result));
            });
        };
    }

    [[nodiscard]] const std::shared_ptr<Mailbox>& mailbox() const { return m_mailbox; }
    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

  private:
    struct Waiting {
        explicit Waiting(QObject* forContext) : context(forContext) {}
        Waiting(const Waiting&) = delete;
        Waiting& operator=(const Waiting&) = delete;
        virtual ~Waiting() = default;
        QPointer<QObject> context;
    };
    template <class T>
    struct WaitingFor final : Waiting {
        WaitingFor(QObject* forContext, std::function<void(domain::Result<T>)> toAnswer)
            : Waiting(forContext), answer(std::move(toAnswer)) {}
        std::function<void(domain::Result<T>)> answer;
    };

    template <class T>
    void deliver(std::uint64_t ticket, domain::Result<T> result) {
        const auto found = m_waiting.find(ticket);
        if (found == m_waiting.end()) return;
        const std::unique_ptr<Waiting> waiting = std::move(found->second);
        m_waiting.erase(found);
        // The answer may destroy this desk: nothing of it is touched afterwards.
        auto& asked = static_cast<WaitingFor<T>&>(*waiting);
        if (asked.context && asked.answer) asked.answer(std::move(result));
    }

    std::shared_ptr<Mailbox> m_mailbox;
    std::unordered_map<std::uint64_t, std::unique_ptr<Waiting>> m_waiting;
    std::uint64_t m_lastTicket = 0;
};

}  // namespace berth::bridge
