// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/transport.h"

#include <libssh/server.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "platform_client/ssh/chain.h"
#include "platform_client/ssh/channel_run.h"
#include "platform_client/ssh/retry_delay.h"
#include "platform_client/ssh/sleep_watch.h"

namespace berth::platform_client::ssh {

namespace {

using domain::ErrorCode;
using domain::RemoteStage;
using domain::RemoteState;
using domain::RemoteTrouble;
using std::chrono::steady_clock;

// How often a connection that has nothing to do looks at the clock.
constexpr auto kIdleLook = std::chrono::seconds(2);

domain::Error unavailable(const Failure& failure) {
    return {ErrorCode::Unavailable, failure.detail, true, {}};
}

}  // namespace

class Transport::Worker : public std::enable_shared_from_this<Worker> {
  public:
    Worker(domain::HostProfile profile, domain::RemoteCallbacks callbacks,
           const SshOptions& options, std::shared_ptr<LoginMemory> memory)
        : m_profile(std::move(profile)),
          m_callbacks(std::move(callbacks)),
          m_options(options),
          m_memory(std::move(memory)) {}

    void start() {
        m_thread = std::thread([self = shared_from_this()] { self->run(); });
    }
    void finish();
    [[nodiscard]] RemoteState state() const {
        const std::lock_guard lock(m_mutex);
        return m_state;
    }
    void reconnect() {
        m_tryNow = true;
        m_wakeUp->ring();
    }
    [[nodiscard]] std::unique_ptr<Channel> open(ChannelWish wish, ChannelCallbacks callbacks);

  private:
    void run();
    [[nodiscard]] Failure connectAndServe();
    [[nodiscard]] Failure serve(Chain& chain);
    [[nodiscard]] bool stepChannels(Link& link);
    [[nodiscard]] Moment nextLook() const;
    void takeNew();
    void abandonBegun(const domain::Error& error);
    void abandonAll(const domain::Error& error);
    void rest(const Failure& failure);
    void publish(const RemoteState& state);

    const domain::HostProfile m_profile;
    const domain::RemoteCallbacks m_callbacks;
    const SshOptions m_options;
    const std::shared_ptr<LoginMemory> m_memory;
    const std::shared_ptr<WakeUp> m_wakeUp = std::make_shared<WakeUp>();
    AgentStop m_agentStop;
    std::atomic<bool> m_ending = false;
    std::atomic<bool> m_tryNow = false;

    mutable std::mutex m_mutex;  // of the next two
    RemoteState m_state;
    std::vector<std::unique_ptr<ChannelRun>> m_new;

    // The worker's own.
    std::vector<std::unique_ptr<ChannelRun>> m_channels;
    RetryDelay m_delay{m_options.patience};
    SleepWatch m_sleep{*m_options.clock};
    bool m_wasReady = false;  // since it was last asked for

    std::thread m_thread;
};

std::unique_ptr<Channel> Transport::Worker::open(ChannelWish wish, ChannelCallbacks callbacks) {
    auto shared = std::make_shared<Channel::Shared>(m_wakeUp);
    shared->callbacks = std::move(callbacks);
    {
        const std::lock_guard lock(m_mutex);
        m_new.push_back(std::make_unique<ChannelRun>(std::move(wish), shared));
    }
    m_wakeUp->ring();
    return std::make_unique<Channel>(std::move(shared));
}

void Transport::Worker::finish() {
    m_ending = true;
    m_agentStop.stop();
    m_wakeUp->ring();
    // From inside a call of its own the thread ends by itself; it owns what it needs.
    if (m_thread.get_id() == std::this_thread::get_id())
        m_thread.detach();
    else
        m_thread.join();
}

void Transport::Worker::run() {
    // libssh writes to the agent's socket without protection from the signal.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    while (!m_ending) {
        const Failure failure = connectAndServe();
        if (!m_ending) rest(failure);
    }
    takeNew();
    abandonAll({ErrorCode::ShuttingDown, "", false, {}});
}

Failure Transport::Worker::connectAndServe() {
    m_tryNow = false;
    Chain chain({m_profile, m_options, m_callbacks, *m_memory, m_wakeUp, m_agentStop, m_ending,
                 [this](RemoteStage stage, std::size_t stop) {
                     publish({stage, stop, RemoteTrouble::None, {}, std::nullopt});
                 }});
    if (const auto connected = chain.connect(); !connected) {
        const std::lock_guard lock(m_mutex);
        m_state.stop = chain.stop();
        return connected.error();
    }
    m_wasReady = true;
    m_delay.reset();
    publish({RemoteStage::Ready, m_profile.jumps.size(), RemoteTrouble::None, {}, std::nullopt});
    Failure failure = serve(chain);
    // Before the sessions they belong to are gone.
    abandonBegun(m_ending ? domain::Error{ErrorCode::ShuttingDown, "", false, {}}
                          : unavailable(failure));
    return failure;
}

