// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/deployment.h"
#include "platform_client/gongji/offer_book.h"
#include "platform_client/gongji/wire.h"

namespace berth::platform_client::gongji {

// A task as both generations of paths show it; either may be missing. The older one is the only one
// known to tell load balancing and autoscaling, the newer one says environment, command and several
// containers without a doubt: together they say all.
struct TaskDetails {
    std::optional<WireTaskDetail> old;
    std::optional<WireTaskDetail> fresh;  // of the newer paths

    [[nodiscard]] bool empty() const { return !old && !fresh; }
    // Of whichever is there, the newer first. Not for empty ones.
    [[nodiscard]] const WireTaskDetail& any() const { return fresh ? *fresh : *old; }
    [[nodiscard]] const WireBalance& balance() const { return old ? old->balance : fresh->balance; }
    // Of a job, whose details are of the newer form; null for everything else.
    [[nodiscard]] const WireJob* job() const {
        return fresh && fresh->job ? &*fresh->job : nullptr;
    }
};

// The container that a DeploymentSpec describes: the first with ports, else the first; null when
// there is none.
[[nodiscard]] const WireService* primaryService(const WireTaskDetail& detail);
[[nodiscard]] std::size_t primaryIndex(const WireTaskDetail& detail);

// "juicefs-36", "share-78", "nas-5": the numbers of the three kinds of storage are not of one row.
[[nodiscard]] domain::VolumeId volumeIdOf(StorageKind kind, std::int64_t storageId);
struct StorageRef {
    StorageKind kind = StorageKind::Share;
    std::int64_t id = 0;
};
[[nodiscard]] std::optional<StorageRef> storageOf(const domain::VolumeId& volume);

// The word of the API; nothing for a type that Berth has no word for (IpHash, HeaderHash …).
[[nodiscard]] std::optional<domain::BalancingPolicy> policyOf(const std::string& balanceType);
[[nodiscard]] const char* balanceTypeOf(domain::BalancingPolicy policy);

// The wanted state as people see it. "Any region" is one that may use every region in which the
// device is sold now. A balancing type without a word of ours shows as round robin and is kept.
[[nodiscard]] domain::DeploymentSpec toSpec(const TaskDetails& details, const OfferBook& offers);
// Likewise by somebody who knows the extensionsOf() the details.
[[nodiscard]] domain::DeploymentSpec toSpec(const TaskDetails& details, const OfferBook& offers,
                                            const std::string& extensions);

}  // namespace berth::platform_client::gongji
