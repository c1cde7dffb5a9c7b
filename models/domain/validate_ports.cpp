// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

using Ports = std::vector<PortSpec>;

bool inRange(int port) {
    return port >= 1 && port <= kMaxPort;
}

bool lists(const Ports& ports, int port) {
    return std::any_of(ports.begin(), ports.end(),
                       [&](const PortSpec& each) { return each.port == port; });
}

const ImagePort* imagePort(const ImagePreset* preset, int port) {
    if (preset == nullptr) return nullptr;
    const auto found = std::find_if(preset->ports.begin(), preset->ports.end(),
                                    [&](const ImagePort& each) { return each.port == port; });
    return found == preset->ports.end() ? nullptr : &*found;
}

// The first port of the image that the spec does not publish yet and that suits its number of
// nodes, in place of the faulty one; without such a port the faulty one goes, however often it is
// listed.
void replaceOrDrop(const ImagePreset* preset, std::size_t index, DeploymentSpec& mended) {
    if (preset != nullptr) {
        for (const ImagePort& each : preset->ports) {
            if (lists(mended.ports, each.port) || (each.stateful && mended.nodes > 1)) continue;
            mended.ports[index].port = each.port;
            return;
        }
    }
    const int faulty = mended.ports[index].port;
    std::erase_if(mended.ports, [&](const PortSpec& each) { return each.port == faulty; });
}

// "no link" is as good as any port only for work that is pulled: an image with ports wants one.
void checkNoPorts(Check& check, const ImagePreset* preset) {
    if (check.spec.job) return;  // nobody has to reach it
    if (!check.spec.ports.empty() || preset == nullptr || preset->ports.empty()) return;
    check.add(FindingLevel::Warning, FindingKind::NoPorts, "ports",
              std::to_string(preset->ports.front().port),
              "no port is published, so there will be no link: add a port of the image",
              [&](DeploymentSpec& mended) {
                  for (const ImagePort& each : preset->ports) {
                      if (!each.stateful || mended.nodes <= 1) {
                          mended.ports.push_back({each.port, BalancingPolicy::RoundRobin});
                      }
                  }
                  if (!mended.ports.empty()) return;
                  mended.ports.push_back({preset->ports.front().port, BalancingPolicy::RoundRobin});
                  takeOne(mended);
              });
}

void checkStateful(Check& check, const ImagePreset* preset) {
    const auto& scaled = check.spec.autoscaling;
    const int nodes = std::max(check.spec.nodes, scaled ? scaled->maximum : 0);
    if (nodes <= 1) return;
    for (std::size_t i = 0; i < check.spec.ports.size(); ++i) {
        const int port = check.spec.ports[i].port;
        const ImagePort* known = imagePort(preset, port);
        if (known == nullptr || !known->stateful) continue;
        const bool othersServe = std::any_of(
            check.spec.ports.begin(), check.spec.ports.end(), [&](const PortSpec& each) {
                const ImagePort* other = imagePort(preset, each.port);
                return other != nullptr && !other->stateful;
            });
        check.add(FindingLevel::Problem, FindingKind::StatefulOnSeveralNodes,
                  fmt::format("ports[{}].port", i), std::to_string(port),
                  fmt::format("port {} keeps its state on the node, requests to {} nodes would not "
                              "find it again: run one node, or do not publish the port",
                              port, nodes),
                  [&](DeploymentSpec& mended) {
                      if (othersServe) {
                          std::erase_if(mended.ports,
                                        [&](const PortSpec& each) { return each.port == port; });
                      } else {
                          takeOne(mended);
                      }
                  });
    }
}

}  // namespace

void checkNodes(Check& check) {
    const Capabilities limits =
        check.context.capabilities == nullptr ? Capabilities{} : *check.context.capabilities;
    const int nodes = check.spec.nodes;
    if (nodes >= 0 && nodes <= limits.maxNodes) return;
    check.add(FindingLevel::Problem, FindingKind::NodesOutOfRange, "nodes", std::to_string(nodes),
              fmt::format("{} nodes are not possible: choose 0 to {}", nodes, limits.maxNodes),
              [&](DeploymentSpec& mended) {
                  mended.nodes = std::clamp(nodes, nodes < 0 ? 1 : 0, limits.maxNodes);
              });
}

void checkPorts(Check& check) {
    const ImagePreset* preset = check.preset();
    const Ports& ports = check.spec.ports;
    checkNoPorts(check, preset);
    std::set<int> before;  // a spec may name every port there is
    for (std::size_t i = 0; i < ports.size(); ++i) {
        const int port = ports[i].port;
        const std::string field = fmt::format("ports[{}].port", i);
        if (!inRange(port)) {
            check.add(FindingLevel::Problem, FindingKind::PortOutOfRange, field,
                      std::to_string(port),
                      fmt::format("{} is no port: choose 1 to {}", port, kMaxPort),
                      [&](DeploymentSpec& mended) { replaceOrDrop(preset, i, mended); });
            continue;
        }
        if (!before.insert(port).second) {
            check.add(FindingLevel::Problem, FindingKind::PortTwice, field, std::to_string(port),
                      fmt::format("port {} is published twice: remove one", port),
                      [i](DeploymentSpec& mended) {
                          mended.ports.erase(mended.ports.begin() + static_cast<long>(i));
                      });
        } else if (preset != nullptr && !preset->ports.empty() &&
                   imagePort(preset, port) == nullptr) {
            check.add(FindingLevel::Warning, FindingKind::PortNotInImage, field,
                      std::to_string(port),
                      fmt::format("the image does not listen on port {}, its link would answer "
                                  "with an error: choose a port of the image",
                                  port),
                      [&](DeploymentSpec& mended) { replaceOrDrop(preset, i, mended); });
        }
    }
    checkStateful(check, preset);
}

}  // namespace berth::domain
