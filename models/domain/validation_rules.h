// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/validation.h"

namespace berth::domain {

// Internal to validate(): one run over one spec. Each rule looks at a few fields and adds what it
// finds; rules do not depend on each other's findings.
class Check {
  public:
    static constexpr int kMostFindings = 100;  // of one level

    Check(const DeploymentSpec& checked, const ValidationContext& in)
        : spec(checked), context(in) {}

    // `mend` changes a copy of the spec, which becomes the fix. Of each level the first hundred are
    // kept: a list of thousands with a copy of the spec at every item would not fit in memory.
    template <class Mend>
    void add(FindingLevel level, FindingKind kind, std::string field, std::string value,
             std::string detail, Mend mend) {
        const auto before = std::count_if(findings.begin(), findings.end(),
                                          [&](const Finding& each) { return each.level == level; });
        if (before >= kMostFindings) return;
        DeploymentSpec mended = spec;
        mend(mended);
        // An offer is for one GPU in one region: elsewhere the old ones mean nothing.
        if (mended.gpuSpec != spec.gpuSpec || mended.regions != spec.regions) {
            mended.offers.clear();
        }
        findings.push_back(
            {kind, level, std::move(field), std::move(detail), std::move(value), {}});
        if (mended != spec) findings.back().fix.push_back(std::move(mended));
    }
    void add(FindingLevel level, FindingKind kind, std::string field, std::string value,
             std::string detail) {
        add(level, kind, std::move(field), std::move(value), std::move(detail),
            [](DeploymentSpec&) {});
    }

    // The preset of the image, or null.
    [[nodiscard]] const ImagePreset* preset() const;
    // The catalogue's GPU spec, or null.
    [[nodiscard]] const GpuSpec* gpu() const;
    // Nodes of the deployment being edited that hold the same GPU spec now: its own stock.
    [[nodiscard]] int ownNodes() const;

    const DeploymentSpec& spec;
    const ValidationContext& context;
    std::vector<Finding> findings;
};

void checkName(Check& check);
void checkGpu(Check& check);
void checkStock(Check& check);
void checkOffers(Check& check);
void checkImage(Check& check);
void checkNodes(Check& check);
void checkPorts(Check& check);
void checkEnvironment(Check& check);
void checkCommand(Check& check);
void checkMounts(Check& check);
void checkHealth(Check& check);
void checkBalancing(Check& check);
void checkRunning(Check& check);
void checkJob(Check& check);
void checkAutoscaling(Check& check);

// A fix: no more than so many nodes to begin with, those of the warm pool among them.
void takeFewer(DeploymentSpec& mended, int nodes);
// A fix: one node, now and later.
void takeOne(DeploymentSpec& mended);

// Limits of the forms, beside those of the platform.
inline constexpr std::size_t kMaxNameLength = 40;
inline constexpr int kMaxPort = 65535;
inline constexpr std::size_t kMaxTextLength = 32 * 1024;  // of one environment value or argument

}  // namespace berth::domain
