// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/batch.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "models/domain/batch_stock.h"
#include "models/domain/front_rules.h"
#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

// The front of a plan, checked against copies that are yet to be.
Result<FrontSpec> plannedFront(FrontSpec front, const std::vector<CreateDeployment>& creations,
                               const Snapshot& snapshot) {
    front.members.clear();
    for (const CreateDeployment& each : creations)
        front.members.push_back({each.spec.name, front.port});
    FrontContext context;
    context.deployment = [&](const std::string& name) -> const DeploymentSpec* {
        for (const CreateDeployment& each : creations) {
            if (each.spec.name == name) return &each.spec;
        }
        return nullptr;
    };
    for (const Front& other : snapshot.fronts)
        context.otherFronts.push_back(other.spec.name);
    if (auto problem = firstProblem(validate(front, context))) {
        problem->field = "front." + problem->field;
        return tl::unexpected(std::move(*problem));
    }
    return front;
}

}  // namespace

std::string copyName(const std::string& base, int number) {
    const std::string suffix = fmt::format("-{}", number);
    std::string name = base.substr(0, kMaxNameLength - suffix.size());
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    return name + suffix;
}

std::vector<std::string> freeCopyNames(
    const std::string& base, int copies,
    const std::function<bool(const std::string& name)>& isTaken) {
    std::vector<std::string> names;
    for (int number = 1; static_cast<int>(names.size()) < copies; ++number) {
        std::string name = copyName(base, number);
        if (!isTaken(name)) names.push_back(std::move(name));
    }
    return names;
}

Result<BatchPlan> planBatch(const Batch& batch, const Snapshot& snapshot, const Capabilities& can) {
    if (batch.copies < 1 || batch.copies > kMostCopies)
        return fail(
            ErrorCode::InvalidArgument,
            fmt::format("{} copies are not possible: choose 1 to {}", batch.copies, kMostCopies),
            "copies");
    if (batch.spec.nodes != 1 || batch.spec.autoscaling)
        return fail(ErrorCode::InvalidArgument,
                    "each copy has one node: set nodes to 1, without autoscaling", "nodes");
    if (batch.front && !can.fronts)
        return fail(ErrorCode::NotSupported,
                    "the platform has no fronts: publish the copies without one", "front");
    ValidationContext context;
    context.catalogue = &snapshot.catalogue;
    context.capabilities = &can;
    context.snapshot = &snapshot;
    // The first part of their names may be taken itself: none of them has it.
    auto findings = validate(batch.spec, context);
    std::erase_if(findings,
                  [](const Finding& each) { return each.kind == FindingKind::NameTaken; });
    if (auto problem = firstProblem(findings)) return tl::unexpected(std::move(*problem));
    BatchPlan plan;
    for (std::string& name :
         freeCopyNames(batch.spec.name, batch.copies, [&](const std::string& wanted) {
             return snapshot.findDeploymentByName(wanted) != nullptr;
         })) {
        plan.creations.push_back({batch.spec});
        plan.creations.back().spec.name = std::move(name);
    }
    if (batch.front) {
        auto front = plannedFront(*batch.front, plan.creations, snapshot);
        if (!front) return tl::unexpected(std::move(front.error()));
        plan.front = std::move(*front);
    }
    if (const auto cost = estimateCost(batch.spec, snapshot.catalogue)) {
        for (int i = 0; i < batch.copies; ++i)
            plan.rate = plan.rate + cost->highest;
    }
    return plan;
}

std::vector<std::string> copiesWithoutStock(const BatchPlan& plan, const Catalogue& catalogue) {
    std::vector<std::string> names;
    if (plan.creations.empty()) return names;
    const DeploymentSpec& spec = plan.creations.front().spec;
    const int free = std::max(catalogue.freeNodes(spec.gpuSpec, spec.regions), 0);
    for (std::size_t i = static_cast<std::size_t>(free); i < plan.creations.size(); ++i)
        names.push_back(plan.creations[i].spec.name);
    return names;
}

}  // namespace berth::domain
