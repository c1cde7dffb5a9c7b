// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/inspection.h"
#include "platform_client/inspector/batch_splitter.h"

namespace berth::platform_client::inspector {

// What the sections of nvidia-smi say together: the values of the full form, those of the table
// where there is no full form, and in words why there are none. A GPU that the tool cannot reach is
// in the list as lost. Gives the problem of each section to its report in `inspection.sections`.
void readGpuSections(const BatchOutput& output, domain::Inspection& inspection);

}  // namespace berth::platform_client::inspector
