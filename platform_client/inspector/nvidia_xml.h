// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "platform_client/inspector/nvidia_reading.h"

namespace berth::platform_client::inspector {

// The output of `nvidia-smi -q -x`, of drivers from 418 on: tags that were renamed on the way are
// known by all their names (nvsmi_device_v10 to v13). GPUs are numbered in their order, as
// nvidia-smi does. What was cut off gives the values before the cut. Text around the document goes
// into driver.message: that is where nvidia-smi says why there is none. Source: `man nvidia-smi`,
// and the document type that the output names.
[[nodiscard]] NvidiaReading readNvidiaXml(std::string_view text);

}  // namespace berth::platform_client::inspector
