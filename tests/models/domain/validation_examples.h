// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "models/domain/validation.h"
#include "tests/models/domain/fixtures.h"

namespace berth::domain::fixtures {

struct World {
    Catalogue catalogue = fixtures::catalogue();
    Capabilities capabilities = fixtures::capabilities();
    Snapshot snapshot = fixtures::snapshot();
    DeploymentId editing;

    [[nodiscard]] std::vector<Finding> validate(const DeploymentSpec& spec) const {
        return domain::validate(spec, {&catalogue, &capabilities, &snapshot, editing});
    }
};

// One fault put into the good spec: what must be found, and what its fix must make of it.
struct Example {
    FindingKind kind;
    FindingLevel level;
    const char* field;
    std::function<void(DeploymentSpec&, World&)> spoil;
    // Checks the mended spec; null: there must be no fix.
    std::function<bool(const DeploymentSpec&)> mended;
};

// At least one of every kind.
[[nodiscard]] std::vector<Example> allExamples();

}  // namespace berth::domain::fixtures
