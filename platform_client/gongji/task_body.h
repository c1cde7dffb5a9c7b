// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/deployment.h"
#include "models/domain/error.h"
#include "platform_client/gongji/offer_book.h"
#include "platform_client/gongji/task_details.h"
#include "platform_client/gongji/wire.h"

namespace berth::platform_client::gongji {

// Which paths can say the spec. Jobs have paths of their own that write tasks as the newer ones do.
// Else the older ones, as long as they can say it without a doubt: they are the ones that balance
// and scale. The newer ones are needed for environment values with blanks
// or quotes, for a program whose name has blanks, and for tasks with several containers, with
// variables that take their value from elsewhere, with disks that containers share or with a
// manifest of their own. `now` is the task that is edited; empty for a create.
// Errors: NotSupported with the field, when neither can say it.
[[nodiscard]] domain::Result<Generation> generationFor(const domain::DeploymentSpec& wanted,
                                                       const TaskDetails& now,
                                                       const OfferBook& offers);

// Body of a create. `serviceName` is the handle by which it is found again.
// Errors: InvalidArgument (extensions), NoCapacity (regions or GPU: nobody sells it now).
[[nodiscard]] domain::Result<std::string> createBody(const domain::DeploymentSpec& wanted,
                                                     const std::string& serviceName,
                                                     Generation generation,
                                                     const OfferBook& offers);

// Body of an update, which overwrites everything: what Berth has no word for is sent back as `now`
// has it, unless the spec brings other extensions than those of `now`. Marks are those of `offers`.
// Errors: as of createBody.
[[nodiscard]] domain::Result<std::string> updateBody(const domain::DeploymentSpec& wanted,
                                                     const TaskDetails& now, Generation generation,
                                                     const OfferBook& offers);

}  // namespace berth::platform_client::gongji
