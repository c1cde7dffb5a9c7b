// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/domain/snapshot.h"
#include "sim/platform/link_host.h"
#include "sim/platform/simulation.h"

namespace berth::sim::platform {

// Which address each link has, and had before a restart. Belongs to the simulation's thread.
class LinkTable {
  public:
    struct Opened {
        LinkInfo info;
        std::uint16_t port = 0;  // 0: could not be opened
        bool moved = false;      // its former port was taken by somebody else
        bool fresh = false;      // the port has to be remembered
        std::string problem;     // English
    };

    // Without a host, links stay without an address (headless runs, tests).
    explicit LinkTable(LinkHost* host) : m_host(host) {}
    ~LinkTable();
    LinkTable(const LinkTable&) = delete;
    LinkTable& operator=(const LinkTable&) = delete;

    // From the command log, before the link is opened.
    void remember(serving::LinkKey link, std::uint16_t port) { m_remembered[link] = port; }
    // Takes note; the work is done by openPending(), outside of the simulation's event handling.
    void linkOpened(const LinkInfo& link) { m_pending.push_back(link); }
    void linkClosed(const LinkInfo& link);
    [[nodiscard]] bool hasPending() const { return !m_pending.empty(); }
    [[nodiscard]] std::vector<Opened> openPending();

    [[nodiscard]] const LinkInfo* find(serving::LinkKey link) const;
    // Puts addresses and problems into the links of a snapshot.
    void describe(domain::Snapshot& snapshot) const;

  private:
    LinkHost* m_host;
    std::map<serving::LinkKey, Opened> m_links;
    std::map<serving::LinkKey, std::uint16_t> m_remembered;
    std::vector<LinkInfo> m_pending;
};

}  // namespace berth::sim::platform
