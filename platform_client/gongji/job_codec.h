// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/deployment.h"
#include "platform_client/gongji/wire.h"
#include "platform_client/json/json_reader.h"
#include "platform_client/json/json_writer.h"

namespace berth::platform_client::gongji {

// `data` of a job's detail. A word for its status that nobody has documented is Other.
[[nodiscard]] WireJob readJob(const JsonReader& detail);

// What is wanted of it; what it does not tell is as the domain has it. `points` are its
// completions.
[[nodiscard]] domain::JobSpec toJobSpec(const WireJob& job, int points);

// How far it is. The platform says that a job failed and not why: as Kubernetes ends jobs, either
// its time was up, or its pieces or its retries were used up. `created`: of the task.
[[nodiscard]] domain::JobProgress progressOf(const WireJob& job, const domain::JobSpec& wanted,
                                             domain::Instant created);

// The object "job_support" of a create. `spec` has a job.
void writeJobSupport(JsonWriter& writer, const domain::DeploymentSpec& spec);

}  // namespace berth::platform_client::gongji
