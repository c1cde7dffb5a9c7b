// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>

#include "models/domain/codec.h"
#include "models/domain/validation.h"
#include "tests/models/domain/fixtures.h"

namespace berth::domain {
namespace {

class RandomSpecs : public testing::Test {
  protected:
    [[nodiscard]] std::vector<Finding> validated(const DeploymentSpec& spec) const {
        return validate(spec, {&m_catalogue, &m_capabilities, &m_snapshot, {}});
    }

    std::mt19937_64 m_random{4};
    Catalogue m_catalogue = fixtures::catalogue();
    Capabilities m_capabilities = fixtures::capabilities();
    Snapshot m_snapshot = fixtures::snapshot();
};

long count(const std::vector<Finding>& findings, FindingKind kind) {
    return std::count_if(findings.begin(), findings.end(),
                         [&](const Finding& each) { return each.kind == kind; });
}

// The same fault may be uncovered elsewhere by a fix (a port published twice, both wrong), but
// never at the same place with the same value unless there were more of it before.
bool mended(const Finding& fault, const std::vector<Finding>& before,
            const std::vector<Finding>& after) {
    const bool gone = std::none_of(after.begin(), after.end(), [&](const Finding& each) {
        return each.kind == fault.kind && each.field == fault.field && each.value == fault.value;
    });
    return gone || count(after, fault.kind) < count(before, fault.kind);
}

TEST_F(RandomSpecs, AFixMendsItsFault) {
    int fixes = 0;
    for (int i = 0; i < 1500; ++i) {
        const DeploymentSpec spec = fixtures::randomSpec(m_random);
        const auto findings = validated(spec);
        for (const Finding& each : findings) {
            EXPECT_FALSE(each.detail.empty());
            EXPECT_FALSE(each.field.empty());
            if (each.fix.empty()) continue;
            ++fixes;
            ASSERT_NE(each.fix[0], spec);
            ASSERT_TRUE(mended(each, findings, validated(each.fix[0])))
                << each.field << ": " << each.detail << "\n"
                << toJson(spec) << "\n"
                << toJson(each.fix[0]);
        }
    }
    EXPECT_GT(fixes, 10'000);
}

TEST_F(RandomSpecs, NoFixTakesAnOfferToAnotherGpuOrRegion) {
    int moves = 0;
    int renewals = 0;
    for (int i = 0; i < 1500; ++i) {
        const DeploymentSpec spec = fixtures::randomSpec(m_random);
        for (const Finding& each : validated(spec)) {
            if (each.fix.empty() || spec.offers.empty()) continue;
            const DeploymentSpec& after = each.fix[0];
            if (after.gpuSpec != spec.gpuSpec || after.regions != spec.regions) {
                ++moves;
                ASSERT_TRUE(after.offers.empty()) << toJson(after);
            } else if (each.kind == FindingKind::OfferUnknown) {
                ++renewals;
                ASSERT_TRUE(after.offers.empty()) << toJson(after);
            } else {
                ASSERT_EQ(after.offers, spec.offers) << each.detail;
            }
        }
    }
    EXPECT_GT(moves, 1000);
    EXPECT_GT(renewals, 3);
}

TEST_F(RandomSpecs, FixingTheFirstFindingAgainAndAgainEnds) {
    for (int i = 0; i < 800; ++i) {
        DeploymentSpec spec = fixtures::randomSpec(m_random);
        int steps = 0;
        for (;; ++steps) {
            ASSERT_LT(steps, 100) << toJson(spec);
            const auto findings = validated(spec);
            const auto fixable =
                std::find_if(findings.begin(), findings.end(),
                             [](const Finding& each) { return !each.fix.empty(); });
            if (fixable == findings.end()) break;
            spec = fixable->fix[0];
        }
    }
}

TEST_F(RandomSpecs, ProblemsAlwaysStandBeforeWarnings) {
    for (int i = 0; i < 800; ++i) {
        const auto findings = validated(fixtures::randomSpec(m_random));
        EXPECT_TRUE(std::is_partitioned(findings.begin(), findings.end(), [](const Finding& each) {
            return each.level == FindingLevel::Problem;
        }));
    }
}

}  // namespace
}  // namespace berth::domain
