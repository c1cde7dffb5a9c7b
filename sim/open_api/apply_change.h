// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "models/domain/change.h"
#include "sim/open_api/api_context.h"

namespace berth::sim::open_api {

// Answers with null once the change is applied. `wrongState`: what to say when somebody else was
// quicker; empty: what the platform says.
void applyAndAnswer(ApiContext& context, domain::Change change, std::string_view wrongState,
                    const Responder& responder);
// Answers with the number of the new task.
void createAndAnswer(ApiContext& context, domain::DeploymentSpec spec, const Responder& responder);

}  // namespace berth::sim::open_api