Failure Transport::Worker::serve(Chain& chain) {
    Link& link = chain.target();
    Moment heard = steady_clock::now();
    std::optional<Moment> asked;
    std::uint64_t received = link.received();
    (void)m_sleep.jumped();
    for (;;) {
        takeNew();
        // Any call of the library's may take in what is for another channel, which poll(2) then
        // knows nothing of.
        const std::uint64_t before = link.received();
        const bool ended = stepChannels(link);
        const bool moved = ended || link.received() != before;
        // It may have been destroyed from inside a call; what it was given may be gone with it.
        if (m_ending) return {RemoteTrouble::ShuttingDown, ""};
        if (!link.alive())
            return {link.misbehaved() ? RemoteTrouble::ServerFailed : RemoteTrouble::ConnectionLost,
                    link.lastError()};
        const Moment now = steady_clock::now();
        if (link.received() != received) {
            received = link.received();
            heard = now;
            asked.reset();
        }
        const bool slept = m_sleep.jumped();
        if (!asked && (slept || now - heard >= m_options.patience.quiet)) {
            // Twice: a first call may only take the answer to the one before.
            (void)ssh_send_keepalive(link.session());
            (void)ssh_send_keepalive(link.session());
            asked = now;
        }
        if (asked && now - *asked >= m_options.patience.dead)
            return {RemoteTrouble::ConnectionLost, "the server does not answer any more"};
        if (!chain.turn(moved ? now : nextLook())) return {RemoteTrouble::ShuttingDown, ""};
    }
}

Moment Transport::Worker::nextLook() const {
    const domain::Duration look = std::min<domain::Duration>(
        {kIdleLook, m_options.patience.quiet / 4, m_options.patience.dead / 4});
    Moment next = steady_clock::now() + std::chrono::duration_cast<steady_clock::duration>(look);
    for (const auto& channel : m_channels)
        if (channel->deadline()) next = std::min(next, *channel->deadline());
    return next;
}

void Transport::Worker::takeNew() {
    const std::lock_guard lock(m_mutex);
    std::move(m_new.begin(), m_new.end(), std::back_inserter(m_channels));
    m_new.clear();
}

// True: a channel has ended, so that there may be more to do at once.
bool Transport::Worker::stepChannels(Link& link) {
    const std::size_t before = m_channels.size();
    // By index: a call from inside may ask for more, which goes to m_new.
    for (std::size_t i = 0; i < m_channels.size();) {
        if (m_channels[i]->step(link))
            m_channels.erase(m_channels.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    }
    return m_channels.size() != before;
}

void Transport::Worker::abandonBegun(const domain::Error& error) {
    std::vector<std::unique_ptr<ChannelRun>> fresh;
    for (auto& channel : m_channels) {
        if (channel->fresh())
            fresh.push_back(std::move(channel));
        else
            channel->abandon(error);
    }
    m_channels = std::move(fresh);
}

void Transport::Worker::abandonAll(const domain::Error& error) {
    for (auto& channel : m_channels)
        channel->abandon(error);
    m_channels.clear();
}

// Until it is to be tried again.
void Transport::Worker::rest(const Failure& failure) {
    RemoteState state = this->state();
    state.trouble = failure.trouble;
    state.detail = failure.detail;
    const bool again = m_wasReady && mayPass(failure.trouble);
    state.stage = again ? RemoteStage::Waiting : RemoteStage::Closed;
    Moment until = Moment::max();
    if (again) {
        state.retryIn = m_delay.next(*m_options.random);
        until = steady_clock::now() +
                std::chrono::duration_cast<steady_clock::duration>(*state.retryIn);
    } else {
        m_wasReady = false;
    }
    publish(state);
    (void)m_sleep.jumped();
    while (!m_ending && !m_tryNow && steady_clock::now() < until) {
        takeNew();
        std::erase_if(m_channels, [](const auto& channel) { return channel->dropped(); });
        // Whoever has asked for another try before is waiting for that one.
        if (!again && !m_tryNow) abandonAll(unavailable(failure));
        pollfd look{m_wakeUp->fd(), POLLIN, 0};
        auto patience = std::chrono::milliseconds(kIdleLook);
        if (again)
            patience =
                std::min(patience,
                         std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now()));
        (void)::poll(&look, 1,
                     again ? static_cast<int>(std::max<std::int64_t>(patience.count(), 0)) : -1);
        if (look.revents != 0) m_wakeUp->clear();
        if (again && m_sleep.jumped()) return;
    }
}

void Transport::Worker::publish(const RemoteState& state) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_state == state && state.stage != RemoteStage::Connecting) return;
        m_state = state;
    }
    if (m_callbacks.onState && !m_ending) m_callbacks.onState(state);
}

Transport::Transport(domain::HostProfile profile, domain::RemoteCallbacks callbacks,
                     const SshOptions& options, std::shared_ptr<LoginMemory> memory)
    : m_worker(std::make_shared<Worker>(std::move(profile), std::move(callbacks), options,
                                        std::move(memory))) {
    m_worker->start();
}

Transport::~Transport() {
    m_worker->finish();
}

domain::RemoteState Transport::state() const {
    return m_worker->state();
}

void Transport::reconnect() {
    m_worker->reconnect();
}

std::unique_ptr<Channel> Transport::open(ChannelWish wish, ChannelCallbacks callbacks) {
    return m_worker->open(std::move(wish), std::move(callbacks));
}

}  // namespace berth::platform_client::ssh
