// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/connection_pool.h"

#include <algorithm>
#include <chrono>

namespace berth::platform_client {

namespace {

// Below what servers usually keep one for (nginx 75 s); a server that closes earlier is noticed.
constexpr domain::Duration kIdle = std::chrono::seconds(30);

}  // namespace

class ConnectionPool::State : public std::enable_shared_from_this<State> {
    using Key = Lease::Key;
    struct Idle {
        std::unique_ptr<HttpConnection> connection;
        Route route;
        std::unique_ptr<Timer> end;
    };
    struct Wanted {
        std::uint64_t id = 0;
        HttpAddress address;
        bool fresh = false;
        Taken taken;
        std::unique_ptr<Dialer> dialer;  // once it is being opened
    };
    struct Origin {
        int open = 0;              // idle, in use and being opened
        std::list<Idle> idle;      // the latest in front
        std::list<Wanted> wanted;  // first come, first served
    };

    // Who waits; dropping it withdraws the wish.
    class Ticket {
      public:
        Ticket(std::weak_ptr<State> pool, Key key, std::uint64_t id)
            : m_pool(std::move(pool)), m_key(std::move(key)), m_id(id) {}
        Ticket(const Ticket&) = delete;
        Ticket& operator=(const Ticket&) = delete;
        ~Ticket() {
            if (const auto pool = m_pool.lock()) pool->withdraw(m_key, m_id);
        }

      private:
        const std::weak_ptr<State> m_pool;
        const Key m_key;
        const std::uint64_t m_id;
    };

  public:
    State(TaskQueue& queue, ProxyFinder& proxies, int perOrigin)
        : m_queue(queue), m_proxies(proxies), m_perOrigin(perOrigin) {}

    std::shared_ptr<void> take(const HttpAddress& address, const std::string& pin, bool fresh,
                               Taken taken) {
        const Key key(address.origin(), pin);
        const std::uint64_t id = ++m_lastId;
        m_origins[key].wanted.push_back({id, address, fresh, std::move(taken), nullptr});
        serveSoon(key);
        return std::make_shared<Ticket>(weak_from_this(), key, id);
    }

    void giveBack(const Key& key, std::unique_ptr<HttpConnection> connection, Route route) {
        if (!connection->usable()) return gone(key);
        Origin& origin = m_origins[key];
        const auto place = origin.idle.insert(
            origin.idle.begin(), Idle{std::move(connection), std::move(route), nullptr});
        place->end = m_queue.after(kIdle, [this, key, place] { dropIdle(key, place); });
        place->connection->watchIdle([this, key, place] {
            // Not inside a call of its own.
            place->end =
                m_queue.after(domain::Duration{0}, [this, key, place] { dropIdle(key, place); });
        });
        serveSoon(key);
    }

    // One that was open is so no more.
    void gone(const Key& key) {
        --m_origins[key].open;
        serveSoon(key);
    }

  private:
    void serveSoon(const Key& key) {
        m_queue.post([pool = weak_from_this(), key] {
            if (const auto alive = pool.lock()) alive->serve(key);
        });
    }

    void serve(const Key& key) {
        const auto found = m_origins.find(key);
        if (found == m_origins.end()) return;
        Origin& origin = found->second;
        for (auto each = origin.wanted.begin(); each != origin.wanted.end();) {
            if (each->dialer) {
                ++each;
                continue;
            }
            if (each->fresh && origin.open >= m_perOrigin && !origin.idle.empty())
                closeIdle(origin, std::prev(origin.idle.end()));
            if (!each->fresh && !origin.idle.empty()) {
                if (hand(key, origin, each)) return serveSoon(key);
                continue;
            }
            if (origin.open >= m_perOrigin) return;
            dial(key, origin, *each);
            ++each;
        }
        if (origin.open == 0 && origin.wanted.empty()) m_origins.erase(found);
    }

    // False: it was not usable any more.
    bool hand(const Key& key, Origin& origin, std::list<Wanted>::iterator wanted) {
        Idle idle = std::move(origin.idle.front());
        origin.idle.pop_front();
        if (!idle.connection->usable()) {
            --origin.open;
            return false;
        }
        idle.connection->watchIdle(nullptr);
        const Taken taken = std::move(wanted->taken);
        origin.wanted.erase(wanted);
        taken(std::make_unique<Lease>(weak_from_this(), key, std::move(idle.connection),
                                      std::move(idle.route)));
        return true;
    }

    void dial(const Key& key, Origin& origin, Wanted& wanted) {
        ++origin.open;
        wanted.dialer = std::make_unique<Dialer>(
            m_queue, wanted.address, key.second,
            [this, key, id = wanted.id](tl::expected<OpenConnection, HttpFailure> opened) {
                dialed(key, id, std::move(opened));
            });
        wanted.dialer->begin(m_proxies);
    }

    void dialed(const Key& key, std::uint64_t id,
                tl::expected<OpenConnection, HttpFailure> opened) {
        const auto wanted = find(key, id);
        const Taken taken = std::move(wanted->taken);
        const std::unique_ptr<Dialer> dialer = std::move(wanted->dialer);
        m_origins[key].wanted.erase(wanted);
        if (!opened) {
            gone(key);
            return taken(tl::unexpected(std::move(opened.error())));
        }
        taken(std::make_unique<Lease>(weak_from_this(), key,
                                      std::make_unique<HttpConnection>(std::move(opened->socket)),
                                      std::move(opened->route)));
    }

    void withdraw(const Key& key, std::uint64_t id) {
        const auto found = m_origins.find(key);
        if (found == m_origins.end()) return;
        const auto wanted = find(key, id);
        if (wanted == found->second.wanted.end()) return;
        const bool dialing = wanted->dialer != nullptr;
        found->second.wanted.erase(wanted);
        if (dialing) gone(key);
    }

    std::list<Wanted>::iterator find(const Key& key, std::uint64_t id) {
        std::list<Wanted>& wanted = m_origins[key].wanted;
        return std::find_if(wanted.begin(), wanted.end(),
                            [&](const Wanted& each) { return each.id == id; });
    }

    static void closeIdle(Origin& origin, std::list<Idle>::iterator place) {
        origin.idle.erase(place);
        --origin.open;
    }
    void dropIdle(const Key& key, std::list<Idle>::iterator place) {
        m_origins[key].idle.erase(place);
        gone(key);
    }

    TaskQueue& m_queue;
    ProxyFinder& m_proxies;
    const int m_perOrigin;
    std::map<Key, Origin> m_origins;
    std::uint64_t m_lastId = 0;
};

ConnectionPool::ConnectionPool(TaskQueue& queue, ProxyFinder& proxies, int perOrigin)
    : m_state(std::make_shared<State>(queue, proxies, perOrigin)) {}

ConnectionPool::~ConnectionPool() = default;

std::shared_ptr<void> ConnectionPool::take(const HttpAddress& address, const std::string& pin,
                                           bool fresh, Taken taken) {
    return m_state->take(address, pin, fresh, std::move(taken));
}

ConnectionPool::Lease::Lease(std::weak_ptr<State> pool, Key key,
                             std::unique_ptr<HttpConnection> connection, Route route)
    : m_pool(std::move(pool)),
      m_key(std::move(key)),
      m_connection(std::move(connection)),
      m_route(std::move(route)) {}

ConnectionPool::Lease::~Lease() {
    const auto pool = m_pool.lock();
    if (!pool) return;
    if (m_keep)
        pool->giveBack(m_key, std::move(m_connection), m_route);
    else
        pool->gone(m_key);
}

}  // namespace berth::platform_client
