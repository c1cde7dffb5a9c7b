// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/deployment.h"
#include "models/domain/error.h"
#include "platform_client/gongji/offer_book.h"
#include "platform_client/gongji/wire.h"
#include "platform_client/json/json_writer.h"

namespace berth::platform_client::gongji {

// What a task is ordered with: one entry for each region it may use.
struct OrderedResource {
    WireTaskResource resource;
    std::string rest = "{}";  // further members, as they came with the task: its weight
};

// For a task that is new or gets another GPU or other regions. Errors: NoCapacity, field
// "offers[i]" when an offer is asked for that the platform does not know any more, else "gpuSpec".
[[nodiscard]] domain::Result<std::vector<OrderedResource>> orderResources(
    const domain::DeploymentSpec& wanted, const OfferBook& offers);

// For a task that keeps them, with the marks of today: one of yesterday is accepted and then waits
// for ever. Errors: NoCapacity when none of its regions sells it any more.
[[nodiscard]] domain::Result<std::vector<OrderedResource>> renewResources(
    const WireTask& task, const std::string& taskJson, const OfferBook& offers);

void writeResources(JsonWriter& writer, const std::vector<OrderedResource>& resources);

}  // namespace berth::platform_client::gongji
