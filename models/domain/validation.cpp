// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/validation.h"

#include <algorithm>

#include "models/domain/validation_rules.h"

namespace berth::domain {

const ImagePreset* Check::preset() const {
    return context.catalogue == nullptr ? nullptr : context.catalogue->findPreset(spec.image);
}

const GpuSpec* Check::gpu() const {
    return context.catalogue == nullptr ? nullptr : context.catalogue->findSpec(spec.gpuSpec);
}

int Check::ownNodes() const {
    if (context.snapshot == nullptr || context.editing.empty()) return 0;
    int own = 0;
    for (const Node* node : context.snapshot->nodesOf(context.editing)) {
        if (node->alive() && node->gpuSpec == spec.gpuSpec && !node->region.empty()) ++own;
    }
    return own;
}

std::vector<Finding> validate(const DeploymentSpec& spec, const ValidationContext& context) {
    Check check(spec, context);
    for (const auto rule : {checkName, checkGpu, checkStock, checkOffers, checkImage, checkNodes,
                            checkPorts, checkEnvironment, checkCommand, checkMounts, checkHealth,
                            checkBalancing, checkRunning, checkJob, checkAutoscaling}) {
        rule(check);
    }
    std::stable_partition(check.findings.begin(), check.findings.end(),
                          [](const Finding& each) { return each.level == FindingLevel::Problem; });
    return std::move(check.findings);
}

bool hasProblem(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& each) { return each.level == FindingLevel::Problem; });
}

std::optional<Error> firstProblem(const std::vector<Finding>& findings) {
    for (const Finding& each : findings) {
        if (each.level != FindingLevel::Problem) continue;
        ErrorCode code = ErrorCode::InvalidArgument;
        if (each.kind == FindingKind::NameTaken) code = ErrorCode::AlreadyExists;
        if (each.kind == FindingKind::BalancingUnsupported ||
            each.kind == FindingKind::BalancingOptionsUnsupported ||
            each.kind == FindingKind::JobUnsupported ||
            each.kind == FindingKind::AutoscalingUnsupported)
            code = ErrorCode::NotSupported;
        return Error{code, each.detail, false, each.field};
    }
    return std::nullopt;
}

std::optional<CostEstimate> estimateCost(const DeploymentSpec& spec, const Catalogue& catalogue) {
    const auto price = catalogue.priceOf(spec.gpuSpec, spec.regions);
    if (!price) return std::nullopt;
    const int nodes = spec.nodesAtOnce();
    return CostEstimate{price->lowest * nodes, price->highest * nodes};
}

}  // namespace berth::domain
