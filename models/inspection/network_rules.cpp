// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/inspection/rules.h"

namespace berth::inspection {
namespace {

using domain::ListeningSocket;
using domain::NetworkInterface;

constexpr double kErrors = 10;   // between two looks
constexpr double kDrops = 1000;  // between two looks

void portRules(Case& look) {
    const auto& sockets = look.now().network.listening;
    if (!sockets) return;
    for (const int port : look.context().declaredPorts) {
        const auto open = std::ranges::find(*sockets, port, &ListeningSocket::port);
        const Subject subject{SubjectKind::Port, std::to_string(port)};
        if (open == sockets->end()) {
            look.add(FindingKind::PortNotListening, subject);
            continue;
        }
        const bool reachable = std::ranges::any_of(*sockets, [port](const ListeningSocket& each) {
            return each.port == port && !each.loopbackOnly;
        });
        if (!reachable)
            look.add(FindingKind::PortLoopbackOnly, subject, {{"address", open->address}});
    }
}

void trafficRules(Case& look) {
    if (look.before() == nullptr) return;
    const auto& then = look.before()->network.interfaces;
    for (const NetworkInterface& now : look.now().network.interfaces) {
        const auto was = std::ranges::find(then, now.name, &NetworkInterface::name);
        if (was == then.end()) continue;
        const auto sum = [&](std::int64_t NetworkInterface::*in,
                             std::int64_t NetworkInterface::*out) {
            return static_cast<double>(growth((*was).*in, now.*in).value_or(0)) +
                   static_cast<double>(growth((*was).*out, now.*out).value_or(0));
        };
        const Subject subject{SubjectKind::Interface, now.name};
        const double errors = sum(&NetworkInterface::receiveErrors, &NetworkInterface::sendErrors);
        if (errors >= kErrors)
            look.add(FindingKind::NetworkErrorsRising, subject, {{"count", Measure{errors, ""}}});
        const double drops = sum(&NetworkInterface::receiveDrops, &NetworkInterface::sendDrops);
        if (drops >= kDrops)
            look.add(FindingKind::NetworkDropsRising, subject, {{"count", Measure{drops, ""}}});
    }
}

}  // namespace

void networkRules(Case& look) {
    const domain::NetworkState& network = look.now().network;
    portRules(look);
    if (network.nameServers && network.nameServers->empty())
        look.add(FindingKind::NoNameServer, {});
    if (network.defaultRoute == false) look.add(FindingKind::NoDefaultRoute, {});
    trafficRules(look);
}

}  // namespace berth::inspection
