// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/link_test.h"

#include <algorithm>
#include <set>

namespace berth::ui {

namespace {

int ordinalOf(const std::vector<const domain::Node*>& nodes, const std::string& name) {
    if (name.empty()) return 0;
    for (const domain::Node* node : nodes) {
        if (node->name == name || node->id.value == name) return node->ordinal;
    }
    return 0;
}

}  // namespace

LinkTestResult readLinkTest(const std::vector<domain::LinkAnswer>& answers,
                            const domain::Snapshot& snapshot,
                            const domain::DeploymentId& deployment) {
    const std::vector<const domain::Node*> nodes = snapshot.nodesOf(deployment);
    LinkTestResult result;
    std::vector<domain::Duration> times;
    std::set<int> heard;
    for (const domain::LinkAnswer& answer : answers) {
        LinkTestBar bar;
        bar.ordinal = ordinalOf(nodes, answer.node);
        bar.answered = answer.status >= 200 && answer.status < 500;
        bar.took = answer.took;
        if (bar.answered) {
            times.push_back(answer.took);
            if (bar.ordinal != 0) heard.insert(bar.ordinal);
        } else {
            bar.problem =
                answer.problem.empty() ? "HTTP " + std::to_string(answer.status) : answer.problem;
            if (result.problem.empty()) result.problem = bar.problem;
        }
        result.bars.push_back(std::move(bar));
    }
    result.answered = static_cast<int>(times.size());
    if (!times.empty()) {
        std::ranges::sort(times);
        result.median = times[(times.size() - 1) / 2];
        result.slowest = times.back();
    }
    for (const domain::Node* node : nodes) {
        if (node->state == domain::NodeState::Running && !heard.contains(node->ordinal)) {
            result.neverAsked.push_back(node->ordinal);
        }
    }
    // Nobody said who they are: then it is not known who was asked.
    if (heard.empty()) result.neverAsked.clear();
    std::ranges::sort(result.neverAsked);
    return result;
}

}  // namespace berth::ui
