// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <utility>

#include "models/bridge/mailbox.h"
#include "models/domain/secret_store.h"

namespace berth::app {

// A secret store for other threads: what they ask goes to the store on the GUI thread, where it was
// made. Requests that come too late, or wait when this goes, are answered with ShuttingDown.
class SecretRelay final : public QObject, public domain::SecretStore {
    Q_OBJECT

  public:
    explicit SecretRelay(domain::SecretStore& store)
        : m_store(store), m_mailbox(std::make_shared<bridge::Mailbox>(this)) {}
    ~SecretRelay() override { m_mailbox->close(); }

    void read(
        std::string key,
        std::function<void(domain::Result<std::optional<domain::SecretString>>)> reply) override {
        post(std::move(reply),
             [this, key = std::move(key)](auto answer) { m_store.read(key, std::move(answer)); });
    }
    void write(std::string key, domain::SecretString secret,
               std::function<void(domain::Result<void>)> reply) override {
        const auto held = std::make_shared<domain::SecretString>(std::move(secret));
        post(std::move(reply), [this, key = std::move(key), held](auto answer) {
            m_store.write(key, std::move(*held), std::move(answer));
        });
    }
    void remove(std::string key, std::function<void(domain::Result<void>)> reply) override {
        post(std::move(reply),
             [this, key = std::move(key)](auto answer) { m_store.remove(key, std::move(answer)); });
    }

  private:
    // Gives its one answer, at the latest when it is let go unasked.
    template <class T>
    class Pending {
      public:
        explicit Pending(std::function<void(domain::Result<T>)> reply)
            : m_reply(std::move(reply)) {}
        Pending(const Pending&) = delete;
        Pending& operator=(const Pending&) = delete;
        ~Pending() {
            if (m_reply) m_reply(domain::fail(domain::ErrorCode::ShuttingDown, "Berth is closing"));
        }
        [[nodiscard]] std::function<void(domain::Result<T>)> take() {
            return std::exchange(m_reply, nullptr);
        }

      private:
        std::function<void(domain::Result<T>)> m_reply;
    };

    template <class T, class Ask>
    void post(std::function<void(domain::Result<T>)> reply, Ask ask) {
        const auto pending = std::make_shared<Pending<T>>(std::move(reply));
        m_mailbox->post([pending, ask = std::move(ask)] { ask(pending->take()); });
    }

    domain::SecretStore& m_store;
    std::shared_ptr<bridge::Mailbox> m_mailbox;
};

}  // namespace berth::app
