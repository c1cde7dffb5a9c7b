// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/domain/capabilities.h"
#include "models/domain/catalogue.h"
#include "models/domain/deployment.h"
#include "models/domain/snapshot.h"

namespace berth::domain {

enum class FindingLevel { Problem, Warning };  // a problem keeps Create locked

// What is wrong with a spec. The interface chooses the sentence by kind; `fix` says what one click
// would change. Append only.
enum class FindingKind {
    NameEmpty,
    NameTooLong,
    NameBadCharacters,
    NameTaken,
    GpuMissing,
    GpuUnknown,
    GpuMemoryTooSmall,
    GpuNotInRegion,
    NoStock,
    StockShort,
    ImageEmpty,
    ImageMalformed,
    ImageUnknown,
    NodesOutOfRange,
    PortOutOfRange,
    PortTwice,
    PortNotInImage,
    NoPorts,
    StatefulOnSeveralNodes,
    EnvironmentNameBad,
    EnvironmentNameTwice,
    EnvironmentValueBad,
    CommandBad,
    MountPathBad,
    MountPathTwice,
    VolumeUnknown,
    VolumeElsewhere,  // a file server of one region, and nodes that may run in others
    ProbePortUnused,
    ProbePathBad,
    ProbeTimingBad,
    ProbeWillFail,
    RollingUpdateStuck,
    RegionUnknown,
    BalancingUnsupported,
    GraceOutOfRange,
    StopAfterBad,
    SharedMemoryBad,
    RunsForEver,      // warning: no stop-after on a trial
    DataOnNodesOnly,  // warning: the image writes files and no volume is mounted
    OfferUnknown,     // warning: ordered with an offer that is not on the list (any more)
    RegistryBlocked,  // warning: the platform's machines cannot fetch from the image's registry
    JobUnsupported,
    JobCompletionsOutOfRange,
    JobTimeBad,
    JobRetriesOutOfRange,
    JobTimeoutShort,  // warning: not even one run fits into it
    AutoscalingUnsupported,
    AutoscalingOfAJob,
    AutoscalingBoundsBad,  // minimum, maximum, and the nodes that it begins with
    AutoscalingTargetBad,  // a number of the policy, or the port that it looks at
    WarmPoolBad,
    BalancingOptionsUnsupported,
    BalancingOptionOutOfRange,  // the field tells which
    HashKeyNameBad,
};

struct Finding {
    FindingKind kind = FindingKind::NameEmpty;
    FindingLevel level = FindingLevel::Problem;
    std::string field;                // "name", "ports[1].port", "health.liveness.path"
    std::string detail;               // English: what is wrong and how to mend it
    std::string value;                // the offending value, or the number the sentence needs
    std::vector<DeploymentSpec> fix;  // empty, or one spec with the fault mended

    friend bool operator==(const Finding&, const Finding&) = default;
};

// The context a spec is checked against; null members are not checked.
struct ValidationContext {
    const Catalogue* catalogue = nullptr;
    const Capabilities* capabilities = nullptr;
    const Snapshot* snapshot = nullptr;  // names taken
    DeploymentId editing;                // its own name is not "taken"
    // The spec names offers and the platform knows none of them: it takes the order whatever GPU
    // and regions are in it, and the nodes wait for ever.
    bool offersUnknown = false;
};

// Everything that is wrong, problems first, in the order of the fields on the page. Pure.
[[nodiscard]] std::vector<Finding> validate(const DeploymentSpec& spec,
                                            const ValidationContext& context);
[[nodiscard]] bool hasProblem(const std::vector<Finding>& findings);
// The first problem as an Error with field and detail, or nothing.
[[nodiscard]] std::optional<Error> firstProblem(const std::vector<Finding>& findings);

// Cost of running the spec: the range over the regions it may be placed in.
struct CostEstimate {
    Rate lowest, highest;  // all nodes
};
[[nodiscard]] std::optional<CostEstimate> estimateCost(const DeploymentSpec& spec,
                                                       const Catalogue& catalogue);

}  // namespace berth::domain
