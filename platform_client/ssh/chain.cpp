// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/chain.h"

#include <poll.h>

#include <algorithm>

#include "platform_client/ssh/dialer.h"
#include "platform_client/ssh/host_check.h"
#include "platform_client/ssh/login.h"

namespace berth::platform_client::ssh {

namespace {

using domain::RemoteStage;
using domain::RemoteTrouble;
using std::chrono::steady_clock;

constexpr auto kDeskLook = std::chrono::milliseconds(50);

}  // namespace

Chain::~Chain() {
    if (m_atDesk) m_setting.memory.end();
    // From the far end: a session says goodbye through the ones that carry it.
    while (!m_links.empty()) {
        m_links.pop_back();
        if (!m_tunnels.empty()) m_tunnels.pop_back();
    }
}

const domain::HostStop& Chain::stopAt(std::size_t index) const {
    const auto& jumps = m_setting.profile.jumps;
    return index < jumps.size() ? jumps[index] : m_setting.profile.target;
}

// Another connection to the same computer may be asking just now.
Attempt<void> Chain::takeTheDesk() {
    while (!m_setting.memory.begin())
        if (!turn(steady_clock::now() + kDeskLook)) return failed(RemoteTrouble::ShuttingDown, "");
    m_atDesk = true;
    return {};
}

Attempt<void> Chain::connect() {
    if (auto taken = takeTheDesk(); !taken) return taken;
    Attempt<void> done;
    for (m_stop = 0; m_stop <= m_setting.profile.jumps.size(); ++m_stop) {
        done = connectStop(m_stop);
        if (!done) break;
    }
    m_stop = std::min(m_stop, m_setting.profile.jumps.size());
    m_setting.memory.end();
    m_atDesk = false;
    m_current = nullptr;
    return done;
}

Attempt<Descriptor> Chain::socketTo(const domain::HostStop& stop, std::size_t index) {
    if (index == 0)
        return dial(stop.host, stop.port, m_setting.options.patience, *this, m_setting.wakeUp);
    auto tunnel =
        Tunnel::open(*m_links.back(), stop.host, stop.port, m_setting.options.patience, *this);
    if (!tunnel) return tl::unexpected(tunnel.error());
    Descriptor end = (*tunnel)->takeEnd();
    m_tunnels.push_back(std::move(*tunnel));
    return end;
}

Attempt<void> Chain::connectStop(std::size_t index) {
    const domain::HostStop& stop = stopAt(index);
    m_setting.onStage(RemoteStage::Connecting, index);
    if (const auto sound = checkHostAddress({stop.host, stop.port}); !sound)
        return failed(RemoteTrouble::BadAddress, sound.error().detail);
    const auto known = KnownHosts::load(m_setting.options.knownHostsFiles);
    if (!known) return failed(RemoteTrouble::KnownHostsUnreadable, known.error().detail);
    auto socket = socketTo(stop, index);
    if (!socket) return tl::unexpected(socket.error());
    m_setting.onStage(RemoteStage::CheckingHost, index);
    auto link = Link::open(std::move(*socket), stop.user, known->knownTypes({stop.host, stop.port}),
                           m_setting.options.patience, *this, m_packets, m_current);
    if (!link) return tl::unexpected(link.error());
    m_links.push_back(std::move(*link));
    m_current = nullptr;
    const LoginScene scene{m_setting.profile,
                           stop,
                           index,
                           m_setting.options,
                           m_setting.callbacks,
                           m_setting.memory,
                           *m_links.back(),
                           *this,
                           m_setting.wakeUp,
                           m_setting.agentStop};
    if (auto checked = checkHost(scene, *known); !checked) return checked;
    m_setting.onStage(RemoteStage::LoggingIn, index);
    return Login(scene).run();
}

std::uint64_t Chain::receivedInAll() const {
    std::uint64_t all = 0;
    for (const auto& link : m_links)
        all += link->received();
    return all;
}

bool Chain::turn(Moment until, int writable) {
    if (m_setting.ending) return false;
    std::vector<pollfd> looks;
    looks.push_back({m_setting.wakeUp->fd(), POLLIN, 0});
    looks.push_back({writable, POLLOUT, 0});
    looks.push_back({m_current != nullptr ? m_current->fd() : -1,
                     m_current != nullptr ? m_current->events() : short{0}, 0});
    const std::size_t firstLink = looks.size();
    for (const auto& link : m_links)
        looks.push_back({link->fd(), link->events(), 0});
    for (const auto& tunnel : m_tunnels)
        looks.push_back({tunnel->fd(), tunnel->events(), 0});
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now());
    const auto patience = std::clamp<std::int64_t>(left.count(), 0, 60'000);
    (void)::poll(looks.data(), looks.size(), static_cast<int>(patience));
    if (looks.front().revents != 0) m_setting.wakeUp->clear();
    for (std::size_t i = 0; i < m_links.size(); ++i)
        if (looks[firstLink + i].revents != 0) m_links[i]->process();
    // Pumping may itself take in more, which poll(2) then knows nothing of.
    for (std::uint64_t before = UINT64_MAX; before != receivedInAll();) {
        before = receivedInAll();
        for (const auto& tunnel : m_tunnels)
            tunnel->pump();
    }
    return !m_setting.ending;
}

}  // namespace berth::platform_client::ssh
