// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "platform_client/gongji/wire.h"
#include "platform_client/json/json_reader.h"

namespace berth::platform_client::gongji {

// `data` of /task/points. Needs a `point_id` of each.
[[nodiscard]] WirePage<WirePoint> readPoints(const JsonReader& data);

// `data` of /task/pod_event, oldest first: by time where all have one, else as they come with the
// first as the latest, which is how clients of the platform read them.
[[nodiscard]] std::vector<WirePodEvent> readPodEvents(const JsonReader& data);

// `data` of /task/point_log: the whole text.
[[nodiscard]] std::string readLogs(const JsonReader& data);

}  // namespace berth::platform_client::gongji
